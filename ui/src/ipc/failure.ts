/*
 * How a command fails: a closed code for the program, Italian sentences for the person.
 * The sentences are made in Rust; nothing here adds or changes their wording.
 */

import type { Failure as Generated } from './generated/Failure';

/** The error of one field of what was sent, named as the command's argument names it. */
export interface FieldFailure {
  field: string;
  message: string;
}

/** What Rust answers; the refusals of single fields are there where a form was sent. */
type FailureShape = Omit<Generated, 'free_path'> & Partial<Generated> & { fields?: FieldFailure[] };

/** A command refused or could not finish; `message` says what happened, `advice` what to do. */
export class Failure extends Error {
  readonly code: string;
  readonly advice: string;
  readonly fields: FieldFailure[];
  /** A free file name, where the case is that the file is there. */
  readonly freePath: string | null;

  constructor(shape: FailureShape) {
    super(shape.message);
    this.name = 'Failure';
    this.code = shape.code;
    this.advice = shape.advice;
    this.fields = shape.fields ?? [];
    this.freePath = shape.free_path ?? null;
  }

  /** Gives any rejection this one shape, so that a screen never has to guess what it caught. */
  static from(cause: unknown): Failure {
    if (cause instanceof Failure) return cause;
    if (isShape(cause)) return new Failure(cause);
    return new Failure({
      code: 'unexpected',
      message: 'Il programma non è riuscito a completare l’operazione.',
      advice: `Riprova. Se si ripete, segnala questo messaggio: ${describe(cause)}`,
      fields: [],
    });
  }
}

function isShape(cause: unknown): cause is FailureShape {
  return typeof cause === 'object' && cause !== null && 'code' in cause && 'message' in cause;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
