/* What mends a deed over the real commands: a return corrected, a working date confirmed, a version withdrawn with its pages. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './support.mjs';

async function example(t, screen, how = {}) {
  const opened = await open(t, how);
  const { page } = opened;
  await page.getByRole('button', { name: 'Apri l’esempio' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cruscotto' }).waitFor({ timeout: 30_000 });
  const go = async (name) => {
    await page.getByRole('navigation').getByRole('button', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  await go(screen);
  return { ...opened, go };
}

for (const how of [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
]) {
  test(`a return typed wrong is corrected from its card and taken back (${how.name})`, async (t) => {
    const { page, accessible, picture } = await example(t, 'Adesioni e firme', how);
    await page.getByRole('searchbox', { name: /Cerca per nome, comune/ }).fill('ASL della Provincia');
    await page.getByRole('button', { name: 'ASL della Provincia di Bergamo' }).first().click();
    const drawer = page.getByRole('complementary').filter({ hasText: 'Come ha firmato' });
    const before = await drawer.locator('dd').first().textContent();
    await drawer.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'Correggi…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Chi ha firmato' }).fill('Nome Corretto');
    await accessible();
    await picture(`correct-${how.name}`);

    const arrived = dialog.getByRole('textbox', { name: 'Arrivata il' });
    const day = await arrived.inputValue();
    await arrived.fill('01/01/2013');
    const early = dialog.locator('.field-error').filter({ hasText: 'Sarebbe rientrata prima' });
    await early.waitFor();
    await accessible();
    await arrived.fill(day);
    await early.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Correggi', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await drawer.getByText('Nome Corretto').first().waitFor();
    await drawer.getByText('Dati corretti').waitFor();
    await page.getByRole('button', { name: 'Annulla', exact: true }).click();
    await drawer.getByText('Nome Corretto').waitFor({ state: 'detached' });
    assert.equal(await drawer.locator('dd').first().textContent(), before);

    await drawer.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'Annulla il rientro…' }).click();
    const undoing = page.getByRole('dialog', { name: /^Annulla il rientro/ });
    await undoing.getByRole('textbox', { name: 'Motivo' }).waitFor();
    await undoing.getByText('Manca il motivo.').waitFor({ state: 'detached' });
    await picture(`undo-return-${how.name}`);
    await undoing.getByRole('button', { name: 'Annulla il rientro' }).click();
    await undoing.getByText('Manca il motivo.').first().waitFor();
    await accessible();
    await page.keyboard.press('Escape');
  });
}

test('a version withdrawn says how many pages fall with it, and they fall', async (t) => {
  const { page, accessible, picture, go } = await example(t, 'Accordo');
  await page.getByRole('button', { name: 'Altro' }).click();
  await page.getByRole('menuitem', { name: 'Ritira dalla firma…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/vengono annullati|viene annullato/).waitFor();
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('Manca una parte');
  await accessible();
  await picture('withdraw');
  await dialog.getByRole('button', { name: 'Ritira dalla firma' }).click();
  await dialog.waitFor({ state: 'detached' });
  await go('Documenti');
  await page
    .getByText(/Annullat/)
    .first()
    .waitFor();
  await go('Registro attività');
  await page
    .getByText(/Manca una parte; \d+ document/)
    .first()
    .waitFor();
  await picture('withdraw-register');
});

test('putting to signature on another date waits for a person’s answer', async (t) => {
  const { page, accessible, picture } = await open(t, {});
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Accordo' }).click();
  await page.getByRole('button', { name: 'Componi l’accordo' }).click();
  await page.getByRole('button', { name: /Cambia la data di lavoro|Data di lavoro/ }).click();
  await page.getByRole('textbox', { name: 'Data di lavoro' }).fill('03/02/2014');
  await page.getByRole('button', { name: 'Usa questa data' }).click();
  await page.getByText('non è oggi').waitFor();
  await page.getByRole('button', { name: 'Metti alla firma…' }).click();
  const dialog = page.getByRole('dialog');
  const question = page.getByRole('alertdialog');
  await dialog.getByText('Per 2 parti su 2 non è indicato chi firma.').waitFor();
  await dialog.getByRole('button', { name: 'Metti alla firma' }).click();
  await dialog.getByText('Conferma che i nomi restano in bianco').first().waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('[type=checkbox]'));
  assert.equal(await question.count(), 0, 'nothing goes on without an answer');
  await accessible();
  await picture('put-unnamed');
  await dialog.getByRole('checkbox', { name: 'I nomi restano in bianco' }).check();
  await dialog.getByRole('button', { name: 'Metti alla firma' }).click();
  await question.waitFor();
  await accessible();
  await picture('put-date');
  await question.getByRole('button', { name: 'Annulla' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(
    await page.getByRole('button', { name: 'Stampa l’accordo da firmare' }).count(),
    0,
    'nothing was put to signature',
  );
  await dialog.getByRole('button', { name: 'Metti alla firma' }).click();
  await question.getByRole('button', { name: 'Metti alla firma con questa data' }).click();
  await page.getByRole('button', { name: 'Stampa l’accordo da firmare' }).waitFor();
});
