import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidCreditCode } from '../../src/domain/credit-code.js';

/** Published codes (domain.md), and two worked out by hand at the ends of the check table: sums 1612 = 52·31 and 1024 = 33·31 + 1. */
const VALID = ['123502001549897397', '91350200MA2YJ1XR9G', '11430200MB000000R0', '11430200MB0000004Y'];

describe('isValidCreditCode', () => {
  it.each(VALID)('accepts %s', (code) => {
    expect(isValidCreditCode(code)).toBe(true);
  });

  it.each([
    ...['123502001549897398', '91350200MA2YJ1XR9H', '11430200MB000000RY'],
    ...['12350200154989739', '1235020015498973977', '', '91350200ma2yj1xr9g', ' 123502001549897397'],
    ...[
      '91350200MA2YJIXR9G',
      '91350200MA2YJ1OR9G',
      '91350200MA2YJ1SR9G',
      '91350200MA2YJ1VR9G',
      '91350200MA2YJ1ZR9G',
    ],
  ])('refuses %j', (code) => {
    expect(isValidCreditCode(code)).toBe(false);
  });

  it('finds one changed character anywhere in a valid code', () => {
    const other = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY'));
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.integer({ min: 0, max: 17 }),
        other,
        (code, at, character) => {
          fc.pre(code[at] !== character);
          expect(isValidCreditCode(code.slice(0, at) + character + code.slice(at + 1))).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
