/*
 * What every flow needs: the bridge with a page on it, the dialogs' answers, the look for accessibility, pictures.
 * A flow that ends with an error of the page, a dialog nobody expected or a blocked resource has failed.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ofTheScreen = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { chromium } = ofTheScreen('playwright-core');
const axe = await readFile(ofTheScreen.resolve('axe-core/axe.min.js'), 'utf8');
const shim = fileURLToPath(new URL('../shim.js', import.meta.url));

/** How long a page may take to come to rest. */
const AT_REST_MS = 5_000;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Opens the program on its first screen; everything is taken away when the test ends.
 * @param {import('node:test').TestContext} t
 * @param {{ today?: string, dark?: boolean, width?: number, height?: number, scale?: number, beside?: string }} how
 *   `beside`: the folder of a program already open, to start a second one over the same archives.
 */
export async function open(
  t,
  { today = '2014-02-10', dark = false, width = 1366, height = 768, scale = 1, beside = undefined } = {},
) {
  const folder = beside ?? (await mkdtemp(join(tmpdir(), 'concilia-flow-')));
  const bridge = await startBridge(folder, today);
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'it-IT',
  });
  page.setDefaultTimeout(10_000);
  const faults = [];
  const answers = [];
  t.after(async () => {
    await picture(page, `last of ${t.name}`);
    await browser.close();
    await bridge.stop();
    if (!beside) await rm(folder, { recursive: true, force: true });
    assert.deepEqual(faults, [], 'the page met no error');
    assert.deepEqual(answers, [], 'every prepared answer was asked for');
  });

  page.on('pageerror', (error) => faults.push(String(error)));
  await page.exposeFunction('reportFault', (text) => void faults.push(text));
  await page.exposeFunction('answerDialog', (kind) => {
    if (answers.length > 0) return answers.shift();
    faults.push(`a dialog nobody expected: ${kind}`);
    return null;
  });
  await page.addInitScript({ path: shim });
  await page.goto(bridge.address);
  await ready(page);

  return {
    page,
    folder,
    /** The next file dialog will answer this path, or a list of paths, or null for «Annulla». */
    choose: (answer) => answers.push(answer),
    /** Loads the screen again, as after closing and reopening the window over the same program. */
    reload: async () => {
      await page.reload();
      await ready(page);
    },
    accessible: () => accessible(page),
    picture: (name) => picture(page, name),
  };
}

/** Opens the example archive from the welcome screen. It is made anew, which on a busy machine takes its time. */
export async function openExample(page) {
  await page.getByRole('button', { name: 'Apri l’esempio' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cruscotto' }).waitFor({ timeout: 60_000 });
}

/** Waits for the screen of this title. */
export async function onScreen(page, title) {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Goes to a screen by its entry of the menu. */
export async function goTo(page, entry) {
  await page.getByRole('navigation').getByRole('button', { name: entry }).first().click();
  await onScreen(page, entry);
}

const ready = (page) => page.waitForSelector('html[data-ready="true"]', { state: 'attached' });

async function startBridge(folder, today) {
  const program = process.env.CONCILIA_BRIDGE;
  assert.ok(program, 'CONCILIA_BRIDGE names the bridge: run `cargo xtask test bridge`');
  const bridge = spawn(program, [folder, today], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => bridge.once('exit', resolve));
  const first = new Promise((resolve) => createInterface(bridge.stdout).once('line', resolve));
  const address = await Promise.race([
    first,
    ended.then((code) => assert.fail(`the bridge ended with ${code}`)),
  ]);
  return {
    address,
    stop: () => {
      bridge.stdin.end();
      return ended;
    },
  };
}

function browserPath() {
  return process.env.CONCILIA_CHROMIUM ?? '/usr/bin/chromium';
}

/** Fails with what axe finds in the page at rest: on a busy machine what was just pressed is still changing when axe first looks. */
async function accessible(page) {
  await page.evaluate(axe);
  const until = Date.now() + AT_REST_MS;
  let told = await violations(page);
  while (told.length > 0 && Date.now() < until) {
    await page.waitForTimeout(100);
    told = await violations(page);
  }
  assert.deepEqual(told, [], 'axe finds nothing');
}

/** The rule, the reason and the element of each violation in what is shown now. */
async function violations(page) {
  const found = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html}`),
  );
}

/** Keeps a picture of the page in the folder that CONCILIA_PICTURES names; without it does nothing. */
async function picture(page, name) {
  const folder = process.env.CONCILIA_PICTURES;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
