/*
 * The news that the Rust side sends by itself, typed.
 */
import { listen } from '@tauri-apps/api/event';
import type { Progress } from './generated/Progress';

/** Every event by name with what it carries. */
export interface EventMap {
  job_progress: Progress;
  /* A file held over the window, taken away, let go. */
  'tauri://drag-enter': { paths: string[] };
  'tauri://drag-leave': null;
  'tauri://drag-drop': { paths: string[] };
}

/** Listens until the answered function is called, even when that happens before the listener is ready. */
export function onEvent<Name extends keyof EventMap>(
  name: Name,
  hear: (payload: EventMap[Name]) => void,
): () => void {
  let stopped = false;
  const ready = listen<EventMap[Name]>(name, (event) => {
    if (!stopped) hear(event.payload);
  });
  return () => {
    stopped = true;
    void ready.then((unlisten) => unlisten());
  };
}
