/*
 * The line that says what was done, with «Annulla» where it can be taken back. `DoneLine` shows it.
 * It stays until it is read: a new line or the person removes it, never a clock alone.
 */

export interface Done {
  text: string;
  /** Takes the operation back; the line then disappears. */
  undo?: () => Promise<unknown>;
  /** The next useful step, as a link after the text. */
  next?: { label: string; go: () => unknown };
  /** A step that usually follows, as a button: what it does is written only when it is pressed. */
  offer?: { label: string; go: () => unknown };
  /** `fail` is for what was refused after leaving its form: said the same way, with its own icon. */
  kind?: 'done' | 'fail';
}

class DoneLine {
  current = $state.raw<Done | null>(null);

  show(done: Done): void {
    this.current = done;
  }

  dismiss(): void {
    this.current = null;
  }

  async undo(): Promise<void> {
    const undo = this.current?.undo;
    this.dismiss();
    await undo?.();
  }
}

export const doneLine = new DoneLine();

/** Says in one line what was done. */
export function sayDone(text: string, more: Omit<Done, 'text'> = {}): void {
  doneLine.show({ text, ...more });
}
