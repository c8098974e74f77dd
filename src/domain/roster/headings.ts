import { distance } from 'fastest-levenshtein';
import { cleanCell, normaliseHeading } from './cells.js';
import { mayHoldResults } from './result-columns.js';
import {
  fieldAliases,
  ignoredHeadings,
  ignoredInCardLists,
  ignoredInExams,
  rejectsHeadings,
  requiredFields,
  resultFields,
  toldInAnswers,
  type FieldOf,
  type RosterKind,
} from './fields.js';

/** The header lies within the first lines; above it stand titles. */
export const headerWithinLines = 20;

/** A header has at most this many rows; of several, the upper ones hold what the lower ones have in common. */
export const headerRowsAtMost = 3;

/** Which column holds which field. */
export interface Headings<K extends RosterKind = RosterKind> {
  columns: Map<FieldOf<K>, number>;
  /** The text of each column's heading that it was matched by, or all of it. */
  texts: string[];
  /** Headings that match no field and are not known to be unimportant. */
  unused: string[];
  /** Fields that two columns claim, with the headings. */
  doubled: { field: string; headings: string[] }[];
  /** Required fields without a column; alternatives together, with the unused headings that look most like them. */
  missing: { fields: string[]; candidates: string[] }[];
}

/** A heading that the user assigned to a field by hand: `--map 'HEADING=field'`. */
export interface HeadingMapping {
  heading: string;
  field: string;
}

/**
 * Joins the rows of a header into one heading a column: 更改前 over 姓名 is 更改前姓名. A heading merged over several columns stands in
 * its first one; one merged over several rows may stand in each of them.
 * @returns for each column the texts it may be matched by, the longest first
 */
export function joinHeaderRows(rows: readonly (readonly string[])[]): string[][] {
  const width = Math.max(...rows.map((row) => row.length));
  const last = rows.at(-1) ?? [];
  const headingRows = rows.map((row) => row.map((cell) => (/[:：]\s*$/.test(cell) ? '' : cell)));
  const spread = [...rows.slice(0, -1).map((row) => spreadRight(row, width)), last];
  return Array.from({ length: width }, (_, column) => {
    // Nothing stands below: then nothing is in common with the column to the left, and 单位： before a title is no heading.
    const own = cleanCell(last[column] ?? '') === '' ? headingRows : spread;
    const parts = own.map((row) => cleanCell(row[column] ?? '')).filter((text) => text !== '');
    const distinct = parts.filter((text, i) => text !== parts[i - 1]);
    return distinct.length === 0 ? [''] : distinct.map((_, from) => distinct.slice(from).join(''));
  });
}

/** What tells one form of table from another: its headings, in their order; not those that a rejects file adds. */
export function describeForm(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== '' && !isAddedByRejects(text))
    .map(normaliseHeading)
    .join('|');
}

/**
 * The headings under which the rejects of a table stand: its own, but for columns that the user explained those that are understood
 * without an explanation.
 */
export function nameColumns<K extends RosterKind>(
  kind: K,
  { columns, texts }: Pick<Headings<K>, 'columns' | 'texts'>,
  mappings: readonly HeadingMapping[],
): string[] {
  const names = [...texts];
  const aliases = fieldAliases[kind] as Record<string, { zh: string[]; en: string[] }>;
  for (const { heading, field } of mappings) {
    const column = columns.get(field as FieldOf<K>);
    const known = aliases[field];
    if (column === undefined || !known) continue;
    names[column] = (/\p{Script=Han}/u.test(heading) ? known.zh[0] : known.en[0]) ?? field;
  }
  return names;
}

/** Whether a column is one that a rejects file adds to those of its input. */
export function isAddedByRejects(text: string): boolean {
  return addedByRejects.has(normaliseHeading(text));
}

function spreadRight(row: readonly string[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, column) => {
    last = row[column]?.trim() ? row[column] : last;
    return last;
  });
}

/**
 * Matches the headings of a table against the fields of a kind, by alias in Chinese or English, blanks and punctuation ignored.
 * @param headings for each column the texts it may be matched by, best first (see `joinHeaderRows`)
 * @param given fields whose value comes with the command and needs no column (`--unit`)
 */
