/*
 * Taking an archive back: which copies there are, what the chosen one holds, where it goes. What is missing and what may be
 * replaced is told by Rust, and asked here.
 */
import {
  call,
  Failure,
  type CopyView,
  type RestoreDone,
  type RestoreSource,
  type RestoreView,
} from '../../ipc';
import { files, JobState, Load, sayDone } from '../../shared';
import { session } from '../session/session.svelte';

const ARCHIVES = [{ name: 'Archivi di Concilia', extensions: ['concilia'] }];
const JOB = 'restore';

export class RestoreState {
  /** Where the list is read from: this computer, the second place, a folder chosen now. */
  place = $state<'first' | 'second' | 'folder'>('first');
  folder = $state('');
  readonly copies: Load<CopyView[]> = new Load(() => this.#list());
  readonly job = new JobState<RestoreDone>();
  /** What would be taken back. */
  looked = $state.raw<{ source: RestoreSource; view: RestoreView } | null>(null);
  lookFailure = $state.raw<Failure | null>(null);
  looking = $state(false);
  /** `new` makes a file beside; `place` takes the place of the archive. */
  into = $state<'new' | 'place'>('new');
  withoutMissing = $state(false);

  /** The chosen copy, as the list names it, also while it is looked at; empty for a full copy. */
  chosen = $state('');

  async lookAt(source: RestoreSource): Promise<void> {
    this.chosen = source.kind === 'file' ? '' : source.id;
    this.looking = true;
    this.lookFailure = null;
    this.looked = null;
    this.withoutMissing = false;
    try {
      const view = await call('restore_look', { source });
      this.looked = { source, view };
      this.into = view.place && !view.place_taken ? 'place' : 'new';
    } catch (cause) {
      this.lookFailure = Failure.from(cause);
    } finally {
      this.looking = false;
    }
  }

  choose(copy: CopyView): Promise<void> {
    if (this.place === 'folder') return this.lookAt({ kind: 'elsewhere', id: copy.id, folder: this.folder });
    return this.lookAt({ kind: 'copy', id: copy.id, second: this.place === 'second' });
  }

  /** Asks for the folder where the copies of a lost computer are. */
  async chooseFolder(): Promise<void> {
    const folder = await files.openFolder({
      title: 'La cartella delle copie',
      folder: this.folder || undefined,
    });
    if (!folder) return;
    this.folder = folder;
    await this.turnTo('folder');
  }

  async chooseFile(): Promise<void> {
    const path = await files.openFile({ title: 'Il file di una copia completa', kinds: ARCHIVES });
    if (path) await this.lookAt({ kind: 'file', path });
  }

  async turnTo(place: 'first' | 'second' | 'folder'): Promise<void> {
    this.place = place;
    this.chosen = '';
    this.looked = null;
    this.lookFailure = null;
    await this.copies.refresh();
  }

  #list(): Promise<CopyView[]> {
    if (this.place === 'folder') return call('copies_elsewhere', { folder: this.folder });
    return call('copies_list', { second: this.place === 'second' });
  }

  /** Takes the archive back and opens it; answers whether it went. */
  async restore(): Promise<boolean> {
    if (!this.looked) return false;
    const { source, view } = this.looked;
    const inPlace = this.into === 'place' && view.place !== null;
    const request = {
      source,
      to: inPlace ? (view.place ?? view.new_file) : view.new_file,
      replace: inPlace && view.place_taken,
      without_missing: this.withoutMissing,
    };
    const done = await this.job.run(JOB, () => call('restore_run', { job: JOB, request }));
    if (!done) {
      await session.refresh();
      return false;
    }
    session.enter(done.session);
    sayDone(done.words);
    return true;
  }
}
