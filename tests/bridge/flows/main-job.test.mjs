/*
 * The main job over the real commands, as somebody new does it: from an Excel list to the register of who has signed.
 * At every stop the dashboard's one filled button leads on; what was printed is read back from the disk.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { Hands } from './hands.mjs';
import { EXCEL_LIST, papers, partyNames, wordsOf } from './papers.mjs';
import { open } from './support.mjs';

const UNNAMED = 'Ente senza nome di Prova';
const PROVINCE = 'Provincia di Bergamo';
const ADHERENT = 'Associazione Tempo Insieme';

test('from an Excel list to the register of who has signed', async (t) => {
  const office = new Office(await open(t, { today: '2014-03-24' }));
  const names = [...(await partyNames()), UNNAMED].sort();

  await office.beginTheNetwork();
  await office.importTheList(names);
  await office.composeTheAgreement();
  await office.putToSignature();
  await office.callAMeeting();
  await office.printTheForms(names);
  const missing = await office.registerReturns(names);
  await office.seeWhoIsMissing(missing);
  await office.remind(missing);
  await office.printTheRegister(names, missing);
  await office.closeAndOpenAgain(names, missing);
});

/** Letters and figures alone: file names leave out dots, pages break words. */
const bare = (words) => words.replace(/[^\p{L}\p{N}]/gu, '');

/** The party in the name of a paper: «Sollecito - Provincia di Bergamo.pdf». */
const partyOf = (file) => bare(file.slice(file.indexOf(' - '), -'.pdf'.length));

/** Somebody new to the program, part by part of the main job. */
class Office extends Hands {
  constructor(program) {
    super(program);
    this.list = join(program.folder, 'Elenco aderenti.xlsx');
  }

  async beginTheNetwork() {
    const { page } = this;
    await mkdir(this.documents);
    await copyFile(EXCEL_LIST, this.list);
    await page.getByRole('radio').first().waitFor();
    assert.equal(await page.getByRole('radio').count(), 15, 'the fifteen networks in sight');
    await this.primary('Crea l’archivio');
    await page.getByText('Scegli prima la tua ASL, qui sopra.').waitFor();
    await this.stop('welcome-unchosen');
    await page.keyboard.type('ber');
    assert.ok(await page.getByRole('radio', { name: 'Bergamo' }).isChecked(), 'the first letters choose');
    await this.stop('welcome-chosen');
    await this.primary('Crea l’archivio di Bergamo', { twice: true });
    await this.heading('Cruscotto');
    assert.equal(await page.getByRole('alert').count(), 0, 'the second click made nothing');
    await this.stop('dashboard-empty');
  }

  async importTheList(names) {
    const { page } = this;
    await this.next('Importa i soggetti');
    await this.heading('Importa soggetti');
    await this.stop('import-start');
    this.choose(null);
    await this.press('Scegli il file…');
    this.choose(this.list);
    await this.press('Scegli il file…');
    await page.getByText('Manca la denominazione.').waitFor();
    await this.mapAColumn();
    await this.stop('import-trial');

    const name = page.getByRole('textbox', { name: 'Denominazione, riga 31' });
    await name.fill('Nome sbagliato');
    await name.press('Escape');
    assert.equal(await name.inputValue(), '', 'Esc puts back what the file says');
    await name.fill(UNNAMED);
    await name.press('Enter');
    await page.getByText('Manca la denominazione.').waitFor({ state: 'detached' });
    await this.answerWhatIsAsked();
    await this.stop('import-answered');
    await this.primary(`Importa ${names.length} soggetti`, { twice: true });
    await page.getByRole('heading', { name: `${names.length} soggetti aggiunti` }).waitFor();
    await page.getByText('Non è rimasta fuori nessuna riga da sistemare.').waitFor();
    await this.stop('import-done');
    await this.primary('Vai all’elenco dei soggetti');
    await this.heading('Rete e soggetti');
    await page.getByText(`${names.length} soggetti`).first().waitFor();
    await this.stop('parties');
    await this.search('senza nome');
    await page.getByRole('button', { name: UNNAMED }).waitFor();
  }

