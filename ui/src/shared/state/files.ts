/*
 * Choosing files, through a port: the dialog of the system in the program; a test puts its own.
 */
import { open, save } from '@tauri-apps/plugin-dialog';
import { call } from '../../ipc';
import { ask } from './confirm.svelte';
import { completed, endingOf, kindsOf, nameOf, otherEndings } from './file-names';

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
  saveFile: async (options) => {
    const kinds = options.kinds.length > 0 ? options.kinds : kindsOf(options.suggested);
    const typed = await port.saveFile(options);
    const path = typed && completed(typed, kinds);
    const others = path ? otherEndings(path, kinds) : [];
    if (path && others.length > 0) return (await anotherName(path, others)) ? files.saveFile(options) : null;
    // The dialog asked about the name as it was typed, not about the one that is completed here.
    if (!path || path === typed || !(await call('file_there', { path }))) return path;
    const replaces = await ask({
      title: 'C’è già un file con questo nome',
      text: `«${nameOf(path)}» c’è già in questa cartella. Se lo sostituisci, quello che c’è va perso.`,
      confirm: 'Sostituisci',
      cancel: 'Torna indietro',
      grave: true,
    });
    return replaces ? path : null;
  },
};

/** A file is what its ending says: nothing is written under the ending of something else. */
function anotherName(path: string, endings: string[]): Promise<boolean> {
  const wanted = endings.map((ending) => `.${ending}`).join(' o ');
  return ask({
    title: 'Il nome non va bene per questo file',
    text: `«${nameOf(path)}» finisce in .${endingOf(path)}: qui si salva un file ${wanted}. Dagli un nome che finisce in ${wanted}. Non è stato scritto nulla.`,
    confirm: 'Scegli un altro nome',
  });
}
