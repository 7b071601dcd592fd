import { describe, expect, it } from 'vitest';
import { RowWindow } from './window.svelte';

function windowOf(count: number): RowWindow {
  const rows = new RowWindow(36);
  rows.restart(count);
  rows.height = 360;
  return rows;
}

describe('the window of a table', () => {
  it('holds few of thousands of rows, and their heights add up to all', () => {
    const rows = windowOf(5000);
    rows.top = 36 * 2500;
    const { from, to, before, after } = rows.slice;
    expect(from).toBeLessThanOrEqual(2500);
    expect(to).toBeGreaterThan(2510);
    expect(to - from).toBeLessThan(60);
    expect(before + (to - from) * 36 + after).toBe(5000 * 36);
  });

  it('reaches the last row at the bottom', () => {
    const rows = windowOf(100);
    rows.top = 100 * 36 - 360;
    expect(rows.slice.to).toBe(100);
    expect(rows.slice.after).toBe(0);
  });

  it('counts a taller row for what it is', () => {
    const rows = windowOf(100);
    rows.measure([[3, 56]]);
    expect(rows.offset(3)).toBe(108);
    expect(rows.offset(4)).toBe(164);
    expect(rows.offset(100)).toBe(3620);
  });

  it('forgets the heights of rows that are gone', () => {
    const rows = windowOf(100);
    rows.measure([[3, 56]]);
    rows.restart(100);
    expect(rows.offset(100)).toBe(3600);
  });

  it('is whole for the printer', () => {
    const rows = windowOf(5000);
    rows.whole = true;
    expect(rows.slice).toEqual({ from: 0, to: 5000, before: 0, after: 0 });
  });
});
