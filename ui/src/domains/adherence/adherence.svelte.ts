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
  type RollOf,
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

/** Steps of papers that are of the version in signature alone. */
const OF_CURRENT: SignatureEvent[] = ['send', 'remind', 'keep'];

/** The dialog of a step: which, and for whom. */
export interface StepUnderWay {
  kind: SignatureEvent;
  parties: string[];
}

export class Adherences {
  readonly list = new Load(() => call('adherence_list', { of: this.of }));
  readonly card = new Load(async () =>
    this.open ? call('adherence_card', { of: this.of, party: this.open }) : null,
  );
  /** Of which version the list is: the one in signature, unless the one in force is looked at. */
  of = $state<RollOf>('current');
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
    // Once the update is signed, or withdrawn, there is one list.
    $effect(() => {
      if (this.of === 'in_force' && this.list.value?.rolls.length === 0) void this.choose('current');
    });
    // A heap that a step has emptied shows everybody again.
    $effect(() => {
      const heap = this.filter;
      if (heap === 'all' || !this.list.value) return;
      if (!this.lines.some((line) => line.status === heap)) this.filter = 'all';
    });
  }

  /** The versions to choose between; none where there is one alone. */
  get rolls() {
    return (this.list.value?.rolls ?? []).map(({ of, label }) => ({ value: of, label }));
  }

  /** The list is of the version in force, while an update of it is being signed: what was entered of it is completed. */
  get ofForce(): boolean {
    return this.of === 'in_force' && this.rolls.length > 0;
  }

  /** The texts that may have come back signed, where there are several. */
  get texts() {
    const texts = this.list.value?.texts ?? [];
    return texts.length > 1 ? texts.map(({ text, label }) => ({ value: text.version, label })) : [];
  }

  /** Shows the list of another version, once nothing typed in a card would be lost. */
  async choose(of: string): Promise<void> {
    if (of === this.of || !(await router.mayLeave())) return;
    this.of = of as RollOf;
    this.filter = 'all';
    this.selected = new SvelteSet();
    await Promise.all([this.list.refresh(), this.card.refresh()]);
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

  /** A step has its place in this list: forms and letters are of the version in signature. */
  offers(kind: SignatureEvent): boolean {
    return !this.ofForce || !OF_CURRENT.includes(kind);
  }

  /** Those chosen who can take a step, as the core says of each line. */
  able(kind: SignatureEvent): string[] {
    if (!this.offers(kind)) return [];
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
    return call('adherence_try', { of: this.of, parties, step });
  }

  /** Takes a step and says so; answers who was refused. Failures are the caller's form to tell. */
  async take(parties: string[], step: AdherenceStep): Promise<StepAnswer> {
    const written = await call('adherence_step', { of: this.of, parties, step });
    const { accepted, refused } = written.value;
    if (accepted.length > 0) {
      const left =
        refused.length > 0 ? ` ${plural(refused.length, 'non registrato', 'non registrati')}.` : '';
      sayDone(STEPS[step.kind].done(accepted.length) + left, { undo: undoing(written) });
    }
    return written.value;
  }

  async attach(parties: string[], path: string): Promise<void> {
    await call('adherence_attach', { of: this.of, parties, path });
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
    await this.#told(() => call('adherence_export', { of: this.of, parties, path }), `${count}: ${path}`);
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
