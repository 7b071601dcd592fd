/* A text that is no date, no hour or no amount never leaves its form, whatever happens between the typing and the sending. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { FormState } from '../../src/shared';
import FieldsForm from './FieldsForm.svelte';

const VALUES = { on: '2014-03-01', at: '', amount: '', free: '', title: '' };

async function begun() {
  const form = new FormState({ ...VALUES });
  const sent = vi.fn((values: typeof VALUES) => Promise.resolve(values));
  const shown = render(FieldsForm, { form, onsubmit: () => form.submit(sent) });
  const field = (label: string) => screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}`));
  const write = async (label: string, text: string) => {
    await fireEvent.input(field(label), { target: { value: text } });
    await fireEvent.blur(field(label));
  };
  const send = async () => {
    await fireEvent.click(screen.getByRole('button', { name: 'Salva' }));
    await tick();
    await tick();
  };
  return { form, sent, field, write, send, shown };
}

const WRONG: [field: string, text: string, told: string][] = [
  ['Giorno', '31/02/2014', 'non c’è nel calendario'],
  ['Giorno', '1/3', 'Data non valida'],
  ['Senza nome', '2014', 'Data non valida'],
  ['Ora', '25:00', 'Ora non valida'],
  ['Importo', '12,345', 'Importo non valido'],
];

describe('a form with something that cannot be read', () => {
  it.each(WRONG)('is not sent, also once «%s» was left with «%s»', async (label, text, told) => {
    const { form, sent, field, write, send } = await begun();
    await write(label, text);
    expect(field(label).getAttribute('aria-invalid')).toBe('true');
    await send();
    expect(sent).not.toHaveBeenCalled();
    expect(form.dirty).toBe(true);
    expect(field(label).value).toBe(text);
    expect(document.activeElement).toBe(field(label));
    expect(field(label).closest('.field')?.textContent).toContain(told);
  });

  it('is not sent after a label of it has changed either', async () => {
    const { sent, write, send, shown } = await begun();
    await write('Giorno', '31/02/2014');
    await shown.rerender({ of: 'nuovo' });
    await send();
    expect(sent).not.toHaveBeenCalled();
  });

  it('leads to the first of the wrong fields, and is sent once they are mended', async () => {
    const { sent, field, write, send } = await begun();
    await write('Importo', 'mille');
    await write('Giorno', 'domani');
    await send();
    expect(document.activeElement).toBe(field('Giorno'));
    expect(screen.getByRole('alert').textContent).toContain('Controlla 2 campi');
    await write('Giorno', '2/3/14');
    await write('Importo', '1.250');
    await write('Ora', '14.30');
    await send();
    expect(sent).toHaveBeenCalledWith({ ...VALUES, on: '2014-03-02', amount: '1250.00', at: '14:30' });
  });

  it('says nothing of a text while it is being typed', async () => {
    const { field } = await begun();
    await fireEvent.input(field('Giorno'), { target: { value: '1/' } });
    expect(field('Giorno').getAttribute('aria-invalid')).toBeNull();
  });

  it('begins anew with the value that it holds, also where that was there before', async () => {
    const { form, sent, field, write, send } = await begun();
    await write('Giorno', '31/02/2014');
    form.reset({ ...VALUES });
    await tick();
    expect(field('Giorno').value).toBe('01/03/2014');
    expect(form.dirty).toBe(false);
    await send();
    expect(sent).toHaveBeenCalledOnce();
  });
});

describe('the error of a field that is left', () => {
  it('waits for the press under way, so that its click reaches the button', async () => {
    vi.useFakeTimers();
    const { field } = await begun();
    const button = screen.getByRole('button', { name: 'Salva' });
    await fireEvent.input(field('Giorno'), { target: { value: 'domani' } });
    await fireEvent.mouseDown(button);
    await fireEvent.blur(field('Giorno'));
    vi.advanceTimersByTime(60_000);
    await tick();
    expect(field('Giorno').getAttribute('aria-invalid')).toBeNull();
    await fireEvent.mouseUp(button);
    vi.runAllTimers();
    await tick();
    expect(field('Giorno').getAttribute('aria-invalid')).toBe('true');
    vi.useRealTimers();
  });
});
