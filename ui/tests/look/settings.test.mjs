/* The settings and the frame around them, over a program that is not there. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { about, ambiti, archive, fake, operators, preferences, settings, welcome } from './fake.mjs';
import { SIZES, stage } from './support.mjs';

const opened = {
  preferences,
  welcome,
  about,
  session: archive,
  settings_read: settings,
  operator_list: operators,
  ambito_list: ambiti,
  preferences_theme: preferences,
  search_everywhere: [],
};
const over = (answers) => ({ setup: { script: fake, data: { ...opened, ...answers } } });
const goToSettings = (page) => page.getByRole('button', { name: 'Impostazioni' }).click();
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);

test('settings', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`are sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over({}), size, scheme });
        await goToSettings(page);
        await page.getByText('Val Cavallina').waitFor();
        assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Impostazioni');
        assert.equal(await page.title(), 'Impostazioni · Bergamo 2014-2015.concilia · Concilia');
        await sound('settings');
      });
    }
  }

  await t.test('are sound while empty and when they cannot be read', async () => {
    const fails = {
      fails: {
        code: 'store.busy',
        message: 'Il file dell’archivio è occupato.',
        advice: 'Aspetta e riprova.',
      },
    };
    const { page, sound } = await open(
      '',
      over({ operator_list: [], ambito_list: [], settings_read: fails }),
    );
    await goToSettings(page);
    await page.getByText('Nessun operatore').waitFor();
    await sound('settings-empty');
  });

  await t.test('ask before leaving with something unsaved, and keep it', async () => {
    const { page, sound } = await open('', over({ archive_close: null }));
    await goToSettings(page);
    await page.getByLabel('Ufficio', { exact: true }).fill('Ufficio conciliazione');
    await page.getByRole('button', { name: 'Chiudi l’archivio' }).click();
    await page.getByRole('alertdialog').waitFor();
    await sound('unsaved');
    await page.getByRole('button', { name: 'Torna a scrivere' }).click();
    assert.equal(await page.getByLabel('Ufficio', { exact: true }).inputValue(), 'Ufficio conciliazione');
    assert.equal((await sent(page, 'archive_close')).length, 0);
  });

  await t.test('save, say so, and undo that very operation', async () => {
    const changed = [{ entity: 'setting', id: 'letterhead' }];
    const { page, sound } = await open(
      '',
      over({
        settings_save: { value: settings, changed, operation: 7 },
        undo: { value: null, changed, operation: 8 },
      }),
    );
    await goToSettings(page);
    await page.getByLabel('Ufficio', { exact: true }).fill('Ufficio conciliazione');
    await page.getByRole('button', { name: 'Salva i dati dell’ufficio' }).click();
    await page.getByText('Dati dell’ufficio salvati.').waitFor();
    await sound('settings-saved');
    await page.getByRole('button', { name: 'Annulla' }).click();
    await page.getByText('Annullato.').waitFor();
    assert.deepEqual(await sent(page, 'undo'), [{ number: 7 }]);
  });

  await t.test('tell a refused field where it is', async () => {
    const refused = {
      fails: {
        code: 'field.empty',
        message: 'Manca un dato obbligatorio: il nome.',
        advice: 'Scrivilo e salva di nuovo.',
        fields: [{ field: 'name', message: 'Scrivi il nome.' }],
      },
    };
    const { page, sound } = await open('', over({ operator_save: refused }));
    await goToSettings(page);
    await page.getByRole('button', { name: 'Aggiungi un operatore' }).click();
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Controlla 1 campo').waitFor();
    await sound('operator-refused');
  });

  await t.test('choose the theme at once and remember it', async () => {
    const { page, sound } = await open('', over({}));
    await goToSettings(page);
    await page.getByLabel('Scuro').check();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assert.deepEqual(await sent(page, 'preferences_theme'), [{ theme: 'dark' }]);
    await sound('settings-dark-chosen');
  });
});

test('frame', async (t) => {
  const open = await stage(t, 'dist');

  await t.test('marks a working date that is not today, and changes it', async () => {
    const other = { ...archive, working_date: '2014-03-31' };
    const { page, sound } = await open('', over({ session_working_date: other }));
    await goToSettings(page);
    await page.getByRole('button', { name: /20\/01\/2014/ }).click();
    await page.getByLabel('Data di lavoro', { exact: true }).fill('31/3/2014');
    await sound('working-date');
    await page.keyboard.press('Enter');
    await page.getByText('non è oggi').waitFor();
    assert.deepEqual(await sent(page, 'session_working_date'), [{ date: '2014-03-31' }]);
    await sound('working-date-other');
  });

  await t.test('finds screens by Ctrl+K and goes there by Enter', async () => {
    const { page } = await open('', over({}));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('impost');
    await page.getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Impostazioni' }).waitFor();
  });

  await t.test('undoes the last operation by Ctrl+Z outside of a field only', async () => {
    const { page } = await open(
      '',
      over({
        undo: { value: null, changed: [], operation: 9 },
        session: { ...archive, undo: 'Operatore: Marta Rota' },
      }),
    );
    await goToSettings(page);
    await page.getByLabel('Ufficio', { exact: true }).focus();
    await page.keyboard.press('Control+z');
    assert.equal((await sent(page, 'undo')).length, 0);
    await page.locator('h1').focus();
    await page.keyboard.press('Control+z');
    await page.getByText('Annullato: Operatore: Marta Rota').waitFor();
  });
});
