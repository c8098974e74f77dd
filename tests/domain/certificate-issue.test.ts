import { describe, expect, it } from 'vitest';
import { refuseIssue, type PostingBar } from '../../src/domain/certificate-issue.js';
import type { Certificate, Posting } from '../../src/domain/facts.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import type { CardState } from '../../src/domain/standing.js';
import {
  buildCard,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildUnit,
  buildWaveCard,
  type EventText,
  type SittingText,
} from './build-facts.js';

const on = '2024-12-31';

function refuse(
  certificates: Certificate[],
  sittings: SittingText[] = ['passed 2024-06-15'],
  postings: Posting[] = [buildPosting()],
  today = on,
): ReturnType<typeof refuseIssue> {
  const officer = buildOfficer({ certificates, sittings: sittings.map(buildSitting), postings });
  return refuseIssue(officer, hunanPolicy, on, today);
}

describe('who is issued a card', () => {
  it.each<[why: string, cards: Certificate[]]>([
    ['never held one', []],
    ['one was cancelled before the pass', [buildWaveCard('cancelled 2024-06-14')]],
    [
      'one was replaced and that one cancelled',
      [buildWaveCard('replaced 2023-03-01', 'cancelled 2024-06-14')],
    ],
  ])('a qualified officer: %s', (_why, cards) => {
    expect(refuse(cards)).toBeNull();
  });

  it.each<[event: EventText | null, state: CardState]>([
    [null, 'valid'],
    ['suspended 2024-03-01', 'suspended'],
    ['lost 2024-03-01', 'lost'],
    // Qualified by the pass after the return, but the old card could still be given back.
    ['returned 2024-03-01', 'returned'],
  ])('nobody who holds one: %s', (event, state) => {
    const cards = [buildWaveCard(...(event ? [event] : []))];
    expect(refuse(cards)).toEqual({
      code: 'holder-holds-card',
      field: 'idNumber',
      params: { name: '张三', number: '18000000001', state },
    });
  });

  it('nobody who holds a lapsed one, or one of a later day', () => {
    const lapsed = [buildCard('18000000002', '2019-01-01', '2023-12-31')];
    expect(refuse(lapsed)).toMatchObject({ code: 'holder-holds-card', params: { state: 'lapsed' } });
    const later = [buildCard('18000000002', '2025-01-01', '2029-12-31')];
    expect(refuse(later)).toMatchObject({ code: 'holder-holds-card', params: { state: 'valid' } });
  });

  it.each<[cards: Certificate[], sittings: SittingText[], because: string]>([
    [[], [], 'never-passed'],
    [[], ['failed 2024-06-15'], 'never-passed'],
    [[], ['passed 2022-12-30'], 'pass-lapsed'],
    [[buildWaveCard('cancelled 2024-06-15')], ['passed 2024-06-15'], 'card-cancelled'],
    [[buildWaveCard('revoked 2024-03-01')], ['passed 2024-06-15'], 'card-revoked'],
  ])('nobody who is not qualified: %j, %j', (cards, sittings, because) => {
    expect(refuse(cards, sittings)).toMatchObject({
      code: 'holder-not-qualified',
      field: 'idNumber',
      params: { name: '张三', because: { code: because } },
    });
  });

  it.each<[posting: Partial<Posting> | null, bar: PostingBar | null]>([
    [null, 'no-posting'],
    [{ since: '2025-01-01' }, 'no-posting'],
    [{ state: 'retired' }, 'state'],
    [{ state: 'off-post' }, 'state'],
    [{ state: 'seconded' }, null],
    [{ staffing: 'contract' }, 'staffing'],
    [{ staffing: 'auxiliary' }, 'staffing'],
    [{ staffing: 'public-institution' }, null],
    // Of a candidate from an exam roster nobody has said the staffing.
    [{ staffing: null }, null],
    [{ post: '后勤岗位' }, 'post'],
    [{ post: null }, null],
    [{ unit: buildUnit({ closedOn: '2024-12-31' }) }, 'unit-closed'],
    [{ unit: buildUnit({ closedOn: '2025-01-01' }) }, null],
  ])('nobody who is not in post: %j', (posting, bar) => {
    const refused = refuse([], undefined, posting ? [buildPosting(posting)] : []);
    if (bar === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject({ code: 'holder-not-in-post', params: { name: '张三', bar } });
  });

  it('nobody who has left since the day of issue', () => {
    const postings = [buildPosting(), buildPosting({ state: 'deceased', since: '2025-01-01' })];
    expect(refuse([], undefined, postings)).toBeNull();
    expect(refuse([], undefined, postings, '2025-01-01')).toMatchObject({
      code: 'holder-not-in-post',
      params: { bar: 'state' },
    });
  });
});
