/*
 * What holds while the program is open: the archive, the working date, the last save, undo and redo.
 * It shows what Rust answers and decides nothing.
 */
import { call, Failure, onChange, publishWorkingDate, type SessionView, type Written } from '../../ipc';
import { doneLine, router, sayDone, writing, nameOf } from '../../shared';

class Session {
  #view = $state.raw<SessionView | null>(null);

  /** Null while no archive is open. */
  get view(): SessionView | null {
    return this.#view;
  }

  set view(view: SessionView | null) {
    this.#view = view;
    writing.allowed = !view?.read_only;
  }

  /** ISO; the date against which every term and state is shown. */
  get workingDate(): string {
    return this.view?.working_date ?? '';
  }

  get notToday(): boolean {
    return this.view !== null && this.view.working_date !== this.view.today;
  }

  /** Name of the open archive's file. */
  get fileName(): string {
    return nameOf(this.view?.path ?? '');
  }

  /** Reads now and after every write; called once, when the window opens. */
  async start(): Promise<void> {
    onChange(['*'], () => void this.refresh());
    await this.refresh();
  }

  /** Reads again; what was last known stays in sight when it cannot. */
  async refresh(): Promise<void> {
    try {
      this.view = await call('session');
    } catch (cause) {
      if (Failure.from(cause).code === 'session.no_archive') this.view = null;
    }
  }

  /** Begins with an archive just made or opened, from its first screen. */
  enter(view: SessionView): void {
    this.view = view;
    doneLine.dismiss();
    router.restart('dashboard');
  }

  /** Closes the archive and goes back to the welcome, unless something unsaved keeps the person here. */
  async leave(): Promise<void> {
    if (!(await router.mayLeave())) return;
    await call('archive_close');
    this.view = null;
    doneLine.dismiss();
    router.restart('welcome');
  }

  /** Sets the working date for the session; null goes back to today. Refused dates throw. */
  async setWorkingDate(date: string | null): Promise<void> {
    this.view = await call('session_working_date', { date });
    publishWorkingDate();
  }

  /** Sets who works in this session, as the register will keep it. */
  async setOperator(name: string): Promise<void> {
    this.view = await call('session_operator', { name });
  }

  /** Takes back the last operation, or the one of a number. */
  async undo(number: number | null = null): Promise<void> {
    const words = number === null ? this.view?.undo : null;
    await this.#turn(() => call('undo', { number }), words ? `Annullato: ${words}` : 'Annullato.');
  }

  async redo(): Promise<void> {
    const words = this.view?.redo;
    await this.#turn(() => call('redo'), words ? `Ripetuto: ${words}` : 'Ripetuto.');
  }

  async #turn(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      sayDone(done);
    } catch (cause) {
      sayFailure(cause);
    }
  }
}

export const session = new Session();

/** Gives «Annulla» to a done line: `sayDone('…', { undo: undoing(written) })`. */
export function undoing(written: Written<unknown>): (() => Promise<void>) | undefined {
  return written.undoable ? () => session.undo(written.operation) : undefined;
}

/** Says in the done line what was refused, when there is no form to say it in. */
export function sayFailure(cause: unknown): void {
  const failure = Failure.from(cause);
  sayDone(`${failure.message} ${failure.advice}`.trim(), { kind: 'fail' });
}
