import { normaliseHeading } from './cells.js';
import { fieldAliases, ignoredHeadings, requiredFields, type FieldOf, type RosterKind } from './fields.js';

/** The header row lies within the first lines; above it stand titles. */
export const headerWithinLines = 20;

/** Which column holds which field. */
export interface Headings<K extends RosterKind = RosterKind> {
  columns: Map<FieldOf<K>, number>;
  /** Headings that match no field and are not known to be unimportant. */
  unused: string[];
  /** Fields that two columns claim, with the headings. */
  doubled: { field: string; headings: string[] }[];
  /** Required fields without a column; alternatives together. */
  missing: string[][];
}

/** A heading that the user assigned to a field by hand: `--map 'HEADING=field'`. */
export interface HeadingMapping {
  heading: string;
  field: string;
}

/**
 * Matches a row of headings against the fields of a kind, by alias in Chinese or English, blanks and punctuation ignored.
 * @param given fields whose value comes with the command and needs no column (`--unit`)
 */
export function matchHeadings<K extends RosterKind>(
  kind: K,
  cells: readonly string[],
  mappings: readonly HeadingMapping[] = [],
  given: readonly string[] = [],
): Headings<K> {
  const fieldByHeading = new Map<string, FieldOf<K>>();
  for (const [field, { zh, en }] of Object.entries(fieldAliases[kind])) {
    for (const alias of [field, ...zh, ...en])
      fieldByHeading.set(normaliseHeading(alias), field as FieldOf<K>);
  }
  const mapped = new Map(mappings.map((m) => [normaliseHeading(m.heading), m.field as FieldOf<K>]));
  const headings = new Set(cells.map((cell) => normaliseHeading(cell)));
  const settled = new Set([...mapped].filter(([heading]) => headings.has(heading)).map(([, field]) => field));
  const claims = new Map<FieldOf<K>, number[]>();
  const unused: string[] = [];
  cells.forEach((cell, index) => {
    const heading = normaliseHeading(cell);
    const known = fieldByHeading.get(heading);
    // What the user said of one column holds against the aliases of all others.
    const field = mapped.get(heading) ?? (known && settled.has(known) ? undefined : known);
    if (field) claims.set(field, [...(claims.get(field) ?? []), index]);
    else if (heading && !ignored.has(heading)) unused.push(cell.trim());
  });
  const papers = ['publicLawScore', 'specialLawScore'].filter((paper) => claims.has(paper as FieldOf<K>));
  // A total beside the papers is no mark of its own.
  const [total] = papers.length > 0 ? (claims.get('score' as FieldOf<K>) ?? []) : [];
  if (total !== undefined) unused.push(cells[total]?.trim() ?? '');
  if (papers.length > 0) claims.delete('score' as FieldOf<K>);
  const required = papers.length === 1 ? [...requiredFields[kind], ...bothPapers] : requiredFields[kind];
  const doubled = [...claims].filter(([, indexes]) => indexes.length > 1);
  return {
    columns: new Map([...claims].map(([field, indexes]) => [field, indexes[0] ?? 0])),
    unused,
    doubled: doubled.map(([field, indexes]) => ({ field, headings: indexes.map((i) => cells[i] ?? '') })),
    missing: (required as FieldOf<K>[][]).filter(
      (one) => !one.some((f) => claims.has(f) || given.includes(f)),
    ),
  };
}

/** With one paper of two, nobody could tell who passed. */
const bothPapers = [['publicLawScore'], ['specialLawScore']];

/** How sure a row is to be the header: fields matched, a complete one before any other. */
export function rateHeadings<K extends RosterKind>(headings: Headings<K>): number {
  return headings.columns.size + (headings.missing.length === 0 ? 1000 : 0);
}

const ignored = new Set(ignoredHeadings.map(normaliseHeading));
