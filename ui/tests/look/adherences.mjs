/* What the program would answer of signatures: invented parties in every state. */

const STATES = {
  sent: ['Inviata', 'missing', 'Sollecito 1, 14/03'],
  irregular: ['Irregolare', 'missing', 'Manca la pagina 2'],
  to_send: ['Da inviare', 'missing', 'Mai inviata'],
  returned: ['Restituita', 'needs_step', 'Da verificare'],
  verified: ['Verificata', 'needs_step', 'Manca il protocollo'],
  complete: ['Completa', 'done', 'Protocollo 701 del 12/03/2014'],
  renounced: ['Rinuncia', 'renounced', 'Rinuncia del 12/03'],
};
const SECTIONS = {
  missing: 'Mancano',
  needs_step: 'Rientrate, con un passo da fare',
  done: 'Complete',
  renounced: 'Rinunce',
};

const PARTIES = [
  ['Provincia di Bergamo', 'sent', true],
  ['Ambito di Valle Brembana', 'irregular', true],
  ['Associazione Famiglie Oggi', 'sent'],
  ['Calzificio Alto Serio S.p.A.', 'sent'],
  ['Cooperativa sociale Il Ponte di mezzo delle valli orobiche, società cooperativa', 'irregular'],
  ['Fondazione Casa Aperta', 'to_send'],
  ['Unione Artigiani', 'sent'],
  ['Ambito di Isola Bergamasca', 'returned', true],
  ['Ambito di Dalmine', 'verified', true],
  ['Comunità Montana di prova', 'returned'],
  ['Confederazione di prova', 'verified'],
  ...[
    'ASL di Bergamo',
    'Ambito di Alto Sebino',
    'Ambito di Bergamo',
    'Ambito di Grumello',
    'Ambito di Seriate',
    'Ambito di Val Cavallina',
    'Ambito di Villa d’Almè',
    'Consigliera di parità di prova',
    'Regione Lombardia',
  ].map((name) => [name, 'complete', true]),
  ['Lega di prova', 'renounced'],
];

const line = ([name, status, necessary = false], index) => ({
  party: `p${index + 1}`,
  name,
  category: null,
  category_label: 'Ambito territoriale',
  municipality: 'Bergamo',
  role: necessary ? 'stipulating' : 'adherent',
  role_label: necessary ? 'Parte' : 'Aderente',
  necessary,
  of_right: index === 2,
  status,
  status_label: STATES[status][0],
  section: STATES[status][1],
  sent_on: status === 'to_send' ? null : '2014-03-05',
  returned_on: ['returned', 'verified', 'complete'].includes(status) ? '2014-03-19' : null,
  protocol: { number: status === 'complete' ? '701' : '', date: null },
  last_step: { kind: 'not_sent' },
  last_step_label: STATES[status][2],
  can: { missing: ['return', 'remind'], needs_step: ['verify', 'assign_protocol'] }[section] ?? [],
});

/** The list; with `allIn` nobody is missing and nothing waits. */
export function list({ allIn = false } = {}) {
  const lines = PARTIES.map(line).filter((one) => !allIn || one.section !== 'missing');
  if (allIn)
    for (const one of lines.filter((each) => each.section === 'needs_step'))
      Object.assign(one, { section: 'done', status: 'complete', status_label: 'Completa' });
  const sections = Object.entries(SECTIONS)
    .map(([section, label]) => ({ section, label, lines: lines.filter((one) => one.section === section) }))
    .filter((section) => section.lines.length > 0);
  const missing = lines.filter((one) => one.section === 'missing');
  const expected = lines.filter((one) => one.section !== 'renounced');
  const of = (status) => lines.filter((one) => one.status === status).length;
  return {
    overview: {
      number: 1,
      state: 'in_signature',
      expected: expected.length,
      signed: of('verified') + of('complete'),
      to_verify: of('returned'),
      protocol_missing: of('verified'),
      missing: missing.map(({ party, name, necessary }) => ({
        party,
        name,
        necessary,
        renounced: false,
        state: 'sent',
      })),
      missing_necessary: allIn ? 0 : 2,
      renounced: 1,
      counts: [],
      all_in: allIn,
      last_signed_on: '2014-03-21',
      due: { on: '2014-03-31', days_left: 7 },
      not_called: [],
      headline: allIn ? `Tutte le ${expected.length} firme ci sono` : `Mancano 7 firme su ${expected.length}`,
      necessary: allIn ? null : 'Due sono necessarie per avere l’accordo',
      necessary_names: allIn ? [] : ['Provincia di Bergamo', 'Ambito di Valle Brembana'],
      days: '7 giorni al 31/03/2014',
      forecast: '',
      term: { label: 'dgr X/1081, punto 3, lett. a', key: 'act-193-193' },
      stipulation: { missing: [], last_signed_on: null },
    },
    tally: {
      forms: [],
      forms_to_print: [],
      forms_to_send: [],
      forms_out: [],
      copies_to_send: [],
      to_remind: missing.map((one) => one.party),
      to_remind_later: [],
      missing: missing.map((one) => one.party),
      term_near: true,
    },
    tally_label: 'Moduli di adesione: 46, da stampare 1, da inviare 0, inviati 45.',
    next: allIn
      ? { next: 'print_register', label: 'Stampa il registro delle adesioni' }
      : { next: 'remind', count: 7, missing: 7, label: 'Sollecita i 7 che mancano' },
    chips: Object.entries(STATES).map(([status, [label]]) => ({ status, label, count: of(status) })),
    sections,
  };
}

