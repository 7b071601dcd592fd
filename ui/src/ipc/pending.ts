/*
 * Types of commands whose Rust types are not generated yet, with the names that Rust gives them where it
 * already has them. Each one moves to `generated/` (and leaves this file) when its type is generated.
 */

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
