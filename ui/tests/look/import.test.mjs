/* The import in every state, over a program that is not there. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { about, archive, fake, preferences, welcome } from './fake.mjs';
import { likely, nothing, page as told, ready, refused, toLookAt, waiting, written } from './fake-import.mjs';
import { SIZES, stage } from './support.mjs';

const hit = { id: 'i', kind: 'Pagina', label: 'Importa soggetti', note: '', screen: 'import', params: {} };
const opened = {
  preferences,
  welcome,
  about,
  session: archive,
  search_everywhere: [hit],
  'plugin:event|listen': 1,
  'plugin:event|unlisten': null,
  import_page: told,
  'import_rows refused': refused,
  'import_rows to_look_at': toLookAt,
  'import_rows likely': likely,
  'import_rows ready': ready,
  import_change: told,
  import_confirm: written,
};
const over = (answers) => ({ setup: { script: fake, data: { ...opened, ...answers } } });
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);
const answer = (page, answers) => page.evaluate((given) => Object.assign(window.answers, given), answers);

async function goToImport(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('importa');
  await page.getByRole('option', { name: /Importa soggetti/ }).click();
  await page.getByRole('heading', { name: 'Importa soggetti' }).waitFor();
}

const show = (page, name) => page.getByRole('button', { name }).click();

test('import', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`is sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over({}), size, scheme });
        await goToImport(page);
        await page.getByText('Manca la denominazione.').waitFor();
        await show(page, 'Forse doppioni');
        await page.getByText('Forse doppioni: 1 di 2').waitFor();
        await sound('import-likely');
        await show(page, 'Da guardare');
        await page.getByText('La PEC non è un indirizzo completo.').waitFor();
        await sound('import');
      });
    }
  }

  await t.test('is sound while empty, with rows left, and with a file that is no list', async () => {
    const pdf = { code: 'import.pdf', message: 'Il file è un PDF.', advice: 'Chiedi l’elenco in Excel.' };
    const { page, sound } = await open('', over({ import_page: nothing, import_paste: { fails: pdf } }));
    await goToImport(page);
    await page.getByText('Trascina qui l’elenco dei soggetti').waitFor();
    await sound('import-empty');
    await page.evaluate(() => navigator.clipboard.writeText('Ente\tCF\nAlfa\t'));
    await page.keyboard.press('Control+v');
    await page.getByText('Chiedi l’elenco in Excel.').waitFor();
    assert.deepEqual(await sent(page, 'import_paste'), [{ text: 'Ente\tCF\nAlfa\t' }]);
    await sound('import-unreadable');

    const later = await open('', over({ import_page: waiting, import_left: told }));
    await goToImport(later.page);
    await later.page.getByText('15 righe rimaste').waitFor();
    await later.sound('import-left');
    await later.page.getByRole('button', { name: /^Riprendile/ }).click();
    await later.page.getByText('Non è ancora stato scritto nulla.').waitFor();
  });

  await t.test('sends what is mended, kept, matched and confirmed', async () => {
    const { page, sound } = await open('', over({}));
    await goToImport(page);
    await show(page, 'Da guardare');
    await page.getByRole('textbox', { name: 'PEC, riga 58' }).fill('info@pec.calzificio.it');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Usa 02354780165' }).click();
    await page.getByRole('combobox', { name: 'Categoria, riga 27' }).selectOption('foundation');
    await page.getByRole('button', { name: 'Tieni com’è: Codice fiscale, riga 27' }).click();
    await page.getByRole('combobox', { name: 'Note' }).selectOption('notes');
    await show(page, 'Forse doppioni');
    await page.getByRole('radio', { name: 'Denominazione: dal file' }).check();
    await page.getByRole('button', { name: 'Unisci così' }).click();
    const changes = (await sent(page, 'import_change')).map(({ change }) => change);
    assert.deepEqual(changes, [
      { kind: 'correct', of: { row: 58, field: 'pec', value: 'info@pec.calzificio.it' } },
      { kind: 'correct', of: { row: 14, field: 'fiscal_code', value: '02354780165' } },
      { kind: 'correct', of: { row: 27, field: 'category', value: 'foundation' } },
      { kind: 'keep', of: { row: 27, field: 'fiscal_code' } },
      { kind: 'assign', of: { column: 7, field: 'notes' } },
      {
        kind: 'choose',
        of: {
          row: 19,
          with: { kind: 'known', of: 'p1' },
          choice: { kind: 'merge', take: ['name', 'pec', 'contact_person'] },
        },
      },
    ]);
    await show(page, 'Pronte');
    await page.getByText('Ente di prova 1', { exact: true }).waitFor();
    await sound('import-ready');
    await answer(page, { import_page: waiting });
    await page.getByRole('button', { name: 'Importa 61 soggetti' }).click();
    await page.getByText('58 soggetti aggiunti e 3 soggetti aggiornati').waitFor();
    await sound('import-done');
  });
});
