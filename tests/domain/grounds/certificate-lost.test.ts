import { describe, expect, it } from 'vitest';
import { certificateLost } from '../../../src/domain/grounds/certificate-lost.js';
import {
  buildCard,
  buildContext,
  buildOfficer,
  buildWaveCard,
  findMatches,
  sourceOf,
  type EventText,
} from '../build-facts.js';

const older = (...events: EventText[]): ReturnType<typeof buildCard> =>
  buildCard('18000000009', '2021-01-01', '2025-12-31', ...events);

function find(certificates: ReturnType<typeof buildCard>[], asOf: string): unknown[] {
  return findMatches(certificateLost, buildOfficer({ certificates }), buildContext(asOf));
}

describe('certificate-lost', () => {
  it.each([
    ['2024-02-28', 0],
    ['2024-02-29', 1],
    ['2027-10-31', 1],
    // From then on it is lapsed.
    ['2027-11-01', 0],
  ])('lost on 2024-02-29, seen on %s: %i', (asOf, matches) => {
    expect(find([buildWaveCard('lost 2024-02-29')], asOf)).toHaveLength(matches);
  });

  it.each<[why: string, cards: ReturnType<typeof buildCard>[], matches: number]>([
    ['found again', [buildWaveCard('lost 2024-02-29', 'resumed 2024-06-01')], 0],
    ['replaced', [older('lost 2022-06-01', 'replaced 2022-11-01'), buildWaveCard()], 0],
    ['the older one lost, the newer valid', [older('lost 2022-06-01'), buildWaveCard()], 0],
    ['the newer one lost, the older valid', [older(), buildWaveCard('lost 2024-02-29')], 0],
    [
      'the newer one lost, the older suspended',
      [older('suspended 2024-01-01'), buildWaveCard('lost 2024-02-29')],
      1,
    ],
    [
      'the older one lost, the newer suspended',
      [older('lost 2022-06-01'), buildWaveCard('suspended 2024-01-01')],
      0,
    ],
    ['both lost', [older('lost 2024-02-29'), buildWaveCard('lost 2024-02-29')], 1],
    ['returned after it was lost', [buildWaveCard('lost 2024-02-29', 'returned 2024-03-01')], 0],
  ])('%s: %#', (_why, cards, matches) => {
    expect(find(cards, '2024-12-31')).toHaveLength(matches);
  });

  it('names the card and the day it was lost, with the list that said so', () => {
    const card = buildWaveCard('lost 2024-02-29');
    const expected = {
      ground: 'certificate-lost',
      params: { number: '18000000001', lostOn: '2024-02-29' },
      certificateNumber: '18000000001',
    };
    expect(find([card], '2024-12-31')).toEqual([{ ...expected, source: sourceOf('18000000001') }]);
    const source = { fileId: 9, line: 90 };
    const reported = { ...card, events: card.events.map((event) => ({ ...event, source })) };
    expect(find([reported], '2024-12-31')).toEqual([{ ...expected, source }]);
  });
});
