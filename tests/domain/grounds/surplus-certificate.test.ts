import { describe, expect, it } from 'vitest';
import { surplusCertificate } from '../../../src/domain/grounds/surplus-certificate.js';
import {
  buildCard,
  buildContext,
  buildOfficer,
  findMatches,
  sourceOf,
  type EventText,
} from '../build-facts.js';

type Card = ReturnType<typeof buildCard>;
const older = (...events: EventText[]): Card =>
  buildCard('18000000001', '2022-11-01', '2027-10-31', ...events);
const newer = (...events: EventText[]): Card =>
  buildCard('18000000002', '2024-05-20', '2029-05-19', ...events);
const newest = (...events: EventText[]): Card =>
  buildCard('18000000003', '2024-09-01', '2029-08-31', ...events);

function findNumbers(certificates: Card[], asOf = '2024-12-31'): string[] {
  return findMatches(surplusCertificate, buildOfficer({ certificates }), buildContext(asOf)).map(
    (m) => m.certificateNumber,
  );
}

describe('surplus-certificate', () => {
  it.each<[why: string, cards: Card[], surplus: string[]]>([
    ['one card', [older()], []],
    ['two cards: the older goes', [older(), newer()], ['18000000001']],
    ['three cards: both older ones go', [older(), newer(), newest()], ['18000000001', '18000000002']],
    ['the older suspended', [older('suspended 2024-06-01'), newer()], []],
    [
      'the older suspended and resumed',
      [older('suspended 2024-06-01', 'resumed 2024-07-01'), newer()],
      ['18000000001'],
    ],
    ['the older lost', [older('lost 2024-04-01'), newer()], []],
    ['the older returned', [older('returned 2024-05-20'), newer()], []],
    ['the older replaced', [older('replaced 2024-05-20'), newer()], []],
    ['the newer suspended', [older(), newer('suspended 2024-06-01')], []],
    ['the one between is lost', [older(), newer('lost 2024-06-01'), newest()], ['18000000001']],
    ['no valid card', [older('lost 2024-04-01'), newer('suspended 2024-06-01')], []],
  ])('%s', (_why, cards, surplus) => {
    expect(findNumbers(cards)).toEqual(surplus);
  });

  it.each([
    ['2024-05-19', []],
    ['2024-05-20', ['18000000001']],
    ['2027-10-31', ['18000000001']],
    ['2027-11-01', []],
  ])('on %s', (asOf, surplus) => {
    expect(findNumbers([older(), newer()], asOf)).toEqual(surplus);
  });

  it('names the older card as evidence, and the newer one', () => {
    const officer = buildOfficer({ certificates: [older(), newer()] });
    expect(findMatches(surplusCertificate, officer, buildContext('2024-12-31'))).toEqual([
      {
        ground: 'surplus-certificate',
        params: {
          number: '18000000001',
          issuedOn: '2022-11-01',
          newerNumber: '18000000002',
          newerIssuedOn: '2024-05-20',
        },
        certificateNumber: '18000000001',
        source: sourceOf('18000000001'),
      },
    ]);
  });
});
