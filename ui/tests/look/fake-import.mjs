/* The import as the program would tell it, invented: 76 rows, after the picture of the design. */

const named = (value, label) => ({ value, label });
const told = (field, label, text, value, ways = {}) => ({
  field,
  label,
  text,
  value,
  proposal: null,
  asks: false,
  refuses: false,
  ...ways,
});
const row = (number, group, name, more = {}) => ({
  row: number,
  outcome: 'accepted',
  group,
  name,
  told: [],
  values: [named(name, 'Denominazione')],
  comparison: null,
  decided: false,
  ...more,
});
const column = (place, heading, field, samples) => ({
  place,
  letters: 'ABCDEFGH'[place],
  heading,
  field,
  origin: field ? 'heading' : 'unknown',
  origin_label: field ? 'riconosciuta dal titolo' : 'non riconosciuta',
  samples,
});

const fields = [
  named('name', 'Denominazione'),
  named('category', 'Categoria'),
  named('fiscal_code', 'Codice fiscale'),
  named('address', 'Indirizzo'),
  named('pec', 'PEC'),
  named('contact_person', 'Contatto'),
  named('previous_member', 'Già aderente'),
  named('notes', 'Note'),
];

const counts = {
  rows: 76,
  ready: 61,
  to_look_at: 3,
  refused: 1,
  likely: 2,
  present: 3,
  ignored: 6,
  adds: 58,
  updates: 3,
  without_category: 0,
};

const list = {
  source: 'Elenco aderenti 2011-2013.xlsx',
  pasted: false,
  sheets: [
    { name: 'Aderenti', rows: 80, hidden: false },
    { name: 'Vecchio elenco', rows: 12, hidden: true },
  ],
  sheet: 0,
  header: 4,
  columns: [
    column(0, 'Ente', 'name', ['Ambito di Dalmine', 'Confcooperative']),
    column(1, 'Tipo', 'category', ['ambito', 'ass. datoriale']),
    column(2, 'CF', 'fiscal_code', ['0235478016', '01234560166']),
    column(3, 'Sede', 'address', ['via Prova 1', 'via Prova 7']),
    column(4, 'Pec', 'pec', ['a@pec.esempio.it', 'c@pec.esempio.it']),
    column(5, 'Ref.', 'contact_person', ['Piera Lorenzi', 'Giulio Marenzi']),
    column(6, 'Prec. accordo', 'previous_member', ['sì', 'sì']),
    column(7, 'Note', null, ['tel. dopo le 14', '']),
  ],
  recognised: 7,
  without_name_column: false,
  asks_name: false,
  without_category: null,
  counts,
  differing: 2,
  prevails: 'ask',
  fields,
  categories: [named('ambito', 'Ambito territoriale'), named('foundation', 'Fondazione')],
  natures: [named('public', 'Pubblico'), named('private', 'Privato')],
};

const comparison = {
  with: { kind: 'known', of: 'p1' },
  name: 'C.I.S.L. di Bergamo',
  known: true,
  because: 'stesso codice fiscale, stesso nome',
  differences: [
    {
      field: 'name',
      label: 'Denominazione',
      known: 'C.I.S.L. di Bergamo',
      found: 'CISL BERGAMO',
      from_file: false,
    },
    { field: 'pec', label: 'PEC', known: '', found: 'cisl.bg@pec.esempio.it', from_file: true },
    {
      field: 'contact_person',
      label: 'Contatto',
      known: 'Rosa Bertelli',
      found: 'Carlo Zenoni',
      from_file: true,
    },
  ],
  same: [named('09876500167', 'Codice fiscale')],
};

export const refused = [
  row(41, 'refused', '', {
    outcome: 'refused',
    told: [told('name', 'Denominazione', 'Manca la denominazione.', '', { refuses: true })],
  }),
];
export const likely = [
  row(19, 'likely', 'CISL BERGAMO', {
    outcome: 'question',
    told: [told(null, '', 'Somiglia a «C.I.S.L. di Bergamo»: stesso codice fiscale, stesso nome.', '')],
    comparison,
  }),
  row(33, 'likely', 'Fondazione Prova onlus', {
    outcome: 'question',
    told: [told(null, '', '«Fondazione Prova» è già in archivio con dati diversi: scegli quali tenere.', '')],
    comparison: { ...comparison, name: 'Fondazione Prova', because: '' },
  }),
];
export const toLookAt = [
  row(14, 'to_look_at', 'Ambito territoriale di Dalmine', {
    outcome: 'question',
    told: [
      told('fiscal_code', 'Codice fiscale', 'Il codice fiscale ha 10 cifre: ne servono 11.', '2354780165', {
        asks: true,
        proposal: '02354780165',
      }),
    ],
  }),
  row(27, 'to_look_at', 'Confcooperative Bergamo', {
    outcome: 'question',
    told: [
      told(
        'category',
        'Categoria',
        'La categoria «parrocchia» non è fra quelle note: scegline una.',
        'parrocchia',
        {
          asks: true,
        },
      ),
      told(
        'fiscal_code',
        'Codice fiscale',
        'Una cifra del codice fiscale è sbagliata: il controllo non torna.',
        '01234560166',
        { asks: true },
      ),
    ],
  }),
  row(58, 'to_look_at', 'Calzificio Alto Serio S.p.A.', {
    outcome: 'question',
    told: [told('pec', 'PEC', 'La PEC non è un indirizzo completo.', 'info@calzificio', { asks: true })],
  }),
];
export const ready = Array.from({ length: 61 }, (_, index) =>
  row(60 + index, 'ready', `Ente di prova ${index + 1}`, {
    values: [
      named(`Ente di prova ${index + 1}`, 'Denominazione'),
      named('Terzo settore', 'Categoria'),
      named(`ente${index + 1}@pec.esempio.it`, 'PEC'),
    ],
    ...(index % 9 === 0 && {
      outcome: 'notice',
      decided: true,
      told: [told('pec', 'PEC', 'PEC: tenuto com’è («info@ente»), con il segno di dubbio.', 'info@ente')],
    }),
  }),
);

export const page = { list, left: [] };
export const nothing = { list: null, left: [] };
export const waiting = {
  list: null,
  left: [{ id: 'l1', source: 'Elenco aderenti 2011-2013.xlsx', rows: 15 }],
};
export const written = {
  value: { added: 58, updated: 3, left: 6, left_out: 0, without_category: 0 },
  operation: 12,
  changed: [],
};
