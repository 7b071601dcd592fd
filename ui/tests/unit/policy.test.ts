/*
 * What the strict content policy of the window, and the habits of the project, forbid in the sources.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(__dirname, '../../src');

const FORBIDDEN: [name: string, pattern: RegExp][] = [
  ['an inline style', /\sstyle=["{]/],
  ['HTML from a string', /\{@html|innerHTML|insertAdjacentHTML/],
  ['code from a string', /\beval\(|new Function\(/],
  ['a dialog of the browser', /\b(?:window\.)?(?:alert|confirm|prompt)\(['"`]/],
  ['an address of the network', /https?:\/\/(?!www\.w3\.org\/2000\/svg)/],
  ['a silenced accessibility warning', /svelte-ignore a11y/],
  ['a colour outside the tokens', /<style[\s\S]*#[0-9a-f]{3,8}\b[\s\S]*<\/style>/i],
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path);
    return /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

function offences(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return FORBIDDEN.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
}

describe('the sources', () => {
  it('hold nothing forbidden', () => {
    const found = sources(ROOT).flatMap((path) =>
      offences(readFileSync(path, 'utf8')).map((name) => `${path.slice(ROOT.length + 1)}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('would be caught', () => {
    const samples = [
      '<p style="color: red">',
      '{@html text}',
      'eval(text)',
      'confirm("Sicuro?")',
      "fetch('https://example.org')",
      '<!-- svelte-ignore a11y_autofocus -->',
      '<style>p { color: #ff0000; }</style>',
    ];
    expect(samples.map((sample) => offences(sample).length)).toEqual(samples.map(() => 1));
    expect(offences('<td style:height={px}></td>')).toEqual([]);
  });
});
