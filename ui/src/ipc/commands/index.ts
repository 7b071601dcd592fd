/*
 * Every command with its arguments and its answer. One file a room beside this one; a room adds
 * its interface to the list below, joined by `&`. `args: null` means that the command takes none.
 */
import type { AdherenceCommands } from './adherence';
import type { AgreementCommands } from './agreement';
import type { ArchiveCommands } from './archive';
import type { CopiesCommands } from './copies';
import type { DashboardCommands } from './dashboard';
import type { DeadlineCommands } from './deadline';
import type { ImportCommands } from './import';
import type { IssueCommands } from './issue';
import type { MeetingCommands } from './meeting';
import type { PartyCommands } from './party';
import type { RegisterCommands } from './register';
import type { ResourcesCommands } from './resources';
import type { SessionCommands } from './session';
import type { SettingsCommands } from './settings';

export type CommandMap = AdherenceCommands &
  AgreementCommands &
  ArchiveCommands &
  CopiesCommands &
  DashboardCommands &
  DeadlineCommands &
  ImportCommands &
  IssueCommands &
  MeetingCommands &
  PartyCommands &
  RegisterCommands &
  ResourcesCommands &
  SessionCommands &
  SettingsCommands;
