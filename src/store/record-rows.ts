import type { Appraisal, Discipline, EnforcementAct, Training } from '../domain/facts.js';
import type { Store } from './open.js';
import { readTable, type Persons, type Take } from './person-rows.js';
import type { Schema } from './schema.js';

/** What units report of their officers year by year. */
export async function readRecords(
  store: Store,
  persons: Persons,
  take: {
    training: Take<Training>;
    appraisal: Take<Appraisal>;
    enforcementAct: Take<EnforcementAct>;
    discipline: Take<Discipline>;
  },
): Promise<void> {
  const read = <T extends keyof Schema, const C extends readonly (keyof Schema[T])[]>(
    table: T,
    columns: C,
    order: readonly (keyof Schema[T])[],
  ) => readTable(store, table, columns, order, persons);
  const trainings = await read(
    'training',
    ['officer_id', 'year', 'course', 'hours', 'file_id', 'line'],
    ['officer_id', 'year', 'file_id', 'line'],
  );
  for (const [id, year, course, hours, fileId, line] of trainings)
    take.training(id, { year, course, hours, source: { fileId, line } });
  const appraisals = await read(
    'appraisal',
    ['officer_id', 'year', 'result', 'file_id', 'line'],
    ['officer_id', 'year'],
  );
  for (const [id, year, result, fileId, line] of appraisals)
    take.appraisal(id, { year, result, source: { fileId, line } });
  const acts = await read(
    'enforcement_act',
    ['officer_id', 'acted_on', 'file_id', 'line'],
    ['officer_id', 'acted_on'],
  );
  for (const [id, actedOn, fileId, line] of acts)
    take.enforcementAct(id, { actedOn, source: { fileId, line } });
  const disciplines = await read(
    'discipline',
    ['officer_id', 'since', 'kind', 'file_id', 'line'],
    ['officer_id', 'since'],
  );
  for (const [id, since, kind, fileId, line] of disciplines)
    take.discipline(id, { since, kind, source: { fileId, line } });
}
