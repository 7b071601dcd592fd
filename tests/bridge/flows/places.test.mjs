/* Whoever follows a finding, a search or a next step lands on the very thing it speaks of. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, onScreen, open, openExample } from './support.mjs';

test('the findings of the example lead where they say', async (t) => {
  const { page, accessible, picture } = await open(t);
  await openExample(page);
  const todo = page.getByRole('region', { name: 'Da fare adesso' });
  const follow = async (title, button) => {
    await goTo(page, 'Cruscotto');
    await todo
      .getByRole('listitem')
      .filter({ hasText: title })
      .first()
      .getByRole('button', { name: button })
      .click();
  };

  await follow('onvocazion', 'Vai alle convocazioni');
  await onScreen(page, 'Incontri della rete');
  const meeting = page.locator('section[aria-current="true"]');
  await meeting.getByText('Chi è convocato').waitFor();
  await meeting.getByRole('button', { name: /Stampa le convocazioni/ }).waitFor();
  await picture('place-meeting');
  await accessible();

  await follow('irregolare', 'Vai alla riga');
  await onScreen(page, 'Adesioni e firme');
  await page.locator('tr[aria-current="true"]').waitFor();
  await page.locator('.drawer').getByText('Irregolare').first().waitFor();
  await picture('place-row');

  await follow('verifica', 'Vai ai rientri');
  await onScreen(page, 'Adesioni e firme');
  await page.getByRole('button', { name: /^Restituita/, pressed: true }).waitFor();
  await picture('place-heap');

  await follow('modul', 'Vai ai moduli');
  await page.getByRole('button', { name: /^Da inviare/, pressed: true }).waitFor();
});

test('a draft of the agreement opens at the very field', async (t) => {
  const { page, accessible, picture } = await open(t);
  await openExample(page);
  await goTo(page, 'Accordo');
  await page.getByRole('button', { name: 'Altro', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Nuova versione…' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('Prova');
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.getByRole('button', { name: /Metti alla firma|Correggi il punto/ }).waitFor();
  await page.getByRole('textbox', { name: /di cui alla dgr/ }).fill('');
  await page.getByRole('textbox', { name: 'Modo di adesione' }).fill('');
  const todo = page.getByRole('region', { name: 'Da fare adesso' });
  const follow = async (button) => {
    await goTo(page, 'Cruscotto');
    await todo.getByRole('button', { name: button }).first().click();
    await onScreen(page, 'Accordo territoriale');
  };

  await follow('Scrivi la delibera');
  await page.waitForFunction(() => document.activeElement?.closest('#field-resolution'));
  await follow('Scrivi il modo');
  await page.waitForFunction(() => document.activeElement?.closest('#field-adherence-way'));
  await page.getByRole('button', { name: 'Modifica Provincia di Bergamo' }).click();
  await page.getByRole('dialog', { name: 'Provincia di Bergamo' }).waitFor();
  await picture('place-member');
  await accessible();
  await page.getByRole('button', { name: 'Togli dalle parti' }).click();
  await page.getByText('Provincia di Bergamo non stipula più.').waitFor();
});

test('the search finds a party, a document, a page, a deadline and a meeting, and opens each', async (t) => {
  const { page } = await open(t);
  await openExample(page);
  await goTo(page, 'Documenti');
  await page.getByRole('button', { name: 'Stampa: Registro delle adesioni' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Emetti e salva' }).click();
  await page.getByText(/^Emissione riuscita/).waitFor();
  await goTo(page, 'Cruscotto');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('registro delle adesioni');
  await page
    .getByRole('option', { name: /Documento/ })
    .first()
    .click();
  await onScreen(page, 'Documenti');
  await page
    .locator('.drawer')
    .getByText(/CNC-|-1-/)
    .first()
    .waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('unione industriali');
  await page
    .getByRole('option', { name: /Soggetto/ })
    .first()
    .click();
  await onScreen(page, 'Rete e soggetti');
  await page
    .locator('.drawer')
    .getByRole('heading', { name: /Unione Industriali/ })
    .waitFor();
  const row = page.locator('tr[aria-current="true"]');
  await row.waitFor();
  assert.ok(await row.isVisible(), 'its row is in view');

  // Enter right after the last key takes the first result of what was typed, whatever is in sight yet.
  const search = async (words, title) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
    await onScreen(page, title);
  };
  await search('scadenze', 'Scadenze');
  await search('31/03/2014', 'Scadenze');
  await page.locator('section[aria-current="true"]').waitFor();
  await search('incontro del', 'Incontri della rete');
  await page.locator('section[aria-current="true"]').waitFor();
  await search('INDUSTRIALI unione', 'Rete e soggetti');
  await page
    .locator('.drawer')
    .getByRole('heading', { name: /Unione Industriali/ })
    .waitFor();
});

test('«Incolla da Excel» opens the import ready to paste', async (t) => {
  const { page } = await open(t);
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  await goTo(page, 'Rete e soggetti');
  await page.getByRole('button', { name: 'Incolla da Excel' }).click();
  await onScreen(page, 'Importa soggetti');
  await page.getByLabel('Premi Ctrl+V qui dentro').waitFor();
});
