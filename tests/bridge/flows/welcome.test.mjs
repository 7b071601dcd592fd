/* The first screen: the fifteen networks in sight, in light and in dark. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { onScreen, open } from './support.mjs';

for (const dark of [false, true]) {
  test(`the welcome screen shows the fifteen networks (${dark ? 'dark' : 'light'})`, async (t) => {
    const { page, accessible, picture } = await open(t, { dark });
    await page.getByRole('radio').first().waitFor();
    assert.equal(await page.getByRole('radio').count(), 15);
    await accessible();
    await picture(dark ? 'welcome-dark' : 'welcome');
  });
}

test('a place that is risky is told before an archive is made or opened there', async (t) => {
  const { page, accessible, picture, folder: home, choose } = await open(t);
  const folder = join(home, 'Dropbox');
  mkdirSync(folder);
  const risky = join(folder, 'rete.concilia');
  await page.getByText('Lecco', { exact: true }).click();
  choose(risky);
  await page.getByRole('button', { name: 'Cambia posizione…' }).click();
  await page.getByText('Dropbox copia questa cartella mentre Concilia vi scrive').waitFor();
  await accessible();
  await picture('risky-place');
  await page.getByRole('button', { name: 'Crea l’archivio di Lecco' }).click();
  await onScreen(page, 'Cruscotto');
});
