/* Which rows are chosen, by id: pure steps that answer a new set. */

export type Selection = ReadonlySet<string>;

/** Chooses or leaves one row. */
export function toggle(selection: Selection, id: string): Selection {
  return marked(selection, [id], !selection.has(id));
}

/** Chooses all rows in sight, or leaves them all when all are already chosen. */
export function toggleAll(selection: Selection, ids: string[]): Selection {
  return marked(selection, ids, !ids.every((id) => selection.has(id)));
}

/** Chooses every row between two, both included, in the order they are shown. */
export function chooseRange(selection: Selection, ids: string[], from: string, to: string): Selection {
  const ends = [ids.indexOf(from), ids.indexOf(to)];
  if (ends.includes(-1)) return marked(selection, [to], true);
  return marked(selection, ids.slice(Math.min(...ends), Math.max(...ends) + 1), true);
}

/** Leaves out what is not among `ids`. */
export function keepOnly(selection: Selection, ids: Iterable<string>): Selection {
  const there = new Set(ids);
  const kept = [...selection].filter((id) => there.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}

function marked(selection: Selection, ids: string[], chosen: boolean): Selection {
  const next = new Set(selection);
  for (const id of ids) {
    if (chosen) next.add(id);
    else next.delete(id);
  }
  return next;
}
