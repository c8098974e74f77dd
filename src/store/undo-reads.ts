import { sql, type RawBuilder } from 'kysely';
import type { SourceRef } from '../domain/facts.js';
import type { Dependent, Entity } from '../domain/undo-trace.js';
import type { Store } from './open.js';

/** Tables whose records name the file and line they came from. */
export const sourcedTables = [
  'unit',
  'unit_alias',
  'officer',
  'officer_former_name',
  'officer_former_number',
  'posting',
  'certificate',
  'certificate_event',
  'sitting',
  'training',
  'appraisal',
  'enforcement_act',
  'discipline',
  'answer',
] as const;

/** The rows that brought something, each once; line 0 where the file as a whole did. */
export async function listOwnRows(store: Store, fileIds: readonly number[]): Promise<SourceRef[]> {
  const files = sql.join(fileIds);
  const parts = [...sourcedTables, 'batch_change' as const].map(
    (table) => sql`select file_id, line from ${sql.table(table)} where file_id in (${files})`,
  );
  const wholes = (['exam', 'heading_mapping'] as const).map(
    (table) => sql`select file_id, 0 from ${sql.table(table)} where file_id in (${files})`,
  );
  const all = sql.join([...parts, ...wholes], sql` union `);
  const { rows } = await sql<{ file_id: number; line: number }>`${all} order by 1, 2`.execute(store.db);
  return rows.map((row) => ({ fileId: row.file_id, line: row.line }));
}

/** The persons, units, cards and rounds whose records name one of the files. */
export async function listEntities(store: Store, fileIds: readonly number[]): Promise<Entity[]> {
  const entities: Entity[] = [];
  for (const table of ['officer', 'unit', 'certificate', 'exam'] as const) {
    const line = table === 'exam' ? sql`0` : sql.ref('line');
    const { rows } = await sql<{ id: number; file_id: number; line: number }>`
      select ${sql.ref(`${table}_id`)} as id, file_id, ${line} as line
      from ${sql.table(table)} where file_id in (${sql.join(fileIds)})`.execute(store.db);
    for (const { id, ...row } of rows)
      entities.push({ table, id, source: { fileId: row.file_id, line: row.line } });
  }
  return entities;
}

interface DependentRow {
  file_id: number;
  line: number;
  id: number | null;
  by_file: number | null;
  by_line: number | null;
  by_plan: number | null;
}

/**
 * What points to a person, unit or card of the files, or names one of their rows, from another row. Of each later file the first
 * line stands for all.
 */
export async function listDependents(store: Store, fileIds: readonly number[]): Promise<Dependent[]> {
  const files = sql.join(fileIds);
  const dependents: Dependent[] = [];
  const collect = async (table: string | null, query: RawBuilder<DependentRow>): Promise<void> => {
    const { rows } = await query.execute(store.db);
    for (const row of rows) {
      const of = { row: { fileId: row.file_id, line: row.line }, table, id: row.id ?? 0 };
      dependents.push({ of, by: readFollower(row) });
    }
  };
  for (const {
    entity,
    table,
    on,
    byLine = sql`t.line`,
    byFile = sql`t.file_id`,
    byPlan = sql`null`,
  } of pointers) {
    await collect(
      entity,
      sql<DependentRow>`
        select e.file_id, e.line, ${sql.ref(`e.${entity}_id`)} as id,
          ${byFile} as by_file, min(${byLine}) as by_line, ${byPlan} as by_plan
        from ${sql.table(entity)} e join ${sql.table(table)} t on ${on}
        where e.file_id in (${files})
          and (${byFile} is null or ${byFile} <> e.file_id or ${byLine} <> e.line)
        group by e.file_id, e.line, 3, 4, 6, case when ${byFile} in (${files}) then ${byLine} else 0 end`,
    );
  }
  await collect(
    null,
    sql<DependentRow>`
      select e.file_id, e.line, null as id, t.file_id as by_file, t.line as by_line, t.plan_id as by_plan
      from certificate_event e join certificate_event t on t.officer_id = e.officer_id
        and t.certificate_id = e.certificate_id and t.event_no > e.event_no
      where e.file_id in (${files})`,
  );
  await collect(
    null,
    sql<DependentRow>`
      select distinct file_id, line, null as id, null as by_file, null as by_line, plan_id as by_plan
      from plan_finding where file_id in (${files})
      union
      select a.file_id, a.line, null, null, null, a.plan_id
      from answer a join plan p on p.plan_id = a.plan_id and p.applied_on is not null
      where a.file_id in (${files})`,
  );
  return dependents;
}

