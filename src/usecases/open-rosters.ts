import { basename } from 'node:path';
import type { LocatedFinding } from '../domain/findings.js';
import { requiredFields, type RosterKind } from '../domain/roster/fields.js';
import { isComplete, type HeadingMapping } from '../domain/roster/headings.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { suggestUnit, type UnitSuggestion } from '../domain/roster/unit-suggestion.js';
import { inspectFile } from '../files/input-file.js';
import { openTables, type Table, type TableFile } from '../files/tables.js';
import type { Store } from '../store/open.js';
import { listMappings } from '../store/mappings.js';
import { UserError } from '../user-error.js';
import { chooseTables, type ChosenTable } from './choose-tables.js';
import { refuseUnclear, type Header, type HeaderRequest } from './find-header.js';
import { findOrigin } from './find-origin.js';
import { indexUnits, requireUnit } from './name-unit.js';
import type { FailedFile, ImportedFile, ImportRequest } from './roster-importer.js';

/** One table ready to be imported: its header is clear, and so is the unit of its rows. */
export interface Roster<K extends RosterKind> {
  table: Table;
  header: Header<K>;
  /** How the table is called: the file, and its sheet when there are several. */
  label: string;
  findings: LocatedFinding[];
  /** The unit of rows that name none although they have a column for it, by the user's word. */
  otherwise: NamedUnit | null;
  /** The unit of every row; null when the rows name theirs. */
  unit: { unit: NamedUnit; from: NonNullable<ImportedFile['unit']>['from'] } | null;
  originExam: string | null;
}

/** A file ready to be imported. */
export interface RosterFile<K extends RosterKind> {
  file: TableFile;
  rosters: Roster<K>[];
}

/**
 * Looks into every file before anything is written: what it is, where its header stands, whose people it lists. What is open is
 * asked, where somebody can answer.
 * @returns the files that can be taken, and those that cannot
 */
export async function openRosters<K extends RosterKind>(
  store: Store,
  kind: K,
  request: ImportRequest,
): Promise<{ files: RosterFile<K>[]; failed: FailedFile[]; units: UnitIndex }> {
  const units = await indexUnits(store, request.policy);
  const given = request.unit === null ? null : requireUnit(units, request.unit);
  const remembered = new Map((await listMappings(store, kind)).map((one) => [one.form, one.mappings]));
  const header = { mappings: request.mappings, remembered, given: given ? ['unit'] : [] };
  const files: RosterFile<K>[] = [];
  const failed: FailedFile[] = [];
  for (const path of request.files) {
    if (request.signal.aborted) throw new UserError('interrupted', {});
    try {
      files.push(await openFile(store, kind, path, request, header, given, units));
    } catch (error) {
      failed.push(describeFailure(path, error));
    }
  }
  failed.push(...(await settleUnits(files, units, request)));
  return {
    files: files.filter(({ file }) => !failed.some(({ path }) => path === file.input.path)),
    failed,
    units,
  };
}

/** What keeps one file from being taken; anything else is the whole command's, and thrown on. */
export function describeFailure(path: string, error: unknown): FailedFile {
  if (!(error instanceof UserError)) throw error;
  const { problem } = error;
  const { params } = problem;
  const isOfFile = 'path' in params && (params.path === path || params.path.startsWith(`${path} [`));
  if (!isOfFile) throw error;
  return { path, problem };
}

async function openFile<K extends RosterKind>(
  store: Store,
  kind: K,
  path: string,
  request: ImportRequest,
  header: HeaderRequest,
  given: NamedUnit | null,
  units: UnitIndex,
): Promise<RosterFile<K>> {
  const file = await openTables(await inspectFile(path, request.encoding), request);
  const chosen = await chooseTables(kind, file, request.sheet, header);
  const clear = await clarify(kind, file, chosen, request, header);
  const rosters: Roster<K>[] = [];
  for (const one of clear) {
    const origin = await findOrigin(store, kind, one.header);
    const named = given && { unit: given, from: 'command' as const };
    const fromOrigin = units.unitOf(origin?.unitId ?? 0) ?? null;
    const label = clear.length > 1 ? `${path} [${one.table.sheet ?? ''}]` : path;
    rosters.push({
      ...one,
      label,
      otherwise: given,
      unit: hasUnitColumn(kind, one.header)
        ? null
        : (named ?? (fromOrigin && { unit: fromOrigin, from: 'origin' })),
      originExam: origin?.exam ?? null,
    });
  }
  for (const roster of rosters) refuseUnclear(path, roster.header);
  return { file, rosters };
}

