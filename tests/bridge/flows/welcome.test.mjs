/* The first screen: the fifteen networks in sight, in light and in dark. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './support.mjs';

for (const dark of [false, true]) {
  test(`the welcome screen shows the fifteen networks (${dark ? 'dark' : 'light'})`, async (t) => {
    const { page, accessible, picture } = await open(t, { dark });
    await page.getByRole('radio').first().waitFor();
    assert.equal(await page.getByRole('radio').count(), 15);
    await accessible();
    await picture(dark ? 'welcome-dark' : 'welcome');
  });
}
