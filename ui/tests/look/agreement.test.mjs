/* The agreement's page over a program that is not there: its states, keys, and what stops it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { draft, inSignature, pages } from './agreement-data.mjs';
import { archive, fake, preferences, welcome } from './fake.mjs';
import { SIZES, stage } from './support.mjs';

const answers = (view) => ({
  preferences,
  welcome,
  session: archive,
  agreement_view: view,
  agreement_preview: pages,
  agreement_edit_text: { value: null, changed: [], operation: 7 },
  agreement_put_to_signature: { value: null, changed: [], operation: 8 },
  adherence_overview: null,
});
const over = (view, more = {}) => ({ setup: { script: fake, data: { ...answers(view), ...more } } });
const goThere = (page) => page.getByRole('button', { name: 'Accordo', exact: true }).click();
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);
const drawn = (page) => page.locator('canvas[data-drawn]').first().waitFor();

test('agreement', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`draft is sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over(draft), size, scheme });
        await goThere(page);
        await drawn(page);
        assert.equal(await page.locator('.page-actions .btn-primary').count(), 1, 'one filled button');
        await sound('agreement-draft');
      });
    }
  }

  await t.test('not begun says what to do', async () => {
    const { page, sound } = await open(
      '',
      over(null, { agreement_start: { value: 'v1', changed: [], operation: 1 } }),
    );
    await goThere(page);
    await page.getByText('L’accordo non è ancora cominciato').waitFor();
    await sound('agreement-empty');
    await page.getByRole('button', { name: 'Componi l’accordo' }).click();
    assert.equal((await sent(page, 'agreement_start')).length, 1);
  });

  await t.test('in signature is read only and leads to the signatures', async () => {
    const { page, sound } = await open('', over(inSignature));
    await goThere(page);
    await drawn(page);
    assert.equal(await page.getByLabel('Luogo della firma').getAttribute('readonly'), '');
    assert.equal(await page.getByRole('button', { name: 'Aggiungi', exact: true }).count(), 0);
    await page.getByRole('button', { name: 'Raccogli le firme' }).waitFor();
    await sound('agreement-in-signature');
  });

  await t.test('a blank is saved as it is written', async () => {
    const { page } = await open('', over(draft));
    await goThere(page);
    await drawn(page);
    await page.getByLabel('Luogo della firma').fill('Treviglio');
    await page.waitForFunction(() => window.calls.some(([name]) => name === 'agreement_edit_text'));
    const [{ text, read }] = await sent(page, 'agreement_edit_text');
    assert.deepEqual([text.place, read], ['Treviglio', draft.version]);
  });

  await t.test('a press on the words of the office opens their field, F6 goes to the pages', async () => {
    const { page, sound } = await open('', over(draft));
    await goThere(page);
    await drawn(page);
    await page
      .locator('.preview-page')
      .first()
      .click({ position: await middleOfMark(page) });
    await page.getByRole('dialog').getByLabel('Scritto nello spazio della riga').waitFor();
    await sound('agreement-member');
    await page.keyboard.press('Escape');
    await page.getByLabel('Luogo della firma').focus();
    await page.keyboard.press('F6');
    assert.equal(await page.evaluate(() => document.activeElement.className.includes('preview-desk')), true);
    await page.keyboard.press('F6');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.left') !== null), true);
  });

  await t.test('is put to signature after a question', async () => {
    const { page, sound } = await open('', over(draft));
    await goThere(page);
    await drawn(page);
    await page.getByRole('button', { name: 'Metti alla firma…' }).click();
    await page.getByText('Per cambiarle servirà una nuova versione').waitFor();
    await sound('agreement-put');
    await page.getByRole('button', { name: 'Metti alla firma', exact: true }).click();
    await page.getByText('L’accordo è in firma.').waitFor();
    const [{ order }] = await sent(page, 'agreement_put_to_signature');
    assert.deepEqual(order, { version: draft.id, read: draft.version, decisions: [] });
  });

  await t.test('what blocks takes the place of the step', async () => {
    const [first] = draft.findings;
    const blocked = {
      ...draft,
      findings: [{ ...first, severity: 'blocking', spot: 'resolution_reference', row: null }],
    };
    const { page } = await open('', over(blocked));
    await goThere(page);
    await page.getByRole('button', { name: 'Correggi il punto che blocca' }).click();
    assert.equal(
      await page.evaluate(() => document.activeElement.closest('#field-resolution') !== null),
      true,
    );
  });

  await t.test('pages that cannot be composed are told, the rest stays', async () => {
    const fails = {
      fails: { code: 'x', message: 'Un carattere non si può stampare.', advice: 'Correggilo.' },
    };
    const { page, sound } = await open('', over(draft, { agreement_preview: fails }));
    await goThere(page);
    await page.getByText('Un carattere non si può stampare.').waitFor();
    await page.getByLabel('Luogo della firma').waitFor();
    await sound('agreement-unmade');
  });
});

async function middleOfMark(page) {
  const [box, mark] = await Promise.all([
    page.locator('.preview-page').first().boundingBox(),
    page.locator('.preview-page .preview-mark').first().boundingBox(),
  ]);
  return { x: mark.x - box.x + mark.width / 2, y: mark.y - box.y + mark.height / 2 };
}
