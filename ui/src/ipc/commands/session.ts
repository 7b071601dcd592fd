/* Commands of the frame: what is open, the working date, undo, search, citations, remembered choices. */
import type { Written } from '../changes';
import type { About } from '../generated/About';
import type { Preferences } from '../generated/Preferences';
import type { CitedText } from '../generated/CitedText';
import type { SearchHit } from '../generated/SearchHit';
import type { SessionView } from '../generated/SessionView';
import type { Theme } from '../generated/Theme';

export interface SessionCommands {
  about: { args: null; answer: About };
  /** Fails with `session.no_archive` while no archive is open. */
  session: { args: null; answer: SessionView };
  /** `date` is ISO; null goes back to the computer's date. */
  session_working_date: { args: { date: string | null }; answer: SessionView };
  session_operator: { args: { name: string }; answer: SessionView };
  /** Takes back the operation of that number, or the last one. */
  undo: { args: { number: number | null }; answer: Written<null> };
  redo: { args: null; answer: Written<null> };
  job_stop: { args: { job: string }; answer: null };
  preferences: { args: null; answer: Preferences };
  preferences_theme: { args: { theme: Theme }; answer: Preferences };
  /** One of the screen's own choices (columns, filters), by name. */
  preferences_screen: { args: { name: string; value: unknown }; answer: Preferences };
  /** Whether something of that name is there already. */
  file_there: { args: { path: string }; answer: boolean };
  search_everywhere: { args: { text: string }; answer: SearchHit[] };
  /** Null where the key is no citation. */
  citation_passage: { args: { key: string }; answer: CitedText | null };
}
