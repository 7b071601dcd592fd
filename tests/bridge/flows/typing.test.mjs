/* What is typed is never dropped nor lost: dates and hours that are none stop their form, leaving asks once, the focus comes back. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, open, openExample } from './support.mjs';

const LOOKS = [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
  { name: 'light-150', width: 911, height: 512, scale: 1.5 },
];

/** The words or the label of what has the focus. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent).trim();
  });

async function example(t, screen, how) {
  const opened = await open(t, how);
  await openExample(opened.page);
  await goTo(opened.page, screen);
  return opened;
}

/** The dialog is whole in the window: its head and its foot in sight, nothing wider than it. */
async function whole(page, dialog) {
  const { width, height } = page.viewportSize();
  for (const part of ['.dialog-header', '.dialog-footer']) {
    const box = await dialog.locator(part).boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= height, `${part} is in the window`);
    assert.ok(box.x >= 0 && box.x + box.width <= width, `${part} is as wide as the window at most`);
  }
  const wider = await dialog.locator('.dialog-body').evaluate((body) => body.scrollWidth - body.clientWidth);
  assert.ok(wider <= 0, `the body is ${wider} pixels wider than its place`);
}

for (const how of LOOKS) {
  test(`a date that is none is told at its field and never saved as nothing (${how.name})`, async (t) => {
    const { page, accessible, picture } = await example(t, 'Accordo', how);
    await page.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'Dati dell’ufficio…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Dati dell’ufficio sull’accordo' });
    const on = dialog.getByRole('textbox', { name: 'Data dell’atto' });
    await dialog.getByRole('textbox', { name: 'Numero dell’atto' }).fill('12');
    await on.fill('31/02/2014');
    await on.press('Tab');
    await dialog.getByText('Il giorno 31/02/2014 non c’è nel calendario').waitFor();
    await dialog.getByRole('textbox', { name: 'Repertorio' }).fill('R/7');
    await dialog.getByRole('button', { name: 'Salva', exact: true }).click();
    await dialog.getByText('Controlla 1 campo').waitFor();
    await page.waitForFunction(() => document.activeElement.value === '31/02/2014');
    await whole(page, dialog);
    await accessible();
    await picture(`date-refused-${how.name}`);
    await on.fill('3/2/14');
    await dialog.getByRole('button', { name: 'Salva', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Dati dell’ufficio salvati.').waitFor();
    assert.equal(await focused(page), 'Altro', 'the focus is back at the menu');
    await page.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'Dati dell’ufficio…' }).click();
    assert.equal(await on.inputValue(), '03/02/2014');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test(`leaving what is typed asks once, and a press reaches its button (${how.name})`, async (t) => {
    const { page, accessible, picture } = await example(t, 'Adesioni e firme', how);
    await page.getByRole('button', { name: 'Scadenze' }).click();
    await page.getByRole('button', { name: 'Nuova scadenza' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nuova scadenza' });
    const question = page.getByRole('alertdialog', { name: 'Vuoi lasciare senza salvare?' });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await question.count(), 0, 'nothing was typed: nothing is asked');
    assert.equal(await focused(page), 'Nuova scadenza');

    await page.getByRole('button', { name: 'Nuova scadenza' }).click();
    await dialog.getByRole('textbox', { name: 'Che cosa' }).fill('Relazione al direttore');
    await dialog.getByRole('textbox', { name: 'Fatto il' }).fill('domani');
    const cancel = dialog.getByRole('button', { name: 'Annulla' });
    const box = await cancel.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.waitForFunction(() => document.activeElement.textContent.includes('Annulla'));
    assert.equal(await dialog.locator('.field-error').count(), 0, 'nothing moves under the finger');
    await page.mouse.up();
    await question.waitFor();
    await accessible();
    await picture(`unsaved-${how.name}`);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await dialog.getByText('Data non valida').waitFor();
    assert.equal(await focused(page), 'Annulla', 'the first Esc is the question’s');
    await page.mouse.click(5, 200);
    assert.equal(await dialog.count(), 1, 'a press beside it loses nothing');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Torna a scrivere' }).click();
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Lascia senza salvare' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Nuova scadenza');
  });
}

test('a protocol typed in a card is not lost with it', async (t) => {
  const { page, accessible } = await example(t, 'Adesioni e firme', {});
  const drawer = page.getByRole('complementary');
  const question = page.getByRole('alertdialog', { name: 'Vuoi lasciare senza salvare?' });
  const number = drawer.getByRole('textbox', { name: 'Protocollo, numero' });
  const rows = page.locator('[role=grid] .row-link');
  // Those that came back without a protocol are typed where they are read.
  for (let at = 0; (await number.count()) === 0; at += 1) {
    const name = await rows.nth(at).textContent();
    await rows.nth(at).click();
    await drawer.getByRole('heading', { name, exact: true }).waitFor();
  }
  const title = await drawer.getByRole('heading', { level: 2 }).textContent();
  await number.fill('44');
  await drawer.getByRole('textbox', { name: 'Protocollo, data' }).fill('44/44');
  await drawer.getByRole('button', { name: 'Registra il protocollo' }).click();
  await drawer.getByText('Controlla 1 campo').waitFor();

  await drawer.getByRole('button', { name: 'Altro' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  assert.equal(await number.inputValue(), '44', 'the menu alone is closed');
  const other = rows.filter({ hasNotText: title }).first();
  await other.click();
  await question.waitFor();
  await accessible();
  await question.getByRole('button', { name: 'Torna a scrivere' }).click();
  assert.equal(await number.inputValue(), '44');
  await number.press('Escape');
  await question.getByRole('button', { name: 'Lascia senza salvare' }).click();
  await drawer.waitFor({ state: 'detached' });
  const row = await page.evaluate(() => document.activeElement.closest('tr')?.textContent);
  assert.ok(row?.includes(title), 'the focus is back at the row');
});

test('what takes a row away leaves the focus at the next', async (t) => {
  const { page } = await example(t, 'Impostazioni', {});
  const table = page.getByRole('table').filter({ hasText: 'Ambito territoriale' });
  const rows = table.getByRole('button', { name: /^Togli / });
  const name = async (at) => (await rows.nth(at).getAttribute('aria-label')).replace('Togli ', '');
  const [first, second] = [await name(0), await name(1)];
  await table.getByRole('button', { name: `Togli ${first}`, exact: true }).focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog');
  if (await question.count()) await question.getByRole('button').last().click();
  await table.getByRole('button', { name: `Togli ${first}`, exact: true }).waitFor({ state: 'detached' });
  assert.equal(await focused(page), `Modifica ${second}`);
});

test('an hour that is none stops the meeting', async (t) => {
  const { page, picture } = await example(t, 'Adesioni e firme', {});
  await page.getByRole('button', { name: 'Incontri' }).click();
  await page
    .getByRole('button', { name: /Nuovo incontro/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Nuovo incontro' });
  const at = dialog.getByRole('textbox', { name: 'Ora' });
  await at.fill('mattina');
  await dialog.getByRole('button', { name: 'Salva l’incontro' }).click();
  await dialog.locator('.field-error').getByText('Ora non valida: scrivila come 14:30').waitFor();
  await page.waitForFunction(() => document.activeElement.value === 'mattina');
  await picture('hour-refused');
  await at.fill('9');
  await dialog.getByRole('button', { name: 'Salva l’incontro' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('ore 09:00').first().waitFor();
});
