/* The agreement's page as Rust answers it, with invented signers. */

const member = (number, name, printed_name, signer_label) => ({
  id: `d-${number}`,
  version: 1,
  number,
  party: `p-${number}`,
  name,
  printed_name,
  signer: signer_label ? `s-${number}` : null,
  signer_label,
  usual_label: signer_label,
  signers: signer_label ? [{ id: `s-${number}`, label: signer_label }] : [],
  signed: false,
});
const row = (code, label, members, mandatory = false) => ({
  row: code,
  label,
  mandatory,
  has_blank: !['region', 'equality_advisor'].includes(code),
  members,
});
const AMBITI = ['Bergamo', 'Dalmine', 'Seriate', 'Valle Imagna e Villa d’Almè'];

export const draft = {
  id: 'v1',
  version: 3,
  number: 1,
  state: 'draft',
  state_label: 'Bozza',
  history: '',
  editable: true,
  path: ['Bozza', 'In firma', 'Sottoscritto', 'Vigente', 'Scaduto'].map((label, index) => ({
    label,
    current: index === 0,
    on: null,
  })),
  text: {
    resolution_reference: 'X/1081 del 12 dicembre 2013',
    place: 'Bergamo',
    copies_scheme: 'one_round',
    adherence_open: true,
    adherence_way: 'Sottoscrizione del modulo di adesione, restituito all’ASL capofila',
  },
  record: {
    approval_body: '',
    approval_number: '',
    approval_date: null,
    repertory_number: '',
    classification: '',
    stamp_duty: '',
  },
  put_to_signature_on: null,
  signed_on: null,
  elsewhere: null,
  until: null,
  rows: [
    row('region', 'Regione Lombardia', [member(0, 'Regione Lombardia', '', 'Assessore delegato')], true),
    row(
      'asl',
      'ASL',
      [member(1, 'ASL della Provincia di Bergamo', 'Bergamo', 'Mara Conti, Direttore generale')],
      true,
    ),
    row('province', 'Province', [member(2, 'Provincia di Bergamo', 'Bergamo', 'Presidente')]),
    row('chamber_of_commerce', 'Camere di commercio', [
      member(3, 'Camera di commercio di Bergamo', 'Bergamo', 'Presidente'),
    ]),
    row(
      'ambito',
      'Ambiti territoriali',
      AMBITI.map((name, index) => member(4 + index, `Ambito territoriale di ${name}`, name, 'Presidente')),
    ),
    row('equality_advisor', 'Consigliera provinciale di parità', [
      member(8, 'Consigliera provinciale di parità', '', 'Consigliera'),
    ]),
    row('university', 'Università', []),
    row('other_public', 'Altri soggetti pubblici', [
      member(9, 'Azienda ospedaliera di Treviglio', 'Azienda ospedaliera di Treviglio', 'Direttore generale'),
    ]),
    row('other_private', 'Altri soggetti privati', [
      member(10, 'Confederazione artigiana', 'Confederazione artigiana', ''),
      member(11, 'Cooperativa sociale Il Glicine', 'Cooperativa sociale Il Glicine', 'Presidente'),
    ]),
  ],
  parties: 12,
  missing: 12,
  candidates: [
    {
      party: 'p-20',
      name: 'Calzificio Alto Serio S.p.A.',
      row: 'other_private',
      row_label: 'Altri soggetti privati',
    },
  ],
  without_signer: [],
  findings: [
    {
      severity: 'warning',
      title: 'Confederazione artigiana: manca chi firma',
      text: 'Il nome resta in bianco.',
      citation: { label: 'dgr X/1081, All. B, art. 12', key: 'act:759-759' },
      button: 'Indica chi firma',
      screen: 'agreement',
      spot: 'signer',
      row: 'p-10',
    },
    {
      severity: 'warning',
      title: 'Restano 28 giorni: mancano 12 firme',
      text: 'Termine per la sottoscrizione: 31/03/2014.',
      citation: { label: 'dgr X/1081, punto 3, lett. a', key: 'act:193-193' },
      button: 'Vai alle firme',
      screen: 'adherences',
      spot: 'whole',
      row: null,
    },
    {
      severity: 'notice',
      title: 'L’art. 9 è senza soggetto anche nell’atto: resta com’è',
      text: 'Il testo ufficiale non si corregge.',
      citation: { label: 'dgr X/1081, All. B, art. 9', key: 'act:724-724' },
      button: 'Vai all’art. 9',
      screen: 'agreement',
      spot: 'article_9',
      row: null,
    },
  ],
  steps: [
    { event: 'put_to_signature', label: 'Metti alla firma…', why_not: null },
    { event: 'discard', label: 'Elimina la bozza…', why_not: null },
  ],
  decisions: [],
  versions: [{ id: 'v1', label: 'Versione 1 · Bozza', history: '' }],
  file_name: 'Accordo territoriale Bergamo - versione 1 - bozza.pdf',
};

export const inSignature = {
  ...draft,
  state: 'in_signature',
  state_label: 'In firma',
  editable: false,
  put_to_signature_on: '2014-03-03',
  path: draft.path.map((step, index) => ({
    ...step,
    current: index === 1,
    on: index === 1 ? '2014-03-03' : null,
  })),
  findings: draft.findings.slice(1, 2),
  steps: [
    {
      event: 'register_signed',
      label: 'Registra la sottoscrizione…',
      why_not: 'Mancano ancora 12 firme delle parti.',
    },
    { event: 'withdraw', label: 'Ritira dalla firma…', why_not: null },
    { event: 'new_version', label: 'Nuova versione…', why_not: null },
  ],
};

/** One A4 page with the province's row on it. */
const PAPER = paper('PROVINCIA DI BERGAMO');

export const pages = {
  pdf: Buffer.from(PAPER, 'latin1').toString('base64'),
  pages: 1,
  places: [
    { page: 1, rect_mm: { x: 70, y: 45, width: 60, height: 9 }, field: { kind: 'partyName', number: 2 } },
    { page: 1, rect_mm: { x: 20, y: 100, width: 60, height: 9 }, field: { kind: 'article', number: 9 } },
  ],
};

function paper(words) {
  const text = `BT /F1 20 Tf 150 700 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(at).padStart(10, '0');
  });
  const entries = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
}
