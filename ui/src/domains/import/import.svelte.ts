/*
 * The import: the list on the desk as Rust tells it, the group of rows in sight, what was written.
 * It decides nothing: each change goes to Rust and comes back as the whole page, tried anew.
 */
import {
  call,
  Failure,
  type ImportChange,
  type ImportDone,
  type ImportGroup,
  type ImportLeft,
  type ImportPage,
  type ImportRow,
  type ImportView,
  type Written,
} from '../../ipc';
import { files, JobState, nameOf, plural, sayDone } from '../../shared';
import { session } from '../session/session.svelte';

export const LISTS = [
  { name: 'Elenchi (Excel, LibreOffice, CSV)', extensions: ['xlsx', 'xls', 'ods', 'csv', 'txt'] },
];

const MOMENT_MS = 500;

/** The groups that wait for the person, the weightiest first. */
const WAITING: ImportGroup[] = ['refused', 'to_look_at', 'likely'];

export class ImportState {
  page = $state.raw<ImportPage | null>(null);
  /** The group in sight; null shows every row. */
  group = $state<ImportGroup | null>('ready');
  rows = $state.raw<ImportRow[]>([]);
  /** Rows of «Forse doppioni», and which one is beside the table. */
  likely = $state.raw<ImportRow[]>([]);
  at = $state(0);
  failure = $state.raw<Failure | null>(null);
  /** The name of the file that was refused, while the list before it stays on the desk. */
  refused = $state<string | null>(null);
  busy = $state(false);
  done = $state.raw<Written<ImportDone> | null>(null);
  readonly job = new JobState<Written<ImportDone>>();
  /** Reading and trying, which a long list makes long. */
  readonly trying = new JobState<ImportPage>();
  /** They take more than a moment: the person is told how far they are. */
  slow = $state(false);
  #turn = 0;

  get list(): ImportView | null {
    return this.page?.list ?? null;
  }

  /** How many parties a confirm would write. */
  get parties(): number {
    const counts = this.list?.counts;
    return counts ? counts.adds + counts.updates : 0;
  }

  async start(): Promise<void> {
    await this.#take((job) => call('import_page', { job }), true);
  }

  async choose(): Promise<void> {
    const path = await files.openFile({ title: 'Scegli l’elenco dei soggetti', kinds: LISTS });
    if (path) await this.open(path);
  }

  async open(path: string): Promise<void> {
    await this.#take((job) => call('import_file', { job, path }), true);
    this.refused = this.failure && this.list ? nameOf(path) : null;
  }

  paste(text: string): Promise<void> {
    return this.#take((job) => call('import_paste', { job, text }), true);
  }

  resume(id: string): Promise<void> {
    return this.#take((job) => call('import_left', { job, id }), true);
  }

  /** Rows that stayed out of an earlier import are kept no longer. */
  async dismiss(left: ImportLeft): Promise<void> {
    try {
      const written = await call('import_dismiss', { id: left.id });
      const said = plural(left.rows, 'riga rimasta tolta', 'righe rimaste tolte');
      const undo = async () => {
        await session.undo(written.operation);
        await this.start();
      };
      sayDone(`${said}, da «${left.source}».`, { undo });
      await this.start();
    } catch (cause) {
      this.failure = Failure.from(cause);
    }
  }

  /** Leaves a row out, and says what is left to do. */
  async leaveOut(row: ImportRow): Promise<void> {
    await this.change({ kind: 'leave_out', of: row.row });
    const { list } = this;
    if (this.failure || !list) return;
    const waiting = list.counts.refused + list.counts.to_look_at + list.counts.likely;
    const left =
      waiting === 0 ? 'nessun’altra aspetta' : plural(waiting, 'aspetta ancora', 'aspettano ancora');
    const undo = () => this.change({ kind: 'reopen', of: row.row });
    sayDone(
      `Riga ${row.row} lasciata fuori: ${plural(list.counts.ready, 'riga pronta', 'righe pronte')}, ${left}.`,
      {
        undo,
      },
    );
  }

  cancel(): Promise<void> {
    return this.#take((job) => call('import_cancel', { job }), true);
  }

  /** Tells Rust a change, and shows what comes of it. */
  change(change: ImportChange): Promise<void> {
    return this.#take((job) => call('import_change', { job, change }), false);
  }

  async show(group: ImportGroup | null): Promise<void> {
    this.group = group;
    await this.#readRows();
  }

  async confirm(): Promise<void> {
    this.failure = null;
    const written = await this.job.run('import', () => call('import_confirm', { job: 'import' }));
    if (!written) {
      this.failure = this.job.failure;
      return;
    }
    this.done = written;
    await this.#take((job) => call('import_page', { job }), true, true);
  }

  /** Takes the import back; the list is on the desk again with every decision. */
  async undo(): Promise<void> {
    await session.undo(this.done?.operation ?? null);
    await this.#take((job) => call('import_reopen', { job }), true);
  }

  async saveRest(): Promise<void> {
    const stem = (this.list?.source ?? 'Elenco').replace(/\.[^.]*$/, '');
    const kinds = [{ name: 'Excel', extensions: ['xlsx'] }];
    const suggested = `${stem} - da sistemare.xlsx`;
    const path = await files.saveFile({ title: 'Dove salvare le righe da sistemare', kinds, suggested });
    if (!path) return;
    try {
      const saved = await call('import_save_rest', { path, replace: true });
      const rows = plural(saved.rows, 'riga da sistemare salvata', 'righe da sistemare salvate');
      sayDone(`${rows} in ${nameOf(saved.path)}.`);
    } catch (cause) {
      this.failure = Failure.from(cause);
    }
  }

  /** Asks for a page, and keeps the old one in sight where it does not come, or where the person stops it. */
  async #take(ask: (job: string) => Promise<ImportPage>, anew: boolean, keepDone = false): Promise<void> {
    this.busy = true;
    this.failure = this.refused = null;
    const patience = setTimeout(() => (this.slow = true), MOMENT_MS);
    try {
      const job = `import-trial-${++this.#turn}`;
      const page = await this.trying.run(job, () => ask(job));
      if (!page) {
        this.failure = this.trying.refusal;
        return;
      }
      this.page = page;
      if (!keepDone && anew) this.done = null;
      if (anew) this.group = this.#firstGroup();
      await this.#readRows();
    } catch (cause) {
      this.failure = Failure.from(cause);
    } finally {
      clearTimeout(patience);
      this.busy = this.slow = false;
    }
  }

  async #readRows(): Promise<void> {
    if (!this.list) {
      this.rows = this.likely = [];
      return;
    }
    const { group } = this;
    const [rows, likely] = await Promise.all([
      call('import_rows', { group }),
      this.list.counts.likely > 0 ? call('import_rows', { group: 'likely' }) : Promise.resolve([]),
    ]);
    if (group === this.group) this.rows = rows;
    this.likely = likely;
    this.at = Math.max(0, Math.min(this.at, likely.length - 1));
  }

  #firstGroup(): ImportGroup {
    const counts = this.list?.counts;
    return WAITING.find((group) => group !== 'likely' && counts && counts[group] > 0) ?? 'ready';
  }
}
