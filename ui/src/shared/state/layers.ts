/*
 * What lies over what: menus over drawers, questions over dialogs. Esc is the topmost layer's alone; what is inside a layer
 * (a search that is cleared first) hears it before and takes it by `preventDefault`.
 */

interface Layer {
  escape: () => unknown;
}

const layers: Layer[] = [];

/** Lays something over all there is until the answered function takes it away; `escape` is what Esc then does. */
export function layOver(escape: () => unknown): () => void {
  const layer = { escape };
  layers.push(layer);
  return () => {
    const at = layers.indexOf(layer);
    if (at >= 0) layers.splice(at, 1);
  };
}

addEventListener('keydown', (event) => {
  const top = layers.at(-1);
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !top) return;
  // Before the browser's own way with dialogs and panels, which would not ask.
  event.preventDefault();
  top.escape();
});
