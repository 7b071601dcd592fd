/* Names of files as people type them: with or without the ending that says what the file is. */
import type { FileKind } from './files';

/** What an office's files end with. Other letters after a full stop are part of the name: «Elenco 2.0», «prov.le». */
const ENDINGS = 'concilia csv doc docx ics jpg ods odt p7m pdf png txt xls xlsm xlsx zip'.split(' ');

/** The last part of a path, of Windows or not. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What a file says it is, in small letters; empty where its name does not end so. */
export function endingOf(path: string): string {
  const ending = nameOf(path).split('.').slice(1).at(-1)?.toLowerCase() ?? '';
  return ENDINGS.includes(ending) ? ending : '';
}

/** A name without an ending gets the first of `kinds`; one with the ending of something else stays, to be refused by name. */
export function completed(path: string, kinds: FileKind[]): string {
  const first = kinds[0]?.extensions[0];
  return first && endingOf(path) === '' ? `${path.replace(/[. ]+$/, '')}.${first}` : path;
}

/** The endings that a name may have where it does not have one of them; nothing where it does, or where any will do. */
export function otherEndings(path: string, kinds: FileKind[]): string[] {
  const wanted = kinds.flatMap((kind) => kind.extensions);
  return wanted.includes(endingOf(path)) ? [] : wanted;
}

/** What a copy of a file may be named: by the ending that it has. */
export function kindsOf(name: string): FileKind[] {
  const ending = endingOf(name);
  return ending ? [{ name: 'File', extensions: [ending] }] : [];
}
