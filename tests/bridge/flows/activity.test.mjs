/* The register of activities of one party, from its card on two screens. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { goTo, onScreen, open, openExample } from './support.mjs';

test('the activities of a party are one press from its card', async (t) => {
  const { page, accessible, picture } = await open(t);
  await openExample(page);
  await goTo(page, 'Registro attività');
  await page.getByRole('row').nth(3).waitFor();
  const total = Number((await page.getByText(/^\d+ operazioni$/).textContent()).split(' ')[0]);

  for (const screen of ['Rete e soggetti', 'Adesioni e firme']) {
    await goTo(page, screen);
    const name = page.locator('.row-link').first();
    const party = await name.textContent();
    await name.click();
    await page.getByRole('button', { name: 'Attività su questo soggetto' }).click();
    await onScreen(page, 'Registro attività');
    const chosen = page.getByRole('combobox', { name: 'Soggetto' }).locator('option:checked');
    await chosen.filter({ hasText: party }).waitFor({ state: 'attached' });
    const note = page.getByText(/^\d+ operazion[ei]$/);
    const found = Number((await note.textContent()).split(' ')[0]);
    assert.ok(found > 0 && found < total, `${party}: ${found} of ${total}`);
    await accessible();
  }
  await picture('activity-of-party');
  await page.getByRole('combobox', { name: 'Soggetto' }).selectOption('');
  await page.getByText(`${total} operazioni`).waitFor();
});
