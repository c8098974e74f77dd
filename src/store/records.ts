// What units report of their officers year by year: training, appraisals, enforcement acts, discipline.
import type { SourceRef } from '../domain/facts.js';
import type { KnownRecords, RecordToWrite } from '../domain/roster/officer-records.js';
import type { KnownTraining } from '../domain/roster/training.js';
import { changeRows } from './changes.js';
import { isOneOf } from './one-of.js';
import type { Store } from './open.js';
import type { TrainingRow } from './schema.js';

/** Whether any training of a year was reported. */
export async function hasTraining(store: Store, year: number): Promise<boolean> {
  const found = await store.db
    .selectFrom('training')
    .where('year', '=', year)
    .select('year')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The trainings of some persons, by officer_id. */
export async function findTrainings(
  store: Store,
  officerIds: readonly number[],
): Promise<Map<number, KnownTraining[]>> {
  const known = new Map(officerIds.map((officerId): [number, KnownTraining[]] => [officerId, []]));
  if (officerIds.length === 0) return known;
  const rows = await store.db
    .selectFrom('training')
    .where(isOneOf('officer_id', officerIds))
    .select(['officer_id', 'year', 'hours', 'course'])
    .execute();
  for (const { officer_id, ...training } of rows) known.get(officer_id)?.push(training);
  return known;
}

export async function insertTrainings(store: Store, rows: readonly TrainingRow[]): Promise<void> {
  await store.insertMany('training', rows);
}

/** Enforcement acts, appraisals and discipline of some persons, by officer_id. */
export async function findRecords(
  store: Store,
  officerIds: readonly number[],
): Promise<Map<number, KnownRecords>> {
  const known = new Map(officerIds.map((officerId) => [officerId, emptyRecords()]));
  if (officerIds.length === 0) return known;
  const { db } = store;
  const acts = await db
    .selectFrom('enforcement_act')
    .where(isOneOf('officer_id', officerIds))
    .selectAll()
    .execute();
  for (const row of acts) known.get(row.officer_id)?.actedOn.add(row.acted_on);
  const appraisals = await db
    .selectFrom('appraisal')
    .where(isOneOf('officer_id', officerIds))
    .selectAll()
    .orderBy('year')
    .execute();
  for (const row of appraisals) known.get(row.officer_id)?.appraisals.set(row.year, row.result);
  const disciplines = await db
    .selectFrom('discipline')
    .where(isOneOf('officer_id', officerIds))
    .selectAll()
    .orderBy('since')
    .execute();
  for (const row of disciplines) known.get(row.officer_id)?.disciplines.set(row.since, row.kind);
  return known;
}

export function emptyRecords(): KnownRecords {
  return { actedOn: new Set(), appraisals: new Map(), disciplines: new Map() };
}

/** A record of one person, from one row. */
export interface RecordWrite {
  officerId: number;
  source: SourceRef;
  record: RecordToWrite;
}

export async function writeRecords(store: Store, writes: readonly RecordWrite[]): Promise<void> {
  for (const isChange of [false, true]) {
    const some = writes.filter(({ record }) => record.isChange === isChange);
    await writeAll(store, some, isChange);
  }
}

async function writeAll(store: Store, writes: readonly RecordWrite[], isChange: boolean): Promise<void> {
  const acts = [];
  const appraisals = [];
  const disciplines = [];
  for (const { officerId: officer_id, source, record } of writes) {
    const from = { file_id: source.fileId, line: source.line };
    if (record.record === 'enforcement-act') acts.push({ officer_id, acted_on: record.on, ...from });
    else if (record.record === 'appraisal')
      appraisals.push({ officer_id, year: record.year, result: record.result, ...from });
    else disciplines.push({ officer_id, since: record.since, kind: record.kind, ...from });
  }
  if (isChange) {
    await changeRows(
      store,
      'appraisal',
      appraisals.map(({ officer_id, year, ...set }) => ({
        source: toSource(set),
        key: { officer_id, year },
        set,
      })),
    );
    await changeRows(
      store,
      'discipline',
      disciplines.map(({ officer_id, since, ...set }) => ({
        source: toSource(set),
        key: { officer_id, since },
        set,
      })),
    );
    return;
  }
  await store.insertMany('enforcement_act', acts);
  await store.insertMany('appraisal', appraisals);
  await store.insertMany('discipline', disciplines);
}

function toSource({ file_id, line }: { file_id: number; line: number }): SourceRef {
  return { fileId: file_id, line };
}
