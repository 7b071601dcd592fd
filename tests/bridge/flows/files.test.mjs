/* Files dropped where nothing waits for them, names typed without their ending, a choice made over two searches. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { goTo, onScreen, open, openExample } from './support.mjs';

test('a name typed without its ending gets it, and is never written over another unasked', async (t) => {
  const { page, folder, choose, accessible, picture } = await open(t);
  await openExample(page);
  await goTo(page, 'Rete e soggetti');
  const typed = join(folder, 'Elenco 2.0');
  await writeFile(`${typed}.xlsx`, 'di un altro');
  const save = page.getByRole('button', { name: 'Esporta in Excel' });
  choose(typed);
  await save.click();
  const question = page.getByRole('alertdialog', { name: 'C’è già un file con questo nome' });
  await question.waitFor();
  await accessible();
  await picture('files-there');
  await question.getByRole('button', { name: 'Torna indietro' }).click();
  assert.equal(await readFile(`${typed}.xlsx`, 'utf8'), 'di un altro');
  choose(typed);
  await save.click();
  await question.getByRole('button', { name: 'Sostituisci' }).click();
  await page.getByText(/soggetti esportati in .*Elenco 2\.0\.xlsx/).waitFor();
  assert.equal((await readFile(`${typed}.xlsx`)).subarray(0, 2).toString(), 'PK');
});

test('a name that ends as something else is refused, and another is asked for', async (t) => {
  const { page, folder, choose, accessible, picture } = await open(t);
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  const question = page.getByRole('alertdialog', { name: 'Il nome non va bene per questo file' });
  choose(join(folder, 'Rete.pdf'));
  await page.getByRole('button', { name: 'Cambia posizione…' }).click();
  await question.getByText('qui si salva un file .concilia').waitFor();
  await accessible();
  await picture('files-ending');
  choose(join(folder, 'Rete nuova'));
  await question.getByRole('button', { name: 'Scegli un altro nome' }).click();
  await page.getByText('Rete nuova.concilia').waitFor();

  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  await onScreen(page, 'Cruscotto');
  await goTo(page, 'Registro attività');
  choose(join(folder, 'Registro.docx'));
  await page.getByRole('button', { name: 'Esporta in Excel' }).click();
  await question.getByText('qui si salva un file .xlsx').waitFor();
  await question.getByRole('button', { name: 'Annulla' }).click();
  assert.equal(await page.getByText(/esportat/).count(), 0, 'nothing was written');
});

test('who is chosen stays chosen while another is looked for', async (t) => {
  const { page, accessible, picture } = await open(t);
  await openExample(page);
  await goTo(page, 'Rete e soggetti');
  const search = page.getByRole('searchbox', { name: /Cerca per nome/ });
  const pick = async (words, name) => {
    await search.fill(words);
    await page.getByRole('checkbox', { name: `Scegli ${name}`, exact: true }).check();
  };
  await pick('provincia', 'Provincia di Bergamo');
  await pick('comune', 'Comune di Albino');
  await page.getByText('2 scelti, di cui 1 non in vista').waitFor();
  await page.getByRole('button', { name: 'Unisci…' }).waitFor();
  await accessible();
  await picture('files-chosen');
  await search.fill('');
  await page.getByText('2 scelti', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Togli la scelta' }).click();
  await page.getByText('2 scelti').waitFor({ state: 'detached' });
});

test('a list dropped on any screen goes to the import; what is none is told where it goes', async (t) => {
  const { page, folder, picture } = await open(t);
  await openExample(page);
  const drop = (name) =>
    page.evaluate((path) => window.hear('tauri://drag-drop', { paths: [path] }), join(folder, name));
  await drop('Modulo firmato.pdf');
  await page.getByText('«Modulo firmato.pdf» non è un elenco').waitFor();
  await writeFile(join(folder, 'Rete.csv'), 'Ente;Tipo\r\nRete Alfa;Comune\r\n');
  await drop('Rete.csv');
  await onScreen(page, 'Importa soggetti');
  await page.getByRole('button', { name: 'Importa 1 soggetto' }).waitFor();
  await writeFile(join(folder, 'Scansione.pdf'), '%PDF-1.4');
  await drop('Scansione.pdf');
  await page.getByText('Il file rifiutato è «Scansione.pdf»').waitFor();
  await page.getByRole('button', { name: 'Importa 1 soggetto' }).waitFor();
  await picture('files-refused');
});
