/* Invented answers of the rooms of this file's tests: parties, dashboard, resources. */

const cited = (label) => ({ label, key: 'act:193-193' });
const figure = (shown, value) => ({ shown, value, citation: cited('dgr X/1081, All. C') });
const KINDS = ['municipality', 'company', 'trade_union', 'third_sector'];
const LABELS = ['Comune o ente locale', 'Impresa', 'Organizzazione sindacale', 'Terzo settore'];
const STATES = ['to_send', 'sent', 'irregular', 'returned', 'verified', 'complete', 'renounced'];
const STATE_LABELS = [
  'Da inviare',
  'Inviata',
  'Irregolare',
  'Restituita',
  'Verificata',
  'Completa',
  'Rinuncia',
];

/** So many invented parties, one in nine doubtful, each state of a signature in turn. */
export function parties(many) {
  const rows = Array.from({ length: many }, (_, at) => ({
    id: `p${at}`,
    version: 1,
    name:
      at % 11 === 3
        ? `Azienda speciale consortile per i servizi alla persona dell’ambito inventato n. ${at}`
        : `Soggetto inventato ${at}`,
    category: KINDS[at % 4],
    nature: at % 4 === 0 ? 'public' : 'private',
    fiscal_code: '01234567897',
    vat_number: '',
    address: 'via di prova 1',
    postal_code: '24100',
    municipality: at % 2 ? 'Albino' : 'Alzano Lombardo',
    province: 'BG',
    pec: `protocollo${at}@pec.prova.it`,
    email: '',
    phone: '',
    contact_person: '',
    representative: 'Persona Inventata',
    representative_office: 'presidente',
    previous_member: at % 3 === 0,
    notes: '',
    category_label: LABELS[at % 4],
    nature_label: at % 4 === 0 ? 'Pubblico' : 'Privato',
    signer: at % 5 ? 'Persona Inventata' : '',
    signer_office: at % 5 ? 'presidente' : '',
    role: 'adherent',
    role_label: 'Aderente',
    status: STATES[at % 7],
    status_label: STATE_LABELS[at % 7],
    doubts: at % 9 ? [] : ['Codice fiscale: ha 10 cifre, ne servono 11.'],
  }));
  const count = (wanted) => rows.filter(wanted).length;
  const counts = {
    all: many,
    public: count((row) => row.nature === 'public'),
    private: count((row) => row.nature === 'private'),
    previous_members: count((row) => row.previous_member),
    doubtful: count((row) => row.doubts.length > 0),
  };
  return { total: many, counts, rows };
}

export const categories = KINDS.map((value, at) => ({
  value,
  label: LABELS[at],
  nature: at === 0 ? 'public' : 'private',
}));

const party = { ...parties(1).rows[0] };
delete party.category_label;
delete party.nature_label;
const act = { body: 'giunta', number: '12', date: '2014-01-15', awaited: false };
const signer = (id, name, more) => ({
  id,
  version: 1,
  party: 'p0',
  name,
  fiscal_code: '',
  office: 'sindaco',
  delegation: '',
  act,
  preferred: true,
  ...more,
});

export const card = {
  party,
  signers: [
    signer('s1', 'Persona Inventata', {}),
    signer('s2', 'Altra Persona', {
      office: 'vicesindaco',
      delegation: 'delega del 3/1/2014',
      preferred: false,
      act: { body: '', number: '', date: null, awaited: true },
    }),
  ],
  doubts: [{ field: 'fiscal_code', message: 'Codice fiscale: ha 10 cifre, ne servono 11.', refuses: false }],
  role_label: 'Aderente',
  status_label: 'Inviata',
};

export const money = {
  network: 'bergamo',
  name: 'Bergamo',
  fixed: figure('1.000 €', '1000'),
  variable: figure('200 €', '200'),
  total: figure('1.201 €', '1201'),
  training: figure('20 €', '20'),
  weight: figure('10,8 %', '10.8'),
  recomputed_weight: '10,78 %',
  slips: [
    {
      text: 'Bergamo: quota fissa e quota variabile fanno 1.200 €, l’atto stampa 1.201 € (+1 €). Vale la cifra stampata.',
      citation: cited('dgr X/1081, All. C'),
    },
  ],
};

const step = (name, label, note, state, current = false) => ({ step: name, label, note, state, current });
const term = (label, due_on, days_left) => ({
  label,
  due_on,
  days_left,
  countdown: `mancano ${days_left} giorni`,
  done: false,
  says: 'gli accordi dovranno essere sottoscritti in ogni territorio entro la data di prova;',
  citation: cited('dgr X/1081, punto 3, lett. a'),
});
const finding = (severity, title, text, button) => ({
  severity,
  title,
  text,
  button,
  citation: cited('dgr X/1081, All. B, art. 12'),
  screen: 'parties',
  spot: 'row',
  row: 'p3',
});

