/*
 * What would move the screen under a pressed finger waits until it is lifted and its click has gone where the press began:
 * an error that appears as a field is left must not take the button away from under the pointer.
 */

let pressed = false;
let waiting: (() => void)[] = [];

function lifted(): void {
  pressed = false;
  // The click follows the lifting at once; what waits comes after both.
  setTimeout(() => {
    const acts = waiting;
    waiting = [];
    acts.forEach((act) => act());
  });
}

addEventListener('mousedown', () => (pressed = true), true);
for (const end of ['mouseup', 'dragend', 'pointercancel', 'keydown'])
  addEventListener(end, () => pressed && lifted(), true);
// The window itself, not a field of it: the finger is lifted elsewhere.
addEventListener('blur', (event) => pressed && event.target === window && lifted());

/** Acts at once, or once the press under way has ended. */
export function afterPress(act: () => void): void {
  if (pressed) waiting.push(act);
  else act();
}
