/*
 * The signatures on the screen: the list, what is filtered and chosen, the open card, the step under way.
 * It shows what Rust answers; which step is possible, and for whom, is decided there.
 */
import { SvelteSet } from 'svelte/reactivity';
import {
  call,
  type AdherenceLine,
  type AdherenceOverview,
  type AdherenceStep,
  type PrintPlan,
  type SignatureEvent,
  type StepAnswer,
} from '../../ipc';
import {
  files,
  finds,
  Load,
  plural,
  router,
  sayDone,
  type RowGroup,
  type Selection,
  formatCount,
} from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';
import { STEPS } from './words';

/** The rows whose changes change the list. */
const ENTITIES = [
  'signature',
  'reminder',
  'renunciation',
  'returned_file',
  'deed_version',
  'deed_party',
  'issued_document',
  'party',
  'signer',
  'deadline',
  'setting',
  'meeting',
  'meeting_party',
];

/** The dialog of a step: which, and for whom. */
export interface StepUnderWay {
  kind: SignatureEvent;
  parties: string[];
}

export class Adherences {
  readonly list = new Load(() => call('adherence_list'));
  readonly card = new Load(async () => (this.open ? call('adherence_card', { party: this.open }) : null));
  /** Id of the party whose card is open. */
  open = $state('');
  filter = $state('all');
  search = $state('');
  selected = $state.raw<Selection>(new SvelteSet());
  step = $state.raw<StepUnderWay | null>(null);
  /** What is about to be printed. */
  plan = $state.raw<PrintPlan | null>(null);

  keepFresh(): void {
    this.list.keepFresh(ENTITIES);
    this.card.keepFresh(ENTITIES);
    // A heap that a step has emptied shows everybody again.
    $effect(() => {
      const heap = this.filter;
      if (heap === 'all' || !this.list.value) return;
      if (!this.lines.some((line) => line.status === heap)) this.filter = 'all';
    });
  }

  get overview(): AdherenceOverview | null {
    return this.list.value?.overview ?? null;
  }

  get lines(): AdherenceLine[] {
    return this.list.value?.sections.flatMap((section) => section.lines) ?? [];
  }

  /** The parts of the list, as filter and search leave them. */
  get groups(): RowGroup<AdherenceLine>[] {
    const sections = this.list.value?.sections ?? [];
    return sections
      .map((section) => ({
        id: section.section,
        label: `${section.label}: ${formatCount(section.lines.length)}`,
        rows: section.lines.filter((line) => this.#shown(line)),
      }))
      .filter((group) => group.rows.length > 0);
  }

  /** The filters, those of empty heaps left out. */
  get chips() {
    const chips = this.list.value?.chips ?? [];
    const all = { value: 'all', label: 'Tutti', count: this.lines.length };
    return [
      all,
      ...chips
        .filter((chip) => chip.count > 0 || chip.status === this.filter)
        .map((chip) => ({ value: chip.status, label: chip.label, count: chip.count })),
    ];
  }

  /** Those chosen who can take a step, as the core says of each line. */
  able(kind: SignatureEvent): string[] {
    const able = this.lines.filter((line) => this.selected.has(line.party) && line.can.includes(kind));
    return able.map((line) => line.party);
  }

  idsOf(status: AdherenceLine['status']): string[] {
    return this.lines.filter((line) => line.status === status).map((line) => line.party);
  }

  nameOf(party: string): string {
    return this.lines.find((line) => line.party === party)?.name ?? '';
  }

  /** Another card takes the place of the open one, once nothing typed in that would be lost. */
  async show(party: string): Promise<void> {
    if (party !== this.open && !(await router.mayLeave())) return;
    this.open = party;
    void this.card.refresh();
  }

  hide(): void {
    this.open = '';
  }

  begin(kind: SignatureEvent, parties: string[]): void {
    this.step = { kind, parties };
  }

  trial(parties: string[], step: AdherenceStep): Promise<StepAnswer> {
    return call('adherence_try', { parties, step });
  }

  /** Takes a step and says so; answers who was refused. Failures are the caller's form to tell. */
  async take(parties: string[], step: AdherenceStep): Promise<StepAnswer> {
    const written = await call('adherence_step', { parties, step });
    const { accepted, refused } = written.value;
    if (accepted.length > 0) {
      const left =
        refused.length > 0 ? ` ${plural(refused.length, 'non registrato', 'non registrati')}.` : '';
      sayDone(STEPS[step.kind].done(accepted.length) + left, { undo: undoing(written) });
    }
    return written.value;
  }

  async attach(parties: string[], path: string): Promise<void> {
    await call('adherence_attach', { parties, path });
  }

  /** Asks for a file that came back and keeps it with the open card. */
  async chooseFile(): Promise<void> {
    const kinds = [
      { name: 'Rientri', extensions: ['pdf', 'p7m', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'eml', 'zip'] },
    ];
    const path = await files.openFile({ title: 'Il file rientrato', kinds });
    if (!path) return;
    await this.#told(
      () => this.attach([this.open], path),
      'File acquisito: resta nell’archivio come è arrivato.',
    );
  }

  async openFile(file: string): Promise<void> {
    await this.#told(() => call('adherence_open_file', { file }));
  }

  async saveFile(file: string, name: string): Promise<void> {
    const path = await files.saveFile({ title: 'Salva una copia', kinds: [], suggested: name });
    if (path) await this.#told(() => call('adherence_save_file', { file, path }), `Copia salvata: ${path}`);
  }

  /** Saves the lines in sight as a list: all of them where nothing is filtered. */
  async exportList(): Promise<void> {
    const kinds = [
      { name: 'Excel', extensions: ['xlsx'] },
      { name: 'CSV', extensions: ['csv'] },
    ];
    const suggested = 'Adesioni e firme.xlsx';
    const path = await files.saveFile({ title: 'Esporta l’elenco', kinds, suggested });
    if (!path) return;
    const parties = this.groups.flatMap((group) => group.rows.map((line) => line.party));
    const count = plural(parties.length, 'riga esportata', 'righe esportate');
    await this.#told(() => call('adherence_export', { parties, path }), `${count}: ${path}`);
  }

  async #told(act: () => Promise<unknown>, done?: string): Promise<void> {
    try {
      await act();
      if (done) sayDone(done);
    } catch (cause) {
      sayFailure(cause);
    }
  }

  #shown(line: AdherenceLine): boolean {
    if (this.filter !== 'all' && line.status !== this.filter) return false;
    const { name, municipality, category_label, protocol } = line;
    return finds(`${name} ${municipality} ${category_label} ${protocol.number}`, this.search);
  }
}
