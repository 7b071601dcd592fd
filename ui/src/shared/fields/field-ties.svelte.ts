/* What the fields share: their place in the form around them and the ids that tie label, hint and error. */
import { formAround, type FieldTie } from './form-state.svelte';

/** What every field of a form takes. */
export interface FieldProps {
  label: string;
  /** Name of the datum in the form's values, as the refusals of Rust name it. */
  name?: string;
  hint?: string;
  /** An error known to the caller; the form's own is found by `name`. */
  error?: string;
  required?: boolean;
  readonly?: boolean;
}

/** What a field knows of its own text. */
type Knows = Partial<Pick<FieldTie, 'unreadable' | 'lacking'>>;

const nothing = () => null;

/** Ties a field to the form around it. */
export function useField(id: string, props: () => FieldProps, knows: Knows = {}) {
  const form = formAround();
  // One tie for as long as the field lives: whatever changes of the field, the form never forgets it meanwhile.
  const tie: FieldTie = {
    id,
    get name() {
      return props().name;
    },
    get label() {
      return props().label;
    },
    unreadable: knows.unreadable ?? nothing,
    lacking: knows.lacking ?? nothing,
  };
  $effect(() => form?.register(tie));
  return {
    get error(): string | undefined {
      return props().error ?? form?.messageFor(tie);
    },
    /** Ids of the hint and the error that exist now, for `aria-describedby`. */
    get describedBy(): string | undefined {
      const ids = [props().hint && `${id}-hint`, this.error && `${id}-error`].filter(Boolean);
      return ids.join(' ') || undefined;
    },
    get invalid(): true | undefined {
      return this.error ? true : undefined;
    },
    /** How often the form around was begun anew. */
    get resets(): number {
      return form?.resets ?? 0;
    },
    touched(): void {
      const { name } = props();
      if (name) form?.touched(name);
    },
  };
}