  /** A column is taken out and given back; the trial follows at once. */
  async mapAColumn() {
    const column = this.page.getByRole('combobox', { name: /Tel\./ });
    const field = await column.inputValue();
    assert.notEqual(field, '', 'the telephone is recognised');
    const told = this.page.getByText(/^\d+ riconosciute su 16/);
    const known = parseInt(await told.innerText(), 10);
    await column.selectOption('');
    await this.page.getByText(`${known - 1} riconosciute su 16`).waitFor();
    await column.selectOption(field);
    await this.page.getByText(`${known} riconosciute su 16`).waitFor();
    assert.equal(await column.inputValue(), field);
  }

  async answerWhatIsAsked() {
    const { page } = this;
    const doubts = page.getByRole('button', { name: 'Da guardare' });
    await doubts.click();
    await this.stop('import-doubts');
    for (;;) {
      const keep = page.getByRole('button', { name: /^Tieni com’è/ });
      const left = await keep.count();
      if (left === 0) break;
      await keep.first().click();
      await page.waitForFunction(
        (before) => document.querySelectorAll('[aria-label^="Tieni com’è"]').length < before,
        left,
      );
    }
    while ((await page.getByRole('button', { name: 'Sono due soggetti diversi' }).count()) > 0) {
      await this.stop('import-duplicate');
      const which = await page.getByText(/^Forse doppioni: /).textContent();
      await page.getByRole('button', { name: 'Sono due soggetti diversi' }).click();
      await page.waitForFunction(
        (before) => document.getElementById('duplicates')?.textContent !== before,
        which,
      );
    }
  }

  async composeTheAgreement() {
    const { page } = this;
    await this.next('Componi l’accordo');
    await this.heading('Accordo territoriale');
    await this.stop('agreement-none');
    await this.primary('Componi l’accordo', { twice: true });
    await page.getByText('Bozza dell’accordo preparata.').waitFor();
    await page.getByRole('heading', { name: /^Parti che stipulano: \d+/ }).waitFor();
    await page.locator('canvas').first().waitFor();
    await this.stop('agreement-draft');

    const place = page.getByRole('textbox', { name: 'Luogo della firma' });
    await place.fill('Bergamo, via dell’Esempio 4');
    await page.getByRole('status').getByText('Salvato sul computer').waitFor();
    await this.settled();
    await this.choosingFile('Stampa la bozza', 'Bozza.pdf');
    const draft = await wordsOf(join(this.documents, 'Bozza.pdf'));
    assert.ok(draft.includes('Bergamo, via dell’Esempio 4'), 'what was written is on the page');
    assert.ok(/BOZZA/.test(draft), 'a draft says so');
  }

  async putToSignature() {
    const { page } = this;
    await this.next('Completa l’accordo');
    await this.heading('Accordo territoriale');
    await this.primary('Metti alla firma…');
    const dialog = page.getByRole('dialog', {
      name: 'Mettere l’accordo alla firma?',
    });
    await dialog.waitFor();
    await this.stop('put-to-signature');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await this.primary('Metti alla firma…');
    await dialog.getByRole('button', { name: 'Resta in bozza' }).click();
    await dialog.waitFor({ state: 'detached' });
    await this.primary('Metti alla firma…');
    await dialog.getByRole('button', { name: 'Metti alla firma', exact: true }).dblclick();
    await page.getByText('L’accordo è in firma.').waitFor({ timeout: 60_000 });
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Stampa l’accordo da firmare' }).waitFor();
    await this.stop('agreement-in-signature');
    const forms = await this.numbersAgree();
    assert.ok(forms.startsWith('Moduli di adesione: ') && forms.endsWith(' Nessuno da sollecitare.'), forms);
    this.choose(join(this.documents, 'Accordo.pdf'));
    await this.next('Stampa l’accordo da firmare');
    await page.getByText('Salvato: Accordo.pdf').waitFor();
    await page.getByRole('button', { name: 'Raccogli le firme' }).waitFor();
    const agreement = await wordsOf(join(this.documents, 'Accordo.pdf'));
    for (const words of ['Bergamo, via dell’Esempio 4', 'Grumello del Monte', 'Regione Lombardia']) {
      assert.ok(agreement.includes(words), `${words} is printed`);
    }
    assert.ok(!/BOZZA/.test(agreement));
  }

