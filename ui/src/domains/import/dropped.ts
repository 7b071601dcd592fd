/* A file let go over the window while no screen waits for one: a list goes to the import, anything else is told where it goes. */
import { endingOf, nameOf, router, sayDone, writing } from '../../shared';
import { LISTS } from './import.svelte';

export async function dropped(path: string): Promise<void> {
  if (router.current.screen === 'import') return;
  if (!LISTS.some((kind) => kind.extensions.includes(endingOf(path)))) {
    sayDone(
      `«${nameOf(path)}» non è un elenco, e non è stato preso. Un modulo firmato si allega dalla scheda del soggetto, in Adesioni e firme.`,
      { kind: 'fail' },
    );
  } else if (writing.allowed) {
    await router.go('import', { file: path });
  } else {
    sayDone('L’archivio è aperto in sola lettura: un elenco non si può importare.', { kind: 'fail' });
  }
}
