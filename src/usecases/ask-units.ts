import type { RosterKind } from '../domain/roster/fields.js';
import type { UnitIndex } from '../domain/roster/unit-index.js';
import { classifyRow, describeShape, openRow } from '../domain/roster/row.js';
import { askUnit } from './name-unit.js';
import type { Roster, RosterFile } from './open-rosters.js';
import type { ImportRequest } from './roster-importer.js';

/** What a name in the rows stands for, by the user's word; it becomes an alias of that unit. */
export interface UnitAnswer {
  text: string;
  unitId: number;
  name: string;
  /** Where the name stands first. */
  roster: unknown;
  line: number;
}

interface UnknownUnit {
  text: string;
  path: string;
  rows: number;
  candidates: string[];
  roster: unknown;
  line: number;
}

/**
 * Asks what the unit names stand for that the register does not know, each once. It takes a reading of all rows, and is done only where
 * somebody can answer; a name without an answer is left to be rejected with its rows.
 */
export async function askUnits<K extends RosterKind>(
  files: readonly RosterFile<K>[],
  units: UnitIndex,
  { questions }: ImportRequest,
): Promise<UnitAnswer[]> {
  if (!questions) return [];
  const answers: UnitAnswer[] = [];
  for (const { path, text, rows, candidates, roster, line } of await listUnknown(files, units)) {
    const unit = await askUnit(questions, units, { path, named: { text, rows }, candidates });
    if (unit) answers.push({ text, unitId: unit.unitId, name: unit.name, roster, line });
  }
  return answers;
}

async function listUnknown<K extends RosterKind>(
  files: readonly RosterFile<K>[],
  units: UnitIndex,
): Promise<UnknownUnit[]> {
  const unknown = new Map<string, UnknownUnit>();
  for (const { file, rosters } of files) {
    // Every kind that names units does it under this field.
    for (const roster of rosters as unknown as Roster<'officers'>[]) {
      for await (const { text, line } of readUnitNames(roster)) {
        const match = units.find(text);
        // An alias could not settle between two units that have the name already.
        if (match.unit || match.ambiguous) continue;
        const { candidates } = match;
        const first = { text, path: file.input.path, rows: 0, candidates, roster, line };
        const known = unknown.get(text) ?? first;
        known.rows += 1;
        unknown.set(text, known);
      }
    }
  }
  return [...unknown.values()];
}

async function* readUnitNames({
  table,
  header,
}: Roster<'officers'>): AsyncGenerator<{ text: string; line: number }> {
  const { columns, texts } = header.headings;
  if (!columns.has('unit')) return;
  const shape = describeShape(header.rows, texts, columns.get('idNumber') ?? 0);
  for await (const group of table.read()) {
    for (const { line, cells } of group) {
      if (line <= header.line || classifyRow(cells, shape) !== 'data') continue;
      const text = openRow(columns, line, cells).cell('unit');
      if (text !== '') yield { text, line };
    }
  }
}