function readFollower({ by_file, by_line, by_plan }: DependentRow): Dependent['by'] {
  if (by_plan !== null) return { plan: by_plan };
  return by_file === null ? null : { source: { fileId: by_file, line: by_line ?? 0 } };
}

interface Pointer {
  entity: 'officer' | 'unit' | 'certificate';
  table: string;
  on: RawBuilder<unknown>;
  byFile?: RawBuilder<unknown>;
  byLine?: RawBuilder<unknown>;
  byPlan?: RawBuilder<unknown>;
}

const none = sql`null`;
const planOnly = { byFile: none, byLine: none, byPlan: sql`t.plan_id` };
const sameOfficer = sql`t.officer_id = e.officer_id`;
const sameUnit = sql`t.unit_id = e.unit_id`;
const sameCard = sql`t.officer_id = e.officer_id and t.certificate_id = e.certificate_id`;

const pointers: readonly Pointer[] = [
  ...[
    'posting',
    'sitting',
    'certificate',
    'training',
    'appraisal',
    'enforcement_act',
    'discipline',
    'answer',
    'officer_former_name',
    'officer_former_number',
  ].map((table): Pointer => ({ entity: 'officer', table, on: sameOfficer })),
  ...['plan_officer', 'decision'].map((table): Pointer => ({
    entity: 'officer',
    table,
    on: sameOfficer,
    ...planOnly,
  })),
  ...['posting', 'sitting', 'unit_alias', 'answer'].map((table): Pointer => ({
    entity: 'unit',
    table,
    on: sameUnit,
  })),
  { entity: 'unit', table: 'answer', on: sql`t.moved_to = e.unit_id` },
  { entity: 'unit', table: 'unit', on: sql`t.merged_into = e.unit_id` },
  { entity: 'unit', table: 'batch_file', on: sameUnit, byLine: sql`0` },
  ...['plan', 'plan_officer', 'check_form'].map((table): Pointer => ({
    entity: 'unit',
    table,
    on: sameUnit,
    ...planOnly,
  })),
  { entity: 'certificate', table: 'certificate_event', on: sameCard, byPlan: sql`t.plan_id` },
];

interface SittingSource {
  exam_id: number;
  file_id: number;
  line: number;
}

/** The sittings of rounds that stem from these files and from later ones, of each later file the first. */
export async function listRoundSittings(
  store: Store,
  examIds: readonly number[],
  fileIds: readonly number[],
): Promise<{ examId: number; source: SourceRef }[]> {
  if (examIds.length === 0) return [];
  const { rows } = await sql<SittingSource>`
    select exam_id, file_id, min(line) as line from sitting
    where exam_id in (${sql.join(examIds)}) and file_id >= ${Math.min(...fileIds)}
    group by exam_id, file_id, case when file_id > ${Math.max(...fileIds)} then 0 else line end
    union
    select exam_id, min(file_id), 0 from batch join batch_file on batch_file.batch_id = batch.batch_id
    where exam_id in (${sql.join(examIds)}) and file_id > ${Math.max(...fileIds)}
    group by exam_id, batch.batch_id`.execute(store.db);
  return rows.map((row) => ({ examId: row.exam_id, source: { fileId: row.file_id, line: row.line } }));
}

/** The rounds whose sittings these files brought or changed. */
export async function listTouchedRounds(store: Store, fileIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ exam_id: number }>`
    select exam_id from sitting where file_id in (${sql.join(fileIds)})
    union
    select cast(row_key ->> '$.exam_id' as integer) from batch_change
    where file_id in (${sql.join(fileIds)}) and table_name in ('exam', 'exam_paper', 'sitting', 'mark')`.execute(
    store.db,
  );
  return rows.map((row) => row.exam_id);
}
