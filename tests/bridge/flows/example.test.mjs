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
  { name: 'light-150', dark: false, width: 911, height: 512, scale: 1.5 },
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
      if (screen === 'Accordo') await placeInSight(page);
      await picture(`example-${how.name}-${place + 1}`);
      await accessible();
    }
  });
}

/** What the user decides has room beside the pages, or above them where the window is small. */
async function placeInSight(page) {
  const place = page.getByLabel('Luogo della firma');
  await place.scrollIntoViewIfNeeded();
  const { height, left } = await place.evaluate((field) => {
    const half = field.closest('.left').getBoundingClientRect();
    return { height: half.height, left: half.left };
  });
  assert.ok(height > 200 && left >= 0, `the left half is ${height} pixels tall`);
}

test('the dashboard and the deadlines follow the working date while they are in sight', async (t) => {
  const { page } = await open(t, {});
  await openExample(page);
  const to = async (day) => {
    await page.getByRole('button', { name: /Data di lavoro/ }).click();
    await page.getByRole('textbox', { name: 'Data di lavoro' }).fill(day);
    await page.getByRole('button', { name: 'Usa questa data' }).click();
  };
  await page.getByText('7 giorni').first().waitFor();
  await to('26/03/2014');
  await page
    .getByText(/(^|\D)5 giorni/)
    .first()
    .waitFor();
  await page.getByRole('navigation').getByRole('button', { name: 'Adesioni e firme' }).click();
  await page.getByText('5 giorni al 31/03/2014').first().waitFor();
  await to('27/03/2014');
  await page.getByText('4 giorni al 31/03/2014').first().waitFor();
});
