/* What the tests of the look share: one Chromium, the built screen and gallery, axe, pictures. */
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { open, serve, start, violations } from './browser.mjs';

const UI = join(import.meta.dirname, '../..');
const axe = await readFile(join(UI, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** 1366x768 at 100, 125 and 150 %. */
export const SIZES = {
  whole: { width: 1366, height: 768 },
  at125: { width: 1093, height: 614 },
  at150: { width: 911, height: 512 },
};

/** Serves `folder` of the screen's build to a Chromium, for one test file. */
export async function stage(t, folder) {
  const site = await serve(join(UI, folder));
  const browser = await start();
  t.after(async () => {
    await browser.close();
    site.stop();
  });
  return async (query = '', { size = SIZES.whole, scheme = 'light', setup } = {}) => {
    const { page, errors } = await open(browser, `${site.address}/${query}`, { size, scheme, setup });
    return {
      page,
      /** axe finds nothing, the page met no error, nothing is wider than the window; a picture is kept if asked. */
      sound: async (name) => {
        await picture(page, `${name}-${size.width}-${scheme}`);
        assert.deepEqual(await violations(page, axe), [], `${name}: axe`);
        assert.deepEqual(errors, [], `${name}: errors`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.equal(wide, false, `${name}: wider than the window`);
      },
    };
  };
}

async function picture(page, name) {
  const folder = process.env.CONCILIA_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
