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
