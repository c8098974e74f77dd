import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  birthDateOf,
  checkIdentityNumber,
  computeCheckDigit,
  maskIdentityNumber,
  sexOf,
} from '../../src/domain/identity-number.js';

/** Published valid numbers (domain.md); two of them are residence permits of Hong Kong and Taiwan. */
const SPECIMENS = ['11010519491231002X', '500154199301135886', '810000199408230021', '830000199201300022'];

/** The standard's own table; the module computes the weights as powers of 2 instead. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function completeByTable(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });

function numbersBornBetween(first: string, last: string): fc.Arbitrary<string> {
  const birthDay = fc
    .integer({ min: Date.parse(first) / 86_400_000, max: Date.parse(last) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
  return fc.tuple(digits(6), birthDay, digits(3)).map((parts) => completeByTable(parts.join('')));
}

const validNumbers = numbersBornBetween('1900-01-01', '2199-12-31');

describe('computeCheckDigit', () => {
  it.each(SPECIMENS)('completes the published number %s', (number) => {
    expect(computeCheckDigit(number.slice(0, 17))).toBe(number.slice(17));
  });

  it('follows the table of weights in the standard', () => {
    fc.assert(
      fc.property(digits(17), (first17) => {
        expect(first17 + computeCheckDigit(first17)).toBe(completeByTable(first17));
      }),
    );
  });
});

describe('checkIdentityNumber', () => {
  it.each(SPECIMENS)('accepts the published number %s', (number) => {
    expect(checkIdentityNumber(number)).toEqual({ number, findings: [] });
  });

  it('converts 15 digits to 18', () => {
    const expected = { number: '610104196209276908', findings: ['id-converted'] };
    expect(checkIdentityNumber('610104620927690')).toEqual(expected);
  });

  // 430299 1980-01-01 100: the weighted sum is 254 = 23·11 + 1, so the check digit is 0 by chance.
  it('warns of 000 at the end where the check digit fits', () => {
    const number = '430299198001011000';
    expect(checkIdentityNumber(number)).toEqual({ number, findings: ['id-suspect-zeros'] });
  });

  // The weighted sum is 276 = 25·11 + 1.
  it('does not suspect two zeros at the end', () => {
    const number = '430299198601011100';
    expect(checkIdentityNumber(number)).toEqual({ number, findings: [] });
  });

  it('does not suspect the zeros of a number that had 15 digits, all of which Excel keeps', () => {
    const expected = { number: '430299198001011000', findings: ['id-converted'] };
    expect(checkIdentityNumber('430299800101100')).toEqual(expected);
  });

  it.each([
    ['id-missing', ['']],
    ['id-scientific', ['4.30203E+17', '4.30203e+17', '4.30203199001011E+17', '4E+17']],
    ['id-characters', ['430203-19900101-1234', '11010519491231002x', '1101051949123100X2', 'X', '无']],
    [
      'id-characters',
      ['11O10519491231002X', '１1010519491231002X', '430203199001011000.0', '11010519491231002XX'],
    ],
    ['id-length', ['1', '61010462092769', '6101046209276901', '1101051949123102X', '1101051949123100212']],
    ['id-date', ['11010519490229002X', '11010519491331002X', '11010519490010002X', '610104620231690']],
    ['id-date', ['11010518991231002X', '11010522001231002X', '430299198113011000']],
    ['id-check-digit', ['110105194912310021', '110105194912310020', '500154199301135880']],
    // Two zeros are no sign of Excel. The sum is 258 = 23·11 + 5: the check digit would be 7.
    ['id-check-digit', ['430299198001011100']],
    // The sum is 257 = 23·11 + 4: the check digit would be 8.
    ['id-truncated', ['430299198101011000']],
  ])('refuses with %s alone: %j', (code, cells) => {
    const refused = { number: null, findings: [code] };
    expect(cells.map(checkIdentityNumber)).toEqual(cells.map(() => refused));
  });

  it('accepts every number that was made by the table', () => {
    fc.assert(
      fc.property(validNumbers, (number) => {
        const findings = number.endsWith('000') ? ['id-suspect-zeros'] : [];
        expect(checkIdentityNumber(number)).toEqual({ number, findings });
      }),
    );
  });

  it('finds one changed character anywhere in a valid number', () => {
    const position = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(
        validNumbers,
        position,
        fc.constantFrom(...Array.from('0123456789X')),
        (number, at, other) => {
          fc.pre(number[at] !== other);
          const changed = number.slice(0, at) + other + number.slice(at + 1);
          expect(checkIdentityNumber(changed).number).toBeNull();
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds two neighbours exchanged anywhere in a valid number', () => {
    fc.assert(
      fc.property(validNumbers, fc.integer({ min: 0, max: 16 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const changed =
          number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        expect(checkIdentityNumber(changed).number).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the old and the new form of a number as one number', () => {
    fc.assert(
      fc.property(numbersBornBetween('1921-01-01', '1999-12-31'), (number) => {
        const old = number.slice(0, 6) + number.slice(8, 17);
        expect(checkIdentityNumber(old)).toEqual({ number, findings: ['id-converted'] });
      }),
    );
  });

  it.each(['430299200503151', '430299199001011'])('takes %s for an 18-digit number that was cut', (cut) => {
    expect(checkIdentityNumber(cut)).toEqual({ number: null, findings: ['id-truncated'] });
  });

  it('gives either a number or exactly one error, whatever the text', () => {
    const warnings = ['id-converted', 'id-suspect-zeros'];
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789X.E+')), maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, (cleaned) => {
        const { number, findings } = checkIdentityNumber(cleaned);
        const errors = findings.filter((code) => !warnings.includes(code));
        expect(errors).toHaveLength(number === null ? 1 : 0);
      }),
    );
  });
});

describe('birthDateOf and sexOf', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['500154199301135886', '1993-01-13', 'female'],
    ['610104196209276908', '1962-09-27', 'female'],
    ['430299199001011234', '1990-01-01', 'male'],
    ['430299198506150012', '1985-06-15', 'male'],
  ])('read %s: %s, %s', (number, birthDate, sex) => {
    expect(birthDateOf(number)).toBe(birthDate);
    expect(sexOf(number)).toBe(sex);
  });
});

describe('maskIdentityNumber', () => {
  it.each([
    ['430299199001011234', '430299********1234'],
    ['11010519491231002X', '110105********002X'],
    ['610104620927690', '610104*****7690'],
    ['1234567890123', '123456***0123'],
    ['123456789012', '**********12'],
    ['H12345678', '*******78'],
    ['123', '*23'],
    ['12', '12'],
    ['1', '1'],
    ['', ''],
  ])('shows %j as %j', (number, masked) => {
    expect(maskIdentityNumber(number)).toBe(masked);
  });
});
