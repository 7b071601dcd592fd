import { describe, expect, it } from 'vitest';
import { nextSort, sortRows, toTsv, type Column } from './columns';

interface Row {
  name: string;
  sent: string;
}
const columns: Column<Row>[] = [
  { id: 'name', label: 'Soggetto', text: (row) => row.name },
  {
    id: 'sent',
    label: 'Inviata il',
    text: (row) => row.sent.split('-').reverse().join('/'),
    sortBy: (row) => row.sent,
  },
];
const rows: Row[] = [
  { name: 'Èupolis', sent: '2014-03-05' },
  { name: 'Comune 10', sent: '' },
  { name: 'comune 2', sent: '2014-02-28' },
];

describe('the order of rows', () => {
  it('follows Italian, ignoring case and accents, and counts numbers', () => {
    const sorted = sortRows(rows, columns, { column: 'name', direction: 'ascending' });
    expect(sorted.map((row) => row.name)).toEqual(['comune 2', 'Comune 10', 'Èupolis']);
  });
  it('orders dates as dates and leaves empty cells last both ways', () => {
    for (const [direction, first] of [
      ['ascending', 'comune 2'],
      ['descending', 'Èupolis'],
    ] as const) {
      const sorted = sortRows(rows, columns, { column: 'sent', direction });
      expect(sorted.map((row) => row.name)).toEqual([first, expect.any(String), 'Comune 10']);
    }
  });
  it('turns when the same heading is pressed again', () => {
    const first = nextSort(null, 'name');
    expect(first.direction).toBe('ascending');
    expect(nextSort(first, 'name').direction).toBe('descending');
    expect(nextSort(first, 'sent')).toEqual({ column: 'sent', direction: 'ascending' });
  });
});

describe('rows for Excel', () => {
  it('are separated by tabs and keep one line each', () => {
    expect(toTsv([{ name: 'A\tB\nC', sent: '2014-03-05' }], columns)).toBe(
      'Soggetto\tInviata il\nA B C\t05/03/2014',
    );
  });
  it('are text even when they begin like a formula, and numbers when they are numbers', () => {
    const amounts: Column<string>[] = [{ id: 'a', label: 'a', text: (text) => text }];
    expect(toTsv(['=1+1', '+39 035', '-800,00'], amounts)).toBe("a\n'=1+1\n'+39 035\n-800,00");
  });
});
