import { describe, expect, it } from 'vitest';
import { certificateLapsed } from '../../../src/domain/grounds/certificate-lapsed.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  buildCard,
  buildContext,
  buildOfficer,
  findMatches,
  sourceOf,
  type EventText,
} from '../build-facts.js';

const until = (number: string, lastDay: string, ...events: EventText[]): ReturnType<typeof buildCard> =>
  buildCard(number, '2019-01-01', lastDay, ...events);

function count(cards: ReturnType<typeof buildCard>[], asOf: string, renewalGraceMonths = 0): number {
  const context = buildContext(asOf, null, { ...hunanPolicy, renewalGraceMonths });
  return findMatches(certificateLapsed, buildOfficer({ certificates: cards }), context).length;
}

describe('certificate-lapsed', () => {
  it.each([
    ['2024-12-31', '2024-12-30', 0],
    ['2024-12-31', '2024-12-31', 0],
    ['2024-12-31', '2025-01-01', 1],
    ['2024-02-29', '2024-02-29', 0],
    ['2024-02-29', '2024-03-01', 1],
  ])('last day %s, seen on %s: %i', (lastDay, asOf, matches) => {
    expect(count([until('18000000001', lastDay)], asOf)).toBe(matches);
  });

  it.each([
    ['2024-06-30', '2024-09-30', 0],
    ['2024-06-30', '2024-10-01', 1],
    ['2024-11-30', '2025-02-28', 0],
    ['2024-11-30', '2025-03-01', 1],
  ])('last day %s, three months of grace, seen on %s: %i', (lastDay, asOf, matches) => {
    expect(count([until('18000000001', lastDay)], asOf, 3)).toBe(matches);
  });

  it.each<[why: string, cards: ReturnType<typeof buildCard>[], matches: number]>([
    ['both lapsed', [until('18000000001', '2023-12-31'), until('18000000002', '2024-06-30')], 1],
    ['the other one valid', [until('18000000001', '2023-12-31'), until('18000000002', '2027-10-31')], 0],
    [
      'the other one suspended',
      [until('18000000001', '2023-12-31'), until('18000000002', '2027-10-31', 'suspended 2024-01-01')],
      0,
    ],
    [
      'the other one lost',
      [until('18000000001', '2023-12-31'), until('18000000002', '2027-10-31', 'lost 2024-01-01')],
      0,
    ],
    [
      'the other one cancelled',
      [until('18000000001', '2023-12-31'), until('18000000002', '2027-10-31', 'cancelled 2024-01-01')],
      1,
    ],
    ['lost, then lapsed', [until('18000000001', '2023-12-31', 'lost 2023-06-01')], 1],
    ['lost, not lapsed', [until('18000000001', '2027-10-31', 'lost 2023-06-01')], 0],
  ])('%s', (_why, cards, matches) => {
    expect(count(cards, '2024-12-31')).toBe(matches);
  });

  it('names the card that lapsed last', () => {
    const certificates = [until('18000000001', '2024-06-30'), until('18000000002', '2023-12-31')];
    expect(
      findMatches(certificateLapsed, buildOfficer({ certificates }), buildContext('2024-12-31')),
    ).toEqual([
      {
        ground: 'certificate-lapsed',
        params: { number: '18000000001', expiresOn: '2024-06-30', graceMonths: 0 },
        certificateNumber: '18000000001',
        source: sourceOf('18000000001'),
      },
    ]);
  });
});
