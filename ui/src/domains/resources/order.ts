/* The order of the networks side by side: by name, or by any figure. Figures are decimal strings, compared whole. */
import type { NetworkRow } from '../../ipc';

/** A column: the name, one of the five indicators by its place, or an amount. */
export type Key = 'name' | 'weight' | 'fixed' | 'variable' | 'total' | 0 | 1 | 2 | 3 | 4;

export interface Order {
  key: Key;
  descending: boolean;
}

const names = new Intl.Collator('it', { numeric: true });

/** The rows in that order; equal figures go by name. */
export function ordered(rows: NetworkRow[], { key, descending }: Order): NetworkRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const apart =
      key === 'name' ? names.compare(a.name, b.name) : Number(figure(a, key)) - Number(figure(b, key));
    return apart === 0 ? names.compare(a.name, b.name) : apart * sign;
  });
}

function figure(row: NetworkRow, key: Exclude<Key, 'name'>): string {
  return typeof key === 'number' ? (row.shares[key]?.value ?? '') : row[key].value;
}
