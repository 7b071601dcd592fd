/*
 * The guard of what is written and not saved. Whatever would lose it asks once: closing the dialog or the drawer it is in,
 * another row, another screen, the archive, the window.
 */
import { formatList } from '../format';
import { questions } from './confirm.svelte';
import { router } from './router.svelte';

interface Watched {
  unsaved: () => boolean;
  what: string;
}

let watched: Watched[] = [];

router.guard(() => mayLose(watched));

/**
 * Watches what is written for as long as its component lives; call it while the component is set up.
 * @param unsaved tells whether something would be lost.
 * @param what names it, where it is not all that is in sight: «i dati dell’ufficio».
 * @returns how a part that can be closed alone asks about itself: it may close where the answer is yes.
 */
export function watchUnsaved(unsaved: () => boolean, what = ''): () => Promise<boolean> {
  const one = { unsaved, what };
  let asking = false;
  $effect(() => {
    watched = [...watched, one];
    return () => {
      watched = watched.filter((other) => other !== one);
      // Saved and closed meanwhile: nothing is asked any more.
      if (asking) questions.answer(false);
    };
  });
  return async () => {
    asking = true;
    try {
      return await mayLose([one]);
    } finally {
      asking = false;
    }
  };
}

async function mayLose(those: Watched[]): Promise<boolean> {
  const lost = those.filter((one) => one.unsaved());
  if (lost.length === 0) return true;
  const named = lost.map((one) => one.what).filter(Boolean);
  const before = named.length > 0 ? `Non hai ancora salvato ${formatList(named)}. ` : '';
  return questions.ask({
    title: 'Vuoi lasciare senza salvare?',
    text: `${before}Se lasci adesso, ciò che hai scritto va perso.`,
    confirm: 'Lascia senza salvare',
    cancel: 'Torna a scrivere',
    grave: true,
  });
}
