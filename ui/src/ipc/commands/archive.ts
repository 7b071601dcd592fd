/* Commands of the welcome: archives made, opened, closed, forgotten. */
import type { Network } from '../generated/Network';
import type { RecentArchive } from '../generated/RecentArchive';
import type { SessionView } from '../generated/SessionView';
import type { Welcome } from '../generated/Welcome';

export interface ArchiveCommands {
  welcome: { args: null; answer: Welcome };
  /** Without a path, at the proposed one. Fails with `file.already_there` rather than touch a file. */
  archive_create: { args: { network: Network; path: string | null }; answer: SessionView };
  /** Closes the open one first. Fails with `archive.held` where somebody else works in it. */
  archive_open: { args: { path: string; read_only: boolean }; answer: SessionView };
  /** Fails with `archive.held` where another window has it open. */
  archive_open_example: { args: { read_only: boolean }; answer: SessionView };
  /** What is risky of the place of an archive, before it is made or opened there. */
  archive_risk: { args: { path: string }; answer: string | null };
  archive_close: { args: null; answer: null };
  /** Takes an archive out of the recent ones; its file is not touched. */
  archive_forget: { args: { path: string }; answer: RecentArchive[] };
}
