/* What Ctrl+K finds: the screens of the menu, and what the archive holds. */
import { call } from '../ipc';
import { router, type PaletteEntry, type ScreenName } from '../shared';
import { screens } from './screens';

/** Screens whose name contains the text, then what Rust finds in the archive. */
export async function findEverywhere(text: string): Promise<PaletteEntry[]> {
  const sought = fold(text);
  const pages = screens.filter((screen) => screen.nav && fold(screen.nav.label).includes(sought)).map(asPage);
  if (text.length < 2) return pages;
  const hits = await call('search_everywhere', { text });
  return [
    ...pages,
    ...hits.map((hit) => ({ ...hit, act: () => router.go(hit.screen as ScreenName, hit.params) })),
  ];
}

function asPage(screen: (typeof screens)[number]): PaletteEntry {
  return {
    id: `page ${screen.name}`,
    kind: 'Pagina',
    label: screen.title,
    act: () => router.go(screen.name),
  };
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
