// An empty table for a kind of import: its columns are those that the import reads, so that a filled one goes in as it is.
import { extname } from 'node:path';
import { findChoices, listWords } from '../domain/roster/choices.js';
import {
  fieldAliases,
  requiredFields,
  importKinds,
  type Field,
  type FieldOf,
  type ImportKind,
} from '../domain/roster/fields.js';
import { isThere, refuseOverwriting, writeText } from '../files/output-file.js';
import { writeWorkbook } from '../files/workbook-writer.js';
import type { WrittenCell, WrittenColumn } from '../files/workbook-xml.js';
import { UserError } from '../user-error.js';
import { formatCsv } from './export-table.js';

export interface TemplateColumn {
  field: Field;
  heading: string;
  /** `one-of`: of several such columns, one must be filled. */
  need: 'required' | 'one-of' | 'optional';
  /** The values it may have, as they are to be written; none when any text will do. */
  choices: string[];
}

/** Which columns of an exam are wanted: those of results, of results by paper, or of a list of those who will sit. */
export type ExamForm = 'results' | 'two-papers' | 'sign-up';

/** What is said in a workbook, in the user's language. */
export interface TemplateTexts {
  sheet: string;
  notesSheet: string;
  /** One row per column, below its headings. */
  notes: readonly (readonly string[])[];
  refuse: (heading: string, choices: readonly string[]) => string;
}

const leftOut: Record<ExamForm, readonly Field[]> = {
  results: ['publicLawScore', 'specialLawScore'],
  'two-papers': ['score'],
  'sign-up': ['score', 'publicLawScore', 'specialLawScore', 'outcome'],
};

/** The kinds of import there is a template for: all. */
export const templateKinds = importKinds;

/** The kind of import on the command line. Throws UserError with those there are. */
export function readTemplateKind(text: string): ImportKind {
  const found = importKinds.find((kind) => kind === text);
  if (!found) throw new UserError('choice-unknown', { value: text, allowed: [...importKinds] });
  return found;
}

/** Throws UserError when a form of exam is asked for another kind, or two at once. */
export function readExamForm(kind: ImportKind, own: { signUp?: boolean; twoPapers?: boolean }): ExamForm {
  const { signUp = false, twoPapers = false } = own;
  const option = signUp ? '--sign-up' : '--two-papers';
  if ((signUp || twoPapers) && kind !== 'exam')
    throw new UserError('option-unfitting', { option, other: kind });
  if (signUp && twoPapers) throw new UserError('option-unfitting', { option, other: '--two-papers' });
  return signUp ? 'sign-up' : twoPapers ? 'two-papers' : 'results';
}

/** Decides the columns of an empty table; the headings are the preferred ones of the language, a * marks what must be filled. */
export function layOutTemplate(kind: ImportKind, form: ExamForm, lang: 'en' | 'zh'): TemplateColumn[] {
  const aliases: Partial<Record<Field, { zh: string[]; en: string[] }>> = fieldAliases[kind];
  const fields = (Object.keys(aliases) as Field[]).filter(
    (field) => kind !== 'exam' || !leftOut[form].includes(field),
  );
  return fields.map((field) => {
    const need = findNeed(kind, field, fields);
    const name = aliases[field]?.[lang][0] ?? field;
    const choices = findChoices(kind, field as FieldOf<typeof kind>);
    return {
      field,
      heading: need === 'required' ? `${name}*` : name,
      need,
      choices: choices ? listWords(choices, lang) : [],
    };
  });
}

function findNeed(kind: ImportKind, field: Field, fields: readonly Field[]): TemplateColumn['need'] {
  const lists: readonly (readonly Field[])[] = requiredFields[kind];
  const alternatives = lists.find((list) => list.includes(field))?.filter((one) => fields.includes(one));
  if (!alternatives) return 'optional';
  return alternatives.length > 1 ? 'one-of' : 'required';
}

/** An empty table as CSV, with the byte order mark that Excel needs to show Chinese. */
export function formatTemplate(columns: readonly TemplateColumn[]): string {
  return formatCsv([columns.map((column) => column.heading)], true);
}

const formats = ['.xlsx', '.csv'] as const;

function readFormat(path: string): (typeof formats)[number] {
  const found = formats.find((format) => format === extname(path).toLowerCase());
  if (!found) throw new UserError('file-format-unknown', { path, allowed: [...formats] });
  return found;
}

/**
 * Writes an empty table in the form that the file's name says.
 * @param guard what must not be overwritten, and what is asked before another file is
 * @throws UserError when it cannot be written, or must not be
 */
export async function saveTemplate(
  path: string,
  columns: readonly TemplateColumn[],
  texts: TemplateTexts,
  guard: { register: string; mayReplace: (path: string) => Promise<boolean> },
): Promise<void> {
  const format = readFormat(path);
  refuseOverwriting(path, [guard.register]);
  if (isThere(path) && !(await guard.mayReplace(path))) throw new UserError('file-exists', { path });
  if (format === '.csv') {
    writeText(path, formatTemplate(columns));
    return;
  }
  const [notesHead = [], ...notes] = texts.notes;
  await writeWorkbook(path, [
    {
      name: texts.sheet,
      columns: columns.map((column) => layOutColumn(column, texts)),
      frozenRows: 1,
      rows: [writeHeadings(columns.map((column) => column.heading))],
    },
    {
      name: texts.notesSheet,
      columns: [22, 16, 60, 44, 24].map((width) => ({ width })),
      frozenRows: 1,
      rows: [writeHeadings(notesHead), ...notes.map((row) => row.map(writeNote))],
    },
  ]);
}

function layOutColumn({ heading, choices }: TemplateColumn, texts: TemplateTexts): WrittenColumn {
  const width = 22;
  return choices.length === 0
    ? { width }
    : { width, choices: { values: choices, refusal: texts.refuse(heading, choices) } };
}

const writeHeadings = (headings: readonly string[]): WrittenCell[] =>
  headings.map((text) => ({ text, style: 'heading' }));
const writeNote = (text: string): WrittenCell => ({ text, style: 'note' });
