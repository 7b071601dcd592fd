/*
 * Which screen is shown. The addresses live in memory only: the window has no address bar, and a
 * reload starts from the archive's first screen. A guard may refuse to leave (unsaved changes).
 */

/** Every screen that can be gone to. A screen exists once a folder of `views/` declares it. */
export type ScreenName =
  | 'welcome'
  | 'dashboard'
  | 'parties'
  | 'import'
  | 'agreement'
  | 'adherences'
  | 'meetings'
  | 'deadlines'
  | 'resources'
  | 'documents'
  | 'activity'
  | 'settings';

export interface Place {
  screen: ScreenName;
  params: Record<string, string>;
}

/** Answers whether the current screen may be left. */
export type Guard = () => Promise<boolean>;

const STEPS_KEPT = 50;

class Router {
  current = $state.raw<Place>({ screen: 'welcome', params: {} });
  #past = $state.raw<Place[]>([]);
  #guards: Guard[] = [];

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  /** Goes to a screen; answers false when a guard kept the person where they are. */
  async go(screen: ScreenName, params: Record<string, string> = {}): Promise<boolean> {
    if (!(await this.mayLeave())) return false;
    this.#past = [...this.#past, this.current].slice(-STEPS_KEPT);
    this.current = { screen, params };
    return true;
  }

  /** Goes back one step; stays when there is none. */
  async back(): Promise<boolean> {
    const place = this.#past.at(-1);
    if (!place || !(await this.mayLeave())) return false;
    this.#past = this.#past.slice(0, -1);
    this.current = place;
    return true;
  }

  /** Starts anew from a screen, without history: after an archive is opened or closed. */
  restart(screen: ScreenName): void {
    this.#past = [];
    this.current = { screen, params: {} };
  }

  /** Changes the parameters of the screen in sight (a selection, a filter) without leaving it. */
  replaceParams(params: Record<string, string>): void {
    this.current = { screen: this.current.screen, params };
  }

  /** Asks `guard` before leaving; answers how to stop asking. */
  guard(guard: Guard): () => void {
    this.#guards = [...this.#guards, guard];
    return () => {
      this.#guards = this.#guards.filter((one) => one !== guard);
    };
  }

  /** Asks every guard, the last one first; also for closing the archive or the window. */
  async mayLeave(): Promise<boolean> {
    for (const guard of [...this.#guards].reverse()) {
      if (!(await guard())) return false;
    }
    return true;
  }
}

export const router = new Router();
export type { Router };
