import { describe, expect, it } from 'vitest';
import type { FindingView } from '../../ipc';
import { nextPlace, placeOf, screenOf } from './places';

const finding = (place: Pick<FindingView, 'screen' | 'spot' | 'row'>): FindingView => ({
  severity: 'warning',
  title: '',
  text: '',
  button: '',
  citation: null,
  ...place,
});

describe('the buttons of the dashboard', () => {
  it('lead to the row that a finding is about', () => {
    const place = placeOf(finding({ screen: 'agreement', spot: 'signer', row: 'p-1' }));
    expect(place).toEqual({ screen: 'agreement', params: { spot: 'signer', id: 'p-1' } });
  });
  it('lead to the whole screen without parameters', () => {
    expect(placeOf(finding({ screen: 'parties', spot: 'whole', row: null }))).toEqual({
      screen: 'parties',
      params: {},
    });
  });
  it('lead nowhere for the plan, which is not there yet', () => {
    expect(screenOf('plan')).toBeNull();
  });
  it('lead every next step somewhere', () => {
    expect(nextPlace('import_parties').screen).toBe('import');
    expect(nextPlace('remind')).toEqual({ screen: 'adherences', params: { next: 'remind' } });
    expect(nextPlace('print_forms').params).toEqual({ print: 'adherence_form' });
    expect(nextPlace('print_register').screen).toBe('documents');
  });
});
