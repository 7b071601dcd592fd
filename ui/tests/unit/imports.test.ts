/*
 * The direction of imports: views -> domains -> shared -> ipc, never up; a view knows no other view
 * and a domain knows no other domain than `session`, on which the frame itself stands.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(__dirname, '../../src');
const ORDER = ['ipc', 'shared', 'domains', 'views'];

interface Import {
  from: string;
  to: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|svelte)$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(path: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '');
  const named = [...code.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)];
  return named.map(([, target]) => ({
    from: relative(ROOT, path),
    to: relative(ROOT, resolve(dirname(path), target ?? '')),
  }));
}

function forbidden({ from, to }: Import): boolean {
  const [layer = '', room] = from.split('/');
  const [targetLayer = '', targetRoom] = to.split('/');
  if (!ORDER.includes(layer)) return false;
  if (!ORDER.includes(targetLayer)) return true;
  if (ORDER.indexOf(targetLayer) > ORDER.indexOf(layer)) return true;
  const ownRoom = layer !== targetLayer || room === targetRoom || ofNoRoom(to) || ofNoRoom(from);
  if (layer === 'views') return !ownRoom;
  if (layer === 'domains') return !ownRoom && targetRoom !== 'session';
  return false;
}

/** A file that lies in its layer's own folder, such as the list of all screens. */
function ofNoRoom(path: string): boolean {
  const folder = statSync(join(ROOT, path), { throwIfNoEntry: false })?.isDirectory();
  return path.split('/').length === 2 && !folder;
}

describe('imports', () => {
  it('only go down', () => {
    const all = sources(ROOT).flatMap((path) => importsOf(path, readFileSync(path, 'utf8')));
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(forbidden)).toEqual([]);
  });

  it('are caught when they go up or sideways', () => {
    const judge = (from: string, target: string) =>
      importsOf(join(ROOT, from), `import x from '${target}';`).some(forbidden);
    expect(judge('shared/table/a.ts', '../../domains/party/b')).toBe(true);
    expect(judge('ipc/a.ts', '../shared/format')).toBe(true);
    expect(judge('domains/party/a.svelte', '../adherence/b')).toBe(true);
    expect(judge('views/party/a.svelte', '../settings/b')).toBe(true);
    expect(judge('domains/party/a.svelte', '../../App.svelte')).toBe(true);
    expect(judge('domains/party/a.svelte', '../session/b')).toBe(false);
    expect(judge('views/party/a.svelte', '../../domains/party/b')).toBe(false);
    expect(judge('shared/a.ts', '../ipc')).toBe(false);
  });
});
