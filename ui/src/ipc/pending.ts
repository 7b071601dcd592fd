/*
 * Types of commands whose Rust types are not generated yet, with the names that Rust gives them where it
 * already has them. Each one moves to `generated/` (and leaves this file) when its type is generated.
 */
import type { OperationKind } from './generated/OperationKind';

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

/** `concilia_core::operator::Operator`. */
export interface Operator {
  id: string;
  version: number;
  name: string;
  login: string;
  active: boolean;
}

/** `concilia_core::operator::Ambito`. */
export interface Ambito {
  id: string;
  version: number;
  name: string;
  position: number;
  to_check: boolean;
}

/** `concilia_core::archive::register::RegisterQuery`. */
export interface RegisterQuery {
  entity_id: string | null;
  kind: OperationKind | null;
  /** Working dates, ISO, both included. */
  from: string | null;
  to: string | null;
  offset: number;
  limit: number;
}

/** `concilia_core::archive::register::FieldChange`. */
export interface FieldChange {
  entity: string;
  id: string;
  field: string;
  /** Null where the row was not there, or is there no longer. */
  before: string | null;
  after: string | null;
}
