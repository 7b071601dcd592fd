/* What is known of a party and of who signs, in lines; what is not known has no line. */
import type { Party, Signer } from '../../ipc';
import { formatDate } from '../../shared';

export interface Fact {
  label: string;
  value: string;
}

export function factsOf(party: Party): Fact[] {
  const town = [party.postal_code, party.municipality, party.province && `(${party.province})`];
  const person = (name: string, office: string) => [name, office].filter(Boolean).join(', ');
  const facts: [string, string][] = [
    ['Codice fiscale', party.fiscal_code],
    ['Partita IVA', party.vat_number],
    ['Sede', [party.address, town.filter(Boolean).join(' ')].filter(Boolean).join(', ')],
    ['PEC', party.pec],
    ['E-mail', party.email],
    ['Telefono', party.phone],
    ['Referente', party.contact_person],
    ['Rappresentante', person(party.representative, party.representative_office)],
    ['Già aderente', party.previous_member ? 'sì, all’accordo precedente' : 'no'],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** Office, delegation and act of a person who signs, on one line. */
export function signerNote({ office, delegation, act }: Signer): string {
  const number = act.number && `n. ${act.number}`;
  const date = act.date ? `del ${formatDate(act.date)}` : '';
  const taken = [act.body, number, date].filter(Boolean).join(' ');
  const waits = act.awaited ? 'in attesa di delibera' : '';
  return [office, delegation && `delega: ${delegation}`, taken, waits].filter(Boolean).join(' · ');
}
