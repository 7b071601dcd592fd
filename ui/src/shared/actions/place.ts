/* Where a panel of the top layer goes: under its button, or above it, always inside the window. */

const MARGIN = 8;

/** Puts `panel` at the edge of `anchor` where there is room for it. */
export function place(panel: HTMLElement, anchor: HTMLElement): void {
  const from = anchor.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = from.bottom + 4;
  const fitsBelow = below + height <= window.innerHeight - MARGIN;
  const top = fitsBelow ? below : Math.max(MARGIN, from.top - 4 - height);
  const left = Math.min(from.left, window.innerWidth - MARGIN - width);
  panel.style.setProperty('top', `${top}px`);
  panel.style.setProperty('left', `${Math.max(MARGIN, left)}px`);
}
