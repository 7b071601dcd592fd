/* The bridge itself: a command is answered, a forbidden one refused, an event heard. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './support.mjs';

const invoke = (page, command, payload = {}) =>
  page.evaluate(([name, given]) => window.__TAURI_INTERNALS__.invoke(name, given), [command, payload]);

test('commands go through the real capability file', async (t) => {
  const { page } = await open(t);
  assert.equal((await invoke(page, 'about')).name, 'Concilia');
  await assert.rejects(invoke(page, 'plugin:window|minimize'), /not allowed/);
});
