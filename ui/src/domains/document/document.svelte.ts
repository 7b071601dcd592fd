/*
 * The documents on the screen: what is due to be printed, what was issued, the one that is open. It shows what
 * Rust answers; what is due, and for whom, is decided there.
 */
import { call, type DocumentView } from '../../ipc';
import { files, Load, sayDone, formatCount } from '../../shared';
import { sayFailure } from '../session/session.svelte';
import { queryOf } from './query';

/** The rows whose changes change what is due to be printed. */
const DUE = [
  'issued_document',
  'signature',
  'reminder',
  'renunciation',
  'deed_version',
  'deed_party',
  'party',
  'signer',
  'meeting',
  'meeting_party',
  'deadline',
  'setting',
];

const PDF = [{ name: 'Documento PDF', extensions: ['pdf'] }];
const XLSX = [{ name: 'Foglio Excel', extensions: ['xlsx'] }];

export class Documents {
  readonly due = new Load(() => call('print_due'));
  /** Forms and reminders in one line, the same as beside the signatures. */
  readonly tally = new Load(async () => (await call('adherence_list', { of: 'current' })).tally_label);
  readonly list = new Load(() => call('document_list', { query: this.query }));
  readonly pages = new Load(async () =>
    this.open ? new Uint8Array(await call('document_pdf', { id: this.open })) : null,
  );
  /** Id of the open document. */
  open = $state('');
  search = $state('');
  /** A kind of document, `annulled`, or `all`. */
  filter = $state('all');

  get query() {
    return queryOf(this.search, this.filter);
  }

  get current(): DocumentView | null {
    return this.list.value?.find((one) => one.id === this.open) ?? null;
  }

  /** Read again at each change, for as long as the calling component lives. */
  keepFresh(): void {
    if (this.open) void this.pages.refresh();
    this.due.keepFresh(DUE);
    this.tally.keepFresh(DUE);
    this.list.keepFresh(['issued_document', 'party']);
  }

  show(document: DocumentView): void {
    this.open = document.id;
    this.pages.value = null;
    void this.pages.refresh();
  }

  /** Opens it with the system's own program. */
  async openOutside(document: DocumentView): Promise<void> {
    await telling(() => call('document_open', { id: document.id }));
  }

  /** Saves the very bytes again; the system's dialog has asked about a file that is there. */
  async saveAs(document: DocumentView): Promise<void> {
    const suggested = document.file_name;
    const path = await files.saveFile({ title: 'Salva il documento', kinds: PDF, suggested });
    if (!path) return;
    await telling(async () => {
      await call('document_save', { id: document.id, path, replace: true });
      sayDone(`Salvato: ${path}`);
    });
  }

  /** Saves many again, into a folder chosen now; a file that is there is not touched. */
  async saveAll(ids: string[]): Promise<void> {
    const folder = await files.openFolder({ title: 'Cartella dei documenti' });
    if (!folder) return;
    await telling(async () => {
      const names = await call('document_save_all', { ids, folder, replace: false });
      const text =
        names.length === 1 ? `Salvato ${names[0]}.` : `Salvati ${formatCount(names.length)} documenti.`;
      sayDone(text, { next: { label: 'Apri la cartella', go: () => openFolder(folder) } });
    });
  }

  /** Exports the list as it is filtered now. */
  async exportList(): Promise<void> {
    const suggested = 'Documenti.xlsx';
    const path = await files.saveFile({ title: 'Esporta l’elenco', kinds: XLSX, suggested });
    if (!path) return;
    await telling(async () => {
      await call('document_export', { query: this.query, path, replace: true });
      sayDone(`Elenco esportato: ${path}`);
    });
  }

  async annul(document: DocumentView, reason: string): Promise<true> {
    await call('document_annul', { id: document.id, version: document.version, reason });
    sayDone(`Annullato: ${document.title} (n. ${document.number}). Resta nell’elenco con il motivo.`);
    return true;
  }
}

/** Opens a folder with the system's own program. */
export async function openFolder(path: string): Promise<void> {
  await telling(() => call('folder_open', { path }));
}

async function telling(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    sayFailure(cause);
  }
}
