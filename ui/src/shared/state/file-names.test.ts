import { describe, expect, it } from 'vitest';
import { completed, endingOf, kindsOf, nameOf, otherEndings } from './file-names';

const LIST = [
  { name: 'Excel', extensions: ['xlsx'] },
  { name: 'Testo', extensions: ['csv'] },
];

describe('a name of a file', () => {
  it('is its last part, on Windows and elsewhere', () => {
    expect(nameOf('C:\\Rete\\Elenco.xlsx')).toBe('Elenco.xlsx');
    expect(nameOf('/tmp/a.b/Elenco')).toBe('Elenco');
  });
  it('gets its ending where the person left it out, and keeps the one that is there', () => {
    expect(completed('/tmp/Elenco', LIST)).toBe('/tmp/Elenco.xlsx');
    expect(completed('/tmp/Elenco 2.0', LIST)).toBe('/tmp/Elenco 2.0.xlsx');
    expect(completed('/tmp/Elenco.', LIST)).toBe('/tmp/Elenco.xlsx');
    expect(completed('/tmp/a.csv/Elenco', LIST)).toBe('/tmp/a.csv/Elenco.xlsx');
    expect(completed('/tmp/Elenco.CSV', LIST)).toBe('/tmp/Elenco.CSV');
    expect(completed('/tmp/Elenco.pdf', LIST)).toBe('/tmp/Elenco.pdf');
    expect(completed('/tmp/Copia', [])).toBe('/tmp/Copia');
  });
  it('is told which endings it may have where it has another', () => {
    expect(otherEndings('/tmp/Elenco.pdf', LIST)).toEqual(['xlsx', 'csv']);
    expect(otherEndings('/tmp/Elenco.CSV', LIST)).toEqual([]);
    expect(otherEndings('/tmp/Copia.pdf', kindsOf('modulo.p7m'))).toEqual(['p7m']);
    expect(otherEndings('/tmp/Copia.pdf', kindsOf('senza'))).toEqual([]);
  });
  it('says what it is by its ending alone', () => {
    expect(endingOf('Elenco.XLSX')).toBe('xlsx');
    expect(endingOf('csv')).toBe('');
  });
});
