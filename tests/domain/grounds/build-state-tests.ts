import { describe, expect, it } from 'vitest';
import { postingStates, type PostingState } from '../../../src/domain/facts.js';
import type { Ground, GroundCode } from '../../../src/domain/grounds/ground.js';
import {
  buildCard,
  buildContext,
  buildOfficer,
  buildPosting,
  buildWaveCard,
  findMatches,
  postingSource,
} from '../build-facts.js';

/** What the five grounds that read the state of the posting in force have in common. */
export function testStateGround(ground: Ground, code: GroundCode, states: readonly PostingState[]): void {
  const certificates = [buildCard('18000000002', '2021-01-01', '2025-12-31'), buildWaveCard()];

  describe(code, () => {
    it('carries its code', () => {
      expect(ground.code).toBe(code);
    });

    it.each(postingStates.map((state) => [state, states.includes(state)] as const))(
      '%s: %s',
      (state, isMet) => {
        const postings = [buildPosting({ since: '2024-02-29', state })];
        const matches = findMatches(
          ground,
          buildOfficer({ certificates, postings }),
          buildContext('2024-12-31'),
        );
        expect(matches.length).toBe(isMet ? 1 : 0);
      },
    );

    describe.each(states)('%s since 2024-02-29', (state) => {
      const postings = [buildPosting(), buildPosting({ since: '2024-02-29', state })];
      const officer = buildOfficer({ certificates, postings });

      it.each([
        ['2024-02-28', 0],
        ['2024-02-29', 1],
        ['2024-03-01', 1],
      ])('on %s: %i', (asOf, count) => {
        expect(findMatches(ground, officer, buildContext(asOf))).toHaveLength(count);
      });

      it('names the posting and the newest card', () => {
        expect(findMatches(ground, officer, buildContext('2024-02-29'))).toEqual([
          {
            ground: code,
            params: { state, unit: '荷塘区城管局', since: '2024-02-29' },
            certificateNumber: '18000000001',
            source: postingSource,
          },
        ]);
      });

      it('is over with a new posting', () => {
        const returned = { ...officer, postings: [...postings, buildPosting({ since: '2024-06-01' })] };
        expect(findMatches(ground, returned, buildContext('2024-05-31'))).toHaveLength(1);
        expect(findMatches(ground, returned, buildContext('2024-06-01'))).toHaveLength(0);
      });
    });

    it('is not met without a posting', () => {
      expect(
        findMatches(ground, buildOfficer({ certificates, postings: [] }), buildContext('2024-12-31')),
      ).toEqual([]);
    });
  });
}
