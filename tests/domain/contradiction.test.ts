// Which grounds a unit may name of a person, by what the register knows of them.
import { describe, expect, it } from 'vitest';
import { contradictsRegister } from '../../src/domain/cleanup.js';
import type { OfficerFacts } from '../../src/domain/facts.js';
import type { GroundCode } from '../../src/domain/grounds/ground.js';
import {
  buildCard,
  buildContext,
  buildIdNumber,
  buildOfficer,
  buildPosting,
  buildUnit,
  buildWaveCard,
} from './build-facts.js';

const context = buildContext('2024-12-31', '2024-03-16');

function contradicts(ground: GroundCode, facts: Partial<OfficerFacts>): boolean {
  return contradictsRegister(ground, buildOfficer({ certificates: [buildWaveCard()], ...facts }), context);
}

describe('what only a unit can know is never contradicted', () => {
  it.each<GroundCode>(['deceased', 'dismissed', 'retired', 'left', 'off-post', 'disciplined'])(
    '%s',
    (ground) => {
      expect(contradicts(ground, {})).toBe(false);
    },
  );
});

describe('what the register knows by itself is contradicted where it finds nothing', () => {
  const closed = buildUnit({ closedOn: '2024-06-30' });
  const lapsed = buildCard('18000000009', '2019-01-01', '2023-12-31');
  it.each<[GroundCode, met: Partial<OfficerFacts>]>([
    ['unit-closed', { postings: [buildPosting({ unit: closed })] }],
    ['never-qualified', { certificates: [buildCard('18000000005', '2024-05-20', '2029-05-19')] }],
    ['certificate-lapsed', { certificates: [lapsed] }],
    [
      'surplus-certificate',
      { certificates: [buildWaveCard(), buildCard('18000000007', '2023-01-01', '2027-12-31')] },
    ],
    ['past-retirement-age', { idNumber: buildIdNumber('1960-01-01', 'male') }],
  ])('%s', (ground, met) => {
    expect(contradicts(ground, {})).toBe(true);
    expect(contradicts(ground, met)).toBe(false);
    expect(contradicts(ground, { certificates: [] })).toBe(true);
  });
});

describe('not-on-establishment', () => {
  it.each([
    ['administrative', true],
    ['public-institution', true],
    ['contract', false],
    [null, false],
  ] as const)('staffing %s: %s', (staffing, contradicted) => {
    const postings = [buildPosting({ staffing })];
    expect(contradicts('not-on-establishment', { postings })).toBe(contradicted);
  });

  it('is open without a posting', () => {
    expect(contradicts('not-on-establishment', { postings: [] })).toBe(false);
  });
});

describe('past-retirement-age', () => {
  // Born 1970-01: 50 in 2020-01 as a worker, 55 and a month in 2025-02 as a cadre.
  it.each([
    ['administrative', true],
    ['workman', false],
    ['public-institution', false],
    [null, false],
  ] as const)('of a woman of 54, staffing %s: %s', (staffing, contradicted) => {
    const idNumber = buildIdNumber('1970-01-15', 'female');
    expect(contradicts('past-retirement-age', { idNumber, postings: [buildPosting({ staffing })] })).toBe(
      contradicted,
    );
  });
});
