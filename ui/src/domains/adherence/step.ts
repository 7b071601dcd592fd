/*
 * What the dialog of a step holds, and the step that it sends. Empty fields are sent as not known;
 * what may be done, and when a date makes no sense, is decided by Rust.
 */
import type { AdherenceStep, Channel, Signature, SignatureEvent, SigningMethod } from '../../ipc';

/** The values of every field that a step can have. */
export interface StepValues {
  on: string;
  channel: string;
  method: string;
  signed_on: string;
  signed_by: string;
  identity_document: boolean;
  returned_on: string;
  number: string;
  date: string;
  verified: boolean;
  reason: string;
  remedy: string;
  notes: string;
  file: string;
  /** Of a correction: the signature as it was read. */
  read: number;
  sent_on: string;
  sent_by: string;
  /** The version whose text came back; nothing means that of the paper which the party has. */
  text: string;
}

/** A dialog as it opens, on the working date. */
export function emptyStep(workingDate: string): StepValues {
  return {
    on: workingDate,
    // How it came is one of the two proofs: nobody has said it yet.
    channel: '',
    method: 'ink',
    signed_on: '',
    signed_by: '',
    identity_document: false,
    returned_on: workingDate,
    number: '',
    date: '',
    verified: false,
    reason: '',
    remedy: '',
    notes: '',
    file: '',
    read: 0,
    sent_on: '',
    sent_by: '',
    text: '',
  };
}

/** The dialog of a correction, with the data as they were registered. */
export function correctionOf(signature: Signature): StepValues {
  return {
    ...emptyStep(''),
    read: signature.version,
    sent_on: signature.sent_on ?? '',
    sent_by: signature.sent_by ?? '',
    returned_on: signature.returned_on ?? '',
    channel: signature.arrived_by ?? '',
    method: signature.method ?? '',
    signed_on: signature.signed_on ?? '',
    signed_by: signature.signed_by,
    identity_document: signature.identity_document,
    number: signature.protocol.number,
    date: signature.protocol.date ?? '',
    notes: signature.notes,
    text: signature.text_version,
  };
}

const day = (iso: string): string | null => iso || null;

/** The step that the values say. */
export function stepOf(kind: SignatureEvent, values: StepValues): AdherenceStep {
  const protocol = { number: values.number.trim(), date: day(values.date) };
  const channel = (values.channel || null) as Channel | null;
  switch (kind) {
    case 'send':
      return { kind, on: day(values.on), by: channel };
    case 'return':
      return {
        kind,
        returned_on: day(values.returned_on),
        arrived_by: channel,
        protocol,
        method: (values.method || null) as SigningMethod | null,
        signed_on: day(values.signed_on),
        signed_by: values.signed_by,
        identity_document: values.method === 'ink' && values.identity_document,
        verified: values.verified,
        text: values.text || null,
      };
    case 'verify':
      return { kind };
    case 'find_irregular':
      return { kind, reason: values.reason, remedy: values.remedy };
    case 'correct':
      return {
        kind,
        read: values.read,
        sent_on: day(values.sent_on),
        sent_by: (values.sent_by || null) as Channel | null,
        returned_on: day(values.returned_on),
        arrived_by: channel,
        method: (values.method || null) as SigningMethod | null,
        signed_on: day(values.signed_on),
        signed_by: values.signed_by,
        identity_document: values.method === 'ink' && values.identity_document,
        protocol_date: day(values.date),
        notes: values.notes,
        text: values.text,
      };
    case 'assign_protocol':
      return { kind, ...protocol };
    case 'keep':
    case 'annul_protocol':
    case 'annul_return':
    case 'revoke':
      return { kind, reason: values.reason };
    case 'remind':
      return { kind, on: day(values.on) };
    case 'renounce':
      return {
        kind,
        renounced_on: day(values.on),
        arrived_on: day(values.returned_on),
        arrived_by: channel,
        protocol,
        notes: values.notes,
      };
  }
}
