/*
 * Types of commands whose Rust types are not generated yet, with the names that Rust gives them where it
 * already has them. Each one moves to `generated/` (and leaves this file) when its type is generated.
 */
import type { ActDeadlineKind } from './generated/ActDeadlineKind';
import type { Money } from './generated/Money';
import type { Network } from './generated/Network';
import type { RecentArchive } from './generated/RecentArchive';
import type { SessionView as Generated } from './generated/SessionView';

/** The header also shows whose archive it is; the generated type lacks these two. */
export interface SessionView extends Generated {
  /** «ASL della Provincia di Bergamo». */
  asl: string;
  /** «Bergamo». */
  network_name: string;
}

/** Where a rule is written: shown as `label`, opened by `key`. */
export interface Citation {
  label: string;
  key: string;
}

/** The passage a citation opens. */
export interface CitedText {
  title: string;
  /** False for an outside norm, of which a summary of ours is told. */
  official: boolean;
  lines: CitedLine[];
}

export interface CitedLine {
  /** Null for an outside norm. */
  number: number | null;
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

/** What the welcome shows. */
export interface Welcome {
  /** The computer's date, ISO: the recent archives are told from it. */
  today: string;
  networks: NetworkCard[];
  recent: RecentArchive[];
  /** Where new archives go unless another folder is chosen. */
  default_folder: string;
}

/** One of the networks, with what an archive of it already holds. */
export interface NetworkCard {
  code: Network;
  /** «Bergamo». */
  name: string;
  /** Amounts of the two years as printed. */
  fixed: Money;
  variable: Money;
  total: Money;
  /** Printed total less the sum of the shares; "0.00" where the act adds up. */
  difference: Money;
  /** Where the figures stand. */
  resources: Citation;
  ambiti: number;
  /** How many of the proposed names the office is to check. */
  ambiti_to_check: number;
  /** The terms of the resolution, in their order. */
  terms: Term[];
  /** Where its archive would be, unless another place is chosen. */
  path: string;
  /** A file of that name is there. */
  path_taken: boolean;
}

export interface Term {
  kind: ActDeadlineKind;
  /** ISO. */
  on: string;
  citation: Citation;
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

/** What the office sets once: its letterhead (in the archive) and its folder (on this computer). */
export interface Settings {
  letterhead: Letterhead;
  /** Empty: the documents' folder of the computer. */
  documents_folder: string;
}

/** How the office signs its letters. */
export interface Letterhead {
  /** «ASL della Provincia di Bergamo». */
  body: string;
  /** «Direzione Sociale». */
  office: string;
  address: string;
  phone: string;
  email: string;
  pec: string;
  /** Where letters and forms are dated. */
  place: string;
  /** Who signs, and as what. */
  signer: string;
  signer_role: string;
}
