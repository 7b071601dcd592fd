/* Counts with their noun, and lists of names, in Italian. */

const integer = new Intl.NumberFormat('it-IT', {
  useGrouping: 'always',
} as unknown as Intl.NumberFormatOptions);

/** A sentence that ends with a name: «S.c.s.» brings its own full stop. */
export function closed(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

/** `1234` → `1.234`. */
export function formatCount(count: number): string {
  return integer.format(count);
}

/** `plural(1, 'soggetto', 'soggetti')` → `1 soggetto`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `['a', 'b', 'c']` → `a, b e c`. */
export function formatList(names: string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
}
