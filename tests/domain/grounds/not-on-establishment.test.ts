import { describe, expect, it } from 'vitest';
import { postingStates, type Staffing } from '../../../src/domain/facts.js';
import { notOnEstablishment } from '../../../src/domain/grounds/not-on-establishment.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  buildContext,
  buildOfficer,
  buildPosting,
  buildWaveCard,
  findMatches,
  postingSource,
} from '../build-facts.js';

const certificates = [buildWaveCard()];

function count(staffing: Staffing | null, policy = hunanPolicy): number {
  const officer = buildOfficer({ certificates, postings: [buildPosting({ staffing })] });
  return findMatches(notOnEstablishment, officer, buildContext('2024-12-31', null, policy)).length;
}

describe('not-on-establishment', () => {
  it.each<[Staffing | null, number]>([
    ['administrative', 0],
    ['civil-servant-managed', 0],
    ['public-institution', 0],
    ['contract', 1],
    ['agency', 1],
    ['temporary', 1],
    ['workman', 1],
    ['auxiliary', 1],
    [null, 0],
  ])('%s: %i', (staffing, matches) => {
    expect(count(staffing)).toBe(matches);
  });

  it.each(postingStates)('is met whatever the state: %s', (state) => {
    const officer = buildOfficer({ certificates, postings: [buildPosting({ staffing: 'contract', state })] });
    expect(findMatches(notOnEstablishment, officer, buildContext('2024-12-31'))).toHaveLength(1);
  });

  it.each([
    ['2024-02-29', 0],
    ['2024-03-01', 1],
    ['2024-06-30', 1],
    ['2024-07-01', 0],
  ])('on %s: %i', (asOf, matches) => {
    const postings = [
      buildPosting(),
      buildPosting({ since: '2024-03-01', staffing: 'agency' }),
      buildPosting({ since: '2024-07-01' }),
    ];
    expect(
      findMatches(notOnEstablishment, buildOfficer({ certificates, postings }), buildContext(asOf)),
    ).toHaveLength(matches);
  });

  it('names the staffing and the posting', () => {
    const postings = [buildPosting({ since: '2024-03-01', staffing: 'auxiliary' })];
    expect(
      findMatches(notOnEstablishment, buildOfficer({ certificates, postings }), buildContext('2024-12-31')),
    ).toEqual([
      {
        ground: 'not-on-establishment',
        params: { staffing: 'auxiliary', unit: '荷塘区城管局', since: '2024-03-01' },
        certificateNumber: '18000000001',
        source: postingSource,
      },
    ]);
  });

  it('follows the policy', () => {
    const wider = { ...hunanPolicy, onEstablishment: [...hunanPolicy.onEstablishment, 'contract' as const] };
    expect(count('contract', wider)).toBe(0);
    expect(count('agency', wider)).toBe(1);
  });

  it('is not met without a posting', () => {
    const officer = buildOfficer({ certificates, postings: [] });
    expect(findMatches(notOnEstablishment, officer, buildContext('2024-12-31'))).toEqual([]);
  });
});
