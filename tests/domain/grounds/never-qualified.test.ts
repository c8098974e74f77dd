import { describe, expect, it } from 'vitest';
import { neverQualified } from '../../../src/domain/grounds/never-qualified.js';
import {
  buildCard,
  buildContext,
  buildOfficer,
  buildSitting,
  findMatches,
  sourceOf,
  type SittingText,
} from '../build-facts.js';

const firstRound = '2024-03-16';
const context = buildContext('2024-12-31', firstRound);
const issued = (on: string): ReturnType<typeof buildCard> => buildCard('18000000005', on, '2029-03-31');

describe('never-qualified', () => {
  it.each([
    ['2024-03-15', 0],
    ['2024-03-16', 0],
    ['2024-03-17', 1],
    ['2024-12-31', 1],
  ])('no pass, first round on 2024-03-16, issued on %s: %i', (issuedOn, matches) => {
    const officer = buildOfficer({ certificates: [issued(issuedOn)] });
    expect(findMatches(neverQualified, officer, context)).toHaveLength(matches);
  });

  it.each<[sittings: SittingText[], matches: number]>([
    [['passed 2024-03-16'], 0],
    [['exempt 2024-03-16'], 0],
    [['passed 2024-05-20'], 0],
    [['passed 2024-05-21'], 1],
    [['failed 2024-03-16'], 1],
    [['absent 2024-03-16'], 1],
    [['breach 2024-03-16'], 1],
    [['cheating 2024-03-16'], 1],
    [['failed 2024-03-16', 'passed 2024-05-19'], 0],
    [['failed 2024-03-16', 'passed 2024-07-20'], 1],
    // However old the pass, it is on record.
    [['passed 2019-01-01'], 0],
  ])('issued on 2024-05-20, %j: %i', (texts, matches) => {
    const officer = buildOfficer({ certificates: [issued('2024-05-20')], sittings: texts.map(buildSitting) });
    expect(findMatches(neverQualified, officer, context)).toHaveLength(matches);
  });

  it('names the card issued without a pass, not the one from before the first round', () => {
    const certificates = [buildCard('18000000001', '2022-11-01', '2027-10-31'), issued('2024-05-20')];
    expect(findMatches(neverQualified, buildOfficer({ certificates }), context)).toEqual([
      {
        ground: 'never-qualified',
        params: { number: '18000000005', issuedOn: '2024-05-20', firstRoundOn: firstRound },
        certificateNumber: '18000000005',
        source: sourceOf('18000000005'),
      },
    ]);
  });

  it.each([
    // The first was issued before the first round.
    ['2022-11-01', 0],
    ['2024-03-16', 0],
    ['2024-03-17', 1],
  ])('counts a card that replaced another from the first issue, %s: %i', (first, matches) => {
    const certificates = [
      buildCard('18000000001', first, '2027-10-31', 'replaced 2024-06-01'),
      buildCard('18000000002', '2024-06-01', '2027-10-31', 'lost 2024-07-01', 'replaced 2024-08-01'),
      buildCard('18000000003', '2024-08-01', '2027-10-31'),
    ];
    const found = findMatches(neverQualified, buildOfficer({ certificates }), context);
    expect(found).toHaveLength(matches);
    // What it says of the day is said of the first card; what is in question is the one held.
    expect(found.map((match) => [match.certificateNumber, match.params])).toEqual(
      found.map(() => ['18000000003', { number: '18000000001', issuedOn: first, firstRoundOn: firstRound }]),
    );
  });

  it('counts a card of its own from its own issue, whatever became of the older one', () => {
    const older = buildCard('18000000001', '2022-11-01', '2027-10-31', 'replaced 2024-06-01');
    const certificates = [older, buildCard('18000000002', '2024-06-02', '2029-06-01')];
    expect(findMatches(neverQualified, buildOfficer({ certificates }), context)).toHaveLength(1);
  });

  it('looks at held cards only', () => {
    const gone = buildCard('18000000006', '2024-05-20', '2029-05-19', 'cancelled 2024-06-01');
    const certificates = [buildCard('18000000001', '2022-11-01', '2027-10-31'), gone];
    expect(findMatches(neverQualified, buildOfficer({ certificates }), context)).toEqual([]);
  });

  it('flags nobody while the register has no round', () => {
    const officer = buildOfficer({ certificates: [issued('2024-05-20')] });
    expect(findMatches(neverQualified, officer, buildContext('2024-12-31', null))).toEqual([]);
  });
});
