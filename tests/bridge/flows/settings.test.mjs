/* The settings: the office's own text of the forms, its way back, and the guard over what is not saved. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, open, openExample } from './support.mjs';

for (const how of [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
]) {
  test(`the privacy notice is written, kept and put back (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await openExample(page);
    await goTo(page, 'Impostazioni');
    const notice = page.getByRole('textbox', { name: 'Informativa sui dati personali' });
    await notice.waitFor();
    assert.match(await notice.inputValue(), /legislativo 30 giugno 2003, n. 196/);
    await page.getByText('È il testo iniziale.').waitFor();
    assert.equal(
      await page.getByLabel('Ufficio protocollo').count(),
      1,
      'each datum of the letterhead has one field',
    );

    await notice.fill('Informativa dell’ufficio.');
    await page.getByText('Non ancora salvata.').waitFor();
    await picture(`settings-${how.name}`);
    await accessible();
    await page.getByRole('navigation').getByRole('button', { name: 'Documenti' }).click();
    await page.getByRole('alertdialog').getByText('l’informativa dei moduli').waitFor();
    await page.getByRole('button', { name: 'Torna a scrivere' }).click();

    await page.getByRole('button', { name: 'Salva l’informativa' }).click();
    await page.getByText('Informativa salvata').waitFor();
    await page.getByText('Salvato sul computer alle').waitFor();
    for (const screen of ['Documenti', 'Impostazioni']) {
      await goTo(page, screen);
      await page.getByText('Salvato sul computer alle').waitFor();
    }
    assert.equal(await notice.inputValue(), 'Informativa dell’ufficio.');

    await page.getByRole('button', { name: 'Riporta il testo iniziale' }).click();
    await page.getByRole('button', { name: 'Salva l’informativa' }).click();
    await page.getByText('È il testo iniziale.').waitFor();
    assert.match(await notice.inputValue(), /n. 196/);
    await accessible();
  });
}

test('a print that lacks the office’s data begins again once they are written', async (t) => {
  const { page, accessible, picture } = await open(t, {});
  await openExample(page);
  await goTo(page, 'Impostazioni');
  const signer = page.getByRole('textbox', { name: 'Chi firma le lettere' });
  await signer.fill('');
  await page.getByRole('button', { name: 'Salva i dati dell’ufficio' }).click();
  await page.getByText('Dati dell’ufficio salvati.').waitFor();
  await goTo(page, 'Adesioni e firme');
  await page
    .getByRole('button', { name: /^Sollecita/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: /^Stampa: / });
  const printed = await dialog.getByRole('heading', { level: 2 }).textContent();
  await dialog.getByText('Dati dell’ufficio da scrivere: chi firma le lettere').waitFor();
  await accessible();
  await picture('print-lacks-sender');
  await dialog.getByRole('button', { name: /^Scrivi i dati dell’ufficio/ }).click();
  await signer.fill('Ada Neri');
  await page.getByRole('button', { name: 'Salva i dati dell’ufficio' }).click();
  await page.getByRole('heading', { level: 1, name: 'Documenti' }).waitFor();
  await dialog.waitFor();
  assert.equal(await dialog.getByRole('heading', { level: 2 }).textContent(), printed, 'the same print');
  assert.equal(await dialog.getByText('Dati dell’ufficio da scrivere').count(), 0);
  await accessible();
});