function hasUnitColumn<K extends RosterKind>(kind: K, { headings }: Header<K>): boolean {
  return !wantsUnit(kind) || (headings.columns as ReadonlyMap<string, number>).has('unit');
}

function wantsUnit(kind: RosterKind): boolean {
  return (requiredFields[kind] as string[][]).some((fields) => fields.includes('unit'));
}

/** Asks which heading holds what no column was found for, or what several claim. */
async function clarify<K extends RosterKind>(
  kind: K,
  file: TableFile,
  chosen: ChosenTable<K>[],
  { questions, sheet }: ImportRequest,
  header: HeaderRequest,
): Promise<ChosenTable<K>[]> {
  const { path } = file.input;
  const [first] = chosen;
  if (!questions || !first) return chosen;
  const { line, headings } = first.header;
  const { missing, doubled, unused } = headings;
  const open = [
    ...doubled
      .filter((one) => new Set(one.headings).size > 1)
      .map((one) => ({ fields: [one.field], headings: one.headings })),
    ...missing.map(({ fields, candidates }) => ({
      fields,
      headings: [...new Set([...candidates, ...unused])],
    })),
  ];
  const answers: HeadingMapping[] = [];
  for (const { fields, headings: offered } of open.filter((one) => one.headings.length > 0)) {
    const heading = await questions.chooseHeading({ path, line, fields, headings: offered });
    const [field] = fields;
    if (heading !== null && field) answers.push({ heading, field });
  }
  if (answers.length === 0) return chosen;
  return chooseTables(kind, file, sheet, { ...header, mappings: [...header.mappings, ...answers] });
}

/** Finds the unit of files that name it in their title or their name only; the user has the last word. */
async function settleUnits<K extends RosterKind>(
  files: readonly RosterFile<K>[],
  units: UnitIndex,
  { questions, takeSuggestions }: ImportRequest,
): Promise<FailedFile[]> {
  const open = files.flatMap(({ file: { input }, rosters }) =>
    rosters
      .filter(({ header, unit }) => unit === null && header.headings.missing.length > 0)
      .map((roster) => ({
        path: input.path,
        roster,
        suggestion: suggestUnit(units, roster.header.titles, basename(input.path)),
      })),
  );
  const suggested = open.filter(
    (one): one is typeof one & { suggestion: UnitSuggestion } => one.suggestion.unit !== null,
  );
  const isTaken =
    takeSuggestions ||
    (questions !== null &&
      suggested.length > 0 &&
      (await questions.confirmUnits(suggested.map(({ path, suggestion }) => ({ path, ...suggestion })))));
  const failed: FailedFile[] = [];
  for (const { path, roster, suggestion } of open) {
    if (suggestion.unit && isTaken) {
      roster.unit = { unit: suggestion.unit, from: suggestion.from };
      continue;
    }
    const candidates = suggestion.unit ? [suggestion.unit.name] : suggestion.candidates;
    const answer = (await questions?.chooseUnit({ path, named: null, candidates })) ?? null;
    if (answer !== null) roster.unit = { unit: requireUnit(units, answer), from: 'command' };
    else failed.push(describeNeed(path, roster, suggestion));
  }
  return failed;
}

function describeNeed<K extends RosterKind>(
  path: string,
  { header }: Roster<K>,
  suggestion: UnitSuggestion | { unit: null; candidates: string[] },
): FailedFile {
  if (suggestion.unit) {
    const { unit, from } = suggestion;
    return {
      path,
      problem: { code: 'unit-needed', params: { path, unit: unit.name, from, candidates: [] } },
    };
  }
  const { candidates } = suggestion;
  if (candidates.length > 0) {
    return { path, problem: { code: 'unit-needed', params: { path, unit: null, from: null, candidates } } };
  }
  const { missing, unused, doubled } = header.headings;
  return {
    path,
    problem: { code: 'columns-missing', params: { path, line: header.line, missing, unused, doubled } },
  };
}
