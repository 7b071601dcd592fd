/* What no document could say or write is told while there is time: dates of terms, signs, letters without their data. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, onScreen, open, openExample } from './support.mjs';

const HOWS = [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
];

async function newArchive(page) {
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  await onScreen(page, 'Cruscotto');
}

async function addParty(page, name, category) {
  await goTo(page, 'Rete e soggetti');
  await page
    .getByRole('button', { name: /Nuovo soggetto/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Denominazione' }).fill(name);
  await dialog.getByRole('combobox', { name: 'Categoria' }).selectOption({ label: category });
  return dialog;
}

for (const how of HOWS) {
  test(`a term moves later, by an act that is there, and nothing was met tomorrow (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await newArchive(page);
    await goTo(page, 'Adesioni e firme');
    await page
      .getByRole('button', { name: /Scadenze/ })
      .first()
      .click();
    await onScreen(page, 'Scadenze');
    await page
      .getByRole('button', { name: /proroga/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    const term = dialog.getByRole('textbox', { name: 'Nuovo termine' });
    const send = dialog.getByRole('button', { name: 'Registra la proroga' });
    assert.equal(await term.inputValue(), '', 'the old term is not proposed as the new one');
    await dialog.getByRole('textbox', { name: /^Atto/ }).fill('d.d.u.o. 1/2014');
    await send.click();
    await dialog.getByText('Manca la data: scrivila come').first().waitFor();
    await term.fill('31/03/2014');
    await send.click();
    await dialog
      .getByText(/Una proroga porta il termine più avanti: il termine che vale ora è il 31\/03\/2014/)
      .first()
      .waitFor();
    await picture(`extension-not-later-${how.name}`);
    await accessible();
    await term.fill('30/04/2014');
    await dialog.getByRole('textbox', { name: /^Data dell’atto/ }).fill('11/02/2014');
    await send.click();
    await dialog
      .getByText(/L’atto sarebbe del 11\/02\/2014/)
      .first()
      .waitFor();
    await dialog.getByRole('textbox', { name: /^Data dell’atto/ }).fill('10/02/2014');
    await send.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Prorogata dal').waitFor();
    await page.getByRole('button', { name: 'Togli la proroga…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Togli la proroga' }).click();
    await page.getByText('vale di nuovo il termine di prima').waitFor();
    await page.getByText('Prorogata dal').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Annulla', exact: true }).click();
    await page.getByText('Prorogata dal').waitFor();

    await page
      .getByRole('button', { name: /Segna come fatto/ })
      .first()
      .click();
    await dialog.getByRole('textbox', { name: 'Fatto il' }).fill('11/02/2014');
    await dialog.getByRole('button', { name: 'Salva la scadenza' }).click();
    await dialog
      .getByText(/dopo la data di lavoro: non può essere già fatto/)
      .first()
      .waitFor();
    await accessible();
  });
}

for (const how of HOWS) {
  test(`signs that no document writes are told at the field and lead to the party (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await newArchive(page);
    await addParty(page, 'Provincia di Bergamo', 'Provincia');
    await page.getByRole('dialog').getByRole('button', { name: 'Salva soggetto' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await goTo(page, 'Accordo');
    await page.getByRole('button', { name: 'Componi l’accordo' }).click();
    await page.getByLabel('Pagine dell’accordo').first().waitFor();

    const dialog = await addParty(page, 'Co\u200bop\u00ad 字 Sociale', 'Terzo settore');
    await dialog.getByText('I documenti non sanno scrivere «字»').waitFor();
    await picture(`sign-in-form-${how.name}`);
    await accessible();
    await dialog.getByRole('button', { name: 'Salva soggetto' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Coop 字 Sociale').first().waitFor();

    await goTo(page, 'Cruscotto');
    const line = page.getByRole('listitem').filter({ hasText: 'segni che i documenti non sanno scrivere' });
    await picture(`sign-on-dashboard-${how.name}`);
    await line.getByRole('button', { name: /Vai al soggetto/ }).click();
    await onScreen(page, 'Rete e soggetti');
    await page.getByRole('complementary').filter({ hasText: 'Coop 字 Sociale' }).waitFor();

    // In the deed the same sign blocks, with the last pages that could be composed in sight.
    await goTo(page, 'Accordo');
    await page
      .getByText(/\d+ pagine/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click();
    await dialog.getByRole('checkbox', { name: /Coop 字/ }).check();
    await dialog.getByRole('button', { name: /Aggiungi/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/Coop 字 Sociale: l’accordo non sa scrivere/).waitFor();
    await page.getByText(/non si può stampare/).waitFor();
    await page.getByLabel('Pagine dell’accordo').first().waitFor();
    await picture(`sign-in-deed-${how.name}`);
    await accessible();
    await page.getByRole('button', { name: 'Correggi il punto che blocca' }).waitFor();
  });
}

test('a blank with such a sign says so at its field and loses nothing', async (t) => {
  const { page, accessible } = await open(t, {});
  await newArchive(page);
  await goTo(page, 'Accordo');
  await page.getByRole('button', { name: 'Componi l’accordo' }).click();
  const place = page.getByRole('textbox', { name: 'Luogo della firma' });
  await place.fill('Bergamo 字');
  await page.getByText(/I documenti non sanno scrivere «字»/).waitFor();
  assert.equal(await place.inputValue(), 'Bergamo 字', 'what was typed stays');
  await accessible();
  await place.fill('Bergamo');
  await page.getByText(/I documenti non sanno scrivere/).waitFor({ state: 'detached' });
});

for (const how of HOWS) {
  test(`the office's data are asked for from the first screen on (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await newArchive(page);
    const line = page.getByRole('listitem').filter({ hasText: 'Dati dell’ufficio da scrivere' });
    await line.waitFor();
    assert.equal(await page.locator('main .btn-primary:visible').count(), 1, 'one filled button');
    await picture(`office-data-${how.name}`);
    await line.getByRole('button', { name: /Scrivi i dati dell’ufficio/ }).click();
    await onScreen(page, 'Impostazioni');
    await page.waitForFunction(() => document.activeElement?.closest('#letterhead-pec'));
    await page.keyboard.type('protocollo@pec.example.it');
    await page.getByRole('textbox', { name: 'Chi firma le lettere' }).fill('Ada Neri');
    await page.getByRole('textbox', { name: 'In qualità di' }).fill('Direttore sociale');
    await page.getByRole('button', { name: 'Salva i dati dell’ufficio' }).click();
    await page.getByText('Dati dell’ufficio salvati.').waitFor();
    await goTo(page, 'Cruscotto');
    await line.waitFor({ state: 'detached' });
    await accessible();
  });
}

for (const how of HOWS) {
  test(`a convocation that would not say all is told before it is printed (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await openExample(page);
    await goTo(page, 'Adesioni e firme');
    await page
      .getByRole('button', { name: /Incontri/ })
      .first()
      .click();
    await onScreen(page, 'Incontri della rete');
    await page.getByRole('button', { name: 'Nuovo incontro' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Giorno/ }).fill('20/12/2014');
    await dialog.getByRole('button', { name: 'Salva l’incontro' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('button', {
        name: 'Stampa le convocazioni dell’incontro del 20/12/2014',
      })
      .click();
    await dialog
      .getByText('Incontro del 20/12/2014: mancano l’ora, il luogo e l’ordine del giorno')
      .waitFor();
    await picture(`convocation-lacks-${how.name}`);
    await accessible();
    await dialog.getByRole('button', { name: /Completa l’incontro/ }).click();
    await page.getByRole('dialog', { name: 'Incontro' }).getByRole('textbox', { name: /^Ora/ }).waitFor();
  });
}
