/* What stands around a print: what would be printed; then, said in the one line: where the files are, and registering that they were sent. */
import { call, type Batch, type PrintDone, type PrintPlan } from '../../ipc';
import { closed, sayDone } from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';
import { openFolder } from './document.svelte';

/** What a batch would print, to be confirmed in the print dialog; null, and said why, where there is nothing. */
export async function planOf(batch: Batch): Promise<PrintPlan | null> {
  try {
    const plan = await call('print_plan', { batch });
    const nothing = plan.count === 0 && plan.left_out.length === 0;
    if (nothing && plan.hindrance) sayFailure(plan.hindrance);
    return nothing ? null : plan;
  } catch (cause) {
    sayFailure(cause);
    return null;
  }
}

/** Says what was printed; registering that it was sent is one press away, and never done unasked. */
export function sayPrinted(made: PrintDone): void {
  const what = made.issued.length > 0 ? 'Emissione riuscita' : 'Bozza salvata';
  const { offer } = made;
  const out = made.left_out.map(([name]) => name).join(', ');
  const done = `${what}: ${made.headline}`;
  sayDone(out ? `${closed(done)} Restano fuori: ${out}` : done, {
    next: { label: 'Apri la cartella', go: () => openFolder(made.folder) },
    offer: offer ? { label: offer.label, go: () => markSent(made.issued, offer.on) } : undefined,
  });
}

async function markSent(ids: string[], on: string): Promise<void> {
  try {
    const written = await call('print_sent', { ids, on });
    sayDone(written.value, { undo: undoing(written) });
  } catch (cause) {
    sayFailure(cause);
  }
}
