/*
 * What holds while the program is open: the archive, the working date, the last save, undo and redo.
 * It shows what Rust answers and decides nothing.
 */
import { call, Failure, onChange, type Written, type SessionState } from '../../ipc';
import { sayDone } from '../../shared';

class Session {
  state = $state.raw<SessionState | null>(null);

  get archive() {
    return this.state?.archive ?? null;
  }

  /** ISO; the date against which every term and state is shown. */
  get workingDate(): string {
    return this.state?.working_date ?? '';
  }

  get notToday(): boolean {
    return this.state !== null && this.state.working_date !== this.state.today;
  }

  /** Reads now and after every write; called once, when the window opens. */
  async start(): Promise<void> {
    onChange(['*'], () => void this.refresh());
    await this.refresh();
  }

  async refresh(): Promise<void> {
    this.state = await call('session_state');
  }

  /** Sets the working date for the session; null goes back to today. Refused dates throw. */
  async setWorkingDate(date: string | null): Promise<void> {
    this.state = await call('working_date_set', { date });
  }

  async undo(): Promise<void> {
    await this.#turn(async () => (await call('operation_undo')).value.done);
  }

  async redo(): Promise<void> {
    await this.#turn(async () => (await call('operation_redo')).value.done);
  }

  async #turn(act: () => Promise<string>): Promise<void> {
    try {
      sayDone(await act());
    } catch (cause) {
      sayFailure(cause);
    }
  }
}

export const session = new Session();

/** Gives «Annulla» to a done line: `sayDone('…', { undo: undoing(written) })`. */
export function undoing(written: Written<unknown>): (() => Promise<void>) | undefined {
  return written.operation === null ? undefined : () => session.undo();
}

/** Says in the done line what was refused, when there is no form to say it in. */
export function sayFailure(cause: unknown): void {
  const failure = Failure.from(cause);
  sayDone(`${failure.message} ${failure.advice}`.trim(), { kind: 'fail' });
}
