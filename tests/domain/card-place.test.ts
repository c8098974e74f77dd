import { expect, test } from 'vitest';
import { findCardPlace } from '../../src/domain/card-place.js';
import type { Certificate, CertificateEventKind } from '../../src/domain/facts.js';

function card(...events: [CertificateEventKind, string][]): Certificate {
  return {
    certificateId: 1,
    number: '18000000001',
    issuedOn: '2022-11-01',
    expiresOn: '2027-10-31',
    issuer: null,
    kind: null,
    events: events.map(([kind, occurredOn]) => ({
      kind,
      occurredOn,
      until: null,
      reason: null,
      planId: null,
      ground: null,
      source: null,
    })),
    source: { fileId: 1, line: 2 },
  };
}

const out = { place: 'out', since: null };

test.each<{ what: string; events: [CertificateEventKind, string][]; asOf: string; expected: object }>([
  { what: 'nothing happened', events: [], asOf: '2025-01-01', expected: out },
  { what: 'cancelled only', events: [['cancelled', '2024-12-31']], asOf: '2025-01-01', expected: out },
  {
    what: 'the day before it came back',
    events: [
      ['cancelled', '2024-12-31'],
      ['returned', '2025-01-10'],
    ],
    asOf: '2025-01-09',
    expected: out,
  },
  {
    what: 'the day it came back',
    events: [
      ['cancelled', '2024-12-31'],
      ['returned', '2025-01-10'],
    ],
    asOf: '2025-01-10',
    expected: { place: 'returned', since: '2025-01-10' },
  },
  {
    what: 'handed in before it was cancelled',
    events: [
      ['returned', '2024-11-01'],
      ['cancelled', '2024-12-31'],
    ],
    asOf: '2024-12-31',
    expected: { place: 'returned', since: '2024-11-01' },
  },
  {
    what: 'given back to its holder in between',
    events: [
      ['returned', '2024-10-01'],
      ['resumed', '2024-11-01'],
      ['cancelled', '2024-12-31'],
    ],
    asOf: '2025-01-01',
    expected: out,
  },
  {
    what: 'lost',
    events: [
      ['lost', '2024-10-01'],
      ['cancelled', '2024-12-31'],
    ],
    asOf: '2025-01-01',
    expected: { place: 'lost', since: '2024-10-01' },
  },
  {
    what: 'lost, found and handed in',
    events: [
      ['lost', '2024-10-01'],
      ['cancelled', '2024-12-31'],
      ['returned', '2025-02-01'],
    ],
    asOf: '2025-02-01',
    expected: { place: 'returned', since: '2025-02-01' },
  },
])('$what', ({ events, asOf, expected }) => {
  expect(findCardPlace(card(...events), asOf)).toEqual(expected);
});
