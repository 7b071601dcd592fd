/*
 * Commands of the import: the list on the desk, its mapping, the decisions, the confirm. What reads or tries a list
 * tells how far it is as `job`, and leaves everything as it was where it is stopped.
 */
import type { Written } from '../changes';
import type { ImportChange } from '../generated/ImportChange';
import type { ImportDone } from '../generated/ImportDone';
import type { ImportGroup } from '../generated/ImportGroup';
import type { ImportPage } from '../generated/ImportPage';
import type { ImportRest } from '../generated/ImportRest';
import type { ImportRow } from '../generated/ImportRow';

export interface ImportCommands {
  import_page: { args: { job: string }; answer: ImportPage };
  /** Fails with `import.…` where the file is no list; the one in sight stays. */
  import_file: { args: { job: string; path: string }; answer: ImportPage };
  import_paste: { args: { job: string; text: string }; answer: ImportPage };
  /** Rows that stayed out of an earlier import. */
  import_left: { args: { job: string; id: string }; answer: ImportPage };
  /** They are kept no longer. */
  import_dismiss: { args: { id: string }; answer: Written<null> };
  /** The list whose import was undone. */
  import_reopen: { args: { job: string }; answer: ImportPage };
  import_cancel: { args: { job: string }; answer: ImportPage };
  import_change: { args: { job: string; change: ImportChange }; answer: ImportPage };
  /** Null: every row. */
  import_rows: { args: { group: ImportGroup | null }; answer: ImportRow[] };
  import_confirm: { args: { job: string }; answer: Written<ImportDone> };
  import_save_rest: { args: { path: string; replace: boolean }; answer: ImportRest };
}
