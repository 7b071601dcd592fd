/* What a folder of `views/` declares of its screen; the frame makes the menu of these. */
import type { Component } from 'svelte';
import type { IconName } from '../icons/icons';
import type { ScreenName } from '../state/router.svelte';

export type NavGroup = 'home' | 'network' | 'planning' | 'archive' | 'settings';

/** Its place in the menu; a screen below another (importing, one party) names that one in `under`. */
export interface NavPlace {
  group: NavGroup;
  order: number;
  icon: IconName;
  label: string;
  /** One word, for the narrow menu. */
  short: string;
}

export interface Screen {
  name: ScreenName;
  /** Title of the window while the screen is shown. */
  title: string;
  /** Takes the parameters of its address as one prop, or nothing. */
  component: Component<{ params: Record<string, string> }> | Component<Record<string, never>>;
  nav?: NavPlace;
  /** The menu entry marked while this screen is shown. */
  under?: ScreenName;
}

/** Declares a screen: the default export of `views/<folder>/screen.ts`. */
export function defineScreen(screen: Screen): Screen {
  return screen;
}

const GROUPS: { id: NavGroup; label: string | null }[] = [
  { id: 'home', label: null },
  { id: 'network', label: 'Rete e accordo' },
  { id: 'planning', label: 'Programmazione' },
  { id: 'archive', label: 'Archivio' },
  { id: 'settings', label: null },
];

export interface NavEntry extends NavPlace {
  screen: ScreenName;
}

/** The menu: groups in their order, without those that have no screen. */
export function navigationOf(
  screens: Screen[],
): { id: NavGroup; label: string | null; entries: NavEntry[] }[] {
  return GROUPS.map((group) => ({ ...group, entries: entriesOf(screens, group.id) })).filter(
    (group) => group.entries.length > 0,
  );
}

function entriesOf(screens: Screen[], group: NavGroup): NavEntry[] {
  return screens
    .flatMap((screen) => (screen.nav?.group === group ? [{ ...screen.nav, screen: screen.name }] : []))
    .sort((a, b) => a.order - b.order);
}