const possible = (event, label, why_not = null) => ({ event, label, why_not });

/** The card of a party that signed, whose number is missing. */
export function card() {
  return {
    entry: {
      party: 'p9',
      name: 'Ambito di Dalmine',
      signer_name: 'Lucia Verdi',
      signature: { returned_on: '2014-03-19' },
    },
    status: 'verified',
    status_label: 'Verificata',
    about: 'Parte · pubblico · già aderente al precedente accordo',
    signing: {
      proved: true,
      label: 'Provato',
      facts: [
        ['Modo', 'Firma digitale, file .p7m (CAdES)'],
        ['Chi', 'Lucia Verdi, presidente d’ambito'],
        ['Quando', '18/03/2014'],
        ['Esito', 'verificata da Marta Rota il 20/03/2014'],
      ],
    },
    arrival: {
      proved: false,
      label: 'Manca il protocollo',
      facts: [
        ['Arrivata il', '19/03/2014'],
        ['Con', 'PEC'],
      ],
    },
    renunciation: null,
    possible: [
      possible('send', 'Registra l’invio', 'È già verificata.'),
      possible('return', 'Registra il rientro', 'È già verificata.'),
      possible('find_irregular', 'Segna come irregolare'),
      possible('assign_protocol', 'Registra il protocollo'),
      possible('annul_return', 'Annulla il rientro'),
      possible('renounce', 'Registra la rinuncia'),
    ],
    history: [
      { on: '2014-03-05', text: 'Modulo di adesione: stampato, 2 pagine, n. 12', operator: '' },
      { on: '2014-03-05', text: 'Inviato con PEC', operator: 'Marta Rota' },
      { on: '2014-03-14', text: 'Sollecito n. 1', operator: '' },
      { on: '2014-03-19', text: 'Rientrato con PEC', operator: 'Marta Rota' },
      { on: '2014-03-20', text: 'Verificata da Marta Rota', operator: 'Marta Rota' },
    ],
    to_do: 'Protocollo',
    files: [{ id: 'f1', name: 'PEC del 19-03 Ambito di Dalmine.pdf.p7m', taken_on: '2014-03-19' }],
  };
}

const meeting = (id, held_on, ahead, called) => ({
  meeting: {
    id,
    version: 1,
    deed: 'deed',
    held_on,
    held_at: '14:30',
    place: 'Sala riunioni di prova',
    agenda: 'Sottoscrizione dell’accordo\nVarie',
    notes: '',
  },
  called,
  convoked: called.filter((one) => one.called_on).length,
  present: called.filter((one) => one.presence === 'present').length,
  ahead,
});

const called = (party, name, called_on, presence = null, presence_label = null) => ({
  id: `${party}-c`,
  version: 1,
  meeting: 'm',
  party,
  name,
  called_on,
  presence,
  presence_label,
  represented_by: '',
});

export const meetings = [
  meeting('m2', '2014-03-28', true, [
    called('p12', 'ASL di Bergamo', '2014-03-14'),
    called('p1', 'Provincia di Bergamo', null),
  ]),
  meeting('m1', '2014-02-10', false, [
    called('p12', 'ASL di Bergamo', '2014-01-30', 'present', 'Presente'),
    called('p1', 'Provincia di Bergamo', '2014-01-30', 'excused', 'Assente giustificato'),
  ]),
];

const deadline = (id, kind, due_on, days_left, label, more = {}) => ({
  deadline: { id, version: 1, kind, title: kind === 'office' ? label : '', due_on, notes: '', done_on: null },
  source: null,
  cited: null,
  extensions: [],
  days_left,
  label,
  countdown: days_left < 0 ? `scaduto da ${-days_left} giorni` : `mancano ${days_left} giorni`,
  ...more,
});

const stated = (line, letter, says) => ({
  source: { citation: { source: 'act', at: { first: line, last: line } }, also: [], says, day: '2014-03-31' },
  cited: { label: `dgr X/1081, punto 3, lett. ${letter}`, key: `act-${line}-${line}` },
});

export const deadlines = [
  deadline('d3', 'office', '2014-03-20', -4, 'Invio del verbale'),
  deadline('d1', 'agreement_signed', '2014-03-31', 7, 'Sottoscrizione dell’accordo territoriale', {
    ...stated(193, 'a', 'gli accordi dovranno essere sottoscritti entro il 31 marzo 2014'),
    extensions: [
      {
        id: 'x1',
        version: 1,
        deadline: 'd1',
        act: 'atto di prova n. 1',
        decided_on: '2014-03-01',
        due_before: '2014-03-15',
        due_after: '2014-03-31',
        reason: '',
      },
    ],
  }),
  deadline('d2', 'plan_filed', '2014-06-30', 98, 'Presentazione del piano di azione territoriale', {
    ...stated(194, 'b', 'piani che dovranno essere presentati entro il 30 giugno 2014'),
  }),
];
