/*
 * The news of what changed. Every command that writes answers `{ value, changed, operation }`;
 * `call` hands that answer to this bus and whoever shows one of those entities reads it again.
 */

/** One row that an operation put or deleted. */
export interface Changed {
  entity: string;
  id: string;
}

/** The answer of a command that writes: its value, what changed, the operation's number for undo. */
export interface Written<Value> {
  value: Value;
  changed: Changed[];
  operation: number | null;
  /** Whether undo takes it back; what it never does is annulled with a reason. */
  undoable: boolean;
}

type Listener = (changed: Changed[]) => void;

const listeners = new Set<Listener>();

/** Tells every listener what a write changed. */
export function publishChanges(changed: Changed[]): void {
  for (const listener of [...listeners]) listener(changed);
}

/** Tells every listener to read again: days left and what is due follow the working date, which no row of the archive keeps. */
export function publishWorkingDate(): void {
  publishChanges([{ entity: '*', id: '' }]);
}

/** Calls `refresh` when one of `entities` changes; `'*'` hears everything. Answers how to stop. */
export function onChange(entities: string[], refresh: (changed: Changed[]) => void): () => void {
  const listener: Listener = (changed) => {
    const mine = entities.includes('*')
      ? changed
      : changed.filter((one) => one.entity === '*' || entities.includes(one.entity));
    if (mine.length > 0 || (entities.includes('*') && changed.length === 0)) refresh(mine);
  };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True for the answer of a command that writes. */
export function isWritten(answer: unknown): answer is Written<unknown> {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'operation' in answer &&
    'changed' in answer &&
    Array.isArray(answer.changed)
  );
}
