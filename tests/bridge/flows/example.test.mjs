/* The example archive: every screen of the menu over the real commands, in light and in dark, without a fault for axe. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { open, openExample } from './support.mjs';

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

for (const how of [
  { name: 'light', dark: false },
  { name: 'dark', dark: true },
  { name: 'light-125', dark: false, width: 1093, height: 614, scale: 1.25 },
]) {
  test(`every screen of the example answers (${how.name})`, async (t) => {
    const { page, accessible, picture } = await open(t, how);
    await openExample(page);
    for (const [place, screen] of SCREENS.entries()) {
      await page.getByRole('navigation').getByRole('button', { name: screen }).first().click();
      await page.getByRole('heading', { level: 1, name: screen }).waitFor();
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(700);
      assert.equal(await page.getByText('Questa pagina non c’è').count(), 0, screen);
      await picture(`example-${how.name}-${place + 1}`);
      await accessible();
    }
  });
}
