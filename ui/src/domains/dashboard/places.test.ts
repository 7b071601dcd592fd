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
  it('lead to the meeting and to the deadline, each on its own screen', () => {
    expect(placeOf(finding({ screen: 'meetings', spot: 'row', row: 'm-1' }))).toEqual({
      screen: 'meetings',
      params: { spot: 'row', id: 'm-1' },
    });
    expect(placeOf(finding({ screen: 'deadlines', spot: 'row', row: 'd-1' })).screen).toBe('deadlines');
  });
  it('lead to the rows that stayed out of an import', () => {
    expect(placeOf(finding({ screen: 'import', spot: 'left_rows', row: null }))).toEqual({
      screen: 'import',
      params: { spot: 'left_rows' },
    });
  });
  it('lead to the rows that a step is about', () => {
    expect(nextPlace('verify_returns').params).toEqual({ spot: 'returned', next: 'verify_returns' });
    expect(placeOf(finding({ screen: 'adherences', spot: 'to_send', row: null })).params).toEqual({
      spot: 'to_send',
    });
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
    expect(nextPlace('send_reminders').params).toEqual({ next: 'send_reminders' });
    expect(nextPlace('print_forms').params).toEqual({ print: 'adherence_form' });
    expect(nextPlace('print_register').screen).toBe('documents');
    expect(nextPlace('print_agreement')).toEqual({
      screen: 'agreement',
      params: { next: 'print_agreement' },
    });
    expect(nextPlace('call_meeting').screen).toBe('meetings');
    expect(nextPlace('register_returns').params).toEqual({ next: 'register_returns' });
  });
});
