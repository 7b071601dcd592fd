/*
 * What this computer remembers of how a person likes the screen: theme, columns, filters.
 * Never data of the archive: this lives outside it and may vanish at any time.
 */

/** Reads what was remembered under `key`, or `otherwise` when there is nothing readable. */
export function recall<Value>(key: string, otherwise: Value): Value {
  try {
    const kept = localStorage.getItem(`concilia.${key}`);
    return kept === null ? otherwise : (JSON.parse(kept) as Value);
  } catch {
    return otherwise;
  }
}

/** Remembers `value`; a computer that refuses loses a preference and nothing else. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`concilia.${key}`, JSON.stringify(value));
  } catch {
    return;
  }
}
