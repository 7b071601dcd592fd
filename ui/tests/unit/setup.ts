/* Every test starts from a window that remembers nothing. */
import { beforeEach } from 'vitest';
import { startMemory } from '../../src/shared/state/remember';

// jsdom lays nothing out: there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

// It knows dialogs by their mark alone: nothing lies over the page.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

beforeEach(() => startMemory({}));
