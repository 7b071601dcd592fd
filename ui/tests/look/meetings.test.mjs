/* Meetings and deadlines over a program that is not there: their states, their dialogs. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { deadlines, list, meetings } from './adherences.mjs';
import { archive, fake, passage, preferences, welcome } from './fake.mjs';
import { SIZES, stage } from './support.mjs';

const opened = {
  preferences,
  welcome,
  session: { ...archive, working_date: '2014-03-24', today: '2014-03-24' },
  adherence_list: list(),
  meeting_list: meetings,
  deadline_list: deadlines,
  citation_passage: passage,
  search_everywhere: [],
};
const over = (answers) => ({ setup: { script: fake, data: { ...opened, ...answers } } });
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);

async function goTo(page, name) {
  await page.getByRole('button', { name: /Adesioni/ }).click();
  await page.getByRole('button', { name, exact: true }).click();
}

test('meetings', async (t) => {
  const open = await stage(t, 'dist');
  const to = (page) => goTo(page, 'Incontri');

  for (const scheme of ['light', 'dark']) {
    await t.test(`are sound ${scheme}`, async () => {
      const { page, sound } = await open('', { ...over({}), size: SIZES.at125, scheme });
      await to(page);
      await page.getByText('Chi è convocato').first().click();
      await sound('meetings');
    });
  }

  await t.test('say what to write while there is none', async () => {
    const { page, sound } = await open('', over({ meeting_list: [] }));
    await to(page);
    await page.getByRole('heading', { name: 'Nessun incontro' }).waitFor();
    await sound('meetings-none');
  });

  await t.test('call the whole network unless one is taken out', async () => {
    const saved = { value: meetings[0].meeting, changed: [], operation: 4 };
    const { page, sound } = await open('', over({ meeting_save: saved }));
    await to(page);
    await page.getByRole('button', { name: 'Nuovo incontro' }).click();
    await page.getByText('Convocati: 20 soggetti su 20').waitFor();
    await page.getByLabel('Unione Artigiani').uncheck();
    await page.getByLabel('Ora').fill('14.30');
    await sound('meeting-new');
    await page.getByRole('button', { name: 'Salva l’incontro' }).click();
    await page.getByText('Incontro del 24/03/2014 registrato.').waitFor();
    const [{ known, draft, parties }] = await sent(page, 'meeting_save');
    assert.deepEqual([known, draft.held_at, parties.length], [null, '14:30', 19]);
  });

  await t.test('keep who came and by whom each was represented', async () => {
    const { page, sound } = await open(
      '',
      over({ meeting_attend: { value: null, changed: [], operation: 5 } }),
    );
    await to(page);
    await page.getByRole('button', { name: 'Segna le presenze' }).first().click();
    await page.getByLabel('Presenza di ASL di Bergamo').selectOption('present');
    await page.getByLabel('Chi rappresentava ASL di Bergamo').fill('Anna Neri');
    await sound('meeting-presence');
    await page.getByRole('button', { name: 'Salva le presenze' }).click();
    await page.getByText('Presenze registrate.').waitFor();
    const [{ seats }] = await sent(page, 'meeting_attend');
    assert.deepEqual(seats[0], { party: 'p12', presence: 'present', represented_by: 'Anna Neri' });
    assert.equal(seats[1].presence, 'excused', 'what was known of the others stays');
  });
});

test('deadlines', async (t) => {
  const open = await stage(t, 'dist');
  const to = (page) => goTo(page, 'Scadenze');

  for (const scheme of ['light', 'dark']) {
    await t.test(`are sound ${scheme}, with the words of the act`, async () => {
      const { page, sound } = await open('', { ...over({}), scheme });
      await to(page);
      await page.getByText('entro il 31 marzo 2014').waitFor();
      await sound('deadlines');
      await page.getByRole('button', { name: /punto 3, lett. a/ }).click();
      await page.getByText('Riga di prova 6 dell’atto.').waitFor();
    });
  }

  await t.test('move a term of the resolution by an act alone', async () => {
    const { page, sound } = await open(
      '',
      over({ deadline_extend: { value: null, changed: [], operation: 6 } }),
    );
    await to(page);
    await page.getByRole('button', { name: 'Segna come fatto…' }).first().click();
    assert.equal(await page.getByLabel('Entro il').count(), 0);
    await sound('deadline-done');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Registra una proroga…' }).nth(1).click();
    await page.getByLabel(/^Atto/).fill('d.d.u.o. 1/2014');
    await page.getByLabel('Nuovo termine').fill('15/04/2014');
    await sound('deadline-extension');
    await page.getByRole('button', { name: 'Registra la proroga', exact: true }).click();
    await page.getByText('Proroga registrata').waitFor();
    const [{ id, draft }] = await sent(page, 'deadline_extend');
    assert.deepEqual([id, draft.act, draft.due_after], ['d1', 'd.d.u.o. 1/2014', '2014-04-15']);
  });
});
