/*
 * The window itself: its title, and the question before it closes.
 */
import { getCurrentWindow } from '@tauri-apps/api/window';

/** Sets the title that the system shows. A window that will not take it is still the right window. */
export function setWindowTitle(title: string): void {
  document.title = title;
  void getCurrentWindow()
    .setTitle(title)
    .catch(() => undefined);
}

/** Asks `mayClose` each time the window is about to close; it stays open while the answer is no. */
export async function guardWindow(mayClose: () => Promise<boolean>): Promise<void> {
  await getCurrentWindow().onCloseRequested(async (event) => {
    if (!(await mayClose())) event.preventDefault();
  });
}
