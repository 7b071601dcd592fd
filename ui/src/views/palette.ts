/* What Ctrl+K finds: the screens, and what the archive holds; what is called so first. */
import { call, type SearchNearness } from '../ipc';
import { finds, fold, router, soughtWords, type PaletteEntry, type Screen, type ScreenName } from '../shared';
import { screens } from './screens';

/** Screens whose name holds the words, and what Rust finds in the archive. */
export async function findEverywhere(text: string): Promise<PaletteEntry[]> {
  const pages = screens.filter((screen) => placed(screen) && names(screen).some((name) => finds(name, text)));
  if (text.length < 2) return pages.map(asPage);
  const hits = await call('search_everywhere', { text });
  const found = [
    ...pages.map((page) => ({ entry: asPage(page), nearness: nearest(names(page), text) })),
    ...hits.map((hit) => ({
      entry: { ...hit, act: () => router.go(hit.screen as ScreenName, hit.params) },
      nearness: hit.nearness,
    })),
  ];
  return found
    .sort((a, b) => ORDER.indexOf(a.nearness) - ORDER.indexOf(b.nearness))
    .map(({ entry }) => entry);
}

/** What is called so comes first, as in Rust. */
const ORDER: SearchNearness[] = ['exact', 'beginning', 'word', 'elsewhere'];

/** How near the nearest of the names is to what is sought. */
export function nearest(names: string[], typed: string): SearchNearness {
  const sought = fold(typed);
  const words = soughtWords(typed);
  const tests = [
    (name: string) => name === sought,
    (name: string) => name.startsWith(sought),
    (name: string) => words.every((word) => ` ${name}`.includes(` ${word}`)),
  ];
  const first = tests.findIndex((test) => names.map(fold).some(test));
  return first < 0 ? 'elsewhere' : ORDER[first]!;
}

/** Screens of the menu and those below them; not the one before an archive is open. */
function placed(screen: Screen): boolean {
  return Boolean(screen.nav ?? screen.under);
}

function names(screen: Screen): string[] {
  return [screen.title, ...(screen.nav ? [screen.nav.label] : [])];
}

function asPage(screen: (typeof screens)[number]): PaletteEntry {
  return {
    id: `page ${screen.name}`,
    kind: 'Pagina',
    label: screen.title,
    act: () => router.go(screen.name),
  };
}
