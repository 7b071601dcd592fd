/*
 * Issuing and putting to signature ask where the working date is not today's: Rust refuses until a person has answered.
 */
import { Failure } from '../../ipc';
import { ask } from '../../shared';

const DIFFERS = 'session.working_date_differs';

/**
 * Does `act` and, where Rust asks about the working date, puts its question and does it again with the answer.
 * Answers null where the person goes back; other failures go on to the caller.
 */
export async function withDate<Answer>(
  confirm: string,
  act: (confirmed: boolean) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await act(false);
  } catch (cause) {
    const failure = Failure.from(cause);
    if (failure.code !== DIFFERS) throw failure;
    const text = `${failure.message} ${failure.advice}`.trim();
    const yes = await ask({ title: 'Data di lavoro', text, confirm });
    return yes ? act(true) : null;
  }
}
