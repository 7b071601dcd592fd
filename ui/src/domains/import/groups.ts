/* The groups of rows as the screen shows them. */
import type { ImportCounts, ImportGroup } from '../../ipc';
import { formatCount, type Chip } from '../../shared';

const CHIPS: { value: ImportGroup; label: string; icon: Chip['icon'] }[] = [
  { value: 'ready', label: 'Pronte', icon: 'check-circle' },
  { value: 'to_look_at', label: 'Da guardare', icon: 'warning-circle' },
  { value: 'refused', label: 'Rifiutate', icon: 'error' },
  { value: 'likely', label: 'Forse doppioni', icon: 'files' },
  { value: 'present', label: 'Già presenti', icon: 'restore' },
  { value: 'ignored', label: 'Ignorate', icon: 'minus-circle' },
];

/** The chips with their counts; an empty group is shown only while it is chosen, «Pronte» always. */
export function chipsOf(counts: ImportCounts, chosen: ImportGroup | null): Chip[] {
  return CHIPS.filter(
    (chip) => chip.value === 'ready' || chip.value === chosen || counts[chip.value] > 0,
  ).map((chip) => ({ ...chip, count: counts[chip.value] }));
}

/** What waits for the person, the weightiest first, and how to be led there. */
export function nextWaiting(counts: ImportCounts): { group: ImportGroup; label: string } | null {
  if (counts.refused > 0) return { group: 'refused', label: `${formatCount(counts.refused)} da correggere` };
  if (counts.to_look_at > 0)
    return { group: 'to_look_at', label: `${formatCount(counts.to_look_at)} da guardare` };
  if (counts.likely > 0) return { group: 'likely', label: `${formatCount(counts.likely)} da decidere` };
  return null;
}

/** What the reasons of a group are called over their column. */
export const WHY: Record<ImportGroup, string> = {
  ready: 'Che cosa c’è da sapere',
  to_look_at: 'Che cosa guardare',
  refused: 'Perché è rifiutata',
  likely: 'A chi somiglia',
  present: 'Perché non entra',
  ignored: 'Perché è ignorata',
};
