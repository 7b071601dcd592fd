/*
 * One form: its values, whether they differ from what is saved, and what is wrong with them.
 * The rules live in Rust; only what cannot even be sent (a date that is no date) is told here.
 */
import { getContext, setContext, tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { Failure, type FieldFailure } from '../../ipc';

const CONTEXT = Symbol('form');

/** What a form knows of a field: asked when it is needed, so that it is never out of date. */
export interface FieldTie {
  readonly id: string;
  /** Name of the datum, as the refusals of Rust name it. */
  readonly name?: string;
  readonly label: string;
  /** Why the text in the field cannot be read as a value; null where it can. */
  unreadable(): string | null;
  /** What is told where the field is empty and must not be. */
  lacking(): string | null;
}

/** What fields need of the form around them. */
export interface FieldRegistry {
  /** Grows each time the form begins anew: texts that could not be read are written again. */
  readonly resets: number;
  /** The message for a field, from the last refusal or from what cannot be read. */
  messageFor(field: FieldTie): string | undefined;
  /** A field comes into the form; answers how it leaves. */
  register(field: FieldTie): () => void;
  /** The person is mending the field: its refusal is old news. */
  touched(name: string): void;
}

export interface SummaryLine {
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
  resets = $state(0);
  #saved = $state('');
  #refused = $state.raw<FieldFailure[]>([]);
  /** Ids of the fields that stopped the last sending; until then they may be half typed. */
  #told = $state.raw<string[]>([]);
  #fields = new SvelteMap<string, FieldTie>();

  constructor(initial: Values) {
    this.values = structuredClone(initial);
    this.#saved = JSON.stringify(initial);
  }

  get dirty(): boolean {
    return (
      [...this.#fields.values()].some((field) => field.unreadable() !== null) ||
      JSON.stringify(this.values) !== this.#saved
    );
  }

  /** The errors shown in the summary once a sending was refused, in the order of the page. */
  get summary(): SummaryLine[] {
    if (this.refusals === 0) return [];
    return [...this.#fields.values()].sort(byPlace).flatMap((field) => {
      const message = this.messageFor(field);
      return message ? [{ id: field.id, label: field.label, message }] : [];
    });
  }

  /** What went wrong and belongs to no field in sight. */
  get general(): Failure | null {
    const named = this.#refused.some((one) => this.holds(one.field));
    return this.failure && !named ? this.failure : null;
  }

  /** Starts again from values just read or saved. */
  reset(values: Values): void {
    this.values = structuredClone($state.snapshot(values) as Values);
    this.#saved = JSON.stringify(values);
    this.#refused = [];
    this.#told = [];
    this.failure = null;
    this.refusals = 0;
    this.resets += 1;
  }

  /**
   * Sends the values. Answers what `send` answered, or null when something is wrong: then the
   * summary shows it and takes the focus, and nothing typed is lost.
   * @param written whether the answer says that what was sent is written now; until it is, the form stays unsaved.
   */
  async submit<Answer>(
    send: (values: Values) => Promise<Answer>,
    written: (answer: Answer) => boolean = (answer) => answer !== null,
  ): Promise<Answer | null> {
    if (this.sending) return null;
    this.#refused = [];
    this.failure = null;
    if (this.#stopping().length > 0) return this.#refuse();
    this.sending = true;
    try {
      const sent = $state.snapshot(this.values) as Values;
      const answer = await send(sent);
      if (written(answer)) this.#saved = JSON.stringify(sent);
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

  messageFor(field: FieldTie): string | undefined {
    const stops = this.#told.includes(field.id) && (field.unreadable() ?? field.lacking());
    return stops || this.#refused.find((one) => one.field === field.name)?.message;
  }

  register(field: FieldTie): () => void {
    this.#fields.set(field.id, field);
    return () => this.#fields.delete(field.id);
  }

  /** Whether a field of that name is in sight. */
  holds(name: string): boolean {
    return [...this.#fields.values()].some((field) => field.name === name);
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

  /** Ids of the fields as they are now that nothing can be sent with. */
  #stopping(): string[] {
    const fields = [...this.#fields.values()];
    return fields.filter((field) => field.unreadable() ?? field.lacking()).map((field) => field.id);
  }

  #refuse(): null {
    this.#told = this.#stopping();
    void tick().then(() => (this.refusals += 1));
    return null;
  }
}

/** Fields as they stand on the page: one that appeared later may stand before the others. */
function byPlace(one: FieldTie, other: FieldTie): number {
  const [first, second] = [one, other].map((field) => document.getElementById(field.id));
  if (!first || !second) return 0;
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** Gives the form to the fields below. */
export function provideForm(form: FieldRegistry): void {
  setContext(CONTEXT, form);
}

/** The form around a field, when there is one. */
export function formAround(): FieldRegistry | undefined {
  return getContext<FieldRegistry | undefined>(CONTEXT);
}
