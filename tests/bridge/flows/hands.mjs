/* Hands at the screen: how somebody finds, presses, chooses and waits, with a look for accessibility at each stop. */
import assert from 'node:assert/strict';
import { join } from 'node:path';

export class Hands {
  constructor({ page, folder, choose, accessible, picture }) {
    Object.assign(this, { page, choose, accessible, keep: picture });
    /** Where what is printed goes. */
    this.documents = join(folder, 'Carte');
    this.stops = 0;
  }

  /** Waits until nothing is on its way. */
  async settled() {
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  }

  /** Looks at what is in sight, in light and in dark: nothing for axe, nothing wider than the window. */
  async stop(name) {
    const { page } = this;
    await this.settled();
    const number = String((this.stops += 1)).padStart(2, '0');
    await this.keep(`main-job-${number}-${name}`);
    await this.accessible();
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await this.keep(`main-job-${number}-${name}-dark`);
    await this.accessible();
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wider <= 0, `${name} is ${wider} pixels wider than the window`);
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async go(screen) {
    await this.page.getByRole('navigation').getByRole('button', { name: screen }).first().click();
    await this.heading(screen);
    await this.settled();
  }

  press(name) {
    return this.page.getByRole('button', { name }).first().click();
  }

  /** Presses the one filled button in sight. */
  async primary(name, { twice = false } = {}) {
    const filled = this.page.locator('main .btn-primary:visible');
    await filled.filter({ hasText: name }).waitFor();
    assert.equal(await filled.count(), 1, 'one filled button a screen');
    const label = (await filled.textContent()).trim();
    if (typeof name === 'string') assert.equal(label, name);
    await (twice ? filled.dblclick() : filled.click());
    return label;
  }

  /** From the dashboard, by its one filled button, which must say this. */
  async next(label) {
    await this.go('Cruscotto');
    return this.primary(label);
  }

  async search(words) {
    await this.page.getByRole('searchbox').first().fill(words);
  }

  /** Prints one file a party into the folder of the flow. */
  async printEach(dialog) {
    await dialog.getByRole('radio', { name: /Un file per soggetto/ }).check();
    await this.printInto(dialog);
  }

  async printInto(dialog) {
    this.choose(this.documents);
    await dialog.getByRole('button', { name: 'Scegli: Cartella' }).click();
    await dialog.getByRole('button', { name: 'Emetti e salva' }).dblclick();
    await dialog.waitFor({ state: 'detached', timeout: 120_000 });
    await this.page
      .getByText(/^Emissione riuscita/)
      .first()
      .waitFor();
  }

  async choosingFile(button, name) {
    this.choose(join(this.documents, name));
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await this.page
      .getByText(/^Salvat[oi]/)
      .filter({ hasText: name })
      .waitFor();
  }

  rows(count) {
    return this.page.waitForFunction(
      (wanted) => document.querySelectorAll('[role=grid] tbody tr[tabindex]').length === wanted,
      count,
    );
  }

  /** Ticks every row that a search leaves in sight. */
  async chooseAll(words, count) {
    await this.search(words);
    await this.rows(count);
    await this.page.getByRole('checkbox', { name: /Scegli tutt/ }).check();
    await this.page.getByText(`${count} scelti`, { exact: true }).waitFor();
  }

  headline(missing, expected) {
    return this.page.getByText(`Mancano ${missing} firme su ${expected}`).waitFor();
  }

  /** Moves the focus by the keyboard to what matches, by its words or label. */
  async tabTo(selector, words = '') {
    for (let presses = 0; presses < 80; presses += 1) {
      const there = await this.page.evaluate(
        ([wanted, text]) => {
          const at = document.activeElement;
          const said = `${at?.textContent ?? ''} ${[...(at?.labels ?? [])].map((one) => one.textContent).join(' ')}`;
          return Boolean(at?.matches(wanted) && said.includes(text));
        },
        [selector, words],
      );
      if (there) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`the keyboard does not reach ${selector} ${words}`);
  }

  /** The names under a heading of the list, scrolled through, in their order by letters. */
  async namesOfSection(heading) {
    const names = new Set();
    const scroller = this.page.locator('.table-scroll').first();
    await scroller.evaluate((box) => box.scrollTo(0, 0));
    for (;;) {
      const [seen, ended] = await scroller.evaluate((box, pattern) => {
        const wanted = new RegExp(pattern);
        let inside = box.scrollTop > 0;
        const found = [];
        for (const row of box.querySelectorAll('tbody tr')) {
          if (row.matches('.group-row')) inside = wanted.test(row.textContent.trim());
          else if (inside && row.matches('[tabindex]'))
            found.push(row.querySelector('.row-link').textContent);
        }
        const before = box.scrollTop;
        box.scrollTo(0, before + box.clientHeight / 2);
        return [found, !inside || box.scrollTop === before];
      }, heading.source);
      for (const name of seen) names.add(name);
      if (ended) return [...names].sort();
      await this.page.waitForTimeout(60);
    }
  }
}
