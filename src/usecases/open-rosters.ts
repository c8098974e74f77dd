import { basename } from 'node:path';
import { maskWithin } from '../domain/identity-number.js';
import type { LocatedFinding } from '../domain/findings.js';
import { requiredFields, type RosterKind } from '../domain/roster/fields.js';
import type { HeadingMapping } from '../domain/roster/headings.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { suggestUnit } from '../domain/roster/unit-suggestion.js';
import { inspectFile } from '../files/input-file.js';
import { openTables, type Table, type TableFile } from '../files/tables.js';
import type { Store } from '../store/open.js';
import { listMappings } from '../store/mappings.js';
import { UserError } from '../user-error.js';
import { chooseTables, type ChosenTable } from './choose-tables.js';
import { refuseUnclear, type Header, type HeaderRequest } from './find-header.js';
import { readOrigins } from './find-origin.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { compareTitle, settleUnits } from './settle-units.js';
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
  /** Whether the rows name their units, in a column or in what a rejects file says of them. */
  namesUnits: boolean;
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
  for (const [at, path] of request.files.entries()) {
    request.onOpening(at + 1);
    if (request.signal.aborted) throw new UserError('interrupted', {});
    try {
      files.push(await openFile(kind, path, request, header, given, units));
    } catch (error) {
      failed.push(describeFailure(path, error));
    }
  }
  const isLost = failed.length > 0 && !request.keepGoing;
  // Nobody is asked about the unit of a file that will not be taken anyway.
  if (!isLost || !request.questions) failed.push(...(await settleUnits(files, units, request)));
  refuseUnknownHeadings(files, request);
  return {
    files: files.filter(({ file }) => !failed.some(({ path }) => path === file.input.path)),
    failed,
    units,
  };
}

/** A heading that no table has is a slip of the pen, and would be remembered. */
function refuseUnknownHeadings<K extends RosterKind>(
  files: readonly RosterFile<K>[],
  { mappings }: ImportRequest,
): void {
  const headers = files.flatMap(({ rosters }) => rosters.map((roster) => roster.header));
  const [first] = headers;
  const unknown = mappings.find(
    ({ heading }) => !headers.some((header) => header.mappings.some((one) => one.heading === heading)),
  );
  if (unknown && first) {
    const headings = first.headings.texts.filter((text) => text !== '').map(maskWithin);
    throw new UserError('mapping-heading-missing', { heading: unknown.heading, headings });
  }
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
  kind: K,
  path: string,
  request: ImportRequest,
  header: HeaderRequest,
  given: NamedUnit | null,
  units: UnitIndex,
): Promise<RosterFile<K>> {
  const { profile } = request;
  const input = await profile.time('read', () => inspectFile(path, request.encoding));
  const file = await profile.time('parse', () => openTables(input, request, profile));
  const chosen = await chooseTables(kind, file, request.sheet, header);
  request.onOpening(null);
  const clear = await clarify(kind, file, chosen, request, header, units);
  const rosters: Roster<K>[] = [];
  for (const one of clear) {
    const origins = readOrigins(one.header);
    const namesUnits = hasUnitColumn(kind, one.header) || origins.some((origin) => origin.unit !== null);
    const label = clear.length > 1 ? `${path} [${one.table.sheet ?? ''}]` : path;
    rosters.push({
      ...one,
      label,
      otherwise: given,
      namesUnits,
      unit: namesUnits || !given ? null : { unit: given, from: 'command' },
      findings: [...one.findings, ...(given && !namesUnits ? compareTitle(units, one.header, given) : [])],
      originExam: origins.find((origin) => origin.exam !== null)?.exam ?? null,
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

/** Asks which heading holds what no column was found for, or what several claim; the unit only if nothing else names it. */
async function clarify<K extends RosterKind>(
  kind: K,
  file: TableFile,
  chosen: ChosenTable<K>[],
  { questions, sheet }: ImportRequest,
  header: HeaderRequest,
  units: UnitIndex,
): Promise<ChosenTable<K>[]> {
  const { path } = file.input;
  const [first] = chosen;
  if (!questions || !first) return chosen;
  const { line, headings, titles } = first.header;
  const isUnitNamed = suggestUnit(units, titles, basename(path)).unit !== null;
  const asked = headings.missing.filter(({ fields }) => !(isUnitNamed && fields.includes('unit')));
  const open = [
    ...headings.doubled
      .filter((one) => new Set(one.headings).size > 1)
      .map((one) => ({ fields: [one.field], headings: one.headings })),
    ...asked.map(({ fields, candidates }) => ({ fields, headings: [...candidates, ...headings.unused] })),
  ];
  const answers: HeadingMapping[] = [];
  for (const { fields, headings: offered } of open) {
    const left = [...new Set(offered)].filter((heading) => !answers.some((one) => one.heading === heading));
    const [field] = fields;
    if (left.length === 0 || !field) continue;
    const heading = await questions.chooseHeading({ path, line, fields, headings: left });
    if (heading !== null) answers.push({ heading, field });
  }
  if (answers.length === 0) return chosen;
  return chooseTables(kind, file, sheet, { ...header, mappings: [...header.mappings, ...answers] });
}
