/* After a print: registering that it was sent is offered in the same line, written only when asked, taken back by undo. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, onScreen, open, openExample } from './support.mjs';

async function printIt(page) {
  await page.getByRole('dialog').getByRole('button', { name: 'Emetti e salva' }).click();
}

test('convocations are printed from their meeting and marked as sent', async (t) => {
  const { page, accessible, picture } = await open(t);
  await openExample(page);
  await goTo(page, 'Adesioni e firme');
  await page.getByRole('button', { name: 'Incontri' }).click();
  await onScreen(page, 'Incontri della rete');
  await page.getByText(', 0 convocazioni inviate').waitFor();
  await picture('meetings');
  await accessible();
  await page.getByRole('button', { name: /Stampa le convocazioni dell’incontro/ }).click();
  await printIt(page);
  const offer = page.getByRole('button', {
    name: 'Segna le convocazioni come inviate il 24/03/2014',
  });
  await offer.waitFor();
  await picture('sent-offer');
  await accessible();
  await page.getByText(', 0 convocazioni inviate').waitFor();
  await offer.click();
  await page.getByText('Registrato l’invio del 24/03/2014').waitFor();
  await page.getByText(', 0 convocazioni inviate').waitFor({ state: 'detached' });
  await page.locator('.done-line').getByRole('button', { name: 'Annulla' }).click();
  await page.getByText(', 0 convocazioni inviate').waitFor();
});

test('forms from the documents and reminders from the signatures are marked as sent', async (t) => {
  const { page, accessible, picture } = await open(t, { dark: true });
  await openExample(page);
  await goTo(page, 'Documenti');
  await page.getByRole('button', { name: 'Stampa: Moduli di adesione' }).click();
  await printIt(page);
  await page.getByRole('button', { name: 'Segna come inviati il 24/03/2014' }).click();
  await page.getByText('Registrato l’invio del 24/03/2014: 1 modulo di adesione.').waitFor();
  await accessible();

  await goTo(page, 'Adesioni e firme');
  await page.getByRole('button', { name: 'Sollecita 6 dei 7 che mancano' }).click();
  await printIt(page);
  // Printed and left so: what remains is their sending, here and for those chosen, and no second letter.
  await page.locator('.done-line').getByRole('button', { name: 'Togli questa riga' }).click();
  await page.getByText('6 solleciti stampati, da inviare.').waitFor();
  await page.getByRole('button', { name: 'Registra l’invio di 6 solleciti' }).waitFor();
  await picture('reminders-printed');
  await page.getByRole('button', { name: 'Stampa', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Solleciti…' }).click();
  await page.getByText('Lasciati fuori: 7').click();
  await page.getByRole('dialog').getByText('il sollecito è già stampato').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Registra l’invio di 6 solleciti' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Registra/ })
    .click();
  await page.getByText('6 solleciti stampati').waitFor({ state: 'detached' });
  await page.locator('.done-line').getByRole('button', { name: 'Annulla' }).click();
  await page.getByText('6 solleciti stampati, da inviare.').waitFor();
  await page.getByText('Annullato').waitFor();
  await goTo(page, 'Registro attività');
  const undone = page.getByRole('row').filter({ hasText: 'Annullata (n.' });
  await undone.first().waitFor();
  assert.match(await undone.first().textContent(), /Sollecito registrato/);
  assert.equal(await undone.count(), 1, 'the reminders were taken back, and nothing else');
});
