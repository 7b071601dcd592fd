/*
 * The deadlines on the screen: the two of the resolution, the office's own, what is being written.
 * It shows what Rust answers and decides nothing.
 */
import { call, type DeadlineView } from '../../ipc';
import { ask, files, formatDate, Load, sayDone } from '../../shared';
import { sayFailure, undoing } from '../session/session.svelte';

export class Deadlines {
  readonly list = new Load(() => call('deadline_list'));
  /** The deadline being written; `null` inside for a new one. */
  writing = $state.raw<{ view: DeadlineView | null } | null>(null);
  /** The deadline that an act moves. */
  moving = $state.raw<DeadlineView | null>(null);

  keepFresh(): void {
    this.list.keepFresh(['deadline', 'deadline_extension']);
  }

  async save(
    view: DeadlineView | null,
    values: { title: string; due_on: string; notes: string; done_on: string },
  ): Promise<void> {
    const known: [string, number] | null = view ? [view.deadline.id, view.deadline.version] : null;
    const draft = { ...values, done_on: values.done_on || null };
    const written = await call('deadline_save', { known, draft });
    sayDone('Scadenza registrata.', { undo: undoing(written) });
  }

  async extend(
    view: DeadlineView,
    draft: { act: string; decided_on: string; due_after: string; reason: string },
  ): Promise<void> {
    const { id, version } = view.deadline;
    const written = await call('deadline_extend', { id, version, draft });
    sayDone('Proroga registrata: il termine di prima resta nella storia.', { undo: undoing(written) });
  }

  async remove(view: DeadlineView): Promise<void> {
    const { id, version } = view.deadline;
    const sure = await ask({
      title: 'Togli la scadenza',
      text: view.label,
      confirm: 'Togli la scadenza',
      grave: true,
    });
    if (!sure) return;
    try {
      const written = await call('deadline_remove', { id, version });
      sayDone('Scadenza tolta.', { undo: undoing(written) });
    } catch (cause) {
      sayFailure(cause);
    }
  }

  /** Takes back the last act that moved a deadline. */
  async removeExtension(extension: DeadlineView['extensions'][number]): Promise<void> {
    const sure = await ask({
      title: 'Togli la proroga',
      text: `${extension.act}: torna a valere il termine del ${formatDate(extension.due_before)}.`,
      confirm: 'Togli la proroga',
      grave: true,
    });
    if (!sure) return;
    try {
      const written = await call('deadline_remove_extension', { id: extension.id });
      sayDone('Proroga tolta: vale di nuovo il termine di prima.', { undo: undoing(written) });
    } catch (cause) {
      sayFailure(cause);
    }
  }

  async export(): Promise<void> {
    const kinds = [{ name: 'Calendario', extensions: ['ics'] }];
    const suggested = 'Scadenze della rete.ics';
    const path = await files.saveFile({ title: 'Salva il calendario', kinds, suggested });
    if (!path) return;
    try {
      await call('deadline_calendar', { path });
      sayDone(`Calendario salvato: ${path}. Aprilo con il programma di posta per aggiungerlo.`);
    } catch (cause) {
      sayFailure(cause);
    }
  }
}
