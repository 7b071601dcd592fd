/* The filter of the list, as the command wants it. */
import type { ArgsOf, DocumentKind } from '../../ipc';

export const FILTERS: { value: string; label: string }[] = [
  { value: 'all', label: 'Tutti' },
  { value: 'agreement', label: 'Accordi' },
  { value: 'adherence_form', label: 'Moduli di adesione' },
  { value: 'reminder', label: 'Solleciti' },
  { value: 'convocation', label: 'Convocazioni' },
  { value: 'register', label: 'Registri' },
  { value: 'renunciation_form', label: 'Rinunce' },
  { value: 'annulled', label: 'Annullati' },
];

export function queryOf(search: string, filter: string): ArgsOf<'document_list'>['query'] {
  const annulled = filter === 'annulled';
  const kind = annulled || filter === 'all' ? null : (filter as DocumentKind);
  return {
    search,
    kind,
    annulled: annulled ? true : null,
    party: null,
    deed_version: null,
    meeting: null,
  };
}
