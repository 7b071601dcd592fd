import { describe, expect, it } from 'vitest';
import { FormState } from './form-state.svelte';

const refused = {
  code: 'invalid',
  message: 'Alcuni dati non vanno bene.',
  advice: 'Correggili.',
  fields: [{ field: 'name', message: 'Scrivi il nome.' }],
};

function formOf() {
  const form = new FormState({ name: '', joined: '2014-01-20' });
  const field = (name: string, label: string) => {
    const knows = { unreadable: null as string | null, lacking: null as string | null };
    const unreadable = () => knows.unreadable;
    const tie = { id: `id-${name}`, name, label, unreadable, lacking: () => knows.lacking };
    form.register(tie);
    return { knows, message: () => form.messageFor(tie) };
  };
  return { form, name: field('name', 'Nome'), joined: field('joined', 'Data') };
}

describe('a form', () => {
  it('is dirty from the first difference until it is saved', async () => {
    const { form } = formOf();
    expect(form.dirty).toBe(false);
    form.values.name = 'Comune';
    expect(form.dirty).toBe(true);
    expect(await form.submit(async (values) => values.name)).toBe('Comune');
    expect(form.dirty).toBe(false);
  });

  it('keeps what was typed when it is refused, and names each field', async () => {
    const { form, name } = formOf();
    form.values.joined = '2014-02-01';
    expect(await form.submit(() => Promise.reject(refused))).toBeNull();
    await Promise.resolve();
    expect(form.values.joined).toBe('2014-02-01');
    expect(form.dirty).toBe(true);
    expect(form.summary).toEqual([{ label: 'Nome', id: 'id-name', message: 'Scrivi il nome.' }]);
    expect(form.general).toBeNull();
    form.touched('name');
    expect(name.message()).toBeUndefined();
  });

  it('tells a refusal that belongs to no field in sight', async () => {
    const { form } = formOf();
    await form.submit(() => Promise.reject({ ...refused, fields: [{ field: 'elsewhere', message: 'no' }] }));
    expect(form.general?.message).toBe(refused.message);
  });

  it('asks for what is lacking without being dirty, and marks what a command refused without failing', async () => {
    const { form, joined } = formOf();
    let sent = 0;
    joined.knows.lacking = 'Manca la data';
    expect(form.dirty).toBe(false);
    expect(await form.submit(async () => (sent += 1))).toBeNull();
    expect(joined.message()).toBe('Manca la data');
    joined.knows.lacking = null;
    expect(await form.submit(async () => (sent += 1))).toBe(1);
    form.refuse([{ field: 'name', message: 'È dopo la data di lavoro.' }]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(form.summary.map((line) => line.id)).toEqual(['id-name']);
  });

  it('never sends a text that cannot be read, and tells it only then', async () => {
    const { form, joined } = formOf();
    let sent = 0;
    joined.knows.unreadable = 'Data non valida';
    expect(form.dirty).toBe(true);
    expect(joined.message()).toBeUndefined();
    expect(await form.submit(async () => (sent += 1))).toBeNull();
    expect(sent).toBe(0);
    expect(joined.message()).toBe('Data non valida');
    joined.knows.unreadable = null;
    expect(await form.submit(async () => (sent += 1))).toBe(1);
  });

  it('is sent once, however often the button is pressed', async () => {
    const { form } = formOf();
    let sent = 0;
    const send = async () => (sent += 1);
    await Promise.all([form.submit(send), form.submit(send)]);
    expect(sent).toBe(1);
  });

  it('marks what a trial would refuse, and nothing more once it is mended', () => {
    const { form, name } = formOf();
    expect([form.holds('name'), form.holds('number')]).toEqual([true, false]);
    form.mark([{ field: 'name', message: 'È troppo lungo.' }]);
    expect(name.message()).toBe('È troppo lungo.');
    expect(form.summary).toEqual([]);
    form.mark([]);
    expect(name.message()).toBeUndefined();
  });
});
