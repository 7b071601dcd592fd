/* Looking for words, as Rust does it: in any order, accents, case and punctuation ignored. */

/** Small letters without accents; what is neither letter nor figure is one blank. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words that are looked for. What is written without blanks is one word: the parts of a code stay together. */
export function soughtWords(typed: string): string[] {
  return typed.split(/\s+/).map(fold).filter(Boolean);
}

/** Whether each word that is looked for is somewhere in what is told; nothing looked for is found everywhere. */
export function finds(told: string, typed: string): boolean {
  const text = fold(told);
  return soughtWords(typed).every((word) => text.includes(word));
}
