/*
 * The meetings on the screen: the list, the one being written, the one whose presences are marked.
 * It shows what Rust answers and decides nothing.
 */
import { call, type MeetingDraft, type MeetingSeat, type MeetingView, type SigningRole } from '../../ipc';
import { ask, formatDate, Load, sayDone, formatCount } from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';

/** A party that can be called, by name. */
export interface Callable {
  party: string;
  name: string;
  /** It stipulates: the agreement is signed by it. */
  signs: boolean;
  /** It is the lead body, that calls the others. */
  lead: boolean;
}

export class Meetings {
  readonly list = new Load(() => call('meeting_list'));
  /** Who is in the network, as the list of signatures has it. */
  readonly network = new Load(async () => callable(await call('adherence_list', { of: 'current' })));
  /** The meeting being written; `null` for a new one, which may be the one where the agreement is signed. */
  writing = $state.raw<{ view: MeetingView | null; signing?: boolean } | null>(null);
  /** The meeting whose presences are marked. */
  marking = $state.raw<MeetingView | null>(null);

  keepFresh(): void {
    this.list.keepFresh(['meeting', 'meeting_party', 'party']);
    this.network.keepFresh(['party', 'deed_version', 'deed_party', 'signature', 'renunciation']);
  }

  async save(view: MeetingView | null, draft: MeetingDraft, parties: string[]): Promise<void> {
    const known: [string, number] | null = view ? [view.meeting.id, view.meeting.version] : null;
    const written = await call('meeting_save', { known, draft, parties });
    sayDone(`Incontro del ${formatDate(draft.held_on)} registrato.`, { undo: undoing(written) });
  }

  async attend(view: MeetingView, seats: MeetingSeat[]): Promise<void> {
    const written = await call('meeting_attend', { id: view.meeting.id, seats });
    sayDone('Presenze registrate.', { undo: undoing(written) });
  }

  /** Registers that the convocations still to be sent were sent today. */
  async call(view: MeetingView): Promise<void> {
    const parties = view.called.filter((one) => !one.called_on).map((one) => one.party);
    try {
      const written = await call('meeting_call', { id: view.meeting.id, parties, on: null });
      sayDone(`Convocazioni inviate: ${formatCount(parties.length)}.`, { undo: undoing(written) });
    } catch (cause) {
      sayFailure(cause);
    }
  }

  async remove(view: MeetingView): Promise<void> {
    const { id, version, held_on } = view.meeting;
    const sure = await ask({
      title: `Togli l’incontro del ${formatDate(held_on)}`,
      text: 'Si toglie anche chi era convocato e chi era presente. Nel registro attività resta tutto.',
      confirm: 'Togli l’incontro',
      grave: true,
    });
    if (!sure) return;
    try {
      const written = await call('meeting_remove', { id, version });
      sayDone('Incontro tolto.', { undo: undoing(written) });
    } catch (cause) {
      sayFailure(cause);
    }
  }
}

function callable(list: {
  sections: { section: string; lines: { party: string; name: string; role: SigningRole; lead: boolean }[] }[];
}): Callable[] {
  return list.sections
    .filter((section) => section.section !== 'renounced')
    .flatMap((section) =>
      section.lines.map(({ party, name, role, lead }) => ({
        party,
        name,
        lead,
        signs: role === 'stipulating',
      })),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name, 'it'));
}
