/* The fields of a party that are written as text, with their words, in the order of the form. */
import type { PartyValues } from './draft';

export interface WrittenField {
  name: Exclude<keyof PartyValues, 'previous_member'>;
  label: string;
  hint?: string;
  type?: 'email' | 'tel';
  rows?: number;
  required?: boolean;
  /** Takes the whole width of the form. */
  wide?: boolean;
}

export const NAME: WrittenField = { name: 'name', label: 'Denominazione', required: true, wide: true };

export const WRITTEN: WrittenField[] = [
  {
    name: 'fiscal_code',
    label: 'Codice fiscale',
    hint: '11 cifre per gli enti, 16 caratteri per le persone',
  },
  { name: 'vat_number', label: 'Partita IVA', hint: '11 cifre' },
  { name: 'address', label: 'Indirizzo', wide: true },
  { name: 'postal_code', label: 'CAP' },
  { name: 'municipality', label: 'Comune' },
  { name: 'province', label: 'Provincia', hint: 'Due lettere' },
  { name: 'phone', label: 'Telefono', type: 'tel' },
  { name: 'pec', label: 'PEC', type: 'email' },
  { name: 'email', label: 'E-mail', type: 'email' },
  { name: 'representative', label: 'Legale rappresentante' },
  { name: 'representative_office', label: 'Carica', hint: 'Sindaco, presidente…' },
  { name: 'contact_person', label: 'Referente', hint: 'Dato personale: chi risponde al telefono' },
];

export const NOTES: WrittenField = { name: 'notes', label: 'Note', rows: 3, wide: true };
