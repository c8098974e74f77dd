// Every reason and every ground says by what rule it holds, where the rule was found, and which row decides.
import { describe, expect, it } from 'vitest';
import type { Certificate, CertificateEvent, OfficerFacts, SourceRef } from '../../src/domain/facts.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import { pickPolicyValues, ruleCodes, ruleKeys, ruleOfGround, ruleOfReason } from '../../src/domain/rules.js';
import { assess, readCard } from '../../src/domain/standing.js';
import { en } from '../../src/output/messages/en.js';
import { zh } from '../../src/output/messages/zh.js';
import {
  buildCard,
  buildEvent,
  buildOfficer,
  buildPosting,
  buildSitting,
  buildWaveCard,
  postingSource,
  sourceOf,
} from './build-facts.js';

const used = [...Object.values(ruleOfReason), ...Object.values(ruleOfGround)];

describe('rules', () => {
  it('are all used, and so are the keys of the policy', () => {
    expect([...new Set(used.map(({ rule }) => rule))].sort()).toEqual([...ruleCodes].sort());
    expect([...new Set(used.flatMap(({ policy }) => policy))].sort()).toEqual([...ruleKeys].sort());
  });

  it.each(ruleCodes)('%s names its source, or says that it is usual practice', (code) => {
    expect(en.explain.rules[code]).toMatch(
      /usual practice|No\. 280|decision of 2024-09-13|Hunan|Dazhou|Dachuan 2011|Haimen|outline for rule-of-law/,
    );
    expect(zh.explain.rules[code]).toMatch(
      /通行做法|第280号|2024-09-13决定|湖南|达州|达川2011年|海门|法治政府建设实施纲要/,
    );
  });

  it('of the grounds a finding sees its own entry only', () => {
    const { rule, policy } = ruleOfGround['certificate-lapsed'];
    expect(rule).toBe('grace-after-expiry');
    expect(pickPolicyValues(hunanPolicy, policy, 'certificate-lapsed')).toEqual({
      grounds: [{ ground: 'certificate-lapsed', mode: 'certain' }],
      renewalGraceMonths: 0,
    });
  });
});

const eventRow = { fileId: 9, line: 90 };

function withEvents(...events: Partial<CertificateEvent>[]): Certificate {
  const all = events.map((event) => ({ ...buildEvent('resumed 2024-01-01'), source: eventRow, ...event }));
  return { ...buildWaveCard(), events: all };
}

describe('the row behind a reason', () => {
  const issued = sourceOf('18000000001');
  const sat = buildSitting('failed 2024-03-16').source;
  const suspension = { kind: 'suspended', occurredOn: '2024-03-01', until: '2024-05-31' } as const;
  const renewal = { kind: 'renewed', occurredOn: '2027-08-01', until: '2032-10-31' } as const;

  it.each<[why: string, facts: Partial<OfficerFacts>, asOf: string, code: string, source: SourceRef | null]>([
    ['of a valid card the card', { certificates: [withEvents()] }, '2024-12-31', 'card-valid', issued],
    [
      'of a suspension the event',
      { certificates: [withEvents(suspension)] },
      '2024-05-31',
      'card-suspended',
      eventRow,
    ],
    [
      'of a card after its suspension the card again',
      { certificates: [withEvents(suspension)] },
      '2024-06-01',
      'card-valid',
      issued,
    ],
    [
      'of a renewed card the renewal',
      { certificates: [withEvents(renewal)] },
      '2027-11-01',
      'card-valid',
      eventRow,
    ],
    [
      'before the renewal the card',
      { certificates: [withEvents(renewal)] },
      '2027-07-31',
      'card-expiring',
      issued,
    ],
    [
      'of a renewed card that lapsed the renewal',
      { certificates: [withEvents(renewal)] },
      '2032-11-01',
      'card-lapsed',
      eventRow,
    ],
    [
      'of a cancellation by a cleanup none: no file says it',
      { certificates: [withEvents({ kind: 'cancelled', planId: 7, source: null })] },
      '2024-12-31',
      'card-cancelled',
      null,
    ],
    [
      'of a pass the sitting',
      { sittings: [buildSitting('passed 2024-03-16')] },
      '2024-12-31',
      'pass-unused',
      sat,
    ],
    [
      'of a pass that lapsed the sitting',
      { sittings: [buildSitting('passed 2024-03-16')] },
      '2026-03-17',
      'pass-lapsed',
      sat,
    ],
    [
      'of someone who never passed the last sitting by the day',
      {
        sittings: [
          buildSitting('failed 2024-03-16'),
          { ...buildSitting('failed 2025-03-16'), source: { fileId: 4, line: 41 } },
        ],
      },
      '2024-12-31',
      'never-passed',
      sat,
    ],
    ['of someone who never sat none', {}, '2024-12-31', 'never-passed', null],
    [
      'of a posting the posting',
      { certificates: [withEvents()], postings: [buildPosting({ state: 'retired' })] },
      '2024-12-31',
      'posting-not-active',
      postingSource,
    ],
  ])('%s', (_why, facts, asOf, code, source) => {
    const { reasons } = assess(buildOfficer(facts), hunanPolicy, asOf);
    expect(reasons.find((reason) => reason.code === code)).toMatchObject({ source });
  });

  it('is each card its own', () => {
    const other = buildCard('18000000003', '2023-01-01', '2027-12-31');
    const { reasons } = assess(
      buildOfficer({ certificates: [buildWaveCard(), other] }),
      hunanPolicy,
      '2024-12-31',
    );
    expect(reasons.map(({ source }) => source?.line)).toEqual([1, 3]);
    expect(readCard(other, '2024-12-31').source).toEqual(sourceOf('18000000003'));
  });
});
