// A result list whose result column nobody recognised must not pass for a sign-up roster: after the closing all would be absent.
import { cleanCell } from './cells.js';
import { outcomeChoices } from './choices.js';
import { resultFields, type RosterKind } from './fields.js';
import type { Headings } from './headings.js';

/** Whether a column nobody knows may hold the results: then its file must not pass for a sign-up roster, which has none. */
export function mayHoldResults(heading: string): boolean {
  return /[分绩]|合格|及格|通过|结果|结论|等次|缺考|违纪|score|result|mark|grade/i.test(
    heading.replace(/\s/g, ''),
  );
}

/**
 * Looks whether a table that would pass for a sign-up roster holds results all the same, under a heading nobody knows: then a result
 * is what is missing, and the user must say which column it is.
 * @param rows the first rows below the header
 */
export function suspectResults<K extends RosterKind>(
  kind: K,
  headings: Headings<K>,
  rows: readonly (readonly string[])[],
): Headings<K> {
  const isResult = (field: string): boolean => resultFields.some((one) => one === field);
  const isKnown = [...headings.columns.keys(), ...headings.missing.flatMap(({ fields }) => fields)].some(
    isResult,
  );
  if (kind !== 'exam' || isKnown) return headings;
  const suspects = headings.texts.filter(
    (text, column) =>
      headings.unused.includes(text.trim()) &&
      looksLikeResults(rows.map((row) => cleanCell(row[column] ?? ''))),
  );
  if (suspects.length === 0) return headings;
  return { ...headings, missing: [...headings.missing, { fields: [...resultFields], candidates: suspects }] };
}

/** Marks up to 100, or words of a result, in most of the filled cells. */
function looksLikeResults(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const isMark = (cell: string): boolean =>
    (/^\d{1,3}(?:\.\d+)?分?$/.test(cell) && Number.parseFloat(cell) <= 100) ||
    /^(?:[优良中差合格]|优秀|良好|及格|[a-fyn√×✓✗]|yes|no|pass|fail)$/i.test(cell) ||
    outcomeChoices.has(cell.toLowerCase());
  return filled.length > 0 && filled.filter(isMark).length * 2 > filled.length;
}
