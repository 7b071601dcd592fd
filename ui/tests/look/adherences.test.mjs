/* Adesioni e firme over a program that is not there: the states of the list, the card, the dialogs, the keyboard. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { card, list } from './adherences.mjs';
import { archive, fake, preferences, welcome } from './fake.mjs';
import { SIZES, stage } from './support.mjs';

const accepted = (names) => ({ accepted: names, refused: [], notices: [] });
const opened = {
  preferences,
  welcome,
  session: { ...archive, working_date: '2014-03-24', today: '2014-03-24' },
  adherence_list: list(),
  adherence_card: card(),
  adherence_try: accepted(['Provincia di Bergamo']),
  meeting_list: [],
  deadline_list: [],
  search_everywhere: [],
};
const over = (answers) => ({ setup: { script: fake, data: { ...opened, ...answers } } });
const goThere = (page) => page.getByRole('button', { name: /Adesioni/ }).click();
const sent = (page, command) =>
  page.evaluate((name) => window.calls.filter(([one]) => one === name).map(([, args]) => args), command);

test('adherences', async (t) => {
  const open = await stage(t, 'dist');

  for (const scheme of ['light', 'dark']) {
    for (const size of Object.values(SIZES)) {
      await t.test(`are sound ${scheme} at ${size.width}`, async () => {
        const { page, sound } = await open('', { ...over({}), size, scheme });
        await goThere(page);
        await page.getByText('Mancano 7 firme su 20').waitFor();
        await sound('adherences');
        await page.getByRole('button', { name: 'Ambito di Dalmine' }).click();
        await page.getByRole('heading', { name: 'Come ha firmato' }).waitFor();
        await sound('adherences-card');
      });
    }
  }

  await t.test('lead to the agreement while there is none', async () => {
    const next = { next: 'compose_agreement', label: 'Componi l’accordo' };
    const none = { ...list(), overview: null, chips: [], sections: [], tally_label: '', next };
    const { page, sound } = await open('', over({ adherence_list: none }));
    await goThere(page);
    await page.getByText('Nessuno è ancora chiamato a firmare').waitFor();
    await page.getByRole('button', { name: 'Vai all’accordo' }).waitFor();
    await sound('adherences-none');
  });

  await t.test('say that all are in, with the date of the last signature', async () => {
    const { page, sound } = await open('', over({ adherence_list: list({ allIn: true }) }));
    await goThere(page);
    await page.getByText('Tutte le 13 firme ci sono').waitFor();
    await page.getByText('21/03/2014').first().waitFor();
    await sound('adherences-all-in');
  });

  await t.test('move the primary into the selection bar', async () => {
    const { page, sound } = await open('', over({}));
    await goThere(page);
    await page.getByRole('button', { name: 'Sollecita i 7 che mancano' }).waitFor();
    await page.getByRole('row', { name: /Provincia di Bergamo/ }).focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Sollecita i 2 scelti' }).waitFor();
    assert.equal(await page.locator('.btn-primary:visible').count(), 1, 'one filled button');
    await sound('adherences-chosen');
  });

  await t.test('open the card by Enter and close it by Esc', async () => {
    const { page } = await open('', over({}));
    await goThere(page);
    await page.getByRole('row', { name: /Provincia di Bergamo/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
  });

  await t.test('remind exactly those who are missing, and tell who is left out', async () => {
    const plan = {
      kind: 'reminder',
      batch: { kind: 'reminders', parties: ['p1'] },
      label: 'Solleciti',
      counted: '1 sollecito',
      count: 1,
      headline: '1 sollecito: Provincia di Bergamo',
      names: ['Provincia di Bergamo'],
      left_out: [['Fondazione Casa Aperta', 'Non è ancora stata inviata: registra prima l’invio.']],
      hindrance: null,
      issuable: true,
      folder: '/casa/Documenti',
    };
    const { page, sound } = await open('', over({ print_plan: plan }));
    await goThere(page);
    await page.getByRole('button', { name: 'Sollecita i 7 che mancano' }).click();
    await page.getByText('Lasciati fuori: 1').click();
    await page.getByText('registra prima l’invio').waitFor();
    await sound('adherences-remind');
    const [{ batch }] = await sent(page, 'print_plan');
    assert.deepEqual([batch.kind, batch.parties.length], ['reminders', 0], 'everybody for whom it is due');
  });

  await t.test('register a return with its two proofs apart, and undo it', async () => {
    const changed = [{ entity: 'signature', id: 's1' }];
    const { page, sound } = await open(
      '',
      over({
        adherence_step: { value: accepted(['Provincia di Bergamo']), changed, operation: 5 },
        undo: { value: null, changed, operation: 6 },
      }),
    );
    await goThere(page);
    await page.getByRole('checkbox', { name: 'Scegli Provincia di Bergamo' }).check();
    await page.getByRole('button', { name: 'Registra il rientro' }).click();
    await page.getByLabel('In digitale, file .p7m').check();
    await page.getByLabel('Firmata il').fill('18/03/2014');
    await page.getByLabel('Arrivata il').fill('19/03/2014');
    await sound('adherences-return');
    await page.getByRole('dialog').getByRole('button', { name: 'Registra il rientro' }).click();
    await page.getByText('Rientro registrato per 1 soggetto.').waitFor();
    const [{ parties, step }] = await sent(page, 'adherence_step');
    assert.deepEqual(parties, ['p1']);
    assert.equal(step.method, 'cades');
    assert.deepEqual([step.signed_on, step.returned_on], ['2014-03-18', '2014-03-19']);
    await page.getByRole('button', { name: 'Annulla', exact: true }).click();
    assert.deepEqual(await sent(page, 'undo'), [{ number: 5 }]);
  });

  await t.test('keep the dialog open and say why when the step is refused to all', async () => {
    const refused = { accepted: [], refused: [['Provincia di Bergamo', 'È già verificata.']], notices: [] };
    const { page, sound } = await open(
      '',
      over({
        adherence_try: refused,
        adherence_step: { value: refused, changed: [], operation: null, undoable: false },
      }),
    );
    await goThere(page);
    await page.getByRole('checkbox', { name: 'Scegli Provincia di Bergamo' }).check();
    await page.getByRole('button', { name: 'Registra il rientro' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Registra il rientro' }).click();
    await page.getByText('È già verificata.').waitFor();
    await sound('adherences-refused');
  });

  await t.test('take a missing number in the card, which is not undone', async () => {
    const { page, sound } = await open(
      '',
      over({ adherence_step: { value: accepted(['Ambito di Dalmine']), changed: [], operation: 9 } }),
    );
    await goThere(page);
    await page.getByRole('button', { name: 'Ambito di Dalmine' }).click();
    await page.getByLabel('Protocollo, numero').fill('812');
    await page.getByLabel('Protocollo, data').fill('19/03/2014');
    await page.getByRole('button', { name: 'Registra il protocollo' }).click();
    await page.getByText('Protocollo registrato per 1 soggetto.').waitFor();
    assert.deepEqual(await sent(page, 'adherence_step'), [
      { parties: ['p9'], step: { kind: 'assign_protocol', number: '812', date: '2014-03-19' } },
    ]);
    assert.equal(await page.getByRole('button', { name: 'Annulla', exact: true }).count(), 0);
    await sound('adherences-numbered');
  });

  await t.test('filter by heap and find by name without accents', async () => {
    const { page } = await open('', over({}));
    await goThere(page);
    await page.getByRole('button', { name: /^Irregolare/ }).click();
    assert.equal(await page.getByRole('checkbox', { name: /^Scegli [^t]/ }).count(), 2);
    await page.getByRole('button', { name: /^Tutti/ }).click();
    await page.getByLabel('Cerca per nome, comune, protocollo').fill('alme');
    await page.getByText('Ambito di Villa d’Almè').waitFor();
    assert.equal(await page.getByRole('checkbox', { name: /^Scegli [^t]/ }).count(), 1);
  });
});
