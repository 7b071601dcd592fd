import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatAmount,
  closed,
  formatCount,
  formatDate,
  formatEuros,
  formatInstant,
  formatList,
  formatMoney,
  formatPast,
  formatTerm,
  ofTheMany,
  dateProblem,
  parseDate,
  parseMoney,
  parseTime,
  plural,
  theMany,
  timeProblem,
} from '.';

describe('dates', () => {
  it('are shown as gg/mm/aaaa', () => {
    expect(formatDate('2014-03-31')).toBe('31/03/2014');
    expect(formatDate(null)).toBe('—');
    expect(formatInstant('2014-03-19T11:26:00')).toBe('19/03/2014 alle 11:26');
  });
  it('are read in every usual way of typing them', () => {
    for (const typed of [
      '31/03/2014',
      '31/3/2014',
      '31.3.14',
      '31-03-2014',
      '31 3 2014',
      '31032014',
      '2014-03-31',
    ])
      expect(parseDate(typed), typed).toBe('2014-03-31');
    expect(parseDate('  ')).toBe('');
  });
  it('outside the calendar are refused', () => {
    for (const typed of [
      '31/02/2014',
      '29/02/2014',
      '00/01/2014',
      '1/13/2014',
      '2014',
      'domani',
      '2014-02-30',
    ])
      expect(parseDate(typed), typed).toBeNull();
    expect(dateProblem('29/02/2014')).toContain('29/02/2014 non c’è');
    expect(dateProblem('31/03/3014')).toContain('3014');
    expect(dateProblem('31/03/0014')).toContain('0014');
    expect(dateProblem('fine marzo')).toContain('gg/mm/aaaa');
    expect(dateProblem('29/02/2016')).toBeNull();
    expect(dateProblem('')).toBeNull();
    expect(parseDate('29/02/2016')).toBe('2016-02-29');
  });
  it('have hours, read in every usual way and refused outside the day', () => {
    for (const typed of ['14:30', '14.30', '14,30', '1430', ' 14 : 30 '])
      expect(parseTime(typed), typed).toBe('14:30');
    expect([parseTime('9'), parseTime('9.05'), parseTime('930'), parseTime('')]).toEqual([
      '09:00',
      '09:05',
      '09:30',
      '',
    ]);
    for (const typed of ['25:00', '14:60', '14:3', 'mattina', '14:'])
      expect(parseTime(typed), typed).toBeNull();
    expect([timeProblem('25:00'), timeProblem('14:30')]).toEqual([
      'Ora non valida: scrivila come 14:30',
      null,
    ]);
  });
  it('are counted in whole days, across the change of hour too', () => {
    expect(daysBetween('2014-03-24', '2014-03-31')).toBe(7);
    expect(daysBetween('2014-03-31', '2014-03-24')).toBe(-7);
  });
  it('tell a term in words', () => {
    expect(formatTerm('2014-03-31', '2014-03-24')).toBe('7 giorni');
    expect(formatTerm('2014-03-31', '2014-03-30')).toBe('1 giorno');
    expect(formatTerm('2014-03-31', '2014-03-31')).toBe('scade oggi');
    expect(formatTerm('2014-03-31', '2014-04-03')).toBe('scaduto da 3 giorni');
    expect(formatTerm('2014-03-31', '2017-07-17')).toBe('scaduto da 1.204 giorni');
  });
  it('tell the past in words, then by date', () => {
    expect(formatPast('2014-01-20', '2014-01-20')).toBe('oggi');
    expect(formatPast('2014-01-19T17:20:00', '2014-01-20')).toBe('ieri');
    expect(formatPast('2014-01-17', '2014-01-20')).toBe('3 giorni fa');
    expect(formatPast('2014-01-09', '2014-01-20')).toBe('il 09/01/2014');
  });
});

describe('money', () => {
  it('is shown with its thousands grouped, from four digits on', () => {
    expect(formatMoney('1250.5')).toBe('1.250,50 €');
    expect(formatMoney('360267')).toBe('360.267,00 €');
    expect(formatMoney('')).toBe('—');
    expect(formatEuros('288213.00')).toBe('288.213 €');
    expect(formatAmount('-800')).toBe('−800,00');
  });
  it('keeps every cent of an amount no floating number can hold', () => {
    expect(formatAmount('90071992547409931.01')).toBe('90.071.992.547.409.931,01');
  });
  it('is read as Italians and Excel write it', () => {
    for (const typed of ['1.250,50', '1250,5', '1250.50', ' 1.250,50 € '])
      expect(parseMoney(typed), typed).toBe('1250.50');
    expect(parseMoney('1.250')).toBe('1250.00');
    expect(parseMoney('-3')).toBe('-3.00');
    expect(parseMoney('')).toBe('');
  });
  it('is refused when it could be read in two ways or in none', () => {
    for (const typed of ['1,250.50', '1.25.0', '12,345', 'mille', '1.2500'])
      expect(parseMoney(typed), typed).toBeNull();
  });
});

describe('counts', () => {
  it('group thousands always and agree with their noun', () => {
    expect(formatCount(1234)).toBe('1.234');
    expect(closed('Salvato: Alfa S.c.s.')).toBe('Salvato: Alfa S.c.s.');
    expect(closed('Salvato: Alfa')).toBe('Salvato: Alfa.');
    expect(plural(1, 'soggetto', 'soggetti')).toBe('1 soggetto');
    expect(plural(0, 'soggetto', 'soggetti')).toBe('0 soggetti');
    expect(formatList(['a', 'b', 'c'])).toBe('a, b e c');
    expect(formatList(['a'])).toBe('a');
    expect([7, 8, 11, 18, 1_100, 8_000].map(theMany)).toEqual([
      'i 7',
      'gli 8',
      'gli 11',
      'i 18',
      'i 1.100',
      'gli 8.000',
    ]);
    expect([ofTheMany(7), ofTheMany(80)]).toEqual(['dei 7', 'degli 80']);
  });
});
