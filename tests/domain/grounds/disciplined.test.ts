import { describe, expect, it } from 'vitest';
import type { Discipline } from '../../../src/domain/facts.js';
import { disciplined } from '../../../src/domain/grounds/disciplined.js';
import {
  buildContext,
  buildDiscipline,
  buildOfficer,
  buildWaveCard,
  findMatches,
  recordSource,
} from '../build-facts.js';

const certificates = [buildWaveCard()];

function find(disciplines: Discipline[], asOf: string): unknown[] {
  return findMatches(disciplined, buildOfficer({ certificates, disciplines }), buildContext(asOf));
}

describe('disciplined', () => {
  it.each([
    ['2024-02-28', 0],
    ['2024-02-29', 1],
    ['2024-08-31', 1],
    ['2024-09-01', 0],
  ])('investigated since 2024-02-29, cleared on 2024-09-01, seen on %s: %i', (asOf, matches) => {
    const records = [buildDiscipline('investigated 2024-02-29'), buildDiscipline('cleared 2024-09-01')];
    expect(find(records, asOf)).toHaveLength(matches);
  });

  it('is not met without a record', () => {
    expect(find([], '2024-12-31')).toEqual([]);
  });

  it('names the last record', () => {
    const records = [buildDiscipline('investigated 2024-02-29'), buildDiscipline('sanctioned 2024-09-01')];
    expect(find(records, '2024-12-31')).toEqual([
      {
        ground: 'disciplined',
        params: { kind: 'sanctioned', since: '2024-09-01' },
        certificateNumber: '18000000001',
        source: recordSource,
      },
    ]);
  });
});
