/* What a column of a table is, and how rows are ordered and written out by it. */

export interface Column<Row> {
  id: string;
  label: string;
  /** The cell as text: shown unless `DataTable` is given a cell of its own, copied, and sorted by. */
  text: (row: Row) => string;
  /** What to sort by when the text does not order well (ISO dates, cents). */
  sortBy?: (row: Row) => string | number;
  /** Width in CSS pixels, never less; columns without it share what is left, from 170 pixels on. */
  width?: number;
  align?: 'end';
  /** False for a column that cannot be ordered. */
  sortable?: boolean;
  /** Hidden until the person asks for it. */
  initiallyHidden?: boolean;
  /** Always shown; the first column is. */
  fixed?: boolean;
}

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}

/** Rows under a heading of their own. */
export interface RowGroup<Row> {
  id: string;
  label: string;
  note?: string;
  rows: Row[];
}

const collator = new Intl.Collator('it', { sensitivity: 'base', numeric: true });

/** Orders rows by a column; equal rows keep their order, empty cells come last either way. */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], sort: Sort | null): Row[] {
  const column = columns.find((one) => one.id === sort?.column);
  if (!column || !sort) return rows;
  const key = column.sortBy ?? column.text;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => compare(key(a), key(b), sign));
}

function compare(a: string | number, b: string | number, sign: number): number {
  if (a === '' || b === '') return (a === '' ? 1 : 0) - (b === '' ? 1 : 0);
  if (typeof a === 'number' && typeof b === 'number') return (a - b) * sign;
  return collator.compare(String(a), String(b)) * sign;
}

/** The next order when a heading is pressed. */
export function nextSort(sort: Sort | null, column: string): Sort {
  const turned = sort?.column === column && sort.direction === 'ascending';
  return { column, direction: turned ? 'descending' : 'ascending' };
}

/** Rows as Excel pastes them: tabs between cells, one line a row, the headings first. */
export function toTsv<Row>(rows: Row[], columns: Column<Row>[]): string {
  const lines = [
    columns.map((column) => column.label),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return lines.map((cells) => cells.map(cell).join('\t')).join('\n');
}

/** A cell that begins like a formula is text: Excel takes a leading apostrophe so. */
function cell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+@-]/.test(flat) && !/^-?[\d.,]+$/.test(flat) ? `'${flat}` : flat;
}
