/* The welcome in its states, over a program that is not there. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { archive, fake, noArchive, passage, preferences, welcome } from './fake.mjs';
import { SIZES, stage } from './support.mjs';

const closed = { preferences, welcome, session: noArchive };
const over = (answers) => ({ setup: { script: fake, data: { ...closed, ...answers } } });
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);

test('welcome', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`is sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over({}), size, scheme });
        await sound('welcome-unchosen');
        await page.keyboard.press('b');
        await page.getByText('Per Bergamo troverai già pronti').waitFor();
        await sound('welcome-chosen');
      });
    }
  }

  await t.test('shows the one euro of the act, as the act has it', async () => {
    const { page } = await open('', over({}));
    await page.getByLabel('Bergamo', { exact: true }).check();
    await page.getByText('totale 1.201 €').waitFor();
    await page.getByText('1 € più della somma: è così nell’atto').waitFor();
  });

  await t.test('is chosen by first letters and arrows, made by Enter', async () => {
    const { page } = await open('', over({ archive_create: archive }));
    await page.keyboard.type('milano 2');
    assert.ok(await page.getByLabel('Milano 2').isChecked());
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.getByLabel('Monza e Brianza').isChecked());
    await page.keyboard.press('ArrowLeft');
    assert.ok(await page.getByLabel('Lodi').isChecked());
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.calls.some(([one]) => one === 'archive_create'));
    assert.deepEqual(await sent(page, 'archive_create'), [{ network: 'lodi', path: null }]);
    await page.getByRole('navigation').waitFor();
  });

  await t.test('has one filled button: «Apri» until a network is chosen, then «Crea»', async () => {
    const { page } = await open('', over({}));
    const filled = () => page.locator('.btn-primary').allInnerTexts();
    assert.deepEqual(await filled(), ['Apri']);
    await page.keyboard.press('v');
    assert.deepEqual(await filled(), ['Crea l’archivio di Vallecamonica-Sebino']);
  });

  await t.test('without recent archives asks for the network when «Crea» comes too early', async () => {
    const { page, sound } = await open('', over({ welcome: { ...welcome, recent: [] } }));
    await page.getByRole('button', { name: 'Crea l’archivio' }).click();
    await page.getByText('Scegli prima la tua ASL').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.type), 'radio');
    assert.equal(await page.getByRole('button', { name: /^Apri un altro archivio/ }).count(), 1);
    await sound('welcome-early');
  });

  await t.test('offers to open an archive of the same name', async () => {
    const there = {
      code: 'file.already_there',
      message:
        'Un file di nome «Bergamo 2014-2015.concilia» c’è già in questa cartella: non è stato toccato.',
      advice: 'Aprilo, oppure scegli un altro nome.',
    };
    const { page, sound } = await open('', over({ archive_create: { fails: there }, archive_open: archive }));
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await sound('welcome-same-name');
    await page.getByRole('button', { name: 'Apri quello che c’è' }).click();
    await page.getByRole('navigation').waitFor();
    assert.deepEqual(await sent(page, 'archive_open'), [
      { path: '/casa/Concilia/Bergamo 2014-2015.concilia', readOnly: false },
    ]);
  });

  await t.test('puts the archive where «Cambia posizione…» says', async () => {
    const { page } = await open(
      '',
      over({ archive_create: archive, 'plugin:dialog|save': '/rete/Conciliazione.concilia' }),
    );
    await page.keyboard.press('b');
    await page.getByRole('button', { name: 'Cambia posizione…' }).click();
    await page.getByText('Conciliazione.concilia').waitFor();
    await page.getByRole('button', { name: 'Crea l’archivio di Bergamo' }).click();
    await page.getByRole('navigation').waitFor();
    assert.deepEqual(await sent(page, 'archive_create'), [
      { network: 'bergamo', path: '/rete/Conciliazione.concilia' },
    ]);
  });

  await t.test(
    'says which file is missing, looks for it, and leaves it in the list until asked',
    async () => {
      const { page } = await open('', over({ 'plugin:dialog|open': null, archive_forget: [] }));
      await page.getByText('Il file non è più in /rete').waitFor();
      await page.getByRole('button', { name: 'Cerca Corso' }).click();
      assert.equal((await sent(page, 'archive_open')).length, 0);
      await page.getByText('Il file non è più in /rete').waitFor();
      await page.getByRole('button', { name: /Togli dall’elenco/ }).click();
      assert.deepEqual(await sent(page, 'archive_forget'), [{ path: '/rete/Corso.concilia' }]);
    },
  );

  await t.test('offers to look into an archive that somebody holds', async () => {
    const held = {
      code: 'archive.held',
      message: 'L’archivio è aperto da un’altra persona.',
      advice: 'Chiudilo là, oppure aprilo in sola lettura.',
    };
    const { page, sound } = await open('', over({ archive_open: { fails: held } }));
    await page.getByRole('button', { name: 'Apri Prova gennaio' }).click();
    await page.getByText('L’archivio è aperto da un’altra persona.').waitFor();
    await sound('welcome-held');
    await page.evaluate((view) => (window.answers.archive_open = view), { ...archive, read_only: true });
    await page.getByRole('button', { name: 'Apri in sola lettura' }).click();
    await page.getByText('Aperto in sola lettura').waitFor();
  });

  await t.test('tells that a file of that name is there before it is asked, and opens it', async () => {
    const { page, sound } = await open('', over({ archive_open: archive }));
    await page.getByLabel('Como').check();
    await page.getByText('C’è già un archivio con questo nome').waitFor();
    await sound('welcome-taken');
    await page.getByRole('button', { name: 'Apri quello che c’è' }).click();
    await page.getByRole('navigation').waitFor();
  });

  await t.test('opens the passage of a citation, and gives the focus back', async () => {
    const { page, sound } = await open('', over({ citation_passage: passage }));
    await page.keyboard.press('b');
    await page.getByRole('button', { name: /punto 3, lett. a/ }).click();
    await page.getByText('Riga di prova 6').waitFor();
    assert.deepEqual(await sent(page, 'citation_passage'), [{ key: 'act:193-193' }]);
    await sound('passage');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    assert.match(await page.evaluate(() => document.activeElement.textContent), /punto 3, lett. a/);
  });
});
