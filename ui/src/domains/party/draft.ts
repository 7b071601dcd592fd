/* A party and a signer as a form writes them: choices as text, so that «not known» is an empty choice. */
import type { Category, Nature, Party, PartyDraft, Signer, SignerDraft } from '../../ipc';

export type PartyValues = Omit<PartyDraft, 'category' | 'nature'> & { category: string; nature: string };

const EMPTY: PartyValues = {
  name: '',
  category: '',
  nature: '',
  fiscal_code: '',
  vat_number: '',
  address: '',
  postal_code: '',
  municipality: '',
  province: '',
  pec: '',
  email: '',
  phone: '',
  contact_person: '',
  representative: '',
  representative_office: '',
  previous_member: false,
  notes: '',
};

/** The values of a form for a party, or for a new one. */
export function partyValues(party: Party | null): PartyValues {
  if (!party) return { ...EMPTY };
  const fields = Object.keys(EMPTY) as (keyof PartyValues)[];
  return Object.fromEntries(fields.map((field) => [field, party[field] ?? ''])) as unknown as PartyValues;
}

export function partyDraft(values: PartyValues): PartyDraft {
  return {
    ...values,
    category: values.category === '' ? null : (values.category as Category),
    nature: values.nature === '' ? null : (values.nature as Nature),
  };
}

export type SignerValues = Omit<SignerDraft, 'act'> & {
  act_body: string;
  act_number: string;
  act_date: string;
  act_awaited: boolean;
};

/** The values of a form for a person who signs, or for a new one. */
export function signerValues(signer: Signer | null): SignerValues {
  return {
    name: signer?.name ?? '',
    fiscal_code: signer?.fiscal_code ?? '',
    office: signer?.office ?? '',
    delegation: signer?.delegation ?? '',
    act_body: signer?.act.body ?? '',
    act_number: signer?.act.number ?? '',
    act_date: signer?.act.date ?? '',
    act_awaited: signer?.act.awaited ?? false,
    preferred: signer?.preferred ?? false,
  };
}

export function signerDraft(values: SignerValues): SignerDraft {
  const { act_body, act_number, act_date, act_awaited, ...person } = values;
  const act = {
    body: act_body,
    number: act_number,
    date: act_date === '' ? null : act_date,
    awaited: act_awaited,
  };
  return { ...person, act };
}
