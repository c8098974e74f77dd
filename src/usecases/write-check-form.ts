// The files of a dispatch: each as a workbook with drop-downs, and as CSV.
import { join } from 'node:path';
import {
  formColumns,
  nameFormColumn,
  sortHolders,
  writeFormRow,
  type FormUnit,
  type FormWords,
} from '../domain/check-form.js';
import type { GroundCode } from '../domain/grounds/ground.js';
import { formatRecord, keepDigits, makeHarmless } from '../files/csv-text.js';
import { writeText } from '../files/output-file.js';
import { writeWorkbook, type WrittenSheet } from '../files/workbook-writer.js';
import type { WrittenCell, WrittenColumn } from '../files/workbook-xml.js';
import type { UnitHolders } from './list-holders.js';
import type { PrintId } from './print-ids.js';

/** What the files of a dispatch say, in the user's language. */
export interface FormTexts extends FormWords {
  sheet: string;
  notesSheet: string;
  notesHeadings: readonly string[];
  /** How each column is to be filled in. */
  notes: Record<'answer' | 'ground' | 'movedTo' | 'since' | 'reason' | 'plan', string>;
  refuse: (heading: string) => string;
  /** Of the summary: its name as a file and a sheet, and its headings. */
  summaryName: string;
  summaryHeadings: Record<'unit' | 'onEstablishment' | 'holders' | 'flagged' | 'toConfirm' | 'due', string>;
  total: string;
}

export interface UnitForm extends UnitHolders {
  unit: FormUnit;
  files: string[];
}

/** What the answers of a plan may say. */
export interface FormChoices {
  plan: number;
  grounds: readonly GroundCode[];
  /** Names of the units that somebody may have moved to. */
  openUnits: readonly string[];
}

const longestName = 80;

/** A workbook and a CSV file of one name, without characters that file systems refuse. */
export function nameFiles(folder: string, name: string): string[] {
  const safe = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .slice(0, longestName)
    .replace(/[. ]+$/, '');
  return ['.xlsx', '.csv'].map((ending) => join(folder, safe + ending));
}

/** Writes the form of one unit. */
export async function writeForm(
  { unit, files, holders }: UnitForm,
  choices: FormChoices,
  printId: PrintId,
  texts: FormTexts,
): Promise<void> {
  const { plan } = choices;
  const rows = sortHolders(holders).map((holder, i) =>
    writeFormRow(holder, { plan, unit, no: i + 1 }, printId, texts),
  );
  const columns = formColumns.map((column): WrittenColumn => {
    const values = listChoices(column, choices, texts);
    const heading = nameFormColumn(column, texts.lang);
    const width = widths[column] ?? 12;
    return values.length === 0 ? { width } : { width, choices: { values, refusal: texts.refuse(heading) } };
  });
  const headings = formColumns.map((column) => nameFormColumn(column, texts.lang));
  await writeTables(files, { name: texts.sheet, columns, rows: [headings, ...rows] }, [layOutNotes(texts)]);
}

const widths: Partial<Record<(typeof formColumns)[number], number>> = {
  no: 6,
  plan: 9,
  unit: 16,
  unitName: 28,
  sex: 6,
  idNumber: 22,
  number: 16,
  findings: 60,
  answer: 16,
  ground: 22,
  movedTo: 28,
  reason: 30,
};

function listChoices(
  column: (typeof formColumns)[number],
  { grounds, openUnits }: FormChoices,
  { answers, grounds: names }: FormTexts,
): readonly string[] {
  if (column === 'answer') return Object.values(answers);
  if (column === 'ground') return grounds.map((ground) => names[ground]);
  return column === 'movedTo' ? openUnits : [];
}

function layOutNotes({ lang, notesSheet, notesHeadings, notes }: FormTexts): WrittenSheet {
  const columns = Object.keys(notes) as (keyof typeof notes)[];
  const rows = columns.map((column) => [nameFormColumn(column, lang), notes[column]].map(writeNote));
  return {
    name: notesSheet,
    columns: [22, 80].map((width) => ({ width })),
    frozenRows: 1,
    rows: [writeHeadings(notesHeadings), ...rows],
  };
}

/** Writes one table, its headings first, as a workbook and as CSV with the byte order mark that Excel needs to show Chinese. */
export async function writeTables(
  [workbook = '', csv = '']: readonly string[],
  table: { name: string; columns: readonly WrittenColumn[]; rows: readonly (readonly string[])[] },
  more: readonly WrittenSheet[],
): Promise<void> {
  const { name, columns, rows } = table;
  const [headings = [], ...below] = rows;
  await writeWorkbook(workbook, [
    { name, columns, frozenRows: 1, rows: [writeHeadings(headings), ...below] },
    ...more,
  ]);
  const lines = rows.map(
    (cells) => `${formatRecord(cells.map((cell) => keepDigits(makeHarmless(cell))))}\r\n`,
  );
  writeText(csv, `\ufeff${lines.join('')}`);
}

const writeHeadings = (headings: readonly string[]): WrittenCell[] =>
  headings.map((text) => ({ text, style: 'heading' }));
const writeNote = (text: string): WrittenCell => ({ text, style: 'note' });
