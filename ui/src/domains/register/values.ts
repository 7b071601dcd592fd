/* What the coded values of the archive are called, for the register's before and after. */
import { formatDate, formatInstant } from '../../shared';

const FLAGS = new Set([
  'act_awaited',
  'active',
  'adherence_open',
  'identity_document',
  'preferred',
  'previous_member',
  'to_check',
]);

const CHANNELS = { pec: 'PEC', email: 'e-mail', hand: 'a mano', post: 'posta' };

/** Codes by field; a field of several tables has the codes of all. */
const CODES: Record<string, Record<string, string>> = {
  arrived_by: CHANNELS,
  sent_by: CHANNELS,
  attendance: { present: 'presente', excused: 'assente giustificato', absent: 'assente' },
  category: {
    region: 'Regione',
    asl: 'ASL',
    ster: 'STER',
    province: 'Provincia',
    municipality: 'Comune o ente locale',
    ambito: 'Ambito territoriale',
    chamber_of_commerce: 'Camera di commercio',
    special_agency: 'Azienda speciale consortile',
    public_consortium: 'Consorzio pubblico',
    mountain_community: 'Comunità montana',
    equality_advisor: 'Consigliera di parità',
    university: 'Università',
    hospital: 'Azienda ospedaliera',
    company: 'Impresa',
    employers_association: 'Associazione datoriale',
    trade_union: 'Organizzazione sindacale',
    third_sector: 'Terzo settore',
    family_association: 'Associazione familiare',
    foundation: 'Fondazione',
    professional_order: 'Ordine professionale',
    finance: 'Sistema finanziario e assicurativo',
    other: 'Altro',
  },
  nature: { public: 'pubblico', private: 'privato' },
  copies_scheme: { one_round: 'uno che fa il giro', one_per_party: 'uno per parte' },
  instrument: { agreement: 'accordo', adherence_form: 'modulo di adesione' },
  method: { ink: 'a penna', pades: 'digitale, PDF firmato', cades: 'digitale, file .p7m' },
  origin: { first: 'prima versione', correction: 'correzione', update: 'aggiornamento' },
  kind: {
    network: 'accordo della rete',
    agreement: 'accordo',
    adherence_form: 'modulo di adesione',
    renunciation_form: 'dichiarazione di rinuncia',
    convocation: 'lettera di convocazione',
    reminder: 'sollecito',
    register: 'registro delle adesioni',
    agreement_signed: 'accordo da sottoscrivere',
    plan_filed: 'piano da presentare',
    office: 'scadenza dell’ufficio',
  },
  scheme_row: {
    region: 'Regione Lombardia',
    asl: 'ASL',
    province: 'Provincia',
    chamber_of_commerce: 'CCIAA',
    ambito: 'Ambito territoriale',
    equality_advisor: 'Consigliera di parità',
    university: 'Università',
    other_public: 'Altri soggetti pubblici',
    other_private: 'Altri soggetti privati',
  },
  state: {
    to_send: 'da inviare',
    sent: 'inviata',
    irregular: 'irregolare',
    returned: 'restituita',
    verified: 'verificata',
    draft: 'bozza',
    in_signature: 'in firma',
    signed: 'sottoscritto',
    withdrawn: 'ritirato',
    superseded: 'superato',
  },
};

/** A stored value as a person reads it; an empty one is an em dash. */
export function valueInWords(field: string, value: string | null): string {
  if (value === null || value === '') return '—';
  if (FLAGS.has(field)) return value === '1' ? 'sì' : 'no';
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return formatInstant(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return CODES[field]?.[value] ?? value;
}
