import type { SourceRef } from '../domain/facts.js';
import type { KnownUnit } from '../domain/roster/units.js';
import { readMax } from './batches.js';
import { changeRow, deleteRow } from './changes.js';
import { groupRows } from './group-rows.js';
import type { Store } from './open.js';
import type { UnitRow } from './schema.js';

/** Every unit with its aliases and the file and line it came from, by code. */
export async function listUnits(store: Store): Promise<KnownUnit[]> {
  const rows = await store.db
    .selectFrom('unit')
    .innerJoin('batch_file', 'batch_file.file_id', 'unit.file_id')
    .selectAll('unit')
    .select('batch_file.file')
    .orderBy('code')
    .execute();
  const aliases = await store.db.selectFrom('unit_alias').select(['unit_id', 'alias']).execute();
  const byUnit = groupRows(aliases, (a) => a.unit_id);
  return rows.map((row) => ({
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    district: row.district,
    field: row.field,
    level: row.level,
    creditCode: row.credit_code,
    authority: row.authority,
    closedOn: row.closed_on,
    mergedInto: row.merged_into,
    aliases: (byUnit.get(row.unit_id) ?? []).map((a) => a.alias),
    place: { file: row.file, line: row.line },
  }));
}

export type NewUnit = Omit<UnitRow, 'unit_id' | 'merged_into'>;

export async function insertUnit(store: Store, unit: NewUnit): Promise<number> {
  const unitId = (await readMax(store, 'unit', 'unit_id')) + 1;
  await store.insertMany('unit', [{ unit_id: unitId, ...unit, merged_into: null }]);
  return unitId;
}

export async function updateUnit(
  store: Store,
  source: SourceRef,
  unitId: number,
  change: Partial<Omit<UnitRow, 'unit_id'>>,
): Promise<void> {
  await changeRow(store, source, 'unit', { unit_id: unitId }, change);
}

export async function insertAliases(
  store: Store,
  unitId: number,
  names: readonly string[],
  kind: 'alias' | 'former-name',
  source: SourceRef,
): Promise<void> {
  if (names.length === 0) return;
  const rows = names.map((alias) => ({
    unit_id: unitId,
    alias,
    kind,
    file_id: source.fileId,
    line: source.line,
  }));
  await store.db
    .insertInto('unit_alias')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['unit_id', 'alias']).doNothing())
    .execute();
}

export async function deleteAlias(
  store: Store,
  source: SourceRef,
  unitId: number,
  alias: string,
): Promise<void> {
  await deleteRow(store, source, 'unit_alias', { unit_id: unitId, alias });
}
