import { describe, expect, it } from 'vitest';
import { finds, fold } from '.';

describe('looking for words', () => {
  it('ignores accents, case and punctuation', () => {
    expect(fold('  Villa d’ALMÈ, (BG) ')).toBe('villa d alme bg');
    expect(finds("Villa d'Alme", 'ALMÈ')).toBe(true);
  });
  it('finds them in any order, each of them, and everything where none is written', () => {
    const name = 'Comune di Villa d’Almè';
    for (const typed of ['villa comune', 'd’alme VILLA', 'almè com', '', ' '])
      expect(finds(name, typed), typed).toBe(true);
    expect(finds(name, 'comune bergamo')).toBe(false);
  });
  it('keeps the parts of a code together', () => {
    expect(finds('Modulo CNC-7K-1-3', '-1-3')).toBe(true);
    expect(finds('Modulo 3 CNC-7K-1-2', '-1-3')).toBe(false);
  });
});
