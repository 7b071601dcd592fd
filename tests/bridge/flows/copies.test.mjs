/* Copies: made by themselves, seen in the settings, brought to a second place, and the way back from each of them. */
import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { goTo, onScreen, open } from './support.mjs';

/** Makes the archive of Bergamo and writes a name of the office into it. */
async function begin(page) {
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: 'Crea l’archivio di Bergamo' }).click();
  await onScreen(page, 'Cruscotto');
  await goTo(page, 'Impostazioni');
  await page.getByRole('textbox', { name: 'Ufficio', exact: true }).fill('Direzione Sociale');
  await page.getByRole('button', { name: 'Salva i dati dell’ufficio' }).click();
  await page.getByText('Dati dell’ufficio salvati.').waitFor();
}

const copies = (page) => page.getByRole('region', { name: 'Copie dell’archivio' });
const restore = (page) => page.getByRole('dialog', { name: 'Ripristina da una copia' });

async function leave(page) {
  await page.getByRole('button', { name: 'Chiudi l’archivio' }).click();
  await onScreen(page, 'Benvenuto');
}

/** The files of archives that are there. */
async function archives(folder) {
  const names = await readdir(join(folder, 'dati/Concilia/archivi'));
  return names.filter((name) => name.endsWith('.concilia') && !name.startsWith('.')).sort();
}

for (const how of [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
]) {
  test(`an archive that was lost comes back from the first screen (${how.name})`, async (t) => {
    const { page, folder, accessible, picture } = await open(t, how);
    await begin(page);
    await copies(page).getByRole('definition').filter({ hasText: 'all’apertura' }).waitFor();
    await copies(page).getByRole('button', { name: 'Fai una copia adesso' }).click();
    await page.getByText('Copia fatta e riletta.').waitFor();
    await copies(page).getByRole('definition').filter({ hasText: 'su richiesta' }).waitFor();
    await copies(page).scrollIntoViewIfNeeded();
    await picture(`copies-panel-${how.name}`);
    await accessible();
    await leave(page);

    const [file] = await archives(folder);
    await rm(join(folder, 'dati/Concilia/archivi', file));
    await page.reload();
    await page.getByText('Il file non è più in').waitFor();
    await page.getByRole('button', { name: 'Ripristina da una copia…' }).click();
    const dialog = restore(page);
    await dialog.getByRole('button', { name: 'Ripristina e apri' }).click();
    await dialog.getByText('Scegli prima la copia a cui tornare.').waitFor();
    await dialog.getByRole('row').nth(2).waitFor();
    assert.equal(await dialog.getByRole('row').count(), 3, 'the headings and two copies');
    // A press anywhere on the row chooses it; the arrows go from one to the next.
    await dialog
      .getByRole('row', { name: /su richiesta/ })
      .getByRole('cell')
      .last()
      .click();
    assert.ok(await dialog.getByRole('radio', { name: /su richiesta/ }).isChecked());
    await page.keyboard.press('ArrowDown');
    await dialog
      .getByRole('radio', { name: /all’apertura/ })
      .and(dialog.locator(':checked'))
      .waitFor();
    await page.keyboard.press('ArrowUp');
    await dialog
      .getByRole('radio', { name: /su richiesta/ })
      .and(dialog.locator(':checked'))
      .waitFor();
    await dialog.getByText('Dove era l’archivio').waitFor();
    assert.equal(await dialog.getByRole('alert').count(), 0, 'nothing lacks any more');
    await picture(`copies-restore-${how.name}`);
    await accessible();
    await dialog.getByRole('button', { name: 'Ripristina e apri' }).click();
    await onScreen(page, 'Cruscotto');
    await page.getByText('Ripristinato e controllato').waitFor();
    assert.deepEqual(await archives(folder), [file]);
    await goTo(page, 'Impostazioni');
    assert.equal(
      await page.getByRole('textbox', { name: 'Ufficio', exact: true }).inputValue(),
      'Direzione Sociale',
    );
    await goTo(page, 'Registro attività');
    await page.getByRole('row').filter({ hasText: 'Archivio ripristinato' }).first().waitFor();
  });
}

