/* What a flow reads on the disk: the words of the PDFs that the program wrote, and the names of the invented parties. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const data = new URL('../../../crates/office/data/', import.meta.url);

/** An Excel list as offices have it, of the invented parties. */
export const EXCEL_LIST = fileURLToPath(new URL('example-list.xlsx', data));

/** The names of the invented parties, from the list that the Excel one was made of. */
export async function partyNames() {
  const [, ...lines] = (await readFile(new URL('example-parties.csv', data), 'utf8')).trim().split('\n');
  return lines.map((line) => line.split(';')[0].trim());
}

/** The words of a PDF, with single blanks. */
export async function wordsOf(path) {
  const { stdout } = await run('pdftotext', ['-raw', path, '-'], {
    maxBuffer: 1 << 26,
  });
  return stdout.replace(/\s+/g, ' ');
}

/** The PDFs of a folder whose name begins so, with their words. */
export async function papers(folder, beginning) {
  const names = (await readdir(folder)).filter((name) => name.startsWith(beginning) && name.endsWith('.pdf'));
  return Promise.all(
    names.map(async (name) => ({
      name,
      words: await wordsOf(join(folder, name)),
    })),
  );
}
