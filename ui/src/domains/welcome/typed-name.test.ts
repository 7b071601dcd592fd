import { describe, expect, it } from 'vitest';
import { TypedName } from './typed-name';

const names = ['Bergamo', 'Brescia', 'Milano', 'Milano 1', 'Milano 2', 'Monza e Brianza'].map((name) => ({
  name,
}));
const at = (name: string) => names.find((one) => one.name === name)!;

describe('the first letters of a name', () => {
  it('lead to it when typed one after another', () => {
    const typed = new TypedName();
    expect(typed.find('m', 1000, names, null)).toBe(at('Milano'));
    expect(typed.find('o', 1200, names, at('Milano'))).toBe(at('Monza e Brianza'));
  });
  it('reach names that share a beginning, space and digits too', () => {
    const typed = new TypedName();
    let found: { name: string } | null = null;
    [...'MILANO 2'].forEach(
      (letter, index) => (found = typed.find(letter, 1000 + index * 100, names, found)),
    );
    expect(found).toBe(at('Milano 2'));
  });
  it('begin anew after a pause', () => {
    const typed = new TypedName();
    typed.find('m', 1000, names, null);
    expect(typed.find('b', 5000, names, at('Milano'))).toBe(at('Bergamo'));
  });
  it('go on to the next name when the same letter comes again', () => {
    const typed = new TypedName();
    expect(typed.find('b', 1000, names, null)).toBe(at('Bergamo'));
    expect(typed.find('b', 1200, names, at('Bergamo'))).toBe(at('Brescia'));
    expect(typed.find('b', 1400, names, at('Brescia'))).toBe(at('Bergamo'));
  });
  it('that begin no name choose nothing', () => {
    expect(new TypedName().find('z', 1000, names, null)).toBeNull();
  });
});
