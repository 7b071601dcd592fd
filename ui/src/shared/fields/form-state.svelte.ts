/*
 * One form: its values, whether they differ from what is saved, and what is wrong with them.
 * The rules live in Rust; only what cannot even be sent (a date that is no date) is told here.
 */
import { getContext, setContext, tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { Failure, type FieldFailure } from '../../ipc';

const CONTEXT = Symbol('form');

/** What fields need of the form around them. */
export interface FieldRegistry {
  /** The message for a field, from the last refusal or from what cannot be read. */
  messageFor(name: string): string | undefined;
  /** A field tells its label, so that the summary can name it. */
  register(name: string, label: string, id: string): () => void;
  /** A field tells that its text cannot be read; null when it can. */
  unreadable(name: string, message: string | null): void;
  /** A field tells that it is empty and must not be; null when it is filled. */
  lacking(name: string, message: string | null): void;
  /** The person is mending the field: its refusal is old news. */
  touched(name: string): void;
}

export interface SummaryLine {
  name: string;
  label: string;
  id: string;
  message: string;
}

export class FormState<Values extends object> implements FieldRegistry {
  values: Values = $state() as Values;
  failure = $state.raw<Failure | null>(null);
  sending = $state(false);
  /** Grows at each refusal: the summary takes the focus. */
  refusals = $state(0);
  #saved = $state('');
  #refused = $state.raw<FieldFailure[]>([]);
  /** Fields whose text could not be read when the form was last refused; until then they may be half typed. */
  #told = $state.raw<string[]>([]);
  #unreadable = new SvelteMap<string, string>();
  #lacking = new SvelteMap<string, string>();
  #fields = new SvelteMap<string, { label: string; id: string }>();

  constructor(initial: Values) {
    this.values = structuredClone(initial);
    this.#saved = JSON.stringify(initial);
  }

  get dirty(): boolean {
    return this.#unreadable.size > 0 || JSON.stringify(this.values) !== this.#saved;
  }

  /** The errors shown in the summary once a sending was refused, in the order of the fields. */
  get summary(): SummaryLine[] {
    if (this.refusals === 0) return [];
    return [...this.#fields].flatMap(([name, field]) => {
      const message = this.messageFor(name);
      return message ? [{ name, message, ...field }] : [];
    });
  }

  /** What went wrong and belongs to no field in sight. */
  get general(): Failure | null {
    const named = this.#refused.some((one) => this.#fields.has(one.field));
    return this.failure && !named ? this.failure : null;
  }

  /** Starts again from values just read or saved. */
  reset(values: Values): void {
    this.values = structuredClone($state.snapshot(values) as Values);
    this.#saved = JSON.stringify(values);
    this.#refused = [];
    this.#unreadable.clear();
    this.#told = [];
    this.failure = null;
    this.refusals = 0;
  }

  /**
   * Sends the values. Answers what `send` answered, or null when something is wrong: then the
   * summary shows it and takes the focus, and nothing typed is lost.
   */
  async submit<Answer>(send: (values: Values) => Promise<Answer>): Promise<Answer | null> {
    if (this.sending) return null;
    this.#refused = [];
    this.failure = null;
    if (this.#unreadable.size + this.#lacking.size > 0) return this.#refuse();
    this.sending = true;
    try {
      const sent = $state.snapshot(this.values) as Values;
      const answer = await send(sent);
      this.#saved = JSON.stringify(sent);
      this.refusals = 0;
      return answer;
    } catch (cause) {
      this.failure = Failure.from(cause);
      this.#refused = this.failure.fields;
      return this.#refuse();
    } finally {
      this.sending = false;
    }
  }

  messageFor(name: string): string | undefined {
    const unreadable = this.#unreadable.get(name) ?? this.#lacking.get(name);
    if (unreadable && this.#told.includes(name)) return unreadable;
    return this.#refused.find((one) => one.field === name)?.message;
  }

  register(name: string, label: string, id: string): () => void {
    this.#fields.set(name, { label, id });
    return () => {
      this.#fields.delete(name);
      this.#unreadable.delete(name);
      this.#lacking.delete(name);
    };
  }

  unreadable(name: string, message: string | null): void {
    if (message) this.#unreadable.set(name, message);
    else this.#unreadable.delete(name);
  }

  lacking(name: string, message: string | null): void {
    if (message) this.#lacking.set(name, message);
    else this.#lacking.delete(name);
  }

  /** Whether a field of that name is in sight. */
  holds(name: string): boolean {
    return this.#fields.has(name);
  }

  /** Marks the fields that a trial would refuse, in place of those marked before; nobody is led anywhere. */
  mark(fields: FieldFailure[]): void {
    this.#refused = fields;
  }

  /** Refuses what a command answered without failing: the fields are marked, and the first is led to. */
  refuse(fields: FieldFailure[]): void {
    this.#refused = fields;
    this.#refuse();
  }

  touched(name: string): void {
    if (this.#refused.some((one) => one.field === name))
      this.#refused = this.#refused.filter((one) => one.field !== name);
  }

  #refuse(): null {
    this.#told = [...this.#unreadable.keys(), ...this.#lacking.keys()];
    void tick().then(() => (this.refusals += 1));
    return null;
  }
}

/** Gives the form to the fields below. */
export function provideForm(form: FieldRegistry): void {
  setContext(CONTEXT, form);
}

/** The form around a field, when there is one. */
export function formAround(): FieldRegistry | undefined {
  return getContext<FieldRegistry | undefined>(CONTEXT);
}
