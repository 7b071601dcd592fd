/*
 * The checks of Rust while something is being written: asked a moment after the last key, and told only of
 * fields that hold something, so that an empty form accuses nobody.
 */
import { call, type FieldDoubt } from '../../ipc';
import { afterPress } from '../../shared';
import { partyDraft, type PartyValues } from './draft';

const PAUSE_MS = 350;

export class LiveCheck {
  #doubts = $state.raw<FieldDoubt[]>([]);
  #turn = 0;

  /** Follows the values for as long as the calling component lives. */
  follow(values: () => PartyValues): void {
    $effect(() => {
      const draft = partyDraft($state.snapshot(values()) as PartyValues);
      const soon = setTimeout(() => void this.#ask(draft), PAUSE_MS);
      return () => clearTimeout(soon);
    });
  }

  /** What is doubtful in a field, or nothing. */
  of(field: FieldDoubt['field']): string | undefined {
    return this.#doubts.find((doubt) => doubt.field === field && !doubt.refuses)?.message;
  }

  async #ask(draft: ReturnType<typeof partyDraft>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const doubts = await call('party_check', { draft });
      // What is told at a field moves what is below it.
      afterPress(() => turn === this.#turn && (this.#doubts = doubts));
    } catch {
      // A check that cannot be made says nothing: saving tells what matters.
      if (turn === this.#turn) this.#doubts = [];
    }
  }
}
