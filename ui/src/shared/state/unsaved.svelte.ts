/*
 * The guard of what is written and not saved: leaving a screen with such work asks first.
 */
import { ask } from './confirm.svelte';
import { router } from './router.svelte';

/**
 * Watches a form for as long as its component lives; call it while the component is set up.
 * @param dirty tells whether something would be lost.
 * @param what names it: «le modifiche al soggetto».
 */
export function watchUnsaved(dirty: () => boolean, what: string): void {
  $effect(() =>
    router.guard(async () => {
      if (!dirty()) return true;
      return ask({
        title: 'Esci senza salvare?',
        text: `Non hai ancora salvato ${what}. Se esci, vanno perse.`,
        confirm: 'Esci senza salvare',
        cancel: 'Torna a scrivere',
        grave: true,
      });
    }),
  );
}
