// What a form offers is what the readers of rows take: no more, no less.
import { describe, expect, test } from 'vitest';
import {
  findChoices,
  listWords,
  outcomeChoices,
  sexChoices,
  staffingChoices,
} from '../../../src/domain/roster/choices.js';
import { readCorrection } from '../../../src/domain/roster/corrections.js';
import { readCertificate } from '../../../src/domain/roster/certificates.js';
import { readSitting } from '../../../src/domain/roster/exam.js';
import { fieldAliases, type FieldOf, type ImportKind } from '../../../src/domain/roster/fields.js';
import { readRecords } from '../../../src/domain/roster/officer-records.js';
import { readOfficer } from '../../../src/domain/roster/officers.js';
import type { RosterRow } from '../../../src/domain/roster/row.js';
import { readTraining } from '../../../src/domain/roster/training.js';
import { readUnit } from '../../../src/domain/roster/units.js';
import { hunanPolicy } from '../../../src/domain/policy.js';
import { buildRow, listCodes } from './build-row.js';

const today = '2024-12-31';
const round = {
  examId: 1,
  code: '2024-1',
  heldOn: today,
  endedOn: today,
  passMarks: new Map([['single', 60]] as const),
};

const readers: { [K in ImportKind]: (row: RosterRow<K>) => unknown } = {
  units: (row) => readUnit(row, hunanPolicy, today),
  officers: (row) => [readOfficer(row), readRecords(row, today)],
  certificates: (row) => readCertificate(row, () => hunanPolicy, today),
  exam: (row) => readSitting(row, round, hunanPolicy, { form: 'results', heldOn: null }),
  training: (row) => readTraining(row, hunanPolicy, today),
  corrections: readCorrection,
};

/** Whether the reader of a kind refuses a value because it is not on a list. */
function isRefused<K extends ImportKind>(kind: K, field: FieldOf<K>, value: string): boolean {
  const row = buildRow<K>({ [field]: value } as Record<FieldOf<K>, string>);
  readers[kind](row);
  return listCodes(row).includes(`${field}: value-unknown`);
}

const fields = (Object.keys(readers) as ImportKind[]).flatMap((kind) =>
  Object.keys(fieldAliases[kind]).map((field) => [kind, field as FieldOf<typeof kind>] as const),
);

test.each(fields)('%s %s: has a list exactly when a stray word is refused', (kind, field) => {
  expect(findChoices(kind, field) !== null).toBe(isRefused(kind, field, 'stray word'));
});

const closed = fields.flatMap(([kind, field]) => {
  const choices = findChoices(kind, field);
  return choices ? [{ kind, field, choices }] : [];
});

describe.each(['en', 'zh'] as const)('in %s', (lang) => {
  test.each(closed)(
    '$kind $field: every word is understood, each as another value',
    ({ kind, field, choices }) => {
      const words = listWords(choices, lang);
      expect(words.filter((word) => isRefused(kind, field, word))).toEqual([]);
      expect(new Set(words.map((word) => choices.get(word)))).toEqual(new Set(choices.values()));
      expect(words).toHaveLength(new Set(choices.values()).size);
    },
  );
});

test('Chinese forms offer the first Chinese word, English ones the code', () => {
  expect(listWords(sexChoices, 'zh')).toEqual(['男', '女']);
  expect(listWords(sexChoices, 'en')).toEqual(['male', 'female']);
  expect(listWords(outcomeChoices, 'zh')).toEqual(['合格', '不合格', '缺考', '违纪', '作弊', '免考']);
  expect(listWords(staffingChoices, 'zh')).toEqual([
    '行政编制', '参公', '事业编制', '合同制', '劳务派遣', '临时工', '工勤', '辅助人员',
  ]); // prettier-ignore
});
