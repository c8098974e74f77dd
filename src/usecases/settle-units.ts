import { basename } from 'node:path';
import { finding, type LocatedFinding } from '../domain/findings.js';
import type { RosterKind } from '../domain/roster/fields.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { suggestUnit, type UnitSuggestion } from '../domain/roster/unit-suggestion.js';
import { describeMissing, type Header } from './find-header.js';
import { askUnit } from './name-unit.js';
import type { Roster, RosterFile } from './open-rosters.js';
import type { FailedFile, ImportRequest } from './roster-importer.js';

/** Finds the unit of files that name it in their title or their name only; the user has the last word. */
export async function settleUnits<K extends RosterKind>(
  files: readonly RosterFile<K>[],
  units: UnitIndex,
  { questions, takeSuggestions }: ImportRequest,
): Promise<FailedFile[]> {
  const open = files.flatMap(({ file: { input }, rosters }) =>
    rosters
      .filter(({ namesUnits, unit }) => !namesUnits && unit === null)
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
      (await questions.confirmUnits(
        suggested.map(({ roster, suggestion }) => ({ path: roster.label, ...suggestion })),
      )));
  const failed: FailedFile[] = [];
  for (const { path, roster, suggestion } of open) {
    if (suggestion.unit && isTaken) {
      roster.unit = { unit: suggestion.unit, from: suggestion.from };
      continue;
    }
    const candidates = suggestion.unit ? [suggestion.unit.name] : suggestion.candidates;
    const answer =
      questions && (await askUnit(questions, units, { path: roster.label, named: null, candidates }));
    if (answer) roster.unit = { unit: answer, from: 'command' };
    else if (!failed.some((one) => one.path === path)) failed.push(describeNeed(path, roster, suggestion));
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
  return { path, problem: describeMissing(path, header) };
}

/** The user's word holds; that the title names another unit is said. */
export function compareTitle<K extends RosterKind>(
  units: UnitIndex,
  { titles, line }: Header<K>,
  given: NamedUnit,
): LocatedFinding[] {
  const { unit } = suggestUnit(units, titles, '');
  if (!unit || unit.unitId === given.unitId) return [];
  return [{ ...finding('title-names-other', 'unit', { value: unit.name, unit: given.name }), line }];
}
