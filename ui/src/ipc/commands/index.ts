/*
 * Every command with its arguments and its answer. One file a room beside this one; a room adds
 * its interface to the list below, joined by `&`. `args: null` means that the command takes none.
 */
import type { SessionCommands } from './session';

export type CommandMap = SessionCommands;
