/* The import over the real commands: a messy list in, mended and decided, written, taken back. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { goTo, open } from './support.mjs';

const LIST = [
  'Rete di Bergamo: aderenti 2011-2013;;;;;',
  '',
  'N.;Ente;Tipo;CF;Pec;Prec. accordo',
  '1;Comune di Prova;comune;01234567897;prova@pec.it;sì',
  '2;Ambito di Prova;ambito;0235478016;ambito@pec.it;sì',
  '3;;ente locale;;x@pec.it;no',
  '4;CISL Prova;sindacato;n.d.;cisl@pec.it;no',
  '5;C.I.S.L. di Prova;sindacato;;cisl.prova@pec.it;sì',
  ';Totale;;5;;',
  '',
].join('\r\n');

/** A new archive of Bergamo, and the import of it in sight. */
async function start(t, how) {
  const opened = await open(t, how);
  const { page } = opened;
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  await page.getByRole('button', { name: 'Rete e soggetti' }).first().click();
  await page.getByRole('button', { name: 'Importa da Excel' }).first().click();
  await page.getByText('Trascina qui l’elenco dei soggetti').waitFor();
  const list = join(opened.folder, 'Aderenti.csv');
  await writeFile(list, Buffer.from(LIST, 'latin1'));
  return { ...opened, list };
}

const counted = (page, name) => page.getByRole('button', { name }).locator('.count').textContent();

test('a messy list is mended, decided, written and taken back', async (t) => {
  const { page, list, choose, accessible, picture } = await start(t, {});
  await accessible();
  choose(list);
  await page.getByRole('button', { name: 'Scegli il file…' }).click();
  await page.getByText('Manca la denominazione.').waitFor();
  await accessible();
  await picture('import-trial');

  const name = page.getByRole('textbox', { name: 'Denominazione, riga 6' });
  await name.fill('Ente Delta');
  await name.press('Enter');
  await page.getByText('Importa 3 soggetti').waitFor();

  await page.getByRole('button', { name: 'Da guardare' }).click();
  await page.getByText('Il codice fiscale ha 10 cifre: ne servono 11.').waitFor();
  await page.getByRole('button', { name: /^Tieni com’è/ }).click();
  await page.getByText('Importa 4 soggetti').waitFor();

  await page.getByText('Forse doppioni: 1 di 1').waitFor();
  await page.getByRole('radio', { name: 'PEC: dal file' }).check();
  await page.getByRole('button', { name: 'Unisci così' }).click();
  await page.getByText('Forse doppioni: 1 di 1').waitFor({ state: 'detached' });
  assert.equal(await counted(page, /^Pronte/), '4');

  await page.getByRole('button', { name: /^Pronte/ }).click();
  await page.getByRole('button', { name: 'Lascia fuori la riga 6, Ente Delta' }).click();
  await page.getByText('Importa 3 soggetti').waitFor();
  await page.getByRole('button', { name: 'Ignorate' }).click();
  await page.getByText('Lasciata fuori da te.').waitFor();
  await accessible();
  await picture('import-left-out');
  await page.getByRole('button', { name: 'Torna com’era, riga 6' }).click();
  await page.getByText('Importa 4 soggetti').waitFor();

  await page.getByRole('button', { name: 'Importa 4 soggetti' }).click();
  await page.getByText('4 soggetti aggiunti').first().waitFor();
  await accessible();
  await picture('import-done');
  await page.getByRole('button', { name: 'Annulla l’importazione' }).click();
  await page.getByText('Non è ancora stato scritto nulla.').waitFor();
  await page.getByText('Importa 4 soggetti').waitFor();
  await page.getByRole('button', { name: 'Importa 4 soggetti' }).click();
  await page.getByRole('button', { name: 'Vai all’elenco dei soggetti' }).click();
  await page.getByText('Comune di Prova').first().waitFor();

  // The same list once more: what was kept and decided is not asked again, and a row of totals is shown as one.
  await page.getByRole('button', { name: 'Importa da Excel' }).first().click();
  choose(list);
  await page.getByRole('button', { name: 'Scegli il file…' }).click();
  await page.getByText('Manca la denominazione.').waitFor();
  assert.equal(await page.getByRole('button', { name: /^(Da guardare|Forse doppioni)/ }).count(), 0);
  await page.getByRole('button', { name: 'Lascia fuori la riga 6' }).click();
  await page.getByText('In questo gruppo non c’è più nulla').waitFor();
  await page.getByText(/Riga 6 lasciata fuori: .* nessun’altra aspetta/).waitFor();
  await accessible();
  await picture('import-emptied');
  await page.getByRole('button', { name: 'Ignorate' }).click();
  await page.getByText('Totale · 5').waitFor();
  await page.getByRole('button', { name: 'È un soggetto: importala, riga 9' }).click();
  await page.getByRole('button', { name: /^Da guardare/ }).waitFor();
});

