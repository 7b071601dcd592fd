/* Five thousand invented adherences. */
import type { Column, RowGroup, Tone, IconName } from '../../src/shared';
import { formatDate } from '../../src/shared';

export interface Party {
  id: string;
  name: string;
  role: string;
  state: string;
  tone: Tone;
  icon: IconName;
  sent: string;
  last: string;
  needed: boolean;
}

const STATES: [string, Tone, IconName][] = [
  ['Inviata', 'info', 'upload'],
  ['Irregolare', 'error', 'error'],
  ['Da inviare', 'neutral', 'mail'],
  ['Verificata', 'ok', 'check'],
  ['Restituita', 'info', 'inbox'],
];

const all: Party[] = Array.from({ length: 5000 }, (_, index) => {
  const [state, tone, icon] = STATES[index % STATES.length]!;
  const long =
    index % 17 === 0 ? ' e dei comuni della bassa pianura, in convenzione con la comunità montana' : '';
  const sent = `2014-03-${String((index % 28) + 1).padStart(2, '0')}`;
  return {
    id: `p${index}`,
    name: `Ambito di prova ${index + 1}${long}`,
    role: index % 3 ? 'Aderente' : 'Parte',
    state,
    tone,
    icon,
    sent,
    last: 'Sollecito 1',
    needed: index < 2,
  };
});

export const rowId = (row: Party) => row.id;

export const columns: Column<Party>[] = [
  { id: 'name', label: 'Soggetto', text: (row) => row.name },
  { id: 'role', label: 'Ruolo', text: (row) => row.role, width: 90 },
  { id: 'state', label: 'Stato', text: (row) => row.state, width: 130 },
  {
    id: 'sent',
    label: 'Inviata il',
    text: (row) => formatDate(row.sent),
    sortBy: (row) => row.sent,
    width: 110,
  },
  { id: 'last', label: 'Ultimo passo', text: (row) => row.last, width: 140 },
];

export const groups: RowGroup<Party>[] = [
  { id: 'missing', label: 'Mancano: 7', rows: all.slice(0, 7) },
  { id: 'back', label: 'Rientrate: 4.993', note: 'da verificare 3', rows: all.slice(7) },
];
