import { expect, test } from 'vitest';
import { compareFacts, listFacts, type FactRecord } from '../../src/domain/fact-list.js';
import { buildCard, buildOfficer, buildPosting, buildSitting } from './build-facts.js';

const act = (on: string): FactRecord => ({ fact: 'enforcement-act', on });
const trained = (hours: number): FactRecord => ({ fact: 'training', year: 2024, course: null, hours });
const judged = (result: string): FactRecord => ({ fact: 'appraisal', year: 2024, result });

test.each<{ what: string; before: FactRecord[]; now: FactRecord[]; changes: unknown[] }>([
  { what: 'nothing', before: [act('2024-01-01')], now: [act('2024-01-01')], changes: [] },
  {
    what: 'another order is no change',
    before: [act('2024-01-01'), trained(40)],
    now: [trained(40), act('2024-01-01')],
    changes: [],
  },
  {
    what: 'one came',
    before: [],
    now: [act('2024-01-01')],
    changes: [{ change: 'added', fact: act('2024-01-01') }],
  },
  {
    what: 'one went',
    before: [act('2024-01-01')],
    now: [],
    changes: [{ change: 'gone', fact: act('2024-01-01') }],
  },
  {
    what: 'one says something else',
    before: [judged('incompetent')],
    now: [judged('competent')],
    changes: [{ change: 'corrected', before: judged('incompetent'), fact: judged('competent') }],
  },
  {
    what: 'an act on another day is another act',
    before: [act('2024-01-01')],
    now: [act('2024-02-01')],
    changes: [
      { change: 'gone', fact: act('2024-01-01') },
      { change: 'added', fact: act('2024-02-01') },
    ],
  },
  {
    what: 'a course of as many hours twice is more than once',
    before: [trained(20)],
    now: [trained(20), trained(20)],
    changes: [{ change: 'added', fact: trained(20) }],
  },
])('$what', ({ before, now, changes }) => {
  expect(compareFacts(before, now)).toEqual(changes);
});

test('what was written down and read again is the same', () => {
  const facts = buildOfficer({
    postings: [buildPosting()],
    certificates: [buildCard('18000000001', '2022-11-01', '2027-10-31', 'suspended 2024-01-01')],
    sittings: [buildSitting('passed 2024-03-16')],
    trainings: [{ year: 2024, course: null, hours: 40, source: { fileId: 1, line: 2 } }],
    appraisals: [{ year: 2024, result: 'competent', source: { fileId: 1, line: 2 } }],
    enforcementActs: [{ actedOn: '2024-05-06', source: { fileId: 1, line: 2 } }],
    disciplines: [{ since: '2024-05-06', kind: 'sanctioned', source: { fileId: 1, line: 2 } }],
  });
  const read = JSON.parse(JSON.stringify(listFacts(facts))) as FactRecord[];
  expect(read.map(({ fact }) => fact)).toEqual([
    ...['person', 'posting', 'certificate', 'event', 'sitting'],
    ...['training', 'appraisal', 'enforcement-act', 'discipline'],
  ]);
  expect(compareFacts(read, listFacts(facts))).toEqual([]);
});
