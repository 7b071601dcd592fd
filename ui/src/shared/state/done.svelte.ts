/*
 * The line that says what was done, with «Annulla» where it can be taken back. `DoneLine` shows it.
 * It stays as long as it takes to read it, and then leaves at the next action or, where it asks nothing, after a
 * while. What it said stays for who reads by ear.
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

const SHORTEST_MS = 6_000;
const A_CHARACTER_MS = 80;
const PATIENCE = 5;

/** How long a text is surely left in sight: slow readers manage some twelve characters a second. */
export function readingTime(text: string): number {
  return Math.max(SHORTEST_MS, text.length * A_CHARACTER_MS);
}

class DoneLine {
  current = $state.raw<Done | null>(null);
  /** What the line said last, once it left. */
  last = $state.raw('');
  #read = false;
  #timers: ReturnType<typeof setTimeout>[] = [];

  show(done: Done): void {
    this.#forget();
    this.last = '';
    this.current = done;
    const time = readingTime(done.text);
    this.#timers.push(setTimeout(() => (this.#read = true), time));
    // What was refused, and what offers a step or the way back, waits for the person.
    const asks = done.kind === 'fail' || done.undo || done.next || done.offer;
    if (!asks) this.#timers.push(setTimeout(() => this.dismiss(), time * PATIENCE));
  }

  /** The person went on to something else: the line leaves, if there was time to read it. */
  goOn(): void {
    if (this.current && this.#read) this.dismiss();
  }

  dismiss(): void {
    this.#forget();
    this.last = this.current?.text ?? this.last;
    this.current = null;
  }

  async undo(): Promise<void> {
    const undo = this.current?.undo;
    this.dismiss();
    await undo?.();
  }

  #forget(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#read = false;
  }
}

export const doneLine = new DoneLine();

/** Says in one line what was done. */
export function sayDone(text: string, more: Omit<Done, 'text'> = {}): void {
  doneLine.show({ text, ...more });
}