export const board = {
  steps: [
    step('parties', 'Soggetti', '64 nella rete', 'done'),
    step('agreement', 'Accordo', 'in firma, mancano 2 parti', 'under_way'),
    step('adherences', 'Adesioni', 'tutte inviate', 'done'),
    step('returns', 'Rientri', 'mancano 7 firme', 'under_way', true),
    step('plan', 'Piano', 'entro il 30/06/2014', 'to_do'),
  ],
  next: { next: 'remind', count: 7, missing: 7, label: 'Sollecita i 7 che mancano' },
  tally: 'Moduli di adesione: 46, da stampare 1, da inviare 0, inviati 45.',
  countdowns: [
    term('Sottoscrizione dell’accordo', '2014-03-31', 7),
    term('Presentazione del piano', '2014-06-30', 98),
  ],
  to_do: [
    finding(
      'blocking',
      'Tra le parti manca l’ASL',
      'Aggiungila: è il capofila della rete.',
      'Vai alle parti',
    ),
    finding(
      'warning',
      'Restano 7 giorni: mancano 7 firme',
      'Termine di prova: 31/03/2014.',
      'Vai alle firme',
    ),
    finding(
      'notice',
      'L’art. 9 è senza soggetto anche nell’atto: resta com’è',
      'Il testo ufficiale non si corregge.',
      'Vai all’art. 9',
    ),
  ],
  forecast: 'Mancano 7 firme su 64, due necessarie.',
  expected: 64,
  signed: 54,
  missing: Array.from({ length: 12 }, (_, at) => ({
    id: `p${at}`,
    name: `Soggetto inventato ${at}`,
    necessary: at < 2,
    last_step: 'Inviata il 03/03/2014 con PEC',
  })),
  money,
};

export const bareBoard = {
  ...board,
  steps: board.steps.map((one, at) => ({ ...one, state: 'to_do', current: at === 0 })),
  next: { next: 'import_parties', label: 'Importa i soggetti' },
  to_do: [],
  forecast: null,
  expected: 0,
  signed: 0,
  missing: [],
};

const NAMES = [
  'Bergamo',
  'Brescia',
  'Como',
  'Cremona',
  'Lecco',
  'Lodi',
  'Mantova',
  'Milano',
  'Milano 1',
  'Milano 2',
  'Monza e Brianza',
  'Pavia',
  'Sondrio',
  'Vallecamonica-Sebino',
  'Varese',
];
const shares = (at) => [1, 2, 3, 4, 5].map((one) => figure(`${at + one},0 %`, `${at + one}.0`));

export const resources = {
  money,
  indicators: ['A', 'B', 'C', 'D', 'E'].map((letter) => ({
    letter,
    label: `Indicatore di prova ${letter}`,
    description: 'Distribuzione percentuale di una popolazione inventata, in parole lunghe',
    share: figure('11,4 %', '11.4'),
    weight: figure('10,0 %', '10.0'),
  })),
  overall: figure('3.639 €', '3639'),
  plans: figure('3.339 €', '3339'),
  training: figure('300 €', '300'),
  chapters: [2013, 2014, 2014, 2015].map((year, at) => ({
    number: at < 2 ? 8656 : 7955,
    year,
    amount: figure('1.643,50 €', '1643.50'),
    reregistered: at === 1 ? figure('1.158,75 €', '1158.75') : null,
  })),
  networks: NAMES.map((name, at) => ({
    network: name.toLowerCase(),
    name,
    own: at === 0,
    shares: shares(at),
    weight: figure(`${at + 1},0 %`, `${at + 1}.0`),
    fixed: figure(`${at + 1}.000 €`, `${at + 1}000`),
    variable: figure('200 €', '200'),
    total: figure(`${at + 1}.201 €`, `${at + 1}201`),
    difference: at < 2 ? '+1 €' : null,
  })),
  totals: {
    shares: shares(90),
    weight: figure('100,0 %', '100.0'),
    fixed: figure('120.000 €', '120000'),
    variable: figure('3.000 €', '3000'),
    total: figure('123.015 €', '123015'),
  },
  slips: [
    ...money.slips,
    { text: 'I pesi sommano 100,1 %, l’atto stampa 100,0 %.', citation: cited('dgr X/1081, All. C') },
  ],
};
