import { describe, expect, it } from 'vitest';
import { findClosing, readOutcome } from '../../src/domain/closing.js';
import { outcomes, type RoundEvent } from '../../src/domain/facts.js';
import { buildEvents } from './build-facts.js';

const closed = buildEvents('closed 2024-07-01');
const reopened = buildEvents('closed 2024-07-01', 'reopened 2024-07-10');
const again = buildEvents('closed 2024-07-01', 'reopened 2024-07-10', 'closed 2024-07-20');
const inOneDay = buildEvents('closed 2024-07-01', 'reopened 2024-07-01');

const cases: [events: RoundEvent[], asOf: string | undefined, closedOn: string | null][] = [
  [[], '2024-07-01', null],
  [[], undefined, null],
  [closed, '2024-06-30', null],
  [closed, '2024-07-01', '2024-07-01'],
  [closed, '2030-01-01', '2024-07-01'],
  [closed, undefined, '2024-07-01'],
  [reopened, '2024-07-09', '2024-07-01'],
  [reopened, '2024-07-10', null],
  [reopened, undefined, null],
  [again, '2024-07-19', null],
  [again, '2024-07-20', '2024-07-20'],
  [again, undefined, '2024-07-20'],
  [inOneDay, '2024-06-30', null],
  [inOneDay, '2024-07-01', null],
];

describe('findClosing', () => {
  it.each(cases)('of %j on %s: %s', (events, asOf, closedOn) => {
    expect(findClosing(events, asOf)).toBe(closedOn);
  });
});

describe('readOutcome', () => {
  it.each(cases.filter(([, asOf]) => asOf !== undefined))(
    'of one who signed up, %j on %s: absent when closed (%s)',
    (roundEvents, asOf, closedOn) => {
      const outcome = readOutcome({ outcome: 'registered', roundEvents }, asOf!);
      expect(outcome).toBe(closedOn === null ? 'registered' : 'absent');
    },
  );

  it.each(outcomes.filter((outcome) => outcome !== 'registered'))(
    'is %s whether or not the round is closed',
    (outcome) => {
      expect(readOutcome({ outcome, roundEvents: closed }, '2024-07-01')).toBe(outcome);
      expect(readOutcome({ outcome }, '2024-06-30')).toBe(outcome);
    },
  );

  it('awaits a result while nothing is known of the round', () => {
    expect(readOutcome({ outcome: 'registered' }, '2024-07-01')).toBe('registered');
  });
});
