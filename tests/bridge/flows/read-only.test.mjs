/* A second opener looks: every screen says who holds the archive and offers nothing that writes. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { goTo, onScreen, open, openExample } from './support.mjs';

const SCREENS = [
  'Cruscotto',
  'Rete e soggetti',
  'Accordo',
  'Adesioni e firme',
  'Risorse e riparto',
  'Documenti',
  'Registro attività',
  'Impostazioni',
];

/** Buttons that would write, by the beginning of their words. */
const WRITES =
  /^(Nuov|Salva (i|l’)|Importa|Incolla|Aggiungi|Modifica|Togli (il|l’)|Metti alla firma|Registra|Segna|Componi|Raccogli un|Elimina|Riporta)/;

async function archiveIn(folder) {
  const all = await readdir(folder, { recursive: true });
  return join(
    folder,
    all.find((name) => name.endsWith('Rete di esempio.concilia')),
  );
}

/** What is offered now and would write; a finding’s button only leads to where it would be mended. */
async function offered(page) {
  const names = await page
    .locator('main button, dialog[open] button')
    .evaluateAll((buttons) =>
      buttons
        .filter(
          (one) =>
            !one.disabled &&
            !one.closest('.done-place, .findings') &&
            one.getAttribute('role') !== 'columnheader',
        )
        .map((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim()),
    );
  return names.filter((name) => WRITES.test(name));
}

test('nothing is offered that could not be saved', async (t) => {
  const first = await open(t);
  await openExample(first.page);
  const { page, choose, accessible, picture } = await open(t, { beside: first.folder });
  choose(await archiveIn(first.folder));
  await page.getByRole('button', { name: /Apri un altro archivio/ }).click();
  await page.getByText('L’archivio è aperto da prova').waitFor();
  await page.getByRole('button', { name: 'Apri in sola lettura' }).click();
  await onScreen(page, 'Cruscotto');

  for (const screen of SCREENS) {
    await goTo(page, screen);
    await page.getByText('Aperto in sola lettura: lo tiene aperto prova').waitFor();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const row = page.locator('.row-link').first();
    if (await row.isVisible()) await row.click();
    await page.waitForTimeout(300);
    assert.deepEqual(await offered(page), [], screen);
    const fields = page.locator('main form :is(input, textarea, select):enabled');
    assert.equal(await fields.count(), 0, `${screen}: no field of a form can be written`);
    await picture(`read-only-${SCREENS.indexOf(screen) + 1}`);
    await accessible();
  }
  await goTo(page, 'Adesioni e firme');
  for (const [button, title] of [
    ['Incontri', 'Incontri della rete'],
    ['Scadenze', 'Scadenze'],
  ]) {
    await page.getByRole('button', { name: button }).click();
    await onScreen(page, title);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await offered(page), [], title);
    await accessible();
    await goTo(page, 'Adesioni e firme');
  }
  await goTo(page, 'Documenti');
  await page.getByRole('button', { name: 'Stampa: Solleciti' }).click();
  await page.getByRole('button', { name: 'Salva la bozza' }).waitFor();
  assert.equal(
    await page.getByRole('radio', { name: /Emetti/ }).count(),
    0,
    'a draft may be printed, nothing issued',
  );
});
