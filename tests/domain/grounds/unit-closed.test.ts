import { describe, expect, it } from 'vitest';
import type { Authority, PostingState } from '../../../src/domain/facts.js';
import { unitClosed } from '../../../src/domain/grounds/unit-closed.js';
import {
  buildContext,
  buildOfficer,
  buildPosting,
  buildUnit,
  buildWaveCard,
  findMatches,
  postingSource,
} from '../build-facts.js';

const certificates = [buildWaveCard()];
const closed = buildUnit({ closedOn: '2024-06-30' });

describe('unit-closed', () => {
  it.each([
    ['2024-06-29', 0],
    ['2024-06-30', 1],
    ['2024-07-01', 1],
  ])('closed on 2024-06-30, seen on %s: %i', (asOf, matches) => {
    const officer = buildOfficer({ certificates, postings: [buildPosting({ unit: closed })] });
    expect(findMatches(unitClosed, officer, buildContext(asOf))).toHaveLength(matches);
  });

  it.each<[PostingState, number]>([
    ['active', 1],
    ['seconded', 1],
    ['off-post', 1],
    ['retired', 0],
    ['transferred', 0],
    ['resigned', 0],
    ['dismissed', 0],
    ['deceased', 0],
  ])('state %s: %i', (state, matches) => {
    const officer = buildOfficer({ certificates, postings: [buildPosting({ unit: closed, state })] });
    expect(findMatches(unitClosed, officer, buildContext('2024-12-31'))).toHaveLength(matches);
  });

  it.each<[Authority | null, number]>([
    ['statutory', 0],
    ['delegated', 0],
    ['entrusted', 0],
    [null, 0],
    ['none', 1],
  ])('open with authority %s: %i', (authority, matches) => {
    const officer = buildOfficer({
      certificates,
      postings: [buildPosting({ unit: buildUnit({ authority }) })],
    });
    expect(findMatches(unitClosed, officer, buildContext('2024-12-31'))).toHaveLength(matches);
  });

  it('looks at the posting in force only', () => {
    const open = buildUnit({ unitId: 2, name: '荷塘区市监局' });
    const postings = [buildPosting({ unit: closed }), buildPosting({ since: '2024-07-01', unit: open })];
    const officer = buildOfficer({ certificates, postings });
    expect(findMatches(unitClosed, officer, buildContext('2024-06-30'))).toHaveLength(1);
    expect(findMatches(unitClosed, officer, buildContext('2024-07-01'))).toHaveLength(0);
  });

  it.each([
    ['closed', closed, '2024-06-30'],
    ['without authority', buildUnit({ authority: 'none' }), null],
    ['without authority, closed later', buildUnit({ authority: 'none', closedOn: '2025-01-01' }), null],
  ])('names the unit, %s, and the card', (_why, unit, closedOn) => {
    const officer = buildOfficer({ certificates, postings: [buildPosting({ unit })] });
    expect(findMatches(unitClosed, officer, buildContext('2024-12-31'))).toEqual([
      {
        ground: 'unit-closed',
        params: { unit: '荷塘区城管局', closedOn },
        certificateNumber: '18000000001',
        source: postingSource,
      },
    ]);
  });
});
