/* Leaving what is open: asked once where something would be lost, the topmost first, and the focus comes back. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { router } from '../../src/shared';
import Leaving from './Leaving.svelte';

const button = (name: string) => screen.getByRole('button', { name });
const dialog = (name: string) => screen.queryByRole('dialog', { name });
const question = () => screen.queryByRole('alertdialog', { name: 'Vuoi lasciare senza salvare?' });
const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await tick();
};

async function press(name: string) {
  button(name).focus();
  await fireEvent.click(button(name));
  await settled();
}

async function escape() {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await settled();
}

async function writing(text: string) {
  await press('Apri due');
  await press('Scrivi');
  if (text) await fireEvent.input(screen.getByLabelText('Testo'), { target: { value: text } });
}

beforeEach(() => {
  render(Leaving);
});

describe('what is typed in a dialog', () => {
  const ways: [string, () => Promise<unknown>][] = [
    ['Esc', escape],
    ['«Annulla»', () => press('Annulla')],
    ['✕', () => fireEvent.click(screen.getByRole('dialog').querySelector('.icon-button')!)],
    ['the system', () => fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))],
  ];

  it.each(ways)('is not lost by %s without a question, asked once', async (_, leave) => {
    await writing('parole');
    await leave();
    await settled();
    expect(question()).not.toBeNull();
    await press('Torna a scrivere');
    expect(screen.getByLabelText<HTMLInputElement>('Testo').value).toBe('parole');
    await leave();
    await settled();
    await press('Lascia senza salvare');
    expect([question(), dialog('Scrivi')]).toEqual([null, null]);
  });

  it.each(ways)('asks nothing by %s where nothing changed', async (_, leave) => {
    await writing('');
    await leave();
    await settled();
    expect([question(), dialog('Scrivi')]).toEqual([null, null]);
  });

  it('stays where a press falls beside it', async () => {
    await writing('parole');
    await fireEvent.click(screen.getByRole('dialog'));
    expect([question(), dialog('Scrivi') !== null]).toEqual([null, true]);
  });

  it('is asked about before another screen or the end, once', async () => {
    router.restart('dashboard');
    await writing('parole');
    const gone = router.go('parties');
    await settled();
    await press('Torna a scrivere');
    expect([await gone, router.current.screen]).toEqual([false, 'dashboard']);
    const closed = router.mayLeave();
    await settled();
    await press('Lascia senza salvare');
    expect(await closed).toBe(true);
  });
});

describe('Esc', () => {
  it('closes the topmost alone: the menu, then the drawer', async () => {
    await press('Apri due');
    const menu = screen.getByRole('complementary').querySelector<HTMLElement>('[popover]')!;
    const hide = vi.fn();
    menu.hidePopover = hide;
    await fireEvent(menu, Object.assign(new Event('toggle'), { newState: 'open' }));
    await escape();
    expect(hide).toHaveBeenCalledOnce();
    expect(screen.queryByRole('complementary')).not.toBeNull();
    await fireEvent(menu, Object.assign(new Event('toggle'), { newState: 'closed' }));
    await escape();
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('closes the dialog over a drawer, then the drawer', async () => {
    await writing('');
    await escape();
    expect([dialog('Scrivi'), screen.queryByRole('complementary') !== null]).toEqual([null, true]);
    expect(document.activeElement).toBe(button('Scrivi'));
    await escape();
    expect(document.activeElement).toBe(button('Apri due'));
  });
});

describe('the focus', () => {
  it('goes to the next row where the row is taken away, and to the one before at the end', async () => {
    await press('Togli due');
    await press('Sì, togli');
    expect(document.activeElement).toBe(button('Apri tre'));
    await press('Togli tre');
    await press('Sì, togli');
    expect(document.activeElement).toBe(button('Apri uno'));
  });

  it('goes to the page where the list is empty', async () => {
    for (const row of ['uno', 'due', 'tre']) {
      await press(`Togli ${row}`);
      await press('Sì, togli');
    }
    expect(document.activeElement?.id).toBe('page-title');
  });
});
