/* Every dialog is whole in a small window and on an enlarged screen; what can be pressed on a screen is told apart by its name. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, open, openExample } from './support.mjs';

const LOOKS = [
  { name: 'light' },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
  { name: 'dark-150', width: 911, height: 512, scale: 1.5, dark: true },
];

/** Head and foot in the window, the body no wider than its place and scrolled to its end, no heading over what it heads. */
async function whole(page, dialog, name) {
  await dialog.waitFor();
  const { width, height } = page.viewportSize();
  for (const part of ['.dialog-header', '.dialog-footer']) {
    const box = await dialog.locator(part).boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= height, `${name}: ${part} is in the window`);
    assert.ok(box.x >= 0 && box.x + box.width <= width, `${name}: ${part} is as wide as the window at most`);
  }
  const [wider, seen] = await dialog.locator('.dialog-body').evaluate((body) => {
    body.scrollTo(0, body.scrollHeight);
    const last = body.lastElementChild.getBoundingClientRect();
    const end = body.getBoundingClientRect();
    return [body.scrollWidth - body.clientWidth, last.bottom <= end.bottom + 1];
  });
  assert.ok(wider <= 0, `${name}: the body is ${wider} pixels wider than its place`);
  assert.ok(seen, `${name}: the body scrolls to its end`);
  const covered = await dialog.evaluate((box) =>
    [...box.querySelectorAll('legend')]
      .filter((legend) => {
        const next = legend.nextElementSibling?.getBoundingClientRect();
        return next && next.height > 0 && next.top < legend.getBoundingClientRect().bottom - 1;
      })
      .map((legend) => legend.textContent.trim()),
  );
  assert.deepEqual(covered, [], `${name}: no heading lies over its fields`);
}

for (const how of LOOKS) {
  test(`dialogs are whole (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await openExample(page);
    const dialog = page.getByRole('dialog');
    const look = async (name) => {
      await whole(page, dialog, name);
      await picture(`dialog-${name}-${how.name}`);
      await accessible();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    };
    const open_ = (name) => page.getByRole('button', { name }).first().click();

    await goTo(page, 'Rete e soggetti');
    await open_('Nuovo soggetto');
    await look('party');
    await page.getByRole('searchbox').first().fill('provincia di bergamo');
    await page.getByRole('button', { name: 'Provincia di Bergamo' }).first().click();
    await open_('Aggiungi chi firma');
    await look('signer');

    await goTo(page, 'Adesioni e firme');
    await page.getByRole('searchbox').first().fill('regione lombardia');
    await page.getByRole('button', { name: 'Regione Lombardia' }).first().click();
    await page.getByRole('complementary').getByRole('button', { name: 'Registra il rientro' }).click();
    await look('return');
    await open_('Incontri');
    await open_('Nuovo incontro');
    await look('meeting');
    await goTo(page, 'Adesioni e firme');
    await open_('Scadenze');
    await open_('Registra una proroga');
    await look('extension');
    await goTo(page, 'Documenti');
    await open_('Stampa: Solleciti');
    await look('print');
    await goTo(page, 'Impostazioni');
    await open_('Ripristina…');
    await look('restore');
  });
}

/** The names of what can be pressed that are borne by more than one, citations apart: each opens the passage it names. */
const shared = (page) =>
  page.evaluate(() => {
    const seen = new Map();
    for (const one of document.querySelectorAll('button:not(.citation)')) {
      const name = (one.getAttribute('aria-label') ?? one.textContent).trim().replace(/\s+/g, ' ');
      if (one.checkVisibility() && !name.endsWith('leggi il passo'))
        seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    return [...seen].filter(([, count]) => count > 1).map(([name]) => name);
  });

test('what can be pressed on a screen is told apart by its name', async (t) => {
  const { page } = await open(t);
  await openExample(page);
  await goTo(page, 'Accordo');
  await page.getByRole('button', { name: 'Stampa Accordo territoriale, versione 1', exact: true }).waitFor();
  await goTo(page, 'Documenti');
  for (const kind of ['Registro delle adesioni', 'Registro delle adesioni']) {
    await page.getByRole('button', { name: `Stampa: ${kind}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Emetti e salva' }).click();
    const again = page.getByRole('dialog').getByRole('button', { name: 'Salva con il nome proposto' });
    await page
      .getByText(/^Emissione riuscita/)
      .or(again)
      .first()
      .waitFor();
    if (await again.count()) await again.click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText(/^Emissione riuscita/).waitFor();
    await page.getByRole('button', { name: 'Togli questa riga' }).click();
  }
  for (const screen of [
    'Documenti',
    'Adesioni e firme',
    'Rete e soggetti',
    'Registro attività',
    'Impostazioni',
  ]) {
    await goTo(page, screen);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await shared(page), [], screen);
  }
  for (const screen of ['Scadenze', 'Incontri']) {
    await goTo(page, 'Adesioni e firme');
    await page.getByRole('button', { name: screen }).click();
    await page.getByRole('heading', { level: 1, name: screen }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await shared(page), [], screen);
  }
});
