/* What the places of the composed pages mean on the screen: parts to go to, and the office's own words. */
import type { Field, Place } from '../../ipc';

/** Kinds of field that stand for a party, by its number among all. */
const OF_A_PARTY = [
  'partyName',
  'signatoryParty',
  'signerName',
  'signerOffice',
  'signerDelegation',
  'authorisingAct',
];
const OF_THE_TEXT = ['resolution', 'place'];

/** The number of the party that a field belongs to; null for the others. */
export function partyOf(field: Field): number | null {
  return OF_A_PARTY.includes(field.kind) && 'number' in field ? field.number : null;
}

/** The words that the office wrote, among all places. */
export function written(places: Place[]): Place[] {
  return places.filter(({ field }) => partyOf(field) !== null || OF_THE_TEXT.includes(field.kind));
}

/** The page of an article; null where it is not found. */
export function pageOfArticle(places: Place[], article: number): number | null {
  const found = places.find(({ field }) => field.kind === 'article' && field.number === article);
  return found?.page ?? null;
}

/** The parts of «Vai a»: the parties, each article, the signatures. */
export function sections(places: Place[]): { label: string; page: number }[] {
  const first = (kind: string) => places.find(({ field }) => field.kind === kind);
  const articles = places.flatMap(({ field, page }) =>
    field.kind === 'article' ? [{ label: `Art. ${field.number}`, page }] : [],
  );
  const parties = first('partyName');
  const signatures = first('signatoryParty');
  return [
    ...(parties ? [{ label: 'Le parti', page: parties.page }] : []),
    ...articles,
    ...(signatures ? [{ label: 'Le firme', page: signatures.page }] : []),
  ];
}
