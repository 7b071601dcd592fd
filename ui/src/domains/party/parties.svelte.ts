/*
 * The list of parties: what is asked, what is chosen, what is done to many. Filters and order are kept by
 * Rust's rules; here only what was asked, remembered for the next time.
 */
import {
  call,
  type CategoryChoice,
  type Category,
  type PartyChange,
  type PartyColumn,
  type PartyListQuery,
} from '../../ipc';
import { closed, files, Load, plural, recall, remember, sayDone, type Chip, type Sort } from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';

export type Filter = 'all' | 'public' | 'private' | 'previous' | 'others' | 'doubtful';

interface Remembered {
  category: string;
  filter: Filter;
  sort: Sort;
}

const MEMORY = 'parties.query';
const BY_NAME: Sort = { column: 'name', direction: 'ascending' };
const LISTS = [
  { name: 'Cartella di Excel', extensions: ['xlsx'] },
  { name: 'Testo separato da punto e virgola', extensions: ['csv'] },
];

/** What is asked of Rust for a filter; each one narrows one thing. */
export function asked(search: string, kept: Remembered): PartyListQuery {
  const { filter, category, sort } = kept;
  return {
    search,
    category: category === '' ? null : (category as Category),
    nature: filter === 'public' || filter === 'private' ? filter : null,
    previous_member: filter === 'previous' ? true : filter === 'others' ? false : null,
    doubtful: filter === 'doubtful',
    order: sort.column as PartyColumn,
    descending: sort.direction === 'descending',
  };
}

export class PartiesState {
  search = $state('');
  kept: Remembered = $state(recall<Remembered>(MEMORY, { category: '', filter: 'all', sort: BY_NAME }));
  readonly list = new Load(() => call('party_list', { query: this.query }));
  readonly categories = new Load(() => call('party_categories'));

  get query(): PartyListQuery {
    return asked(this.search, this.kept);
  }

  /** Something narrows the list. */
  get narrowed(): boolean {
    return this.search.trim() !== '' || this.kept.category !== '' || this.kept.filter !== 'all';
  }

  /** The archive has no party at all. */
  get bare(): boolean {
    return this.list.value?.total === 0;
  }

  get chips(): Chip[] {
    const counts = this.list.value?.counts;
    return [
      { value: 'all', label: 'Tutti', count: counts?.all },
      { value: 'public', label: 'Pubblici', count: counts?.public, icon: 'pa' },
      { value: 'private', label: 'Privati', count: counts?.private, icon: 'user' },
      { value: 'previous', label: 'Già aderenti', count: counts?.previous_members, icon: 'check-circle' },
      { value: 'doubtful', label: 'Da controllare', count: counts?.doubtful, icon: 'warning-circle' },
    ];
  }

  /** Reads again at every change of what is asked; call it while the component is set up. */
  keepFresh(): void {
    this.categories.keepFresh([]);
    this.list.keepFresh(['party', 'signer', 'signature', 'deed_party', 'deed_version', 'renunciation']);
    let first = true;
    $effect(() => {
      void this.query;
      remember(MEMORY, $state.snapshot(this.kept));
      if (first) return void (first = false);
      const soon = setTimeout(() => void this.list.refresh(), 150);
      return () => clearTimeout(soon);
    });
  }

  widen(): void {
    this.search = '';
    this.kept = { ...this.kept, category: '', filter: 'all' };
  }

  async change(ids: string[], change: PartyChange, what: string): Promise<void> {
    try {
      const written = await call('party_change', { ids, change });
      const text =
        written.value === 0
          ? `Nessun cambiamento: erano già ${what}.`
          : `${plural(written.value, 'soggetto segnato', 'soggetti segnati')} come ${what}.`;
      sayDone(text, { undo: undoing(written) });
    } catch (cause) {
      sayFailure(cause);
    }
  }

  /** Answers whether they were taken away, or told why they stay. */
  async remove(ids: string[]): Promise<boolean> {
    try {
      const written = await call('party_remove', { ids });
      const { removed, kept } = written.value;
      const stay =
        kept.length > 0 ? closed(` Restano perché l’accordo o una firma li nomina: ${kept.join(', ')}`) : '';
      sayDone(`${plural(removed, 'soggetto tolto', 'soggetti tolti')}.${stay}`, { undo: undoing(written) });
      return true;
    } catch (cause) {
      sayFailure(cause);
      return false;
    }
  }

  async exportList(): Promise<void> {
    const path = await files.saveFile({
      title: 'Esporta l’elenco',
      kinds: LISTS,
      suggested: 'Soggetti.xlsx',
    });
    if (!path) return;
    try {
      const rows = await call('party_export', { query: this.query, path });
      sayDone(`${plural(rows, 'soggetto esportato', 'soggetti esportati')} in ${path}.`);
    } catch (cause) {
      sayFailure(cause);
    }
  }
}

export function choicesOf(categories: CategoryChoice[] | null): { value: string; label: string }[] {
  return (categories ?? []).map(({ value, label }) => ({ value, label }));
}
