/*
 * Types of commands whose Rust types are not generated yet. Each one moves to `generated/` (and
 * leaves this file) as soon as the Rust side declares it with the same names.
 */

/** What the header shows: which archive is open, as whom, on which working date. */
export interface SessionState {
  /** Null while no archive is open. */
  archive: OpenArchive | null;
  /** The computer's date, ISO. */
  today: string;
  /** ISO; equal to `today` unless set for the session. */
  working_date: string;
  /** ISO instant of the last write, null before the first one. */
  saved_at: string | null;
  /** Italian name of the operation that undo would take back; null when there is none. */
  undo: string | null;
  /** Italian name of the operation that redo would put back; null when there is none. */
  redo: string | null;
  operator: string;
}

export interface OpenArchive {
  path: string;
  /** File name as the office reads it. */
  name: string;
  /** As in «ASL della Provincia di Bergamo». */
  network: string;
  read_only: boolean;
  example: boolean;
}

/** Where a rule is written: shown as `label`, opened by `key`. */
export interface Citation {
  label: string;
  key: string;
}

/** The passage a citation opens. */
export interface Passage {
  title: string;
  /** As in «dgr X/1081 del 12/12/2013, All. B». */
  source: string;
  lines: PassageLine[];
}

export interface PassageLine {
  number: number;
  text: string;
  /** True for the lines the citation means; the others are there to read around them. */
  cited: boolean;
}

/** One result of the search in the header. */
export interface SearchHit {
  id: string;
  /** Kind in Italian: «Soggetto», «Documento». */
  kind: string;
  label: string;
  note: string;
  screen: string;
  params: Record<string, string>;
}

/** How far a long job has come. */
export interface JobProgress {
  job: string;
  done: number;
  total: number;
}
