import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doneLine, readingTime, sayDone } from './done.svelte';

describe('the line of what was done', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    doneLine.dismiss();
    vi.useRealTimers();
  });

  it('leaves at the next action, but never before it can be read', () => {
    sayDone('12 soggetti aggiunti.', { undo: () => Promise.resolve() });
    vi.advanceTimersByTime(readingTime('12 soggetti aggiunti.') - 1);
    doneLine.goOn();
    expect(doneLine.current?.text).toBe('12 soggetti aggiunti.');
    vi.advanceTimersByTime(1);
    doneLine.goOn();
    expect(doneLine.current).toBeNull();
    expect(doneLine.last).toBe('12 soggetti aggiunti.');
  });

  it('leaves by itself only where it asks nothing', () => {
    sayDone('Copiato.');
    vi.advanceTimersByTime(60_000);
    expect(doneLine.current).toBeNull();
    sayDone('Non salvato.', { kind: 'fail' });
    vi.advanceTimersByTime(600_000);
    expect(doneLine.current?.text).toBe('Non salvato.');
  });

  it('gives a long text its time', () => {
    expect(readingTime('a'.repeat(500))).toBeGreaterThan(30_000);
  });

  it('begins anew with each text', () => {
    sayDone('Primo.');
    vi.advanceTimersByTime(readingTime('Primo.') + 1);
    sayDone('Secondo.');
    doneLine.goOn();
    expect(doneLine.current?.text).toBe('Secondo.');
  });
});
