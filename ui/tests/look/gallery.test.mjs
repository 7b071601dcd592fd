/* The shared parts in Chromium: accessible at every size, light and dark, and by keyboard alone. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { SIZES, stage } from './support.mjs';

test('shared parts', async (t) => {
  const open = await stage(t, 'tests/gallery/dist');

  for (const scheme of ['light', 'dark']) {
    for (const [scale, size] of Object.entries(SIZES)) {
      await t.test(`are sound ${scheme} ${scale}`, async () => {
        for (const name of ['table', 'dashboard', 'form']) {
          const { page, sound } = await open(`?page=${name}`, { size, scheme });
          await sound(name);
          await page.context().close();
        }
      });
    }
  }

  await t.test('a table of thousands is moved through, chosen from and opened by keys', async () => {
    const { page, sound } = await open('?page=table');
    const lines = page.locator('tbody tr[data-index]');
    assert.ok((await lines.count()) < 60, 'few rows are in the page');
    assert.equal(await page.locator('table').getAttribute('aria-rowcount'), '5003');
    await page.locator('tr[data-index="1"]').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    assert.equal(await page.getByText('3 scelti', { exact: true }).count(), 1);
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement.textContent.includes('Ambito di prova 5000'));
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.activeElement.textContent.includes('Ambito di prova 1'));
    await page.keyboard.press('Enter');
    await sound('table-drawer');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.drawer').count(), 0);
    await page.keyboard.press('Control+c');
    await page.getByText('3 righe copiate').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied.split('\n').length, 4);
    assert.match(copied, /^Soggetto\tRuolo\tStato\tInviata il\tUltimo passo\n/);
  });

  await t.test('a table prints all its rows', async () => {
    const { page } = await open('?page=table');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.locator('tbody tr[data-index]').count(), 5002);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.ok((await page.locator('tbody tr[data-index]').count()) < 60);
  });

  await t.test('a long name wraps whole and the rows below keep their place', async () => {
    const { page } = await open('?page=table');
    const cut = await page.$$eval(
      'tbody td',
      (cells) => cells.filter((one) => one.scrollWidth > one.clientWidth + 1).length,
    );
    assert.equal(cut, 0);
    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, 20000));
    await page.waitForTimeout(200);
    const seen = await page.locator('.table-scroll').evaluate((box) => {
      const line = [...box.querySelectorAll('tr[data-index]')].find(
        (one) => one.getBoundingClientRect().bottom > box.getBoundingClientRect().top + 60,
      );
      return line !== undefined;
    });
    assert.ok(seen, 'rows are drawn where the scroll stands');
  });

  await t.test('a refused form tells its errors once, and leads to each field', async () => {
    const { page, sound } = await open('?page=form');
    await page.getByRole('button', { name: 'Apri il modulo' }).click();
    await page.getByLabel('Data di adesione').fill('31/02/2014');
    await page.getByRole('button', { name: 'Salva soggetto' }).click();
    await page.getByText('Controlla 1 campo').waitFor();
    await page.getByLabel('Data di adesione').fill('28/2/14');
    await page.getByRole('button', { name: 'Salva soggetto' }).click();
    await page.getByText('Controlla 3 campi').waitFor();
    assert.equal(await page.getByLabel('Data di adesione').inputValue(), '28/02/2014');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'alert');
    await sound('form-errors');
    await page.locator('.notice').getByRole('button', { name: 'Tipologia' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SELECT');
  });

  await t.test(
    'the search clears at the first Esc, closes at the second and gives the focus back',
    async () => {
      const { page, sound } = await open('?page=form');
      await page.getByRole('button', { name: /Cerca soggetti/ }).click();
      await page.keyboard.type('ponte');
      await page.getByRole('option').nth(1).waitFor();
      assert.equal(await page.getByRole('option').count(), 2);
      await sound('palette');
      await page.keyboard.press('Escape');
      assert.equal(await page.getByRole('combobox').inputValue(), '');
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      assert.match(await page.evaluate(() => document.activeElement.textContent), /Cerca soggetti/);
    },
  );

  await t.test('menus and questions open and close by keys', async () => {
    const { page, sound } = await open('?page=dashboard');
    await page.getByRole('button', { name: 'Altro' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.textContent.includes('Ristampa'));
    await page.keyboard.press('ArrowDown');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Registra rinuncia/);
    await sound('menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Sollecita i 7/ }).click();
    await page.getByRole('alertdialog').waitFor();
    await sound('question');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  await t.test('work can be interrupted once it is long', async () => {
    const { page } = await open('?page=dashboard');
    assert.equal(await page.getByRole('button', { name: 'Interrompi' }).count(), 0);
    await page.getByRole('button', { name: 'Interrompi' }).waitFor({ timeout: 4000 });
  });

  await t.test(
    'a preview shows the pages, keeps them while new ones come, and opens the field pressed',
    async () => {
      const { page, sound } = await open('?page=preview');
      const place = (words) => page.getByRole('status').getByText(words).waitFor();
      await place('Pagina 1 di 3');
      await page.waitForSelector('[data-page="1"] canvas[data-drawn]');
      assert.match(await page.locator('[data-page="1"] .hidden-text').textContent(), /Pagina 1 di 3/);
      await sound('preview');
      const ink = () =>
        page.locator('[data-page="1"] canvas').evaluate((canvas) => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          return data.some((value, index) => index % 4 < 3 && value < 100);
        });
      assert.ok(await ink(), 'something is written on the page');

      await page.locator('[data-page="1"] .preview-mark').waitFor();
      const box = await page.locator('[data-page="1"] .preview-mark').boundingBox();
      await page.mouse.click(box.x + 10, box.y + 5);
      await page.getByText('luogo', { exact: true }).waitFor();

      await page.getByRole('button', { name: 'Pagina seguente' }).click();
      await place('Pagina 2 di 3');
      await page.getByRole('button', { name: 'Componi di nuovo' }).click();
      await page.getByText('aggiorno…').waitFor();
      assert.ok(await ink(), 'the last pages stay while new ones come');
      await sound('preview-waiting');
      await place('Pagina 2 di 4');
      await page.getByText('aggiorno…').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Ingrandisci' }).click();
      await page.getByText('100%').waitFor();
      await sound('preview-new');
    },
  );
});
