/* How a heap looks, and the words of the screen itself; names of states come from Rust. */
import type { AdherenceStatus, SignatureEvent } from '../../ipc';
import type { IconName, Tone } from '../../shared';

interface Look {
  tone: Tone;
  icon: IconName;
}

const LOOKS: Record<AdherenceStatus, Look> = {
  to_send: { tone: 'neutral', icon: 'mail' },
  sent: { tone: 'info', icon: 'share' },
  irregular: { tone: 'error', icon: 'error' },
  returned: { tone: 'info', icon: 'inbox' },
  verified: { tone: 'ok', icon: 'check' },
  complete: { tone: 'ok', icon: 'check-circle' },
  renounced: { tone: 'neutral', icon: 'ban' },
};

/** Icon and colour of a heap. */
export function lookOf(status: AdherenceStatus): Look {
  return LOOKS[status];
}

/** The heap that a place of a finding names; `all` where it names none. */
export function heapOf(spot: string | undefined): string {
  return spot !== undefined && spot in LOOKS ? spot : 'all';
}

interface StepWords {
  title: string;
  confirm: string;
  /** After it was done, for one and for many. */
  done: (count: number) => string;
  icon: IconName;
}

const many = (count: number) => (count === 1 ? '1 soggetto' : `${count} soggetti`);

/** The words of the dialog of each step. */
export const STEPS: Record<SignatureEvent, StepWords> = {
  send: {
    title: 'Registra l’invio',
    confirm: 'Registra l’invio',
    done: (count) => `Invio registrato per ${many(count)}.`,
    icon: 'mail',
  },
  return: {
    title: 'Registra il rientro',
    confirm: 'Registra il rientro',
    done: (count) => `Rientro registrato per ${many(count)}.`,
    icon: 'inbox',
  },
  verify: {
    title: 'Segna come verificata',
    confirm: 'È in regola',
    done: (count) => `Verificata la firma di ${many(count)}.`,
    icon: 'check',
  },
  keep: {
    title: 'Tieni valida',
    confirm: 'Tieni valida',
    done: (count) => `Tenuta valida la firma di ${many(count)}.`,
    icon: 'check-circle',
  },
  find_irregular: {
    title: 'Segna come irregolare',
    confirm: 'Segna come irregolare',
    done: (count) => `Irregolare il rientro di ${many(count)}.`,
    icon: 'error',
  },
  correct: {
    title: 'Correggi il rientro',
    confirm: 'Correggi',
    done: () => 'Dati del rientro corretti.',
    icon: 'pencil',
  },
  assign_protocol: {
    title: 'Registra il protocollo',
    confirm: 'Registra il protocollo',
    done: (count) => `Protocollo registrato per ${many(count)}.`,
    icon: 'note',
  },
  annul_protocol: {
    title: 'Annulla il protocollo',
    confirm: 'Annulla il protocollo',
    done: (count) => `Protocollo annullato per ${many(count)}.`,
    icon: 'restore',
  },
  annul_return: {
    title: 'Annulla il rientro',
    confirm: 'Annulla il rientro',
    done: (count) => `Rientro annullato per ${many(count)}.`,
    icon: 'restore',
  },
  remind: {
    title: 'Registra l’invio del sollecito',
    confirm: 'Registra l’invio',
    done: (count) => `Sollecito registrato per ${many(count)}.`,
    icon: 'mail',
  },
  renounce: {
    title: 'Registra la rinuncia',
    confirm: 'Registra la rinuncia',
    done: (count) => `Rinuncia registrata per ${many(count)}.`,
    icon: 'ban',
  },
  revoke: {
    title: 'Revoca la rinuncia',
    confirm: 'Revoca la rinuncia',
    done: (count) => `Rinuncia revocata per ${many(count)}.`,
    icon: 'restore',
  },
};

export const CHANNELS = [
  { value: 'pec', label: 'PEC' },
  { value: 'email', label: 'Posta elettronica' },
  { value: 'hand', label: 'Consegna a mano' },
  { value: 'post', label: 'Posta' },
];

export const METHODS = [
  { value: 'ink', label: 'A penna, su carta' },
  { value: 'pades', label: 'In digitale, dentro il PDF', hint: 'PAdES' },
  { value: 'cades', label: 'In digitale, file .p7m', hint: 'CAdES' },
];

/** Usual reasons of an irregular return, each with what is usually done. */
export const IRREGULARITIES = [
  { reason: 'Manca una pagina', remedy: 'Chiedere il documento intero' },
  { reason: 'Versione superata', remedy: 'Inviare la versione in firma e farla firmare' },
  { reason: 'Firma mancante', remedy: 'Farla firmare e chiedere un nuovo invio' },
  {
    reason: 'Firma di chi non ha i poteri',
    remedy: 'Chiedere la delega o la firma del legale rappresentante',
  },
  { reason: 'Manca la copia del documento d’identità', remedy: 'Chiederne la copia' },
];