test('rows that stay out wait for each list, a long name fits, and a doubt is no error', async (t) => {
  const { page, folder, choose, accessible, picture } = await start(t, {});
  const long = join(folder, 'Lunghi.csv');
  await writeFile(long, `Ente;CF\r\n${'Associazione '.repeat(40)};0235478016\r\nBeta;\r\n`);
  choose(long);
  await page.getByRole('button', { name: 'Scegli il file…' }).click();
  const doubt = page.getByRole('textbox', { name: /Codice fiscale, riga 2/ });
  await doubt.waitFor();
  assert.equal(await doubt.getAttribute('aria-invalid'), null, 'a doubt keeps nobody from going on');
  const keep = page.getByRole('button', { name: /^Tieni com’è: Codice/ });
  const box = await keep.boundingBox();
  assert.ok(box && box.x + box.width <= page.viewportSize().width, 'its buttons are in sight');
  await accessible();
  await picture('import-long');
  await page.getByRole('button', { name: 'Importa 1 soggetto' }).click();
  await page.getByText('1 soggetto aggiunto').first().waitFor();
  await page.getByRole('button', { name: 'Vai all’elenco dei soggetti' }).click();
  await page.getByRole('button', { name: 'Importa da Excel' }).first().click();
  await page.getByText('1 riga rimasta').waitFor();
  await accessible();
  await picture('import-waiting');
  await goTo(page, 'Cruscotto');
  const line = page.getByRole('listitem').filter({ hasText: '1 riga dell’elenco da decidere' });
  await line.getByRole('button', { name: /^Vai alle righe rimaste/ }).click();
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Riprendila');
  await page.getByRole('button', { name: 'Non serve più: Lunghi.csv' }).click();
  await page.getByText('1 riga rimasta tolta').waitFor();
  await page.getByRole('button', { name: 'Annulla', exact: true }).click();
  await page.getByRole('button', { name: 'Riprendila: Lunghi.csv' }).click();
  await doubt.waitFor();
});

test('a word that many rows write as their category is answered once for all of them', async (t) => {
  const { page, list, choose, accessible, picture } = await start(t, {});
  const rows = ['Rete Alfa', 'Rete Beta', 'Rete Gamma'].map((name) => `${name};associazione`);
  await writeFile(list, ['Ente;Tipo', ...rows, 'Rete Delta;circolo', ''].join('\r\n'));
  choose(list);
  await page.getByRole('button', { name: 'Scegli il file…' }).click();
  const all = page.getByLabel('Categoria di tutte le 3 righe con «associazione»');
  await all.waitFor();
  await accessible();
  await picture('import-alike');
  await all.selectOption({ label: 'Associazione familiare' });
  await page.getByText('Importa 3 soggetti').waitFor();
  assert.equal(await counted(page, /^Pronte/), '3');
  assert.equal(await counted(page, /^Da guardare/), '1', 'another word is another question');
});

test('a file dropped on the window becomes the list', async (t) => {
  const { page, list, folder, accessible } = await start(t, {});
  await page.evaluate(() => window.hear('tauri://drag-enter', {}));
  await page.locator('.drop.over').waitFor();
  await accessible();
  await page.evaluate((path) => window.hear('tauri://drag-drop', { paths: [path] }), list);
  await page.getByText('Manca la denominazione.').waitFor();
  await page.getByText('Aderenti.csv').first().waitFor();
  const other = join(folder, 'Altro elenco.csv');
  await writeFile(other, 'Ente\nAlfa\n');
  await page.evaluate((path) => window.hear('tauri://drag-drop', { paths: [path] }), other);
  await page.getByText('Altro elenco.csv').first().waitFor();
});

test('a list with a quote that nobody closed is read, and says where it may be torn', async (t) => {
  const { page, list, choose, accessible, picture } = await start(t, {});
  await writeFile(list, 'Ente;Note\n"Uno di Prova;a\nDue di Prova;"b"\nTre di Prova;c\n');
  choose(list);
  await page.getByRole('button', { name: 'Scegli il file…' }).click();
  await page.getByText(/Alla riga 2 del file .* virgolette/).waitFor();
  await accessible();
  await picture('import-torn');
});

test('what is no list says why, and pasted rows become one', async (t) => {
  const { page, folder, choose, accessible } = await start(t, { dark: true });
  const pdf = join(folder, 'Elenco.xlsx');
  await writeFile(pdf, '%PDF-1.4');
  choose(pdf);
  await page.getByRole('button', { name: 'Scegli il file…' }).click();
  await page.getByText('Il file è un PDF').waitFor();
  await accessible();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Ente\tPec\r\nAlfa\talfa@pec.it\r\n');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  });
  await page.getByText('Importa 1 soggetto').waitFor();
  await accessible();
});
