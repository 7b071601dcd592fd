/* Values that a person types as text: how each is read, written back and refused. */
import {
  dateProblem,
  formatAmount,
  formatDate,
  moneyProblem,
  parseDate,
  parseMoney,
  parseTime,
  timeProblem,
} from '../format';

/** How a text stands for a value. */
export interface Reading {
  /** The value that a text says: empty for nothing, null where it says none. */
  read: (text: string) => string | null;
  /** The text of a value that is not empty. */
  write: (value: string) => string;
  /** Why a text says no value; null where it says one, or nothing. */
  problem: (text: string) => string | null;
}

/** A day, gg/mm/aaaa outside and ISO inside. */
export const DAY: Reading = { read: parseDate, write: formatDate, problem: dateProblem };

/** An hour of the day, 14:30. */
export const HOUR: Reading = { read: parseTime, write: (value) => value, problem: timeProblem };

/** An amount in euros, 1.250,50 outside and 1250.50 inside. */
export const AMOUNT: Reading = { read: parseMoney, write: formatAmount, problem: moneyProblem };
