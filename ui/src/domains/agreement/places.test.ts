import { describe, expect, it } from 'vitest';
import type { Field, Place } from '../../ipc';
import { pageOfArticle, partyOf, sections, written } from './places';

const at = (page: number, field: Field): Place => ({
  page,
  field,
  rect_mm: { x: 0, y: 0, width: 1, height: 1 },
});
const places = [
  at(4, { kind: 'partyName', number: 0 }),
  at(4, { kind: 'partyName', number: 1 }),
  at(5, { kind: 'article', number: 1 }),
  at(5, { kind: 'resolution' }),
  at(9, { kind: 'article', number: 9 }),
  at(11, { kind: 'signatoryParty', number: 0 }),
];

describe('the places of the pages', () => {
  it('are parties, articles and signatures to go to', () => {
    expect(sections(places)).toEqual([
      { label: 'Le parti', page: 4 },
      { label: 'Art. 1', page: 5 },
      { label: 'Art. 9', page: 9 },
      { label: 'Le firme', page: 11 },
    ]);
    expect(pageOfArticle(places, 9)).toBe(9);
    expect(pageOfArticle(places, 12)).toBeNull();
  });

  it('tell the words of the office from the headings', () => {
    expect(written(places).map(({ field }) => field.kind)).toEqual([
      'partyName',
      'partyName',
      'resolution',
      'signatoryParty',
    ]);
    expect(partyOf({ kind: 'signerName', number: 3 })).toBe(3);
    expect(partyOf({ kind: 'article', number: 3 })).toBeNull();
  });
});
