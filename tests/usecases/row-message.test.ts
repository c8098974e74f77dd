// A row that crosses threads is the row that was read, of whatever kind it is.
import { expect, test } from 'vitest';
import { hunanPolicy } from '../../src/domain/policy.js';
import type { FieldOf, RosterKind } from '../../src/domain/roster/fields.js';
import { readStatement, type ReadingOf } from '../../src/domain/roster/statements.js';
import { packChunk, unpackChunk } from '../../src/usecases/row-message.js';
import { buildRow, type Cells } from '../domain/roster/build-row.js';

const today = '2024-12-31';
const idNumber = '430299198001010016';
const person = { idNumber, name: '张三' };
const exam = {
  examId: 1,
  code: '2024-1',
  heldOn: today,
  endedOn: today,
  passMarks: new Map([['single', 60]] as const),
};

const samples: { [K in RosterKind]: [by: ReadingOf[K], cells: Partial<Record<FieldOf<K>, string>>] } = {
  units: [
    { policy: hunanPolicy, today },
    { code: '430202000001', name: '荷塘区城管局', state: '撤销', aliases: '城管、城管局' },
  ],
  officers: [
    { today },
    { ...person, unit: 'A局', appraisal: '称职', lastActOn: '2024-05-06', discipline: '受处分' },
  ],
  certificates: [
    { policies: [{ inForceFrom: '2020-01-01', policy: hunanPolicy }], today },
    { idNumber, number: '18020000001', issuedOn: '2022-11-01', state: '暂扣' },
  ],
  exam: [
    { exam, policy: hunanPolicy, given: { form: 'results', heldOn: null } },
    { ...person, unit: 'A局', score: '85.5', remark: '迟到' },
  ],
  training: [
    { policy: hunanPolicy, today },
    { ...person, year: '2024', hours: '60' },
  ],
  corrections: [null, { ...person, newName: '张山', since: '2024-01-01' }],
  answers: [
    { plan: 1, grounds: ['retired'], today },
    { plan: '1', unit: 'A局', number: '18020000001', answer: '清理', ground: '退休', since: '2024-01-01' },
  ],
  'card-events': [
    { verb: 'suspend', policy: hunanPolicy },
    { number: '18020000001', on: '2024-01-01', until: '2024-06-30' },
  ],
};

test.each(Object.keys(samples) as RosterKind[])('%s', (kind) => {
  const [by, cells] = samples[kind];
  const row = buildRow(cells as Cells<RosterKind>);
  const statement = readStatement(kind, row as never, by as never);
  expect(statement, JSON.stringify(row.findings)).not.toBeNull();
  const origin = { file: 'a.csv', sha256: 'abc', line: 7, exam: null, unit: 'A局' };
  const taken = [
    { line: 2, statement, findings: row.findings, cells: ['a', '', '张\n三'], origin: null },
    { line: 3, statement: null, findings: [], cells: [''], origin },
  ];
  const { rows, share, taken: arrived } = unpackChunk(packChunk({ rows: 5, share: 0.5, taken }));
  expect([rows, share]).toEqual([5, 0.5]);
  expect(
    arrived.map((one) => {
      return {
        line: one.line,
        statement: one.statement,
        findings: one.findings,
        cells: one.cells,
        origin: one.origin,
      };
    }),
  ).toEqual(taken);
});
