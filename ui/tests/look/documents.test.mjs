/* The documents: what is due to be printed, the list, one document, the dialog of printing, in every state. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { about, archive, fake, preferences, settings, welcome } from './fake.mjs';
import { onePage } from './paper.mjs';
import { SIZES, stage } from './support.mjs';

const plan = (kind, label, names, more = {}) => ({
  batch: { kind: `${kind}s`, parties: [] },
  kind,
  label,
  count: names.length,
  counted: `${names.length} ${label.toLowerCase()}`,
  headline: names.length ? `${names.length} ${label.toLowerCase()}: ${names.join(', ')}` : '',
  names,
  left_out: [],
  hindrance: null,
  issuable: names.length > 0,
  folder: '/casa/Documenti',
  ...more,
});
const NAMES = ['Associazione Famiglie Oggi', 'Banca del Tempo di Treviglio'];
const nobody = {
  code: 'print.nothing',
  message: 'Nessun sollecito da stampare: non manca nessuno di coloro a cui è stato inviato.',
  advice: 'A chi non ha ancora ricevuto il modulo o l’accordo, invia prima quello.',
  free_path: null,
};
const due = [
  plan('adherence_form', 'Moduli di adesione', NAMES, {
    left_out: [['Provincia di Bergamo', 'è parte dell’accordo: firma l’accordo, non il modulo']],
  }),
  plan('reminder', 'Solleciti', [], { hindrance: nobody }),
  plan('convocation', 'Convocazioni del 02/04/2014', NAMES),
  plan('register', 'Registro delle adesioni', [''], { headline: '1 registro delle adesioni', names: [] }),
  plan('renunciation_form', 'Dichiarazioni di rinuncia', NAMES),
];
const document = (number, title, more = {}) => ({
  id: `d${number}`,
  version: 1,
  kind: 'adherence_form',
  kind_label: 'Modulo di adesione',
  number,
  code: `CNC-7K4M92-1-${number}`,
  title,
  party: 'p1',
  party_name: 'Associazione Famiglie Oggi',
  meeting: null,
  issued_on: '2014-01-20',
  pages: 2,
  annulled_on: null,
  annulled_reason: '',
  file_name: `${title} (n. ${number}).pdf`,
  ...more,
});
const issued = [
  document(3, 'Registro delle adesioni al 20/01/2014', { party: null, party_name: '' }),
  document(2, 'Modulo di adesione – Banca del Tempo di Treviglio', {
    annulled_on: '2014-01-20',
    annulled_reason: 'stampato su carta sbagliata',
    version: 2,
  }),
  document(1, 'Modulo di adesione – Associazione Famiglie Oggi'),
];
const opened = {
  preferences,
  preferences_screen: preferences,
  welcome,
  about,
  session: archive,
  settings_read: settings,
  print_due: due,
  document_list: issued,
  document_pdf: onePage,
};
const over = (answers) => ({ setup: { script: fake, data: { ...opened, ...answers } } });
const goToDocuments = (page) => page.getByRole('button', { name: 'Documenti', exact: true }).click();
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);

test('documents', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`are sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over({}), size, scheme });
        await goToDocuments(page);
        await page.getByText('CNC-7K4M92-1-3').waitFor();
        await sound('documents');
      });
    }
  }

  await t.test('are sound while empty, without an agreement, and when they cannot be read', async () => {
    const none = { ...nobody, code: 'print.no_agreement', message: 'L’accordo non è ancora stato iniziato.' };
    const empty = due.map((one) => ({ ...one, count: 0, names: [], issuable: false, hindrance: none }));
    const { page, sound } = await open('', over({ print_due: empty, document_list: [] }));
    await goToDocuments(page);
    await page.getByText('Nessun documento emesso').waitFor();
    await page.getByRole('button', { name: 'Vai all’accordo' }).waitFor();
    await sound('documents-empty');
    const fails = { fails: { code: 'store.busy', message: 'Il file è occupato.', advice: 'Riprova.' } };
    const broken = await open('', over({ print_due: fails, document_list: fails }));
    await goToDocuments(broken.page);
    await broken.page.getByRole('button', { name: 'Riprova' }).first().waitFor();
    await broken.sound('documents-failed');
  });

  for (const scheme of ['light', 'dark']) {
    await t.test(`show the pages of one, ${scheme}`, async () => {
      const { page, sound } = await open('', { ...over({}), scheme });
      await goToDocuments(page);
      await page.getByText('Modulo di adesione – Banca del Tempo').click();
      await page.getByText('stampato su carta sbagliata').waitFor();
      await page.locator('canvas').first().waitFor();
      await sound('document');
    });
  }

  await t.test('print a batch as asked, and say what was left out', async () => {
    const done = {
      headline: '2 moduli di adesione: Associazione Famiglie Oggi, Banca del Tempo di Treviglio',
      folder: '/casa/Documenti',
      files: ['a.pdf', 'b.pdf'],
      issued: ['d4', 'd5'],
      numbers: [4, 5],
      notice: null,
    };
    const { page, sound } = await open('', over({ print_run: { value: done, changed: [], operation: 9 } }));
    await goToDocuments(page);
    await page.getByRole('button', { name: 'Stampa 2 moduli di adesione' }).click();
    await page.getByText('Lasciati fuori: 1').click();
    await sound('print');
    await page.getByLabel('Un file per soggetto').check();
    await page.getByRole('button', { name: 'Emetti e salva' }).click();
    await page.getByText('Apri la cartella').waitFor();
    const [{ request }] = await sent(page, 'print_run');
    assert.equal(request.issued, true);
    assert.equal(request.one_file, false);
    assert.equal(request.replace, false);
    await sound('printed');
  });

  await t.test('ask about a file that is there, and tell what was not saved', async () => {
    const there = {
      fails: {
        code: 'file.already_there',
        message: 'Il file «Moduli di adesione.pdf» c’è già: non è stato toccato.',
        advice: 'Sostituiscilo, oppure salva come «Moduli di adesione (2).pdf».',
      },
    };
    const { page, sound } = await open('', over({ print_run: there }));
    await goToDocuments(page);
    await page.getByRole('button', { name: 'Stampa 2 moduli di adesione' }).click();
    await page.getByRole('button', { name: 'Emetti e salva' }).click();
    await page.getByRole('button', { name: 'Sostituisci' }).waitFor();
    await sound('print-there');
    const notice = { ...nobody, message: 'I documenti sono stati emessi, ma i file non sono stati salvati.' };
    const value = { headline: '', folder: '', files: [], issued: ['d4'], numbers: [4, 4], notice };
    await page.evaluate((answer) => (window.answers.print_run = answer), {
      value,
      changed: [],
      operation: 9,
    });
    await page.getByRole('button', { name: 'Sostituisci' }).click();
    await page.getByText('i file non sono stati salvati').waitFor();
    assert.equal((await sent(page, 'print_run')).at(-1).request.replace, true);
    await sound('print-not-saved');
  });

  await t.test('annul one with its reason', async () => {
    const { page, sound } = await open(
      '',
      over({ document_annul: { value: null, changed: [], operation: 9 } }),
    );
    await goToDocuments(page);
    await page.getByText('Modulo di adesione – Associazione').click();
    await page.getByRole('button', { name: 'Annulla…' }).click();
    await page.getByLabel('Motivo').fill('nome sbagliato');
    await sound('annul');
    await page.getByRole('button', { name: 'Annulla il documento' }).click();
    await page.getByText('Resta nell’elenco con il motivo.').waitFor();
    assert.deepEqual(await sent(page, 'document_annul'), [
      { id: 'd1', version: 1, reason: 'nome sbagliato' },
    ]);
  });
});
