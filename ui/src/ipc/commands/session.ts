/* Commands of the frame: what is open, the working date, undo, search, citations. */
import type { Written } from '../changes';
import type { Passage, SearchHit, SessionState } from '../pending';

export interface SessionCommands {
  session_state: { args: null; answer: SessionState };
  /** `date` is ISO; null goes back to the computer's date. */
  working_date_set: { args: { date: string | null }; answer: SessionState };
  operation_undo: { args: null; answer: Written<{ done: string }> };
  operation_redo: { args: null; answer: Written<{ done: string }> };
  search_everywhere: { args: { text: string }; answer: SearchHit[] };
  citation_passage: { args: { key: string }; answer: Passage };
  job_cancel: { args: { job: string }; answer: null };
}
