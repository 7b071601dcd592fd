/*
 * The settings of the office: its letterhead, who works, the ambiti of the network. What may be saved
 * is decided by Rust.
 */
import { call, type Ambito, type Operator } from '../../ipc';
import { closed, Load, sayDone } from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';

/** The lists of the settings, kept fresh for as long as the calling component lives. */
export class OfficeLists {
  readonly operators = new Load(() => call('operator_list'));
  readonly ambiti = new Load(() => call('ambito_list'));

  keepFresh(): void {
    this.operators.keepFresh(['operator']);
    this.ambiti.keepFresh(['ambito']);
  }

  /** Adds an operator, or changes one; failures are the caller's form to tell. */
  async saveOperator(operator: Operator): Promise<Operator> {
    const written = await call('operator_save', { operator });
    sayDone(closed(`Operatore salvato: ${written.value.name}`), { undo: undoing(written) });
    return written.value;
  }

  async saveAmbito(ambito: Ambito): Promise<Ambito> {
    const written = await call('ambito_save', { ambito });
    sayDone(closed(`Ambito salvato: ${written.value.name}`), { undo: undoing(written) });
    return written.value;
  }

  async removeAmbito(ambito: Ambito): Promise<void> {
    try {
      const written = await call('ambito_remove', { ambito });
      sayDone(closed(`Ambito tolto: ${ambito.name}`), { undo: undoing(written) });
    } catch (cause) {
      sayFailure(cause);
    }
  }
}

/** A row not yet in the archive: Rust gives it its id. */
export function newOperator(): Operator {
  return { id: '', version: 0, name: '', login: '', active: true };
}

/** A row not yet in the archive: Rust gives it its id and its place. */
export function newAmbito(): Ambito {
  return { id: '', version: 0, name: '', position: 0, to_check: false };
}
