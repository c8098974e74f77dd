// The form on which a unit checks its holders: one row a person, with the finding of the register and room for the unit's answer.
import type { CalendarDate } from './calendar-date.js';
import type { GroundCode, GroundMode } from './grounds/ground.js';
import { sexOf } from './identity-number.js';
import { fieldAliases, toldInAnswers, type FieldOf } from './roster/fields.js';
import type { AnswerKind, Evidence } from './settlement.js';

/** A holder as the form shows them. */
export interface FormHolder {
  officerId: number;
  idNumber: string;
  name: string;
  certificateNumber: string;
  /** Last day of that card; null when it is gone since. */
  expiresOn: CalendarDate | null;
  /** What was found, in the order of counting; null of a holder to be confirmed only. */
  flagged: { ground: GroundCode; mode: GroundMode; evidence: readonly Evidence[] } | null;
}

export interface FormUnit {
  code: string;
  name: string;
  field: string | null;
}

/** The words of a form, in the user's language. */
export interface FormWords {
  lang: 'en' | 'zh';
  sexes: Record<'male' | 'female', string>;
  modes: Record<GroundMode, string>;
  answers: Record<AnswerKind, string>;
  grounds: Record<GroundCode, string>;
  nothingFound: string;
  describe: (evidence: Evidence) => string;
  join: (sentences: readonly string[]) => string;
}

type FormColumn = keyof typeof toldInAnswers | FieldOf<'answers'>;

/** What the unit is told, and then what it fills in. */
export const formColumns: readonly FormColumn[] = [
  'no',
  'plan',
  'unit',
  'unitName',
  'name',
  'sex',
  'idNumber',
  'number',
  'expiresOn',
  'field',
  'findings',
  'mode',
  'answer',
  'ground',
  'movedTo',
  'since',
  'reason',
];

/** The headings under which a returned form is read again. */
export function nameFormColumn(column: FormColumn, lang: 'en' | 'zh'): string {
  if (column in toldInAnswers) return toldInAnswers[column as keyof typeof toldInAnswers][lang];
  return fieldAliases.answers[column as FieldOf<'answers'>][lang][0] ?? column;
}

/** Flagged persons come first, then those of whom nothing was found; both in the order of the register. */
export function sortHolders(holders: readonly FormHolder[]): FormHolder[] {
  return [...holders].sort(
    (a, b) => Number(a.flagged === null) - Number(b.flagged === null) || a.officerId - b.officerId,
  );
}

/**
 * One row of a form, in the order of its columns. The answer is left open for a flagged person; of the others the unit changes only
 * what is not so.
 */
export function writeFormRow(
  holder: FormHolder,
  { plan, unit, no }: { plan: number; unit: FormUnit; no: number },
  printId: (idNumber: string) => string,
  words: FormWords,
): string[] {
  const { flagged } = holder;
  const cells: Partial<Record<FormColumn, string>> = {
    no: String(no),
    plan: String(plan),
    unit: unit.code,
    unitName: unit.name,
    name: holder.name,
    sex: words.sexes[sexOf(holder.idNumber)],
    idNumber: printId(holder.idNumber),
    number: holder.certificateNumber,
    expiresOn: holder.expiresOn ?? '',
    field: unit.field ?? '',
    findings: flagged ? words.join(flagged.evidence.map(words.describe)) : words.nothingFound,
    mode: flagged ? words.modes[flagged.mode] : words.nothingFound,
    answer: flagged ? '' : words.answers.keep,
  };
  return formColumns.map((column) => cells[column] ?? '');
}
