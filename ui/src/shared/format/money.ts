/*
 * Amounts as decimal strings ("1250.50") in and out; never a floating number, so that no cent is
 * made or lost on the screen. What is shown always groups thousands.
 */

/** `1250.5` → `1.250,50 €`; a missing amount is an em dash. */
export function formatMoney(amount: string | null | undefined): string {
  return amount ? `${formatAmount(amount)} €` : '—';
}

/** `1250.5` → `1.250,50`, without the sign of the euro. */
export function formatAmount(amount: string): string {
  const [euros = '0', cents = ''] = amount.replace(/^[-−]/, '').split('.');
  const sign = /^[-−]/.test(amount) ? '−' : '';
  return `${sign}${group(euros)},${cents.padEnd(2, '0').slice(0, 2)}`;
}

/** Whole euros as the act prints them: `360267` → `360.267 €`; cents are shown when there are any. */
export function formatEuros(amount: string): string {
  return `${formatAmount(amount).replace(/,00$/, '')} €`;
}

/**
 * Reads an amount as typed or pasted: `1.250,50`, `1250,5`, `1250.50`, `1.250 €`.
 * Answers a decimal string with two decimals, `''` for nothing, null for what is no amount.
 */
export function parseMoney(text: string): string | null {
  const typed = text.replace(/[\s€'’]/g, '');
  if (typed === '') return '';
  const parts =
    /^([-−]?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(typed) ??
    /^([-−]?)(\d+)\.(\d{1,2})$/.exec(typed);
  if (!parts) return null;
  const euros = (parts[2] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, '');
  return `${parts[1] ? '-' : ''}${euros}.${(parts[3] ?? '').padEnd(2, '0')}`;
}

/** Why what is typed is no amount; nothing where it is one, or where nothing is typed. */
export function moneyProblem(text: string): string | null {
  return parseMoney(text) === null ? 'Importo non valido: scrivilo come 1.250,00' : null;
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}
