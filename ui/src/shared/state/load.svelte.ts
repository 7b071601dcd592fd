/*
 * Something read from the archive and kept fresh: loading, loaded or failed, read again when one of
 * its entities changes. The controllers of the domains are made of these.
 */
import { Failure, onChange } from '../../ipc';

export class Load<Value> {
  value = $state.raw<Value | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(true);
  #read: () => Promise<Value>;
  #turn = 0;

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  /** Reads now. An answer overtaken by a later reading is dropped; the old value stays in sight meanwhile. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await this.#read();
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = null;
    } catch (cause) {
      if (turn === this.#turn) this.failure = Failure.from(cause);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Reads at once and again at every change of `entities`, for as long as the calling component lives. */
  keepFresh(entities: string[]): void {
    $effect(() => {
      void this.refresh();
      return onChange(entities, () => void this.refresh());
    });
  }
}
