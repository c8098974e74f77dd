// Changes in place of every shape, made as a correction or a filled-in sign-up would make them, and taken back.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertBatch, insertBatchFile } from '../../src/store/batches.js';
import { addRow, changeRow, deleteRow } from '../../src/store/changes.js';
import type { Store } from '../../src/store/open.js';
import { undoImport, type UndoResult } from '../../src/usecases/undo-import.js';
import { buildRegister, dumpRegister, makeId, without, type Dump } from '../cleanup/build-register.js';
import { makeFolder } from '../run-program.js';

const unit = '荷塘区城市管理局';
const [one, two, three] = [1, 3, 5].map((n) => makeId(n)) as [string, string, string];
let store: Store;
let folder: string;
let before: Dump;

beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, [
    { kind: 'units', rows: [`430202000001,${unit},,,,,`] },
    {
      kind: 'officers',
      rows: [`${one},张一,${unit},,,在岗,2020-01-01`, `${two},张二,${unit},,,在岗,2020-01-01`],
    },
    { kind: 'certificates', rows: [`18000000001,${two},2022-11-01,2027-10-31,暂扣,2024-06-01`] },
    {
      kind: 'exam',
      exam: '2024-1',
      heldOn: '2024-06-15',
      rows: [`${one},张一,${unit},缺考,`, `${two},张二,${unit},80,`],
    },
  ]);
  before = dumpNow();
});
afterEach(() => store.close());

const dumpNow = (): Dump => without(dumpRegister(folder), 'log');

/** A batch of one file whose rows do this. @returns its number */
async function makeBatch(
  work: (tx: Store, at: (line: number) => { fileId: number; line: number }) => Promise<void>,
): Promise<number> {
  return store.transact(async (tx) => {
    const batch = await insertBatch(tx, {
      kind: 'exam',
      examId: null,
      actor: 'clerk',
      asOf: '2024-12-31',
      reason: 'why',
    });
    const fileId = await insertBatchFile(tx, {
      batch_id: batch,
      file: 'changes.csv',
      sheet: null,
      unit_id: null,
      form: null,
      sha256: '00',
      format: 'csv',
      encoding: 'utf-8',
      header_line: 1,
    });
    await sql`pragma defer_foreign_keys = on`.execute(tx.db);
    await work(tx, (line) => ({ fileId, line }));
    return batch;
  });
}

const takeBack = (batch: number): Promise<UndoResult> =>
  undoImport(store, { batch, actor: 'clerk', dryRun: false, strict: false });

async function expectRestored(batch: number, reversed: number): Promise<void> {
  expect(dumpNow()).not.toEqual(before);
  expect(await takeBack(batch)).toMatchObject({ complete: true, reversed, kept: 0, failed: 0 });
  expect(dumpNow()).toEqual(before);
}

const newOfficer = (id: number, idNumber: string, { fileId, line }: { fileId: number; line: number }) => ({
  officer_id: id,
  id_number: idNumber,
  name: '张三',
  file_id: fileId,
  line,
});

describe('taken back to the letter:', () => {
  test('a sitting filled in, its source moved, a mark added and another changed', async () => {
    const batch = await makeBatch(async (tx, at) => {
      const [first, second] = [
        { officer_id: 1, exam_id: 1 },
        { officer_id: 2, exam_id: 1 },
      ];
      await changeRow(tx, at(2), 'sitting', first, { outcome: 'passed', file_id: at(2).fileId, line: 2 });
      await addRow(tx, at(2), 'mark', { ...first, paper: 'single', score: 90 });
      await changeRow(tx, at(3), 'mark', { ...second, paper: 'single' }, { score: 70 });
    });
    await expectRestored(batch, 2);
  });

  test('a person merged into another: all that is theirs moved or deleted, then the person', async () => {
    const batch = await makeBatch(async (tx, at) => {
      const [from, to] = [{ officer_id: 2 }, { officer_id: 1 }];
      await changeRow(tx, at(2), 'certificate', { ...from, certificate_id: 1 }, to);
      await changeRow(tx, at(2), 'certificate_event', { ...from, certificate_id: 1, event_no: 1 }, to);
      await deleteRow(tx, at(2), 'mark', { ...from, exam_id: 1, paper: 'single' });
      await deleteRow(tx, at(2), 'sitting', { ...to, exam_id: 1 });
      await changeRow(tx, at(2), 'sitting', { ...from, exam_id: 1 }, to);
      await addRow(tx, at(2), 'mark', { ...to, exam_id: 1, paper: 'single', score: 80 });
      await deleteRow(tx, at(2), 'posting', from);
      await deleteRow(tx, at(2), 'officer', from);
      const former = { id_number: two, file_id: at(2).fileId, line: 2 };
      await tx.insertMany('officer_former_number', [{ ...to, ...former }]);
    });
    await expectRestored(batch, 1);
  });

  test('two numbers exchanged, one of them twice, and a freed one given to a new person', async () => {
    const batch = await makeBatch(async (tx, at) => {
      await changeRow(tx, at(2), 'officer', { officer_id: 1 }, { id_number: 'X' });
      await changeRow(tx, at(3), 'officer', { officer_id: 2 }, { id_number: one });
      await changeRow(tx, at(4), 'officer', { officer_id: 1 }, { id_number: three });
      await tx.insertMany('officer', [newOfficer(3, two, at(5))]);
    });
    await expectRestored(batch, 4);
  });

  test('a person of its own changed, moved and deleted again', async () => {
    const batch = await makeBatch(async (tx, at) => {
      await tx.insertMany('officer', [newOfficer(3, three, at(2)), newOfficer(4, 'X', at(2))]);
      await changeRow(
        tx,
        at(3),
        'officer',
        { officer_id: 3 },
        { name: '张四', file_id: at(3).fileId, line: 3 },
      );
      await deleteRow(tx, at(4), 'officer', { officer_id: 4 });
    });
    await expectRestored(batch, 3);
  });

  test('what a command did to a file as a whole, which is no row', async () => {
    const batch = await makeBatch(async (tx, at) => {
      await changeRow(tx, at(0), 'officer', { officer_id: 1 }, { name: '张一一' });
      const mapping = { mapping_id: 1, kind: 'exam', headings: '[]', mapped: '{}' } as const;
      await tx.insertMany('heading_mapping', [{ ...mapping, file_id: at(0).fileId }]);
    });
    await expectRestored(batch, 0);
  });
});

