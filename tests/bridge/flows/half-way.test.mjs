/* An office that begins half-way: its agreement is a PDF made elsewhere, its forms went out and came back before the archive. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { open } from './support.mjs';

/** A PDF of two pages, as any program writes one. */
function pdf() {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 6 0 R >> >> >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
    '<< /Length 57 >>\nstream\nBT /F 20 Tf 72 720 Td (Accordo scritto altrove) Tj ET    \nendstream',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(at).padStart(10, '0');
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += places.map((at) => `${at} 00000 n \n`).join('');
  return `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

async function begun(t, how = {}) {
  const opened = await open(t, { today: '2014-03-03', ...how });
  const { page } = opened;
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  const go = async (name) => {
    await page.getByRole('navigation').getByRole('button', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  const file = join(opened.folder, 'Accordo firmato.pdf');
  await writeFile(file, pdf());
  /** Chooses the PDF and the day in the dialog, and takes it. */
  const take = async (path, day) => {
    const dialog = page.getByRole('dialog');
    opened.choose(path);
    await dialog.getByRole('button', { name: 'Scegli: PDF dell’accordo' }).click();
    await dialog.getByRole('textbox', { name: 'Messo alla firma il' }).fill(day);
    await dialog.getByRole('button', { name: 'Prendi il PDF' }).click();
    return dialog;
  };
  return { ...opened, go, file, take };
}

for (const how of [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
]) {
  test(`an agreement made elsewhere is taken, shown, handed out as it was, and taken back (${how.name})`, async (t) => {
    const { page, folder, choose, accessible, picture, go, file, take } = await begun(t, how);
    await go('Accordo');
    await page.getByText('L’accordo è già scritto').waitFor();
    await accessible();
    await picture(`half-way-nothing-${how.name}`);
    await page.getByRole('button', { name: 'È già fatto altrove' }).click();
    const dialog = page.getByRole('dialog', {
      name: 'L’accordo è già fatto altrove',
    });
    await dialog.getByText('2 parti', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Prendi il PDF' }).click();
    await dialog.getByText('Scegli il PDF dell’accordo.').first().waitFor();
    await accessible();
    await picture(`half-way-dialog-${how.name}`);

    const word = join(folder, 'Accordo.pdf');
    await writeFile(word, 'PK\u0003\u0004 a text document');
    await take(word, '10/02/2014');
    await dialog.getByText('è un documento di testo').first().waitFor();
    await take(file, '04/03/2014');
    await dialog.getByText('viene dopo la data di lavoro').first().waitFor();
    await accessible();
    await picture(`half-way-refused-${how.name}`);
    await take(file, '10/02/2014');
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Apri il PDF' }).waitFor();
    await page.getByText('Il testo è il PDF «Accordo firmato.pdf» (2 pagine)').waitFor();
    const path = page.getByRole('list', { name: 'Stato dell’accordo' });
    await path.getByText('10/02/2014').waitFor();
    await page.locator('[data-page="2"]').waitFor({ state: 'attached' });
    await accessible();
    await picture(`half-way-taken-${how.name}`);

    const copy = join(folder, 'stampato.pdf');
    choose(copy);
    await page.getByRole('button', { name: /^Stampa Accordo territoriale, versione/ }).click();
    await page.getByText('Salvato: stampato.pdf').waitFor();
    assert.deepEqual(await readFile(copy), await readFile(file), 'the same PDF, byte for byte');

    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: /Metti alla firma|Correggi il punto/ }).waitFor();
    await page.getByRole('button', { name: 'Altro' }).click();
    await page.getByRole('menuitem', { name: 'È già fatto altrove' }).waitFor();
    await picture(`half-way-back-${how.name}`);
  });
}
