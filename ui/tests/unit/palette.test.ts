/* Ctrl+K: Enter takes what is found for the words as they were typed, however late it comes. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { CommandPalette, type PaletteEntry } from '../../src/shared';

/** A search that answers when the test says so. */
function begun() {
  const asked: { text: string; answer: (names: string[]) => Promise<void>; fail: () => Promise<void> }[] = [];
  const taken: string[] = [];
  const onclose = vi.fn();
  const find = (text: string) =>
    new Promise<PaletteEntry[]>((resolve, reject) => {
      const entry = (label: string) => ({ id: label, kind: 'Soggetto', label, act: () => taken.push(label) });
      const settled = async () => {
        for (let turn = 0; turn < 5; turn += 1) await tick();
      };
      asked.push({
        text,
        answer: (names) => (resolve(names.map(entry)), settled()),
        fail: () => (reject({ code: 'x', message: 'Non si legge.', advice: '', fields: [] }), settled()),
      });
    });
  render(CommandPalette, { find, onclose });
  const box = screen.getByRole('combobox');
  const type = (text: string) => fireEvent.input(box, { target: { value: text } });
  const enter = () => fireEvent.keyDown(box, { key: 'Enter' });
  return { asked, taken, onclose, type, enter, box };
}

describe('Enter in the palette', () => {
  it('waits for what was typed, and takes its first result', async () => {
    const { asked, taken, type, enter, onclose } = begun();
    await asked[0]!.answer(['Cruscotto']);
    await type('ponte');
    await enter();
    expect(taken).toEqual([]);
    await asked[1]!.answer(['Il Ponte', 'Ponte San Pietro']);
    expect(taken).toEqual(['Il Ponte']);
    expect(onclose).toHaveBeenCalledOnce();
  });

  it('drops an answer that comes after a later one, and an Enter after which somebody typed on', async () => {
    const { asked, taken, type, enter } = begun();
    await type('pon');
    await enter();
    await type('ponte');
    await asked[2]!.answer(['Ponte']);
    await asked[1]!.answer(['Pontida']);
    expect(taken).toEqual([]);
    expect(screen.getAllByRole('option').map((one) => one.textContent?.trim())).toEqual(['Soggetto Ponte']);
    await enter();
    await tick();
    expect(taken).toEqual(['Ponte']);
  });

  it('takes nothing once it was closed, and tells a search that fails', async () => {
    const { asked, taken, type, enter, box } = begun();
    await type('ponte');
    await asked[1]!.fail();
    expect(screen.getByRole('status').textContent).toContain('Non si legge.');
    await type('altro');
    await enter();
    await fireEvent.keyDown(box, { key: 'Escape' });
    await asked[2]!.answer(['Altro']);
    expect(taken).toEqual([]);
  });
});
