/*
 * Choosing files, through a port: the dialog of the system in the program; a test puts its own.
 */
import { open, save } from '@tauri-apps/plugin-dialog';

export interface FileKind {
  /** As the dialog shows it: «Elenchi (Excel, CSV)». */
  name: string;
  /** Without the dot. */
  extensions: string[];
}

export interface FilePort {
  /** Answers the chosen path, or null when the person gave up. */
  openFile(options: { title: string; kinds: FileKind[]; folder?: string }): Promise<string | null>;
  openFiles(options: { title: string; kinds: FileKind[]; folder?: string }): Promise<string[]>;
  openFolder(options: { title: string; folder?: string }): Promise<string | null>;
  /** Where to write; the dialog itself asks before an existing file. */
  saveFile(options: { title: string; kinds: FileKind[]; suggested: string }): Promise<string | null>;
}

const systemDialogs: FilePort = {
  openFile: ({ title, kinds, folder }) => open({ title, filters: kinds, defaultPath: folder }),
  openFiles: async ({ title, kinds, folder }) =>
    (await open({ title, filters: kinds, defaultPath: folder, multiple: true })) ?? [],
  openFolder: ({ title, folder }) => open({ title, defaultPath: folder, directory: true }),
  saveFile: ({ title, kinds, suggested }) => save({ title, filters: kinds, defaultPath: suggested }),
};

let port = systemDialogs;

/** Puts another port in place of the system's dialogs. */
export function useFilePort(other: FilePort): void {
  port = other;
}

export const files: FilePort = {
  openFile: (options) => port.openFile(options),
  openFiles: (options) => port.openFiles(options),
  openFolder: (options) => port.openFolder(options),
  saveFile: (options) => port.saveFile(options),
};