  async printTheForms(names) {
    const { page } = this;
    const label = await this.next(/Stampa i \d+ moduli di adesione/);
    const dialog = page.getByRole('dialog', { name: /^Stampa: / });
    await dialog.waitFor();
    await this.stop('print-forms');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal((await papers(this.documents, 'Modulo')).length, 0, 'nothing was printed');
    await this.next(label);
    await this.printEach(dialog);
    const forms = await papers(this.documents, 'Modulo');
    assert.equal(forms.length, Number(label.match(/\d+/)[0]));
    const known = new Set(names.map(bare));
    const strangers = forms.map(({ name }) => partyOf(name)).filter((name) => !known.has(name));
    assert.deepEqual(strangers, [], 'each carries the name of its party');
    const one = forms.find(({ name }) => name.includes(ADHERENT));
    assert.ok(one.words.includes(ADHERENT) && one.words.includes('Silvia Belussi'), 'with its own data');
    await this.stop('forms-printed');
    const told = await this.numbersAgree();
    assert.ok(told.includes(`da stampare 0, stampati da inviare ${forms.length}, inviati 0`), told);

    await this.next(`Invia i ${forms.length} moduli`);
    await this.send(forms.length);
    await this.stop('sent');
    // One of the parties is called to the meeting and signs there, the lead body keeps the agreement; the others are sent it.
    const parties = names.length - forms.length - 2;
    await this.next(`Invia l’accordo a ${parties} parti`);
    await this.send(parties);
    assert.match(
      await this.numbersAgree(),
      /inviati \d+\. Solleciti dal /,
      'nobody is reminded on the day of sending',
    );
    await this.next('Registra i rientri');
    await page.waitForFunction(() => document.activeElement?.matches('input[type=search]'));
    assert.ok((await page.getByRole('grid').getByRole('row').count()) > 2, 'the list is there');
  }

  /** Registers that what the dialog speaks of was sent; an emptied date is asked for. */
  async send(count) {
    const { page } = this;
    const send = page.getByRole('dialog', { name: 'Registra l’invio' });
    await send.getByText(`Vale per ${count} soggetti.`).waitFor();
    const on = send.getByRole('textbox', { name: 'Inviata il' });
    const day = await on.inputValue();
    await on.fill('');
    await send.getByRole('button', { name: 'Registra l’invio' }).click();
    await send.getByText('Manca la data: scrivila come').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await on.fill(day);
    await send.getByRole('button', { name: 'Registra l’invio' }).dblclick();
    await page.getByText(`Invio registrato per ${count} soggetti.`).waitFor();
    await send.waitFor({ state: 'detached' });
  }

  /** The line of forms and reminders says the same on the dashboard, beside the signatures and beside the documents. */
  async numbersAgree() {
    const told = [];
    for (const screen of ['Cruscotto', 'Adesioni e firme', 'Documenti']) {
      await this.go(screen);
      told.push((await this.page.getByText(/^Moduli di adesione: \d+/).textContent()).trim());
    }
    assert.equal(new Set(told).size, 1, told.join(' | '));
    return told[0];
  }

