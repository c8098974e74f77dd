import { isCompactDate, type CalendarDate } from './calendar-date.js';

/** Why a number cannot be used; the row is rejected. */
export type IdentityErrorCode =
  | 'id-missing'
  | 'id-scientific'
  | 'id-characters'
  | 'id-length'
  | 'id-date'
  | 'id-check-digit'
  | 'id-truncated';

/** What a person should look at in a number that is used all the same. */
export type IdentityWarningCode = 'id-converted' | 'id-suspect-zeros';

export type IdentityFindingCode = IdentityErrorCode | IdentityWarningCode;

/** A usable 18-character number with its warnings, or no number and the one error that says why. */
export type IdentityCheck =
  { number: string; findings: IdentityWarningCode[] } | { number: null; findings: [IdentityErrorCode] };

const CHECK_DIGITS = '10X98765432';
const NEW_FORM = /^\d{17}[\dX]$/;
const OLD_FORM = /^\d{15}$/;
const CUT_FORM = /^\d{6}(?:19|20)/;
const SCIENTIFIC = /^\d(?:\.\d*)?[eE]\+?\d+$/;

/**
 * Computes the 18th character of an identity number (GB 11643-1999, ISO 7064 MOD 11-2).
 * @param number begins with 17 digits, which the caller has seen to; what follows does not count
 */
export function computeCheckDigit(number: string): string {
  // The weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 of the standard are the powers 2^17 … 2^1 mod 11.
  let remainder = 0;
  for (let i = 0; i < 17; i++) remainder = ((remainder + number.charCodeAt(i) - 48) * 2) % 11;
  return CHECK_DIGITS.charAt(remainder);
}

/**
 * Decides whether a cleaned cell (see `cleanIdentityCell`) holds an identity number (GB 11643-1999, and residence
 * permits of the same form), and gives its 18-character form. A number of 15 digits (before 1999) is converted.
 * The six digits of the region are not looked at: abolished codes stay valid. The birth date must be a real one
 * of the years 1900–2199.
 */
export function checkIdentityNumber(cleaned: string): IdentityCheck {
  const isOld = !NEW_FORM.test(cleaned);
  if (isOld && !OLD_FORM.test(cleaned)) return reject(explainForm(cleaned));
  // Nobody in post was born in 1919 or 1920: 15 digits with such a year are 18 that were cut.
  if (isOld && CUT_FORM.test(cleaned)) return reject('id-truncated');
  const number = isOld ? convertOldForm(cleaned) : cleaned;
  if (!isCompactDate(number.slice(6, 14))) return reject('id-date');
  if (isOld) return { number, findings: ['id-converted'] };

  // Excel keeps 15 digits and writes 0 for the rest; the check digit fits by chance in 1 of 11 such numbers.
  const endsInZeros = number.endsWith('000');
  if (computeCheckDigit(number) !== number.charAt(17))
    return reject(endsInZeros ? 'id-truncated' : 'id-check-digit');
  return { number, findings: endsInZeros ? ['id-suspect-zeros'] : [] };
}

/** Gives the birth date in digits 7–14 of an 18-character number. */
export function birthDateOf(number: string): CalendarDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** Gives the sex in digit 17 of an 18-character number: odd is male (GB 11643-1999). */
export function sexOf(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/**
 * Hides an identity number from readers: the first 6 and last 4 characters stay (430299********1234). Of a text
 * of 12 characters or fewer, which is no such number, only the last 2 stay.
 */
export function maskIdentityNumber(number: string): string {
  const [head, tail] = number.length > 12 ? [6, 4] : [0, 2];
  const hidden = Math.max(0, number.length - head - tail);
  return number.slice(0, head) + '*'.repeat(hidden) + number.slice(head + hidden);
}

/** Whether an identity number may be the one of which some characters are hidden: those that are seen agree. */
export function fitsMask(masked: string, number: string): boolean {
  return masked.length === number.length && [...masked].every((c, i) => c === '*' || c === number[i]);
}

/** Masks every identity number that stands in a text. */
export function maskWithin(text: string): string {
  if (text.length < 15) return text;
  return text.replace(/(?<![\dA-Za-z])\d{14,17}[\dXx](?![\dA-Za-z])/g, maskIdentityNumber);
}

function reject(code: IdentityErrorCode): IdentityCheck {
  return { number: null, findings: [code] };
}

function explainForm(cleaned: string): IdentityErrorCode {
  if (cleaned === '') return 'id-missing';
  if (SCIENTIFIC.test(cleaned)) return 'id-scientific';
  return /^\d+X?$/.test(cleaned) ? 'id-length' : 'id-characters';
}

function convertOldForm(number15: string): string {
  const first17 = `${number15.slice(0, 6)}19${number15.slice(6)}`;
  return first17 + computeCheckDigit(first17);
}