export function matchHeadings<K extends RosterKind>(
  kind: K,
  headings: readonly (readonly string[])[],
  mappings: readonly HeadingMapping[] = [],
  given: readonly string[] = [],
): Headings<K> {
  const fieldByHeading = listAliases(kind);
  const mapped = new Map(mappings.map((m) => [normaliseHeading(m.heading), m.field as FieldOf<K>]));
  const present = new Set(headings.flat().map(normaliseHeading));
  const settled = new Set([...mapped].filter(([heading]) => present.has(heading)).map(([, field]) => field));
  const claims = new Map<FieldOf<K>, number[]>();
  const texts: string[] = [];
  const unused: string[] = [];
  headings.forEach((candidates, index) => {
    // What the user said of one column holds against the aliases of all others.
    const fieldOf = (text: string): FieldOf<K> | undefined => {
      const heading = normaliseHeading(text);
      const known = fieldByHeading.get(heading);
      return mapped.get(heading) ?? (known && settled.has(known) ? undefined : known);
    };
    const matched = candidates.find((text) => fieldOf(text) !== undefined);
    const text = matched ?? candidates[0] ?? '';
    texts.push(text);
    const field = fieldOf(text);
    if (field) claims.set(field, [...(claims.get(field) ?? []), index]);
    else if (text && !candidates.some((one) => isIgnored(kind, one))) unused.push(text.trim());
  });
  dropTotal(claims, texts, unused);
  const doubled = [...claims].filter(([, indexes]) => indexes.length > 1);
  return {
    columns: new Map([...claims].map(([field, indexes]) => [field, indexes[0] ?? 0])),
    texts,
    unused,
    doubled: doubled.map(([field, indexes]) => ({ field, headings: indexes.map((i) => texts[i] ?? '') })),
    missing: listRequired(kind, claims, unused)
      .filter((one) => !one.some((field) => claims.has(field) || given.includes(field)))
      // A row that names no field is no header: nobody asks what its cells may mean.
      .map((fields) => ({ fields, candidates: claims.size === 0 ? [] : findClosest(kind, fields, unused) })),
  };
}

/** Made once a kind: a file's first rows are all tried as its header. */
const aliasesOfKind = new Map<RosterKind, ReadonlyMap<string, string>>();

function listAliases<K extends RosterKind>(kind: K): ReadonlyMap<string, FieldOf<K>> {
  const known = aliasesOfKind.get(kind) ?? normaliseAliases(kind);
  aliasesOfKind.set(kind, known);
  return known as ReadonlyMap<string, FieldOf<K>>;
}

function normaliseAliases(kind: RosterKind): Map<string, string> {
  return new Map(
    Object.entries(fieldAliases[kind]).flatMap(([field, { zh, en }]) =>
      [field, ...zh, ...en].map((alias): [string, string] => [normaliseHeading(alias), field]),
    ),
  );
}

const paperFields = ['publicLawScore', 'specialLawScore'];

/** A total beside the papers is no mark of its own. */
function dropTotal(claims: Map<string, number[]>, texts: readonly string[], unused: string[]): void {
  if (!paperFields.some((paper) => claims.has(paper))) return;
  for (const index of claims.get('score') ?? []) unused.push(texts[index]?.trim() ?? '');
  claims.delete('score');
}

/** A table of an exam with neither results nor a column that may hold some is a sign-up roster. */
function listRequired<K extends RosterKind>(
  kind: K,
  claims: ReadonlyMap<string, unknown>,
  unused: readonly string[],
): FieldOf<K>[][] {
  const isSignUp = !resultFields.some((field) => claims.has(field)) && !unused.some(mayHoldResults);
  const required = requiredFields[kind].filter((fields) => !isSignUp || fields !== resultFields);
  const papers = paperFields.filter((paper) => claims.has(paper));
  // With one paper of two, nobody could tell who passed.
  const both = papers.length === 1 ? paperFields.map((paper) => [paper as FieldOf<K>]) : [];
  return [...required, ...both];
}

/** The unused headings that differ least from any name of these fields, at most three. */
function findClosest<K extends RosterKind>(
  kind: K,
  fields: readonly FieldOf<K>[],
  unused: readonly string[],
): string[] {
  const aliases = [...listAliases(kind)]
    .filter(([, field]) => fields.includes(field))
    .map(([alias]) => alias);
  const ranked = unused.map((text) => {
    const heading = normaliseHeading(text);
    const share = (alias: string): number =>
      distance(alias, heading) / Math.max(alias.length, heading.length);
    return { text, wrong: Math.min(...aliases.map(share)) };
  });
  ranked.sort((a, b) => a.wrong - b.wrong);
  return ranked
    .filter(({ wrong }) => wrong < 0.75)
    .map(({ text }) => text)
    .slice(0, 3);
}

/** How sure rows are to be the header: fields matched, a complete one before any other, and of equals the one of fewer rows. */
export function rateHeadings<K extends RosterKind>(headings: Headings<K>, rows: number): number {
  const complete = headings.missing.length === 0 ? 1000 : isComplete(headings) ? 500 : 0;
  return complete + headings.columns.size - rows / 10;
}

/** Whether nothing is missing but the unit, which may be that of the whole file. */
export function isComplete(headings: Pick<Headings, 'missing'>): boolean {
  return headings.missing.every(({ fields }) => fields.includes('unit'));
}

function isIgnored(kind: RosterKind, text: string): boolean {
  const heading = normaliseHeading(text);
  if (kind === 'answers' && ignoredInAnswers.has(heading)) return true;
  if (kind === 'card-events' && ignoredInCardList.has(heading)) return true;
  return ignored.has(heading) || (kind === 'exam' && ignoredInExam.has(heading));
}

const addedByRejects = new Set(rejectsHeadings.flat().map(normaliseHeading));
const ignored = new Set([...ignoredHeadings.map(normaliseHeading), ...addedByRejects]);
const ignoredInCardList = new Set(ignoredInCardLists.map(normaliseHeading));
const ignoredInExam = new Set(ignoredInExams.map(normaliseHeading));
const ignoredInAnswers = new Set(
  Object.values(toldInAnswers).flatMap(({ zh, en }) => [zh, en].map(normaliseHeading)),
);