describe('not taken back:', () => {
  test('a number that another import has given away since', async () => {
    const batch = await makeBatch(async (tx, at) => {
      await changeRow(tx, at(2), 'officer', { officer_id: 1 }, { id_number: three });
      await changeRow(tx, at(3), 'officer', { officer_id: 2 }, { name: '张二二' });
    });
    const later = await makeBatch((tx, at) => tx.insertMany('officer', [newOfficer(3, one, at(9))]));
    const held = { batch: later, file: 'changes.csv', line: 9 };
    expect(await takeBack(batch)).toMatchObject({
      reversed: 1,
      rows: [{ line: 2, result: 'kept', because: [held] }],
    });
    await takeBack(later);
    await expectRestored(batch, 1);
  });

  test('a number that its own new row has now, which something holds', async () => {
    const batch = await makeBatch(async (tx, at) => {
      await changeRow(tx, at(2), 'officer', { officer_id: 1 }, { id_number: three });
      await tx.insertMany('officer', [newOfficer(3, one, at(3))]);
    });
    await makeBatch((tx, at) => changeRow(tx, at(9), 'officer', { officer_id: 3 }, { name: '张五' }));
    expect(await takeBack(batch)).toMatchObject({ reversed: 0, kept: 2, failed: 0 });
  });

  test('a number that somebody has without a trace', async () => {
    const batch = await makeBatch((tx, at) =>
      changeRow(tx, at(2), 'officer', { officer_id: 1 }, { id_number: three }),
    );
    await store.db.updateTable('officer').set({ id_number: one }).where('officer_id', '=', 2).execute();
    const now = dumpNow();
    expect(await takeBack(batch)).toMatchObject({
      failed: 1,
      rows: [{ line: 2, result: 'failed', because: [{ altered: 'officer' }] }],
    });
    expect(dumpNow()).toEqual(now);
  });

  test('a unit that a later import put into a record and took out again', async () => {
    const batch = await makeBatch((tx, at) =>
      tx.insertMany('unit', [
        {
          unit_id: 2,
          code: '430202000002',
          name: '二',
          district: null,
          field: null,
          level: null,
          credit_code: null,
          authority: null,
          closed_on: null,
          merged_into: null,
          file_id: at(2).fileId,
          line: 2,
        },
      ]),
    );
    const sitting = { officer_id: 1, exam_id: 1 };
    const second = await makeBatch((tx, at) => changeRow(tx, at(3), 'sitting', sitting, { unit_id: 2 }));
    const third = await makeBatch((tx, at) => changeRow(tx, at(4), 'sitting', sitting, { unit_id: 1 }));
    const result = await takeBack(batch);
    expect(result.rows[0]?.because).toEqual([
      { batch: second, file: 'changes.csv', line: 3 },
      { batch: third, file: 'changes.csv', line: 4 },
    ]);
    for (const one of [third, second]) expect(await takeBack(one)).toMatchObject({ complete: true });
    await expectRestored(batch, 1);
  });

  test('a card on which a command acted since', async () => {
    const event = { officer_id: 2, certificate_id: 1, event_no: 2, kind: 'lost' } as const;
    const blank = { until: null, reason: null, plan_id: null, ground: null, file_id: null, line: null };
    const at = { occurred_on: '2024-12-01', recorded_at: '2024-12-01T00:00:00Z', actor: 'clerk' };
    await store.insertMany('certificate_event', [{ ...event, ...blank, ...at }]);
    expect(await takeBack(3)).toMatchObject({
      failed: 1,
      rows: [{ line: 2, because: [{ altered: 'certificate_event' }] }],
    });
  });

  test('a record it deleted, in whose place another stands since', async () => {
    const posting = { officer_id: 1, since: '2020-01-01' };
    const batch = await makeBatch((tx, at) => deleteRow(tx, at(2), 'posting', posting));
    const [gone] = before.posting as [Record<string, unknown>];
    await store.insertMany('posting', [gone as never]);
    expect(await takeBack(batch)).toMatchObject({ failed: 1, rows: [{ because: [{ altered: 'posting' }] }] });
  });
});
