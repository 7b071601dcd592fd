/*
 * Every command with its arguments and its answer. One file a room beside this one; a room adds
 * its interface to the list below. `args: null` means that the command takes none.
 */
import type { SessionCommands } from './session';

export interface CommandMap extends SessionCommands {}
