import { describe, expect, it } from 'vitest';
import type { NetworkRow } from '../../ipc';
import { ordered } from './order';

const figure = (value: string) => ({ shown: value, value, citation: { label: '', key: '' } });
const row = (name: string, total: string): NetworkRow => ({
  network: 'como',
  name,
  own: false,
  shares: [figure('1.0')],
  weight: figure('1.0'),
  fixed: figure('1'),
  variable: figure('1'),
  total: figure(total),
  difference: null,
});
const names = (rows: NetworkRow[]) => rows.map((one) => one.name);

describe('the networks side by side', () => {
  const rows = [row('Milano 2', '900'), row('Milano', '1000'), row('Como', '900')];
  it('stand by name, numbers in their order', () => {
    expect(names(ordered(rows, { key: 'name', descending: false }))).toEqual(['Como', 'Milano', 'Milano 2']);
  });
  it('stand by amount and not by its first digit; equal ones by name', () => {
    expect(names(ordered(rows, { key: 'total', descending: true }))).toEqual(['Milano', 'Como', 'Milano 2']);
  });
});
