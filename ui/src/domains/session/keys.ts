/* The keys that work on every screen. */

export interface FrameKeys {
  search: () => void;
  undo: () => void;
  redo: () => void;
}

/** Acts on Ctrl+K, Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z; in a field the last three belong to what is typed. */
export function handleKey(event: KeyboardEvent, keys: FrameKeys): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const act = key === 'k' ? keys.search : typing(event.target) ? null : turning(key, event.shiftKey, keys);
  if (!act) return;
  event.preventDefault();
  act();
}

function turning(key: string, shift: boolean, keys: FrameKeys): (() => void) | null {
  if (key === 'z') return shift ? keys.redo : keys.undo;
  return key === 'y' ? keys.redo : null;
}

function typing(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
