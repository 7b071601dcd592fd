/*
 * Light or dark: as the system says, or as the person chose. The styles read the attribute
 * `data-theme` of the document; high contrast is the system's own and is never overridden.
 */
import { recall, remember } from './remember';

export type Theme = 'auto' | 'light' | 'dark';

class ThemeChoice {
  current = $state<Theme>('auto');

  /** Puts the remembered choice on the document; called once, before the first screen. */
  start(): void {
    this.choose(recall<Theme>('theme', 'auto'));
  }

  choose(theme: Theme): void {
    this.current = theme;
    document.documentElement.dataset.theme = theme;
    remember('theme', theme);
  }
}

export const theme = new ThemeChoice();
