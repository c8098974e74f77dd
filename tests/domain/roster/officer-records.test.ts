import { describe, expect, it } from 'vitest';
import {
  continueRecords,
  readRecords,
  type KnownRecords,
  type RecordStatement,
} from '../../../src/domain/roster/officer-records.js';
import { buildRow, listCodes, type Cells } from './build-row.js';

const today = '2024-12-31';
const nothing: RecordStatement = { lastActOn: null, appraisal: null, discipline: null };

describe('readRecords', () => {
  it.each<[cells: Cells<'officers'>, said: Partial<RecordStatement>]>([
    [{}, {}],
    [{ lastActOn: '2024.12.31' }, { lastActOn: '2024-12-31' }],
    [{ appraisal: '优秀' }, { appraisal: { year: null, result: 'excellent' } }],
    [{ appraisal: '合格' }, { appraisal: { year: null, result: 'competent' } }],
    [{ appraisal: '基本合格' }, { appraisal: { year: null, result: 'basically-competent' } }],
    [{ appraisal: '不合格', appraisalYear: '2023' }, { appraisal: { year: 2023, result: 'incompetent' } }],
    [{ appraisal: '2023年不称职' }, { appraisal: { year: 2023, result: 'incompetent' } }],
    [{ appraisal: '２０２３年度：称职' }, { appraisal: { year: 2023, result: 'competent' } }],
    [
      { appraisal: '2023 称职', appraisalYear: '2023年度' },
      { appraisal: { year: 2023, result: 'competent' } },
    ],
    [{ appraisal: '', appraisalYear: '2023' }, {}],
    [
      { discipline: '受处分', disciplineSince: '2024/2/29' },
      { discipline: { kind: 'sanctioned', since: '2024-02-29' } },
    ],
    [{ discipline: '受审查' }, { discipline: { kind: 'investigated', since: null } }],
    [{ discipline: '解除' }, { discipline: { kind: 'cleared', since: null } }],
    [{ discipline: '无' }, { discipline: { kind: 'cleared', since: null } }],
  ])('%j', (cells, said) => {
    const row = buildRow<'officers'>(cells);
    expect(readRecords(row, today)).toEqual({ ...nothing, ...said });
    expect(listCodes(row)).toEqual([]);
  });

  it('refuses an act after the day of the import, not one of that day', () => {
    const row = buildRow<'officers'>({ lastActOn: '2025-01-01' });
    readRecords(row, today);
    expect(listCodes(row)).toEqual(['lastActOn: act-in-future']);
  });
});

describe('continueRecords', () => {
  const known: KnownRecords = {
    actedOn: new Set(['2024-05-20']),
    appraisals: new Map([[2023, 'competent']]),
    disciplines: new Map([
      ['2022-01-01', 'investigated'],
      ['2022-06-01', 'sanctioned'],
    ]),
  };
  const empty: KnownRecords = { actedOn: new Set(), appraisals: new Map(), disciplines: new Map() };

  it.each<
    [why: string, said: Partial<RecordStatement>, known: KnownRecords, written: object[], codes: string[]]
  >([
    ['nothing said', {}, known, [], []],
    ['an act on record', { lastActOn: '2024-05-20' }, known, [], []],
    [
      'another act',
      { lastActOn: '2024-06-01' },
      known,
      [{ record: 'enforcement-act', on: '2024-06-01', isChange: false }],
      [],
    ],
    ['an appraisal on record', { appraisal: { year: 2023, result: 'competent' } }, known, [], []],
    [
      'another result of the year',
      { appraisal: { year: 2023, result: 'incompetent' } },
      known,
      [{ record: 'appraisal', year: 2023, result: 'incompetent', isChange: true }],
      ['record-changed'],
    ],
    [
      'without a year: the last complete one, on 31 December its own',
      { appraisal: { year: null, result: 'competent' } },
      known,
      [{ record: 'appraisal', year: 2024, result: 'competent', isChange: false }],
      ['appraisal-undated'],
    ],
    [
      'a sanction of another day',
      { discipline: { since: '2024-03-01', kind: 'sanctioned' } },
      known,
      [{ record: 'discipline', since: '2024-03-01', kind: 'sanctioned', isChange: false }],
      [],
    ],
    ['a sanction on record', { discipline: { since: '2022-06-01', kind: 'sanctioned' } }, known, [], []],
    [
      'another word for a day on record',
      { discipline: { since: '2022-06-01', kind: 'cleared' } },
      known,
      [{ record: 'discipline', since: '2022-06-01', kind: 'cleared', isChange: true }],
      ['record-changed'],
    ],
    ['undated, as the last word', { discipline: { since: null, kind: 'sanctioned' } }, known, [], []],
    [
      'undated, and over',
      { discipline: { since: null, kind: 'cleared' } },
      known,
      [{ record: 'discipline', since: today, kind: 'cleared', isChange: false }],
      ['state-undated'],
    ],
    ['无 of somebody without a record', { discipline: { since: null, kind: 'cleared' } }, empty, [], []],
  ])('%s', (_why, said, before, written, codes) => {
    const { records, findings } = continueRecords({ ...nothing, ...said }, before, today, false);
    expect(records).toEqual(written);
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });

  it('counts an appraisal without a year for the year before, until 31 December', () => {
    const said = { ...nothing, appraisal: { year: null, result: 'competent' as const } };
    expect(continueRecords(said, empty, '2024-12-30', false).records).toMatchObject([{ year: 2023 }]);
  });

  it('takes from a row that was read before only what has a date', () => {
    const undated: RecordStatement = {
      lastActOn: null,
      appraisal: { year: null, result: 'incompetent' },
      discipline: { since: null, kind: 'investigated' },
    };
    expect(continueRecords(undated, empty, '2026-12-31', true)).toEqual({ records: [], findings: [] });
    const dated: RecordStatement = {
      lastActOn: '2024-01-01',
      appraisal: { year: 2024, result: 'incompetent' },
      discipline: { since: '2024-01-01', kind: 'investigated' },
    };
    expect(continueRecords(dated, empty, '2026-12-31', true).records).toHaveLength(3);
  });
});
