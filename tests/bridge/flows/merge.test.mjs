/* Two parties made one over the real commands: side by side, datum by datum, taken back; and a pair that stays two. */
import test from 'node:test';
import { open } from './support.mjs';

/** Two parties of a new archive, pasted in. */
async function pasted(t, how) {
  const opened = await open(t, how);
  const { page } = opened;
  await page.getByRole('radio', { name: /Bergamo/ }).check();
  await page.getByRole('button', { name: /Crea l’archivio/ }).click();
  await page.getByRole('button', { name: 'Rete e soggetti' }).first().click();
  await page.getByRole('button', { name: 'Importa da Excel' }).first().click();
  await page.getByText('Trascina qui l’elenco dei soggetti').waitFor();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const rows = 'Ente\tTelefono\tPec\r\nCooperativa Alfa\t035 1\t\r\nSocietà Beta\t035 2\tbeta@pec.it\r\n';
    clipboardData.setData('text/plain', rows);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', {
        clipboardData,
        bubbles: true,
        cancelable: true,
      }),
    );
  });
  await page.getByRole('button', { name: 'Importa 2 soggetti' }).click();
  await page.getByRole('button', { name: 'Vai all’elenco dei soggetti' }).click();
  await page.getByRole('button', { name: 'Cooperativa Alfa' }).waitFor();
  return opened;
}

async function choose(page, names) {
  for (const name of names) await page.getByRole('checkbox', { name: `Scegli ${name}`, exact: true }).check();
  await page.getByRole('button', { name: 'Unisci…' }).click();
  return page.getByRole('dialog');
}

for (const how of [
  { name: 'light' },
  { name: 'dark', dark: true },
  { name: 'light-125', width: 1093, height: 614, scale: 1.25 },
]) {
  test(`two parties become one and two again (${how.name})`, async (t) => {
    const { page, accessible, picture } = await pasted(t, how);
    const dialog = await choose(page, ['Cooperativa Alfa', 'Società Beta']);
    await dialog.getByRole('radio', { name: 'PEC: di Società Beta' }).waitFor();
    await dialog.getByRole('radio', { name: 'Telefono: di Società Beta' }).check();
    await accessible();
    await picture(`merge-${how.name}`);
    await dialog.getByRole('button', { name: 'Unisci così' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('beta@pec.it').first().waitFor();
    await page.getByRole('row', { name: 'Società Beta' }).waitFor({ state: 'detached' });
    await accessible();
    await page.getByRole('button', { name: 'Annulla', exact: true }).click();
    await page.getByRole('row', { name: 'Società Beta' }).waitFor();
  });
}

test('parties that a frozen text names both stay two, and it is said why', async (t) => {
  const { page, accessible, picture } = await open(t, {});
  await page.getByRole('button', { name: 'Apri l’esempio' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cruscotto' }).waitFor({ timeout: 30_000 });
  await page.getByRole('navigation').getByRole('button', { name: 'Rete e soggetti' }).first().click();
  await page.getByRole('searchbox', { name: /Cerca per nome, codice/ }).fill('Provincia di Bergamo');
  const dialog = await choose(page, ['ASL della Provincia di Bergamo', 'Provincia di Bergamo']);
  await dialog.getByText('tutti e due sono parti della versione 1 dell’accordo').waitFor();
  await accessible();
  await picture('merge-refused');
});
