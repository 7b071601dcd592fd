/* The before and after of an entry, row by row of the archive, in words. */
import type { RegisterChange } from '../../ipc';
import { ENTITIES, FEMININE, FIELDS, LINKS, SETTING_KEYS, UNSAID } from './names';
import { valueInWords } from './values';

/** One field of a changed row. */
export interface Difference {
  id: string;
  label: string;
  before: string;
  after: string;
}

/** One changed row: added, removed or changed, and its fields. */
export interface ChangedRow {
  id: string;
  title: string;
  /** «aggiunto», «tolta», «cambiata»: as the name of the row wants it. */
  what: string;
  fields: Difference[];
}

/** Gathers the changes of fields by the row they belong to, in the order they were done. */
export function inWords(changes: RegisterChange[]): ChangedRow[] {
  const rows = new Map<string, RegisterChange[]>();
  for (const change of changes) {
    const id = `${change.entity} ${change.id}`;
    rows.set(id, [...(rows.get(id) ?? []), change]);
  }
  return [...rows].map(([id, fields]) => ({
    id,
    title: titleOf(fields),
    what: whatOf(fields),
    fields: fields.flatMap(differences).filter(({ before, after }) => before !== after),
  }));
}

function titleOf(fields: RegisterChange[]): string {
  const entity = ENTITIES[fields[0]?.entity ?? ''] ?? 'Dato';
  const named = fields.find(({ field }) => ['name', 'title', 'printed_name'].includes(field));
  const name = named?.after ?? named?.before ?? fields[0]?.party;
  return name ? `${entity}: ${name}` : entity;
}

function whatOf(fields: RegisterChange[]): string {
  const end = FEMININE.has(fields[0]?.entity ?? '') ? 'a' : 'o';
  if (fields.every(({ before }) => before === null)) return `aggiunt${end}`;
  return fields.every(({ after }) => after === null) ? `tolt${end}` : `cambiat${end}`;
}

function differences(change: RegisterChange): Difference[] {
  const { entity, field, before, after } = change;
  if (UNSAID.has(field)) return [];
  if (entity === 'setting' && field === 'value') return settingDifferences(change);
  const label = FIELDS[field] ?? field;
  if (LINKS.has(field)) return [{ id: field, label, before: linked(before), after: linked(after, before) }];
  return [{ id: field, label, before: valueInWords(field, before), after: valueInWords(field, after) }];
}

function linked(key: string | null, before: string | null = null): string {
  if (!key) return '—';
  return before && before !== key ? 'un altro' : 'indicato';
}

/** A setting is one value with many keys; each is told by itself. */
function settingDifferences({ before, after }: RegisterChange): Difference[] {
  const [was, is] = [keysOf(before), keysOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((key) => ({
    id: `value ${key}`,
    label: SETTING_KEYS[key] ?? key,
    before: valueInWords(key, was[key] ?? null),
    after: valueInWords(key, is[key] ?? null),
  }));
}

function keysOf(json: string | null): Record<string, string> {
  try {
    const read: unknown = JSON.parse(json ?? '{}');
    if (typeof read !== 'object' || read === null) return { value: String(read) };
    return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, textOf(value)]));
  } catch {
    return { value: json ?? '' };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
