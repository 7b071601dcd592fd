/* Deadlines: the two of the resolution, the office's own, their calendar. */
import type { Written } from '../changes';
import type { Deadline } from '../generated/Deadline';
import type { DeadlineDraft } from '../generated/DeadlineDraft';
import type { DeadlineExtension } from '../generated/DeadlineExtension';
import type { DeadlineView } from '../generated/DeadlineView';
import type { DeadlineExtensionDraft } from '../generated/DeadlineExtensionDraft';

export interface DeadlineCommands {
  deadline_list: { args: null; answer: DeadlineView[] };
  /** `known` is the id and the version that was read; null adds one. */
  deadline_save: {
    args: { known: [string, number] | null; draft: DeadlineDraft };
    answer: Written<Deadline>;
  };
  deadline_remove: { args: { id: string; version: number }; answer: Written<null> };
  deadline_extend: {
    args: { id: string; version: number; draft: DeadlineExtensionDraft };
    answer: Written<DeadlineExtension>;
  };
  deadline_remove_extension: { args: { id: string }; answer: Written<null> };
  /** The dialog of the system has asked before an existing file. */
  deadline_calendar: { args: { path: string }; answer: null };
}
