const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/**
 * Decides whether an upper-case unified social credit code (统一社会信用代码) has 18 allowed characters and a check
 * character that fits (GB 32100-2015). Some official codes fail, so a failure is a reason to warn, not to refuse.
 */
export function isValidCreditCode(code: string): boolean {
  if (!FORM.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}
