import { describe, expect, it } from 'vitest';
import type { Signature } from '../../ipc';
import { correctionOf, emptyStep, stepOf } from './step';

const values = emptyStep('2014-03-24');

describe('the step that a dialog sends', () => {
  it('says nothing of what was left empty', () => {
    const step = stepOf('return', { ...values, returned_on: '', signed_on: '', channel: '', number: '  ' });
    expect(step).toMatchObject({
      kind: 'return',
      returned_on: null,
      signed_on: null,
      arrived_by: null,
      protocol: { number: '', date: null },
    });
  });

  it('keeps the two proofs apart', () => {
    const step = stepOf('return', {
      ...values,
      method: 'cades',
      signed_on: '2014-03-18',
      returned_on: '2014-03-19',
      number: '812',
      date: '2014-03-20',
    });
    expect(step).toMatchObject({
      method: 'cades',
      signed_on: '2014-03-18',
      returned_on: '2014-03-19',
      protocol: { number: '812', date: '2014-03-20' },
    });
  });

  it('asks for an identity document of ink alone', () => {
    const ink = { ...values, identity_document: true };
    expect(stepOf('return', ink)).toMatchObject({ identity_document: true });
    expect(stepOf('return', { ...ink, method: 'pades' })).toMatchObject({ identity_document: false });
  });

  it('corrects from what was registered, and empties what is emptied', () => {
    const known = {
      sent_on: '2014-03-01',
      sent_by: 'pec',
      returned_on: '2014-03-19',
      arrived_by: 'pec',
    } as const;
    const rest = { signed_on: '2014-03-18', signed_by: 'Lucia Verdi', identity_document: true, notes: '' };
    const text = 'v-1';
    const protocol = { number: '812', date: '2014-03-19' };
    const signature = {
      version: 3,
      method: 'ink',
      protocol,
      text_version: text,
      ...known,
      ...rest,
    } as Signature;
    expect(stepOf('correct', correctionOf(signature))).toEqual({
      kind: 'correct',
      read: 3,
      method: 'ink',
      protocol_date: '2014-03-19',
      text,
      ...known,
      ...rest,
    });
    const emptied = { ...correctionOf(signature), signed_on: '', sent_by: '' };
    expect(stepOf('correct', emptied)).toMatchObject({ signed_on: null, sent_by: null });
  });

  it('says which text came back only where somebody said it', () => {
    expect(stepOf('return', values)).toMatchObject({ text: null });
    expect(stepOf('return', { ...values, text: 'v-1' })).toMatchObject({ text: 'v-1' });
  });

  it('holds valid with a reason', () => {
    expect(stepOf('keep', { ...values, reason: 'Gli impegni sono gli stessi' })).toEqual({
      kind: 'keep',
      reason: 'Gli impegni sono gli stessi',
    });
  });

  it('sends a number beside its date, as the protocol step names them', () => {
    expect(stepOf('assign_protocol', { ...values, number: ' 7 ', date: '2014-03-20' })).toEqual({
      kind: 'assign_protocol',
      number: '7',
      date: '2014-03-20',
    });
  });
});
