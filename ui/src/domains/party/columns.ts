/* The columns of the list of parties, named as Rust orders and exports by them. */
import type { PartyColumn, PartyRow } from '../../ipc';
import type { Column, IconName, Tone } from '../../shared';

function column(
  id: PartyColumn,
  label: string,
  text: (row: PartyRow) => string,
  more: Partial<Column<PartyRow>> = {},
) {
  return { id, label, text, ...more };
}

export const COLUMNS: Column<PartyRow>[] = [
  column('name', 'Denominazione', (row) => row.name),
  column('category', 'Categoria', (row) => row.category_label, { width: 150 }),
  column('municipality', 'Comune', (row) => row.municipality, { width: 120 }),
  column('signer', 'Chi firma', (row) => row.signer, { width: 125 }),
  column('previous_member', 'Già aderente', (row) => (row.previous_member ? 'sì' : 'no'), { width: 88 }),
  column('status', 'Firma', (row) => row.status_label, { width: 122 }),
  column('doubts', 'Da controllare', (row) => row.doubts.join(' '), { width: 118 }),
  column('nature', 'Pubblico o privato', (row) => row.nature_label, { width: 110, initiallyHidden: true }),
  column('role', 'Ruolo nell’accordo', (row) => row.role_label, { width: 120, initiallyHidden: true }),
  column('fiscal_code', 'Codice fiscale', (row) => row.fiscal_code, { width: 150, initiallyHidden: true }),
  column('vat_number', 'Partita IVA', (row) => row.vat_number, { width: 120, initiallyHidden: true }),
  column('pec', 'PEC', (row) => row.pec, { width: 220, initiallyHidden: true }),
  column('email', 'E-mail', (row) => row.email, { width: 220, initiallyHidden: true }),
  column('phone', 'Telefono', (row) => row.phone, { width: 120, initiallyHidden: true }),
  column('contact_person', 'Referente', (row) => row.contact_person, { width: 150, initiallyHidden: true }),
  column('representative', 'Legale rappresentante', (row) => row.representative, {
    width: 150,
    initiallyHidden: true,
  }),
  column('signer_office', 'Carica di chi firma', (row) => row.signer_office, {
    width: 140,
    initiallyHidden: true,
  }),
  column('province', 'Provincia', (row) => row.province, { width: 90, initiallyHidden: true }),
];

/** How the state of a signature looks: icon, word and colour together. */
export const STATUS: Record<NonNullable<PartyRow['status']>, { tone: Tone; icon: IconName }> = {
  to_send: { tone: 'neutral', icon: 'mail' },
  sent: { tone: 'warn', icon: 'clock' },
  irregular: { tone: 'error', icon: 'error' },
  returned: { tone: 'info', icon: 'search' },
  verified: { tone: 'info', icon: 'check' },
  complete: { tone: 'ok', icon: 'check-circle' },
  renounced: { tone: 'neutral', icon: 'ban' },
};

const BESIDE_A_CARD = ['name', 'status', 'doubts'];

/** The columns that find room beside an open card. */
export const FEW: Column<PartyRow>[] = COLUMNS.filter((column) => BESIDE_A_CARD.includes(column.id));
