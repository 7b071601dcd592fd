import { expect, it, vi } from 'vitest';
import { Failure } from '../../ipc';
import { questions } from '../../shared/state/confirm.svelte';
import { withDate } from './working-date';

const differs = new Failure({
  code: 'session.working_date_differs',
  message: 'Non è oggi.',
  advice: 'Conferma.',
  fields: [],
});

it('asks nothing where Rust does not, and never confirms by itself', async () => {
  const act = vi.fn((confirmed: boolean) => Promise.resolve(confirmed));
  expect(await withDate('Sì', act)).toBe(false);
  expect(act).toHaveBeenCalledOnce();
});

it.each([
  { yes: true, answer: 'done', calls: [[false], [true]] },
  { yes: false, answer: null, calls: [[false]] },
])('does it again only where the answer is yes ($yes)', async ({ yes, answer, calls }) => {
  const act = vi.fn((confirmed: boolean) => (confirmed ? Promise.resolve('done') : Promise.reject(differs)));
  const done = withDate('Sì', act);
  await vi.waitFor(() => expect(questions.open?.text).toBe('Non è oggi. Conferma.'));
  questions.answer(yes);
  expect(await done).toBe(answer);
  expect(act.mock.calls).toEqual(calls);
});

it('hands on every other refusal', async () => {
  const refused = new Failure({ code: 'agreement.blocked', message: 'Manca l’ASL.', advice: '', fields: [] });
  await expect(withDate('Sì', () => Promise.reject(refused))).rejects.toBe(refused);
});
