/* The register of activities, over a program that is not there. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { archive, fake, preferences } from './fake.mjs';
import { SIZES, stage } from './support.mjs';

const entry = (number, title, subject, more = {}) => ({
  title,
  number,
  kind: 'party_edit',
  subject,
  at: '2014-03-19T10:26:00Z',
  working_date: '2014-03-19',
  operator: 'Marta Rota',
  login: 'mrota',
  undoes: null,
  undone_by: null,
  undoable: true,
  ...more,
});
const page = {
  total: 900,
  rows: [
    entry(900, 'Operazione annullata', 'Soggetto modificato', {
      kind: 'undo_operation',
      undoes: 898,
      undoable: false,
    }),
    entry(899, 'Rientro registrato', 'Ambito di Dalmine'),
    entry(898, 'Soggetto modificato', 'Comune di Seriate, con un nome tanto lungo da andare a capo', {
      undone_by: 900,
      undoable: false,
    }),
  ],
};
const fields = [
  {
    id: 'signature s1',
    title: 'Firma: Comune di Albino',
    what: 'cambiata',
    data: [
      { id: 'state', label: 'Stato', before: 'Inviata', after: 'Restituita' },
      { id: 'returned_on', label: 'Rientrato il', before: '—', after: '19/03/2014' },
    ],
  },
];
const kinds = [{ value: 'party_edit', label: 'Soggetto modificato' }];
const answers = {
  preferences,
  session: archive,
  register_page: page,
  register_fields: fields,
  register_kinds: kinds,
};
const over = (more) => ({ setup: { script: fake, data: { ...answers, ...more } } });
const enter = (page) => page.getByRole('button', { name: 'Registro attività' }).click();
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);

test('activity', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`is sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over({}), size, scheme });
        await enter(page);
        await page.getByRole('button', { name: 'Rientro registrato' }).click();
        await page.getByText('Restituita').waitFor();
        await sound('activity');
      });
    }
  }

  await t.test('is sound when empty and when it cannot be read', async () => {
    const none = await open('', over({ register_page: { total: 0, rows: [] } }));
    await enter(none.page);
    await none.page.getByText('Nessuna operazione').waitFor();
    await none.sound('activity-empty');
    const busy = {
      fails: { code: 'store.busy', message: 'Il file dell’archivio è occupato.', advice: 'Riprova.' },
    };
    const failed = await open('', over({ register_page: busy }));
    await enter(failed.page);
    await failed.page.getByText('Il file dell’archivio è occupato.').waitFor();
    await failed.sound('activity-failed');
  });

  await t.test('asks for the dates typed, finds words without accents, reads on', async () => {
    const { page } = await open('', over({}));
    await enter(page);
    await page.getByLabel('Dal', { exact: true }).fill('1/3/2014');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() =>
      window.calls.some(([one, args]) => one === 'register_page' && args.query.from),
    );
    assert.equal((await sent(page, 'register_page')).at(-1).query.from, '2014-03-01');
    await page.getByRole('button', { name: 'Leggi altre' }).click();
    await page.waitForFunction(() => window.calls.at(-1)[1]?.query?.limit === 1000);
    await page.getByRole('searchbox').fill('seriate');
    assert.equal(await page.locator('tbody tr[data-index]').count(), 1);
  });

  await t.test('takes back the very operation that is open, and none that was taken back', async () => {
    const { page } = await open('', over({ undo: { value: null, changed: [], operation: 901 } }));
    await enter(page);
    await page.getByRole('button', { name: /Soggetto modificato/ }).click();
    await page.getByText('dalla voce n. 900').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Annulla questa operazione' }).count(), 0);
    await page.getByRole('button', { name: 'Rientro registrato' }).click();
    await page.getByRole('button', { name: 'Annulla questa operazione' }).click();
    await page.getByText('Annullato.').waitFor();
    assert.deepEqual(await sent(page, 'undo'), [{ number: 899 }]);
  });
});
