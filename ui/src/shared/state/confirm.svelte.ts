/*
 * Questions that stop the work: one at a time, in our own dialog (`ConfirmHost` shows it).
 * The browser's own dialogs are never used: in the window they behave otherwise.
 */

export interface Question {
  title: string;
  text: string;
  /** What the affirmative button does, in words: «Elimina il soggetto». */
  confirm: string;
  cancel?: string;
  /** Set when what is confirmed cannot be taken back. */
  grave?: boolean;
}

class Questions {
  open = $state.raw<Question | null>(null);
  #answer: ((yes: boolean) => void) | null = null;

  /** Asks and waits; a question asked while another is open refuses the first. */
  ask(question: Question): Promise<boolean> {
    this.answer(false);
    this.open = question;
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  answer(yes: boolean): void {
    this.open = null;
    const resolve = this.#answer;
    this.#answer = null;
    resolve?.(yes);
  }
}

export const questions = new Questions();

/** Asks for a confirmation in a dialog of ours. */
export const ask = (question: Question): Promise<boolean> => questions.ask(question);
