/*
 * The copies of the open archive: how they stand, making one, the second place, a full copy in one file.
 * When one is made, what it holds and whether it is good is Rust's.
 */
import { call, type CopiesView, type FullDone } from '../../ipc';
import { ask, files, JobState, Load, sayDone } from '../../shared';
import { sayFailure, session } from '../session/session.svelte';

const ARCHIVES = [{ name: 'Archivi di Concilia', extensions: ['concilia'] }];
const FULL = 'full_copy';
/** How long to wait before looking again whether the second place has been reached, in milliseconds. */
const LOOK_AGAIN = 1500;

export class CopiesState {
  readonly view = new Load(() => call('copies_view'));
  readonly full = new JobState<FullDone>();
  making = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  keepFresh(): void {
    this.view.keepFresh([]);
    $effect(() => {
      if (this.view.value?.second.running)
        this.#timer = setTimeout(() => void this.view.refresh(), LOOK_AGAIN);
      return () => clearTimeout(this.#timer);
    });
  }

  async make(): Promise<void> {
    if (this.making) return;
    this.making = true;
    const view = await this.#change(() => call('copies_make'));
    this.making = false;
    if (view && !view.failure) sayDone('Copia fatta e riletta.');
    await session.refresh();
  }

  async chooseSecond(): Promise<void> {
    const folder = await files.openFolder({
      title: 'Una cartella su un altro disco, una chiavetta o la rete',
      folder: this.view.value?.second.folder ?? undefined,
    });
    if (folder) await this.#change(() => call('copies_second_place', { folder }));
  }

  async dropSecond(): Promise<void> {
    await this.#change(() => call('copies_second_place', { folder: null }));
  }

  /** Asks where, and before a file that is there. */
  async makeFull(): Promise<void> {
    try {
      const suggested = await call('copies_full_name');
      const path = await files.saveFile({
        title: 'Copia completa dell’archivio',
        kinds: ARCHIVES,
        suggested,
      });
      if (path) await this.#full(path, false);
    } catch (cause) {
      sayFailure(cause);
    }
  }

  async #full(path: string, replace: boolean): Promise<void> {
    const done = await this.full.run(FULL, () => call('copies_full', { job: FULL, path, replace }));
    if (done) {
      this.full.failure = null;
      sayDone(`${done.words} È in ${done.path}`);
    } else if (this.full.failure?.code === 'file.already_there' && !replace) {
      const text = this.full.failure.message;
      this.full.failure = null;
      if (await ask({ title: 'Il file c’è già', text, confirm: 'Sostituisci', grave: true }))
        await this.#full(path, true);
    }
  }

  async #change(act: () => Promise<CopiesView>): Promise<CopiesView | null> {
    try {
      const view = await act();
      await this.view.refresh();
      return view;
    } catch (cause) {
      sayFailure(cause);
      return null;
    }
  }
}
