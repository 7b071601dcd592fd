import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, Failure, onChange } from '.';

const invoke = vi.fn();
Object.assign(window, { __TAURI_INTERNALS__: { invoke } });

afterEach(() => invoke.mockReset());

describe('a call', () => {
  it('spells its arguments as Tauri names them', async () => {
    invoke.mockResolvedValue(null);
    await call('archive_open', { path: '/a', read_only: true });
    expect(invoke.mock.calls[0]?.slice(0, 2)).toEqual(['archive_open', { path: '/a', readOnly: true }]);
  });

  it('fails in one shape, whatever was thrown', async () => {
    invoke.mockRejectedValueOnce({
      code: 'archive.held',
      message: 'Occupato.',
      advice: 'Riprova.',
      free_path: null,
    });
    await expect(call('welcome')).rejects.toMatchObject({
      code: 'archive.held',
      advice: 'Riprova.',
      fields: [],
    });
    invoke.mockRejectedValueOnce('command welcome not found');
    const failure = await call('welcome').catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).code).toBe('unexpected');
    expect((failure as Failure).advice).toContain('command welcome not found');
  });

  it('tells what a write changed to who shows it, and to nobody else', async () => {
    const parties = vi.fn();
    const settings = vi.fn();
    const everything = vi.fn();
    const stops = [
      onChange(['party'], parties),
      onChange(['setting'], settings),
      onChange(['*'], everything),
    ];
    invoke.mockResolvedValue({
      value: null,
      changed: [{ entity: 'party', id: 'p1' }],
      operation: 3,
      undoable: true,
    });
    await call('undo', { number: null });
    expect(parties).toHaveBeenCalledWith([{ entity: 'party', id: 'p1' }]);
    expect(settings).not.toHaveBeenCalled();
    expect(everything).toHaveBeenCalledOnce();
    stops.forEach((stop) => stop());
    await call('undo', { number: null });
    expect(parties).toHaveBeenCalledOnce();
  });
});
