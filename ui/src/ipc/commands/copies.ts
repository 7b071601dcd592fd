/* Commands of the copies: what there is to go back to, making one, going back. */
import type { CopiesView } from '../generated/CopiesView';
import type { CopyView } from '../generated/CopyView';
import type { FullDone } from '../generated/FullDone';
import type { RestoreDone } from '../generated/RestoreDone';
import type { RestoreRequest } from '../generated/RestoreRequest';
import type { RestoreSource } from '../generated/RestoreSource';
import type { RestoreView } from '../generated/RestoreView';

export interface CopiesCommands {
  copies_view: { args: null; answer: CopiesView };
  /** Of the open archive alone, where one is open; in the second place, or in the program's own. */
  copies_list: { args: { second: boolean }; answer: CopyView[] };
  /** In a folder that the person has chosen. */
  copies_elsewhere: { args: { folder: string }; answer: CopyView[] };
  /** The answer says whether it went. */
  copies_make: { args: null; answer: CopiesView };
  copies_second_place: { args: { folder: string | null }; answer: CopiesView };
  copies_full_name: { args: null; answer: string };
  /** Reports `job_progress` under `job`. Fails with `file.already_there` to ask. */
  copies_full: { args: { job: string; path: string; replace: boolean }; answer: FullDone };
  restore_look: { args: { source: RestoreSource }; answer: RestoreView };
  /** Reports `job_progress` under `job`. Fails with `file.already_there` and `copy.contents_missing` to ask. */
  restore_run: { args: { job: string; request: RestoreRequest }; answer: RestoreDone };
}
