/*
 * Light or dark: as the system says, or as the person chose. The styles read the attribute
 * `data-theme` of the document; high contrast is the system's own and is never overridden.
 */
import { call, type Theme } from '../../ipc';

class ThemeChoice {
  current = $state<Theme>('auto');

  /** Puts a theme on the document. */
  show(theme: Theme): void {
    this.current = theme;
    document.documentElement.dataset.theme = theme;
  }

  /** Shows a theme and remembers it; where it cannot be written it holds until the window is closed. */
  choose(theme: Theme): void {
    this.show(theme);
    void call('preferences_theme', { theme }).catch(() => undefined);
  }
}

export const theme = new ThemeChoice();
