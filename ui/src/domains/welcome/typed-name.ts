/*
 * Choosing a name by typing its first letters: letters typed soon after each other make one word, a
 * letter after a pause begins anew, the same letter again goes to the next name that begins so.
 */

const PAUSE_MS = 900;

interface Named {
  name: string;
}

export class TypedName {
  #word = '';
  #last = 0;

  /** The name that the letters typed so far lead to, or null; `at` is the instant of this letter in milliseconds. */
  find<One extends Named>(letter: string, at: number, among: One[], current: One | null): One | null {
    const fresh = at - this.#last > PAUSE_MS;
    const again = !fresh && this.#word === fold(letter);
    this.#word = fresh || again ? fold(letter) : this.#word + fold(letter);
    this.#last = at;
    const start = (fresh || again) && current ? among.indexOf(current) + 1 : 0;
    const turned = [...among.slice(start), ...among.slice(0, start)];
    return turned.find((one) => fold(one.name).startsWith(this.#word)) ?? null;
  }
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
