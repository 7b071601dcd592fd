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

/** `7` → `i 7`, `8` → `gli 8`: the article that the spoken number asks for. */
export function theMany(count: number): string {
  return `${beginsWithVowel(count) ? 'gli' : 'i'} ${formatCount(count)}`;
}

/** `7` → `dei 7`, `11` → `degli 11`. */
export function ofTheMany(count: number): string {
  return `${beginsWithVowel(count) ? 'degli' : 'dei'} ${formatCount(count)}`;
}

/** Otto, ottanta, ottocento and their thousands; undici and its thousands. */
function beginsWithVowel(count: number): boolean {
  const digits = String(count);
  return digits.startsWith('8') || (digits.startsWith('11') && digits.length % 3 === 2);
}

/** `['a', 'b', 'c']` → `a, b e c`. */
export function formatList(names: string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
}
