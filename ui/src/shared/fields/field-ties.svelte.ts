/* What the fields share: their place in the form around them and the ids that tie label, hint and error. */
import { formAround } from './form-state.svelte';

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

/** Ties a field to the form around it. */
export function useField(id: string, props: () => FieldProps) {
  const form = formAround();
  $effect(() => {
    const { name, label } = props();
    return name ? form?.register(name, label, id) : undefined;
  });
  return {
    get error(): string | undefined {
      const { name, error } = props();
      return error ?? (name ? form?.messageFor(name) : undefined);
    },
    /** Ids of the hint and the error that exist now, for `aria-describedby`. */
    get describedBy(): string | undefined {
      const ids = [props().hint && `${id}-hint`, this.error && `${id}-error`].filter(Boolean);
      return ids.join(' ') || undefined;
    },
    get invalid(): true | undefined {
      return this.error ? true : undefined;
    },
    touched(): void {
      const { name } = props();
      if (name) form?.touched(name);
    },
    lacking(message: string | null): void {
      const { name } = props();
      if (name) form?.lacking(name, message);
    },
    unreadable(message: string | null): void {
      const { name } = props();
      if (name) form?.unreadable(name, message);
    },
  };
}
