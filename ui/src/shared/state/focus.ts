/*
 * Where the focus goes when what held it leaves the page: to what stands in its place, to the next row, to the list. It never
 * falls back to the page itself, where the keyboard would begin again from the top.
 */

const REACHED =
  ':is(a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])):not(:disabled, [type=hidden])';
/** What is looked for in a place: in a list that is a grid the row that is open, or that Tab reaches; else the first control. */
const WANTED = ['[role=grid] tr[aria-current]', '[role=grid] tr[tabindex="0"]', REACHED];
const TITLE = 'page-title';

/** A place on the page, followed as the page changes. */
interface Spot {
  /** What stands there now. */
  at: Element | null;
  /** It is not what had the focus, which left. */
  next: boolean;
}

const spots = new Set<Spot>();
/** What has the focus now, or had it when it left. */
const current: Spot = { at: null, next: false };
spots.add(current);

const page = () => document.body;
const nowhere = () => !document.activeElement || document.activeElement === page();

/**
 * Remembers where the focus is; the answered function brings it back there, or to what stands there then. Where that is not
 * in `row`, the row that is shown now, it goes to the row.
 */
export function keepFocus(): (row?: Element | null) => void {
  const spot: Spot = { at: nowhere() ? null : document.activeElement, next: false };
  spots.add(spot);
  return (row) => {
    follow(observer.takeRecords());
    spots.delete(spot);
    if (row && !row.contains(spot.at)) Object.assign(spot, { at: row, next: false });
    reached(spot)?.focus({ preventScroll: true });
  };
}

/** The focus was on something that left the page. */
export const focusLost = nowhere;

function reached(spot: Spot): HTMLElement | null {
  if (!spot.next && spot.at instanceof HTMLElement && spot.at.isConnected && inSight(spot.at)) return spot.at;
  for (let place = spot.at; place && place !== page(); place = place.parentElement) {
    const found =
      within(place) ?? beside(place, 'nextElementSibling') ?? beside(place, 'previousElementSibling');
    if (found) return found;
  }
  return document.getElementById(TITLE);
}

function beside(place: Element, way: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  for (let next = place[way]; next; next = next[way]) {
    const found = within(next);
    if (found) return found;
  }
  return null;
}

/** What can be reached at a place: itself, the row of a grid in it, the first of its controls. */
function within(place: Element): HTMLElement | null {
  if (!place.isConnected) return null;
  if (place instanceof HTMLElement && isReached(place)) return place;
  return WANTED.flatMap((one) => [...place.querySelectorAll<HTMLElement>(one)]).find(inSight) ?? null;
}

/** A row, and what stands in it, are reached by their list's own keys. */
function isReached(place: HTMLElement): boolean {
  return place.matches(`${REACHED}, button:not(:disabled), tr[tabindex]`) && inSight(place);
}

function inSight(place: HTMLElement): boolean {
  return !('checkVisibility' in place) || place.checkVisibility();
}

/** Moves each spot that was taken away to what was next to it then. */
function follow(records: MutationRecord[]): boolean {
  let taken = false;
  for (const { removedNodes, nextSibling, previousSibling, target } of records) {
    for (const spot of spots) {
      const gone = spot.at && [...removedNodes].some((node) => node.contains(spot.at));
      if (!gone) continue;
      taken ||= spot === current;
      // What only moved on the page is there still.
      if (spot.at?.isConnected) continue;
      spot.next = true;
      spot.at =
        element(nextSibling, 'nextSibling') ??
        element(previousSibling, 'previousSibling') ??
        (target as Element);
    }
  }
  return taken;
}

function element(node: Node | null, way: 'nextSibling' | 'previousSibling'): Element | null {
  let at = node;
  while (at && !(at instanceof Element)) at = at[way];
  return at;
}

const observer = new MutationObserver((records) => {
  if (follow(records) && nowhere()) reached(current)?.focus({ preventScroll: true });
});
observer.observe(document, { childList: true, subtree: true });

addEventListener('focusin', (event) => {
  current.at = event.target as Element;
  current.next = false;
});
