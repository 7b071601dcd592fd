/*
 * The register of activities: a page of entries that grows, and the before and after of the open one.
 */
import {
  call,
  Failure,
  type OperationKind,
  type PartyList,
  type PartyListQuery,
  type RegisterChange,
  type RegisterQuery,
  type RegisterRow,
} from '../../ipc';
import { files, Load, plural, sayDone } from '../../shared';
import { sayFailure } from '../session/session.svelte';

const STEP = 500;

const EVERYBODY: PartyListQuery = {
  search: '',
  category: null,
  nature: null,
  previous_member: null,
  doubtful: false,
  order: 'name',
  descending: false,
};

const LISTS = [
  { name: 'Cartella di Excel', extensions: ['xlsx'] },
  { name: 'Testo separato da punto e virgola', extensions: ['csv'] },
];

export class RegisterState {
  from = $state('');
  to = $state('');
  /** Only operations of this kind; empty is all. */
  kind = $state('');
  /** Id of the party whose activities are wanted; empty is all. */
  party = $state('');
  readonly parties = new Load(async () => named(await call('party_list', { query: EVERYBODY })));
  readonly kinds = new Load(() => call('register_kinds'));
  readonly page = new Load(() => call('register_page', { query: this.#query() }));
  open = $state.raw<RegisterRow | null>(null);
  rows = $state.raw<RegisterChange[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  #limit = STEP;

  constructor(party = '') {
    this.party = party;
  }

  get entries(): RegisterRow[] {
    return this.page.value?.rows ?? [];
  }

  /** How many entries there are beyond those read. */
  get left(): number {
    return (this.page.value?.total ?? 0) - this.entries.length;
  }

  /** Reads again from the newest, after a filter changed. */
  async filter(): Promise<void> {
    this.#limit = STEP;
    await this.page.refresh();
  }

  async more(): Promise<void> {
    this.#limit += STEP;
    await this.page.refresh();
  }

  /** Opens an entry beside the list, with what it changed. */
  async show(entry: RegisterRow): Promise<void> {
    this.open = entry;
    this.rows = null;
    this.failure = null;
    try {
      const changes = await call('register_fields', { number: entry.number });
      if (this.open === entry) this.rows = changes;
    } catch (cause) {
      this.failure = Failure.from(cause);
    }
  }

  close(): void {
    this.open = null;
  }

  /** Writes every operation of the filter to a file, those not read yet included. */
  async exportList(): Promise<void> {
    const path = await files.saveFile({
      title: 'Esporta il registro',
      kinds: LISTS,
      suggested: 'Registro attività.xlsx',
    });
    if (!path) return;
    try {
      const rows = await call('register_export', { query: this.#query(), path });
      sayDone(`${plural(rows, 'operazione esportata', 'operazioni esportate')} in ${path}.`);
    } catch (cause) {
      sayFailure(cause);
    }
  }

  #query(): RegisterQuery {
    return {
      about: this.party || null,
      kind: this.kind === '' ? null : (this.kind as OperationKind),
      from: this.from || null,
      to: this.to || null,
      offset: 0,
      limit: this.#limit,
    };
  }
}

/** A party as the filter names it; the municipality tells namesakes apart. */
function named(list: PartyList): { value: string; label: string }[] {
  return list.rows.map(({ id, name, municipality }) => ({
    value: id,
    label: municipality ? `${name} (${municipality})` : name,
  }));
}
