// What the days between the review and the applying change, although nobody wrote anything down.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OfficerFacts } from '../../src/domain/facts.js';
import type { GroundCode } from '../../src/domain/grounds/ground.js';
import { listPassed } from '../../src/domain/passed-days.js';
import { someDay, someOfficer } from './arbitrary-facts.js';
import {
  buildCard,
  buildEvent,
  buildOfficer,
  buildPosting,
  buildSitting,
  type EventText,
} from './build-facts.js';

const from = '2024-06-30';
const number = '18000000001';
const holder = (...events: EventText[]): Partial<OfficerFacts> => ({
  certificates: [buildCard(number, '2022-11-01', '2027-10-31', ...events)],
});
const ending = (expiresOn: string): Partial<OfficerFacts> => ({
  certificates: [buildCard(number, '2019-01-01', expiresOn)],
});
const suspendedUntil = (until: string): Partial<OfficerFacts> => {
  const card = buildCard(number, '2022-11-01', '2027-10-31');
  return { certificates: [{ ...card, events: [{ ...buildEvent('suspended 2024-01-01'), until }] }] };
};
const moving = (since: string): Partial<OfficerFacts> => ({
  postings: [buildPosting(), buildPosting({ since, state: 'retired' })],
});
const source = { fileId: 1, line: 2 };

test.each<{
  what: string;
  facts: Partial<OfficerFacts>;
  until: string;
  grounds?: GroundCode[];
  changes: unknown[];
}>([
  { what: 'nothing', facts: holder(), until: '2024-12-31', changes: [] },
  { what: 'a posting on the day of the review', facts: moving(from), until: '2024-12-31', changes: [] },
  {
    what: 'a posting on the next day',
    facts: moving('2024-07-01'),
    until: '2024-07-01',
    changes: [{ change: 'came', fact: { fact: 'posting', since: '2024-07-01', state: 'retired' } }],
  },
  {
    what: 'a posting after the day of applying',
    facts: moving('2024-07-02'),
    until: '2024-07-01',
    changes: [],
  },
  {
    what: 'a card issued in between',
    facts: { certificates: [buildCard(number, '2024-07-01', '2029-06-30')] },
    until: '2024-07-01',
    changes: [{ change: 'came', fact: { fact: 'certificate', number } }],
  },
  {
    what: 'a card not yet issued',
    facts: { certificates: [buildCard(number, '2024-07-02', '2029-07-01')] },
    until: '2024-07-01',
    changes: [],
  },
  {
    what: 'a card handed back in between',
    facts: holder('returned 2024-07-01'),
    until: '2024-07-01',
    changes: [{ change: 'came', fact: { fact: 'event', number, kind: 'returned', on: '2024-07-01' } }],
  },
  {
    what: 'a card cancelled on the day of the review is of no concern any more',
    facts: holder('cancelled 2024-06-30', 'returned 2024-07-01'),
    until: '2024-12-31',
    changes: [],
  },
  { what: 'a card on its last day', facts: ending('2024-07-01'), until: '2024-07-01', changes: [] },
  {
    what: 'a card the day after its last day',
    facts: ending('2024-07-01'),
    until: '2024-07-02',
    changes: [{ change: 'lapsed', number, lastDay: '2024-07-01' }],
  },
  {
    what: 'a card whose last day was that of the review',
    facts: ending('2024-06-30'),
    until: '2024-07-01',
    changes: [{ change: 'lapsed', number, lastDay: '2024-06-30' }],
  },
  { what: 'a card that had lapsed before', facts: ending('2024-06-29'), until: '2024-12-31', changes: [] },
  {
    what: 'a suspension on its last day',
    facts: suspendedUntil('2024-07-01'),
    until: '2024-07-01',
    changes: [],
  },
  {
    what: 'a suspension the day after',
    facts: suspendedUntil('2024-07-01'),
    until: '2024-07-02',
    changes: [{ change: 'suspension-ended', number, lastDay: '2024-07-01' }],
  },
  {
    what: 'an exam that no ground rests on',
    facts: { sittings: [buildSitting('passed 2024-07-20')] },
    until: '2024-12-31',
    grounds: ['retired'],
    changes: [],
  },
  {
    what: 'an exam that the ground rests on',
    facts: { sittings: [buildSitting('passed 2024-07-20')] },
    until: '2024-12-31',
    grounds: ['renewal-exam-failed'],
    changes: [{ change: 'came', fact: { fact: 'sitting', outcome: 'passed', heldOn: '2024-07-20' } }],
  },
  {
    what: 'an act of a person without any for long',
    facts: { enforcementActs: [{ actedOn: '2024-07-20', source }] },
    until: '2024-12-31',
    grounds: ['inactive'],
    changes: [{ change: 'came', fact: { fact: 'enforcement-act', on: '2024-07-20' } }],
  },
  {
    what: 'the end of an investigation',
    facts: { disciplines: [{ since: '2024-07-20', kind: 'cleared', source }] },
    until: '2024-12-31',
    grounds: ['disciplined'],
    changes: [{ change: 'came', fact: { fact: 'discipline', kind: 'cleared' } }],
  },
])('$what', ({ facts, until, grounds = ['retired'], changes }) => {
  const found = listPassed(buildOfficer(facts), grounds, from, until);
  expect(found).toMatchObject(changes);
  expect(found).toHaveLength(changes.length);
});

test('on the day of the review itself nothing has passed', () => {
  fc.assert(
    fc.property(someOfficer, someDay, (facts, day) => {
      expect(listPassed(facts, ['renewal-exam-failed', 'inactive', 'disciplined'], day, day)).toEqual([]);
    }),
  );
});