  async callAMeeting() {
    const { page } = this;
    await this.next('Convoca l’incontro per la firma');
    await this.heading('Incontri della rete');
    const dialog = page.getByRole('dialog', { name: 'Nuovo incontro' });
    await dialog.getByRole('textbox', { name: /^Giorno/ }).fill('28/03/2014');
    await dialog.getByRole('textbox', { name: 'Ora', exact: true }).fill('10:30');
    await dialog.getByRole('textbox', { name: 'Luogo' }).fill('Sala riunioni, via dell’Esempio 4');
    await dialog.getByRole('textbox', { name: 'Ordine del giorno' }).fill('Sottoscrizione dell’accordo');
    await dialog.getByRole('button', { name: 'Nessuno' }).click();
    await dialog.getByRole('checkbox', { name: PROVINCE, exact: true }).check();
    await dialog.getByRole('checkbox', { name: ADHERENT }).check();
    await this.stop('meeting');
    await dialog.getByRole('button', { name: 'Salva l’incontro' }).dblclick();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: '28/03/2014, ore 10:30' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: '28/03/2014, ore 10:30' }).count(), 1);
    await this.stop('meetings');

    await this.next('Stampa le 2 convocazioni');
    await this.printEach(page.getByRole('dialog', { name: /^Stampa: / }));
    const letters = await papers(this.documents, 'Convocazione');
    assert.equal(letters.length, 2);
    assert.ok(
      letters.every(({ words }) => /28\/03\/2014|28 marzo 2014/.test(words) && /10[:.]30/.test(words)),
    );
    await this.stop('documents');
    await this.next('Registra l’invio di 2 convocazioni');
    await page.getByRole('button', { name: 'Segna inviate: 2 convocazioni' }).click();
    await page.getByText('Convocazioni inviate: 2.').waitFor();
  }

  /** One by the keyboard alone, many at once, taken back and registered again. Answers who is missing. */
  async registerReturns(names) {
    const { page } = this;
    await this.go('Adesioni e firme');
    await this.returnByKeyboard();
    await this.stop('one-returned');

    const many = names.filter((name) => name.startsWith('Comune di '));
    await this.chooseAll('comune di', many.length);
    await this.stop('chosen');
    await page.getByRole('button', { name: 'Registra il rientro' }).click();
    const dialog = page.getByRole('dialog', { name: 'Registra il rientro' });
    await dialog.getByText(`Vale per ${many.length} soggetti.`).waitFor();
    await dialog.getByRole('radio', { name: /PAdES/ }).check();
    await dialog.getByRole('textbox', { name: 'Firmata il' }).fill('24/03/2014');
    await dialog.getByRole('checkbox', { name: /L’ho guardata/ }).check();
    await this.stop('return-many');
    await dialog.getByRole('button', { name: 'Registra il rientro' }).dblclick();
    await page.getByText(`Rientro registrato per ${many.length} soggetti.`).waitFor();
    await this.headline(names.length - many.length - 1, names.length);

    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('Control+z');
    await this.headline(names.length - 1, names.length);
    await this.stop('undone');
    await page.keyboard.press('Control+y');
    await this.headline(names.length - many.length - 1, names.length);
    await this.protocols(many);
    return names.filter((name) => name !== PROVINCE && !many.includes(name));
  }

  async returnByKeyboard() {
    const { page } = this;
    const { keyboard } = page;
    await page.getByRole('searchbox', { name: /Cerca per nome/ }).focus();
    await keyboard.type('provincia di');
    await this.rows(3);
    await this.tabTo('[role=grid] tbody tr[tabindex="0"]', 'ASL della Provincia');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await this.tabTo('[role=grid] tbody tr[tabindex="0"]', PROVINCE);
    await keyboard.press('Enter');
    await page
      .getByRole('complementary')
      .or(page.getByRole('region', { name: PROVINCE }))
      .first()
      .waitFor();
    await this.stop('drawer');
    await this.tabTo('.drawer button', 'Registra il rientro');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', {
      name: `Registra il rientro: ${PROVINCE}`,
    });
    await dialog.waitFor();
    await this.stop('return-one');
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await keyboard.press('Enter');
    await dialog.waitFor();
    await this.tabTo('input', 'Firmata il');
    await keyboard.type('24/03/2014');
    await this.tabTo('input', 'L’ho guardata');
    await keyboard.press('Space');
    await this.tabTo('input', 'Protocollo, numero');
    await keyboard.type('10871');
    await keyboard.press('Tab');
    await keyboard.type('24/03/2014');
    await keyboard.press('Enter');
    await page.getByText('Rientro registrato per 1 soggetto.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('10871').first().waitFor();
    await keyboard.press('Escape');
    await page.getByRole('searchbox', { name: /Cerca per nome/ }).fill('');
  }

  async protocols(many) {
    const { page } = this;
    await this.chooseAll('comune di', many.length);
    await page.getByRole('button', { name: 'Registra il protocollo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Registra il protocollo' });
    await dialog.getByRole('textbox', { name: 'Protocollo, numero' }).fill('10902');
    await dialog.getByRole('textbox', { name: 'Protocollo, data' }).fill('24/03/2014');
    await this.stop('protocol');
    await dialog.getByRole('button', { name: 'Registra il protocollo' }).click();
    await page.getByText(`Protocollo registrato per ${many.length} soggetti.`).waitFor();
  }

  async seeWhoIsMissing(missing) {
    const { page } = this;
    await this.go('Cruscotto');
    await page.getByRole('heading', { name: `Chi manca: ${missing.length}` }).waitFor();
    await page
      .getByText(/7 giorni al 31\/03\/2014/)
      .first()
      .waitFor();
    await this.stop('dashboard-missing');
    await this.go('Adesioni e firme');
    await page.getByRole('region', { name: 'Chi manca' }).getByText('7 giorni al 31/03/2014').waitFor();
    assert.deepEqual(await this.namesOfSection(/^Mancano: /), missing);
    await this.stop('missing');
  }

  async remind(missing) {
    const { page } = this;
    // The lead body writes the reminders: it writes none to itself.
    const others = missing.filter((name) => !name.startsWith('ASL '));
    await this.go('Adesioni e firme');
    await page.getByRole('button', { name: /^Inviata \d/ }).click();
    await page.getByRole('checkbox', { name: /Scegli tutt/ }).check();
    await page.getByRole('button', { name: `Sollecita i ${others.length} scelti` }).click();
    const dialog = page.getByRole('dialog', {
      name: `Stampa: ${others.length} solleciti`,
    });
    await dialog.waitFor();
    await this.stop('print-reminders');
    await this.printEach(dialog);
    const letters = await papers(this.documents, 'Sollecito');
    const reminded = letters.map(({ name }) => partyOf(name)).sort();
    assert.equal(missing.length, others.length + 1);
    assert.deepEqual(reminded, others.map(bare).sort(), 'exactly those who are missing');
    for (const { name, words } of letters) {
      assert.ok(bare(words).includes(partyOf(name)), `the letter names its party: ${name}`);
      assert.ok(/31\/03\/2014|31 marzo 2014/.test(words), 'and the term');
    }
    await this.stop('reminded');
  }

  async printTheRegister(names, missing) {
    const { page } = this;
    await this.go('Adesioni e firme');
    await page.getByRole('button', { name: 'Stampa' }).click();
    await page.getByRole('menuitem', { name: 'Registro delle adesioni…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Stampa: / });
    await this.printInto(dialog);
    const [register, ...others] = await papers(this.documents, 'Registro');
    assert.equal(others.length, 0);
    const printed = bare(register.words);
    for (const name of names) assert.ok(printed.includes(bare(name)), `${name} is in the register`);
    assert.ok(register.words.includes('10871') && register.words.includes('10902'), 'with the protocols');
    assert.ok(missing.length > 0);
  }

  async closeAndOpenAgain(names, missing) {
    const { page } = this;
    await this.go('Impostazioni');
    await this.press('Chiudi l’archivio');
    await this.heading('Benvenuto');
    assert.equal((await page.locator('.done-place').textContent()).trim(), '', 'what was done stays behind');
    await page.getByText(`· ${names.length} soggetti`).waitFor();
    await this.stop('welcome-recent');
    await this.primary(/Apri/);
    await this.heading('Cruscotto');
    await page.getByRole('heading', { name: `Chi manca: ${missing.length}` }).waitFor();
    await this.go('Adesioni e firme');
    assert.deepEqual(await this.namesOfSection(/^Mancano: /), missing, 'all there');
    await this.search('provincia di');
    await this.rows(3);
    await page.getByRole('button', { name: PROVINCE, exact: true }).click();
    await page.getByText('10871').first().waitFor();
    await this.go('Documenti');
    await page
      .getByText(/Sollecit/)
      .first()
      .waitFor();
    await this.go('Registro attività');
    await page.getByRole('grid').getByText('Protocollo registrato').first().waitFor();
    await this.stop('activity');
    await page.keyboard.press('Control+z');
    await page.getByText(/Non c’è nulla da annullare/).waitFor();
  }
}
