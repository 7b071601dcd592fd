/* Parties, dashboard and resources, with many and with no data, over a program that is not there. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { archive, fake, preferences, welcome } from './fake.mjs';
import { bareBoard, board, card, categories, parties, resources } from './rooms.mjs';
import { SIZES, stage } from './support.mjs';

const changed = [{ entity: 'party', id: 'p0' }];
const opened = {
  preferences,
  preferences_screen: preferences,
  welcome,
  session: archive,
  dashboard: board,
  resources,
  party_list: parties(3000),
  party_categories: categories,
  party_card: card,
  party_check: [],
  signer_check: null,
};
const over = (answers) => ({ setup: { script: fake, data: { ...opened, ...answers } } });
const goTo = (page, name) => page.getByRole('navigation').getByRole('button', { name }).click();
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);
const looks = ['light', 'dark'].flatMap((scheme) => Object.values(SIZES).map((size) => ({ scheme, size })));

test('dashboard', async (t) => {
  const open = await stage(t, 'dist');
  for (const look of looks) {
    await t.test(`is sound ${look.scheme} at ${look.size.width}`, async () => {
      const { page, sound } = await open('', { ...over({}), ...look });
      await goTo(page, 'Cruscotto');
      await page.getByText('Da fare adesso').first().waitFor();
      assert.equal(await page.locator('.btn-primary:visible').count(), 1, 'one filled button');
      await sound('dashboard');
    });
  }
  await t.test('with no data leads to the import', async () => {
    const { page, sound } = await open('', over({ dashboard: bareBoard }));
    await goTo(page, 'Cruscotto');
    await page.getByRole('button', { name: 'Importa i soggetti' }).waitFor();
    assert.equal(await page.locator('.btn-primary:visible').count(), 1);
    await sound('dashboard-bare');
  });
  await t.test('leads a finding to its row', async () => {
    const { page } = await open('', over({}));
    await goTo(page, 'Cruscotto');
    await page.getByRole('button', { name: /^Vai alle parti/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Rete e soggetti' }).waitFor();
    await page.getByRole('complementary').waitFor();
    assert.deepEqual(await sent(page, 'party_card'), [{ id: 'p3' }]);
  });
});

test('parties', async (t) => {
  const open = await stage(t, 'dist');
  for (const look of looks) {
    await t.test(`are sound ${look.scheme} at ${look.size.width}`, async () => {
      const { page, sound } = await open('', { ...over({}), ...look });
      await goTo(page, 'Rete e soggetti');
      await page.getByText('Soggetto inventato 1', { exact: true }).waitFor();
      assert.ok((await page.locator('tbody tr').count()) < 100, 'only what is in sight is drawn');
      await sound('parties');
      await page.getByText('Soggetto inventato 1', { exact: true }).click();
      await page.getByText('Altra Persona').waitFor();
      await sound('parties-card');
    });
  }
  await t.test('are brought in where there is none', async () => {
    const { page, sound } = await open('', over({ party_list: parties(0) }));
    await goTo(page, 'Rete e soggetti');
    for (const name of ['Importa da Excel', 'Incolla da Excel', 'Nuovo soggetto'])
      await page.getByRole('button', { name }).waitFor();
    assert.equal(await page.locator('.btn-primary:visible').count(), 1);
    await sound('parties-bare');
  });
  await t.test('are asked by words, category and filter', async () => {
    const { page } = await open('', over({}));
    await goTo(page, 'Rete e soggetti');
    await page.getByRole('searchbox').fill('alme');
    await page.getByRole('combobox', { name: 'Categoria' }).selectOption('company');
    await page
      .getByRole('button', { name: /^Da controllare/ })
      .first()
      .click();
    await page.waitForFunction(() => {
      const last = window.calls.filter(([name]) => name === 'party_list').at(-1)?.[1].query;
      return last.search === 'alme' && last.category === 'company' && last.doubtful;
    });
  });
  await t.test('are changed many at once, with undo', async () => {
    const { page, sound } = await open(
      '',
      over({
        party_change: { value: 2, changed, operation: 9 },
        undo: { value: null, changed, operation: 10 },
      }),
    );
    await goTo(page, 'Rete e soggetti');
    await page.getByLabel('Scegli Soggetto inventato 1', { exact: true }).check();
    await page.getByLabel('Scegli Soggetto inventato 2', { exact: true }).check();
    await sound('parties-chosen');
    await page.getByRole('button', { name: 'Segna come' }).click();
    await page.getByRole('menuitem', { name: 'Segna già aderenti' }).click();
    await page.getByText('2 soggetti segnati come già aderenti.').waitFor();
    const change = { change: 'previous_member', to: true };
    assert.deepEqual(await sent(page, 'party_change'), [{ ids: ['p1', 'p2'], change }]);
    await page.getByRole('button', { name: 'Annulla' }).click();
    await page.getByText('Annullato.').waitFor();
  });
  await t.test('tell what is wrong with a code while it is typed, and are guarded', async () => {
    const doubt = {
      field: 'fiscal_code',
      message: 'Ha 10 cifre: per un ente ne servono 11.',
      refuses: false,
    };
    const refused = {
      code: 'field.empty',
      message: 'Manca un dato obbligatorio: il nome.',
      advice: 'Scrivilo e salva di nuovo.',
      fields: [{ field: 'name', message: 'Manca un dato obbligatorio: il nome.' }],
    };
    const { page, sound } = await open('', over({ party_check: [doubt], party_save: { fails: refused } }));
    await goTo(page, 'Rete e soggetti');
    await page.getByRole('button', { name: 'Nuovo soggetto' }).click();
    await page.getByRole('textbox', { name: 'Codice fiscale' }).fill('0123456789');
    await page.getByText(doubt.message).waitFor();
    await page.getByRole('button', { name: 'Salva soggetto' }).click();
    await page.getByText('Controlla 1 campo').waitFor();
    await sound('party-form');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Torna a scrivere' }).click();
    assert.equal(await page.getByRole('textbox', { name: 'Codice fiscale' }).inputValue(), '0123456789');
  });
  await t.test('take on who signs', async () => {
    const { page, sound } = await open('', over({}));
    await goTo(page, 'Rete e soggetti');
    await page.getByText('Soggetto inventato 1', { exact: true }).click();
    await page.getByRole('button', { name: 'Aggiungi chi firma' }).click();
    await page.getByRole('button', { name: 'Usa Persona Inventata' }).click();
    assert.equal(await page.getByRole('textbox', { name: 'Carica' }).inputValue(), 'presidente');
    await sound('signer-form');
  });
});

test('resources', async (t) => {
  const open = await stage(t, 'dist');
  for (const look of looks) {
    await t.test(`are sound ${look.scheme} at ${look.size.width}`, async () => {
      const { page, sound } = await open('', { ...over({}), ...look });
      await goTo(page, 'Risorse e riparto');
      await page.getByText('Le 15 reti a confronto').waitFor();
      await sound('resources');
      await page.locator('table').last().scrollIntoViewIfNeeded();
      await sound('resources-table');
    });
  }
  await t.test('are ordered by any figure', async () => {
    const { page } = await open('', over({}));
    await goTo(page, 'Risorse e riparto');
    await page.getByRole('button', { name: 'Totale', exact: true }).click();
    const first = page
      .getByRole('region', { name: 'Le 15 reti a confronto' })
      .last()
      .locator('tbody th')
      .first();
    assert.equal((await first.textContent()).trim(), 'Varese');
  });
});
