/*
 * Dates as people write them (gg/mm/aaaa) and as the archive keeps them (ISO). No clock is read
 * here: whoever needs «today» passes it.
 */

import { plural } from './counts';

const DAY = 86_400_000;

/** `2014-03-31` → `31/03/2014`; an empty or missing date is an em dash. */
export function formatDate(iso: string | null | undefined): string {
  if (!iso) return '—';
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** An ISO instant as `31/03/2014 alle 16:03`, in the computer's time zone. */
export function formatInstant(iso: string | null | undefined): string {
  if (!iso) return '—';
  const when = new Date(iso);
  return `${formatDate(isoOf(when))} alle ${formatTime(iso)}`;
}

/** The time of an ISO instant as `16:03`, in the computer's time zone. */
export function formatTime(iso: string): string {
  const when = new Date(iso);
  return `${two(when.getHours())}:${two(when.getMinutes())}`;
}

/**
 * Reads a date as typed: `31/3/2014`, `31.03.14`, `31-3-2014`, `31032014`.
 * Answers ISO, `''` for nothing, null for what is no date of the calendar or of no year that an office means.
 */
export function parseDate(text: string): string | null {
  if (text.trim() === '') return '';
  const iso = written(text.trim());
  return iso !== null && isPlausible(iso) ? existing(iso) : null;
}

/** Why what is typed is no date; nothing where it is one, or where nothing is typed. */
export function dateProblem(text: string): string | null {
  if (parseDate(text) !== null) return null;
  const iso = written(text.trim());
  if (iso === null) return 'Data non valida: scrivila come gg/mm/aaaa, per esempio 31/03/2014';
  if (!isPlausible(iso)) return `L’anno ${iso.slice(0, 4)} non può essere: controlla la data`;
  return `Il giorno ${formatDate(iso)} non c’è nel calendario: controlla la data`;
}

/** The ISO form of what is written like a date, whether the calendar has it or not. */
function written(typed: string): string | null {
  const parts =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (!parts) return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : null;
  const [, day, month, year] = parts as unknown as [string, string, string, string];
  const century = year.length === 2 ? `20${year}` : year;
  return `${century}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A year out of these is a slip of the keys: no act or term of an office has it. */
function isPlausible(iso: string): boolean {
  const year = Number(iso.slice(0, 4));
  return year >= 1900 && year < 2100;
}

/**
 * Reads an hour of the day as typed: `14:30`, `14.30`, `1430`, `9` for nine sharp.
 * Answers `09:00`, `''` for nothing, null for what is no hour.
 */
export function parseTime(text: string): string | null {
  const typed = text.trim();
  if (typed === '') return '';
  const parts = /^(\d{1,2})(?:\s*[:.,]\s*(\d{2}))?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
  if (!parts) return null;
  const [, hour = '', minute = '00'] = parts;
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

/** Why what is typed is no hour; nothing where it is one, or where nothing is typed. */
export function timeProblem(text: string): string | null {
  return parseTime(text) === null ? 'Ora non valida: scrivila come 14:30' : null;
}

/** Whole days from one ISO date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** A term seen from a date: `7 giorni`, `1 giorno`, `scade oggi`, `scaduto da 3 giorni`. */
export function formatTerm(term: string, today: string): string {
  const days = daysBetween(today, term);
  if (days === 0) return 'scade oggi';
  return days > 0 ? formatDays(days) : `scaduto da ${formatDays(-days)}`;
}

/** A past date seen from a later one: `oggi`, `ieri`, `3 giorni fa`, then the date itself. */
export function formatPast(iso: string, today: string): string {
  const days = daysBetween(iso.slice(0, 10), today);
  if (days === 0) return 'oggi';
  if (days === 1) return 'ieri';
  return days > 1 && days < 7 ? `${formatDays(days)} fa` : `il ${formatDate(iso)}`;
}

/** The ISO date of an instant, in the computer's time zone. */
export function isoOf(when: Date): string {
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

function formatDays(days: number): string {
  return plural(days, 'giorno', 'giorni');
}

function existing(iso: string): string | null {
  const when = new Date(midnight(iso));
  return !Number.isNaN(when.getTime()) && when.toISOString().startsWith(iso) ? iso : null;
}

function midnight(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
