/*
 * A program that is not there: answers the screen's commands from a table, so that a state hard to reach
 * can be looked at. What the real commands do is tested over the bridge, not here.
 */

/** Put into the page before its scripts; `answers` maps a command (and its group, where it
 * takes one: `import_rows likely`) to its answer, or to `{ fails: failure }`. */
export function fake(answers) {
  let last = 0;
  window.calls = [];
  window.answers = answers;
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined };
  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { label: 'main', windowLabel: 'main' } },
    transformCallback: () => ++last,
    unregisterCallback: () => undefined,
    async invoke(command, payload) {
      window.calls.push([command, payload]);
      if (command === 'plugin:event|listen') return ++last;
      if (command === 'plugin:event|unlisten' || command === 'plugin:window|set_title') return null;
      const answer = window.answers[`${command} ${payload?.group}`] ?? window.answers[command];
      if (answer?.fails) throw answer.fails;
      if (answer === undefined)
        throw { code: 'test.unknown', message: `Comando ${command}`, advice: 'manca nel finto programma' };
      return structuredClone(answer);
    },
  };
}

export const archive = {
  network: 'bergamo',
  network_name: 'Bergamo',
  asl: 'ASL della Provincia di Bergamo',
  round: '2014-2015',
  path: '/casa/Bergamo 2014-2015.concilia',
  read_only: false,
  example: false,
  operator: 'Marta Rota',
  working_date: '2014-01-20',
  today: '2014-01-20',
  saved_at: '2014-01-20T09:15:00',
  undo: null,
  redo: null,
};

const NETWORKS = [
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

/** The welcome with the invented amounts of a network of 1,000 + 200 = 1,201 euros. */
export const welcome = {
  today: '2014-01-20',
  networks: NETWORKS.map((name) => ({
    code: name.toLowerCase().replaceAll(/[ -]/g, '_'),
    name,
    fixed: '1000.00',
    variable: '200.00',
    total: '1201.00',
    difference: '1.00',
    resources: { label: 'dgr X/1081, All. C', key: 'act:235-255' },
    ambiti: 14,
    ambiti_to_check: 2,
    terms: [
      {
        kind: 'agreement_signed',
        on: '2014-03-31',
        citation: { label: 'dgr X/1081, punto 3, lett. a', key: 'act:193-193' },
      },
      {
        kind: 'plan_filed',
        on: '2014-06-30',
        citation: { label: 'dgr X/1081, punto 3, lett. b', key: 'act:194-194' },
      },
    ],
    path: `/casa/Concilia/${name} 2014-2015.concilia`,
    path_taken: name === 'Como',
  })),
  recent: [
    {
      path: '/casa/Prova gennaio.concilia',
      network: 'bergamo',
      opened_at: '2014-01-19T17:20:00',
      parties: 12,
      name: 'Prova gennaio',
      folder: '/casa',
      missing: false,
    },
    {
      path: '/rete/Corso.concilia',
      network: 'bergamo',
      opened_at: '2014-01-09T10:00:00',
      parties: 3,
      name: 'Corso',
      folder: '/rete',
      missing: true,
    },
  ],
  default_folder: '/casa/Concilia',
};

export const preferences = { theme: 'auto', documents_folder: null, recent: [], screen: {} };

export const noArchive = {
  fails: { code: 'session.no_archive', message: 'Nessun archivio è aperto.', advice: '' },
};

export const settings = {
  letterhead: {
    body: 'ASL della Provincia di Bergamo',
    office: 'Direzione Sociale',
    address: 'via di prova 1, Bergamo',
    phone: '',
    email: '',
    pec: '',
    protocol_office: '',
    place: 'Bergamo',
    signer: '',
    signer_role: '',
  },
  documents_folder: '',
};

export const operators = [
  { id: 'o1', version: 1, name: 'Marta Rota', login: 'mrota', active: true },
  { id: 'o2', version: 1, name: 'Paolo Vitali', login: 'pvitali', active: true },
  { id: 'o3', version: 2, name: 'Anna Ghisleni', login: '', active: false },
];

export const ambiti = ['Bergamo', 'Dalmine', 'Seriate', 'Grumello', 'Val Cavallina'].map((name, index) => ({
  id: `a${index}`,
  version: 1,
  name,
  position: index + 1,
  to_check: index > 2,
}));

export const about = { name: 'Concilia', version: '0.1.0', licence: 'EUPL-1.2', description: '' };

export const passage = {
  title: 'dgr X/1081, punto 3, lett. a',
  official: true,
  lines: Array.from({ length: 12 }, (_, index) => ({
    number: 188 + index,
    text: `Riga di prova ${index + 1} dell’atto.`,
    cited: index === 5,
  })),
};