test('going back in time keeps the archive that is replaced', async (t) => {
  const { page, folder, accessible, picture } = await open(t);
  await begin(page);
  await page.getByRole('button', { name: 'Ripristina…', exact: true }).click();
  const dialog = restore(page);
  await dialog.getByRole('radio', { name: /all’apertura/ }).check();
  await dialog.getByRole('radio', { name: /Al posto dell’archivio che c’è/ }).check();
  await picture('copies-in-place');
  await accessible();
  await dialog.getByRole('button', { name: 'Ripristina e apri' }).click();
  await onScreen(page, 'Cruscotto');
  await page.getByText(/Quello di prima è conservato in/).waitFor();
  await goTo(page, 'Impostazioni');
  assert.equal(await page.getByRole('textbox', { name: 'Ufficio', exact: true }).inputValue(), '');
  const names = await archives(folder);
  assert.equal(names.length, 2);
  assert.ok(
    names.some((name) => / \(sostituito il \d\d-\d\d-\d{4} alle \d\d\.\d\d\)\.concilia$/.test(name)),
    names,
  );
});

test('a second place and a full copy in one file', async (t) => {
  const { page, folder, choose, accessible, picture } = await open(t);
  await begin(page);
  const place = join(folder, 'chiavetta');
  await mkdir(place);
  choose(place);
  await copies(page).getByRole('button', { name: 'Scegli un secondo posto…' }).click();
  await copies(page)
    .getByText(/Ultima copia buona: /)
    .waitFor();
  await picture('copies-second');
  await accessible();

  await copies(page).getByRole('button', { name: 'Ripristina…' }).click();
  choose(place);
  await restore(page).getByRole('button', { name: 'Da un’altra cartella…' }).click();
  await restore(page).getByRole('button', { name: 'In un’altra cartella', pressed: true }).waitFor();
  await restore(page)
    .getByRole('radio', { name: /all’apertura/ })
    .check();
  await restore(page)
    .getByRole('radio', { name: /In un file nuovo/ })
    .waitFor();
  await picture('copies-elsewhere');
  await restore(page).getByRole('button', { name: 'Annulla' }).click();

  const whole = join(folder, 'intera.concilia');
  choose(whole);
  await copies(page).getByRole('button', { name: 'Copia completa…' }).click();
  await page.getByText('Copia completa fatta e riletta').waitFor();
  choose(whole);
  await copies(page).getByRole('button', { name: 'Copia completa…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sostituisci' }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await page.getByText('Copia completa fatta e riletta').waitFor();

  await rm(place, { recursive: true });
  await leave(page);
  await page.getByRole('button', { name: 'Apri', exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Ripristina da una copia…' }).click();
  const dialog = restore(page);
  await dialog.getByRole('button', { name: 'Nel secondo posto' }).click();
  await dialog.getByText(/La cartella delle copie «.*chiavetta» non c’è/).waitFor();
  choose(whole);
  await dialog.getByRole('button', { name: 'Da una copia completa…' }).click();
  await dialog.getByRole('radio', { name: /In un file nuovo/ }).waitFor();
  await picture('copies-from-file');
  await accessible();
  await dialog.getByRole('button', { name: 'Ripristina e apri' }).click();
  await onScreen(page, 'Cruscotto');
  assert.equal((await archives(folder)).length, 2);
});

test('a damaged archive leads to its copies', async (t) => {
  const { page, folder, accessible, picture } = await open(t);
  await begin(page);
  await leave(page);
  const [file] = await archives(folder);
  await writeFile(join(folder, 'dati/Concilia/archivi', file), 'non è più un archivio '.repeat(100));
  await page.getByRole('button', { name: /^Apri Bergamo/ }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Ripristina…' }).click();
  await picture('copies-damaged');
  await restore(page)
    .getByRole('radio', { name: /alla chiusura/ })
    .check();
  await restore(page)
    .getByRole('radio', { name: /Al posto dell’archivio che c’è/ })
    .check();
  await accessible();
  await restore(page).getByRole('button', { name: 'Ripristina e apri' }).click();
  await onScreen(page, 'Cruscotto');
  assert.equal((await archives(folder)).length, 2, 'the damaged one is kept as it is');
});
