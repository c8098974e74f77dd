import type { Policy } from '../../domain/policy.js';
import type { PolicyProblemCode, PolicyProblemParams } from '../../domain/policy-problem.js';
import { bracketed, list, plural } from './wording-en.js';

interface Said {
  message: string;
  hint: string;
}

/** A wrong key or value at its line of the file. */
export interface LocatedProblem {
  line: number;
  key: string;
  code: PolicyProblemCode;
  params: unknown;
}

/** The keys that `policy show` explains; those of lists and tables by code are told by their words. */
export type PolicyKey =
  | keyof Policy
  | `shouldHold.${keyof Policy['shouldHold']}`
  | `retirement.${keyof Policy['retirement']}`
  | `guards.${keyof Policy['guards']}`
  | `region.${keyof Policy['region']}`;

const didYouMean = (closest: string | null): string => (closest === null ? '' : `Did you mean ${closest}? `);

/** Each wrong key or value of a policy file; line and key stand before the sentence. */
const problems: { [C in PolicyProblemCode]: (params: PolicyProblemParams[C]) => Said } = {
  syntax: () => ({
    message: 'this cannot be read as YAML',
    hint: 'Look at the indentation, and for a colon, bracket or quotation mark that is missing; the slip may be on the line before.',
  }),
  'tab-indent': () => ({ message: 'a tab stands at the beginning', hint: 'Indent with blanks.' }),
  'documents-several': () => ({
    message: 'a second policy begins here (---)',
    hint: 'A file holds one policy. Delete the line, or the rest.',
  }),
  directive: ({ value }) => ({ message: `"${value}" is not needed`, hint: 'Delete the line.' }),
  tag: ({ value }) => ({
    message: `"${value}" says what the value is to be`,
    hint: 'Delete it; write the value alone.',
  }),
  reference: ({ value }) => ({
    message: `"${value}" refers from one place to another`,
    hint: 'Write out the value in each place.',
  }),
  'key-twice': () => ({ message: 'this key stands here a second time', hint: 'Delete one of the two.' }),
  'key-unknown': ({ closest, allowed }) => ({
    message: 'there is no such key',
    hint: closest === null ? `Here may stand: ${list(allowed)}.` : didYouMean(closest).trim(),
  }),
  'key-missing': () => ({ message: 'is missing', hint: 'Write it; this one has no default.' }),
  'value-missing': () => ({
    message: 'has no value',
    hint: 'Write one, or delete the key: then the default holds.',
  }),
  'not-keys': ({ value, allowed }) => ({
    message: `is "${value}", but holds keys of its own`,
    hint: `Write on lines of their own, indented: ${list(allowed)}.`,
  }),
  'not-list': ({ value }) => ({
    message: `is "${value}", but must be a list`,
    hint: 'Write each on a line of its own, after "- ", or [one, another].',
  }),
  'not-text': ({ value }) => ({
    message: `is ${value}, but must be a text`,
    hint: 'Put it in quotation marks if it is a number or true or false.',
  }),
  'not-yes-no': ({ value }) => ({ message: `is "${value}"`, hint: 'Write true or false.' }),
  'not-number': ({ value, whole, min, max }) => ({
    message: `is "${value}"`,
    hint: `Allowed is a ${whole ? 'whole number' : 'number'} from ${min} to ${max}, without quotation marks.`,
  }),
  'not-choice': ({ value, closest, allowed }) => ({
    message: `"${value}" is not known here`,
    hint: `${didYouMean(closest)}Allowed: ${list(allowed)}.`,
  }),
  'not-area-code': ({ value }) => ({
    message: `"${value}" is not a code of six digits`,
    hint: "Write it in quotation marks, e.g. '430202'.",
  }),
  'not-pattern': ({ value }) => ({
    message: `"${value}" is not a pattern`,
    hint: "Write a regular expression in quotation marks, e.g. '^\\d{11}$' for eleven digits.",
  }),
  'list-empty': () => ({ message: 'the list is empty', hint: 'Name at least one.' }),
  'value-twice': ({ value }) => ({
    message: `"${value}" stands in the list twice`,
    hint: 'Delete one of the two.',
  }),
};

/** What each key means, as it stands above it. */
const notes: Record<PolicyKey, string> = {
  name: 'What this policy is called.',
  certificateValidForYears: 'Years a certificate is valid; its last day is the one before the anniversary.',
  renewalWindowMonths:
    'A certificate within so many months of its last day is expiring: the exam is to be sat again.',
  renewalGraceMonths:
    'Months after its last day before the cleanup flags a certificate that was not renewed.',
  passValidForMonths: 'Months within which a pass is to be used to apply for a certificate.',
  passMarks: 'Marks out of 100 from which a paper is passed.',
  papersRequired: 'Which papers of a round with two must be passed.',
  paperPassKeptForMonths:
    'Months for which a pass in one of two papers is kept until the other is passed; 0: both in one round.',
  exemptKinds: 'Why somebody may be exempt from the exam, as the remark column says it.',
  trainingHoursPerYear: 'Class hours of training a holder owes each calendar year.',
  minutesPerClassHour: 'Minutes of one class hour.',
  inactiveAfterMonths: 'A holder without an enforcement act for longer than so many months is inactive.',
  roundSpansAtMostDays: 'Days of one round lie at most so many days apart.',
  certificateNumberPattern:
    'Form of a certificate number (a regular expression); others are taken with a warning.',
  onEstablishment: 'Kinds of staffing that are on the establishment.',
  shouldHold: 'Who counts in the holding rate, besides being on the establishment.',
  'shouldHold.states': 'In one of these states …',
  'shouldHold.exceptPosts': '… and not in one of these posts.',
  retirement: 'Statutory retirement (decision of 2024-09-13).',
  'retirement.classes':
    'By class: age in years before 2025, one month later for each so many months of birth, at most so many months.',
  'retirement.womenByStaffing':
    'The classes a woman may be in by her staffing; two where that alone does not tell.',
  'retirement.flagAfter': 'Where two months are possible: flag after the earliest or the latest.',
  grounds:
    'Grounds of the cleanup that are switched on, in the order of counting; certain: removed without an answer, confirm: the unit must answer.',
  guards: 'What "cleanup apply" refuses unless told otherwise.',
  'guards.maxRemovalsPercent': 'More removals than so many percent of the holders.',
  'guards.allowEmptyUnits': 'Whether a unit may be left without a single holder (true or false).',
  districts: 'Districts of the city: code, Chinese and English name.',
  region: 'How names of units may begin.',
  'region.province': 'The province, in full.',
  'region.city': 'The city, in full.',
  'region.cityForShort': 'The city, for short.',
};

export const policy = {
  problems,
  notes,
  sinceBeginning: 'since the beginning',
  since: (day: string) => `since ${day}`,
  head: (name: string, since: string, until: string | null) =>
    `Policy "${name}", in force ${since}${until === null ? '' : `, up to and including ${until}`}`,
  setBy: (actor: string, on: string, reason: string | null) =>
    `Set by ${actor} on ${on}${reason === null ? '' : `: ${reason}`}`,
  byDefault: "Nobody has set one; it is the program's default.",
  fine: (name: string) => `Policy "${name}" is fine.`,
  wrong: (count: number) => `${plural(count, 'thing')} wrong; the policy cannot be set like this.`,
  more: (count: number) => `and ${count} more`,
  fromDefault: (keys: string[]) => `Left out and taken from Hunan's default: ${list(keys)}`,
  nothingChanges: 'It says the same as the policy in force.',
  unchanged: (from: string) => `Nothing was written: the policy in force on ${from} says the same already.`,
  willChange: (name: string, from: string, until: string | null, changes: number) =>
    `From ${from}${until === null ? '' : ` up to and including ${until}, when another follows`}, policy "${name}" changes ${plural(changes, 'value')}:`,
  confirm: 'Put it in force?',
  set: (name: string, from: string) => `Policy "${name}" is in force from ${from}.`,
  replaced: 'replaced by the next one',
  part: (items: string[]) => `… ${list(items)}`,
  columns: {
    line: 'Line',
    key: 'Key',
    problem: 'Problem',
    hint: 'How to mend it',
    before: 'Before',
    after: 'After',
    from: 'From',
    until: 'Until',
    setOn: 'Set on',
  },
  located: ({ line, key, code, params }: LocatedProblem) => {
    const { message, hint } = (problems[code] as (params: unknown) => Said)(params);
    return `line ${line}${key === '' ? '' : `, ${key}`}: ${message}. ${hint}`;
  },
  begins: (name: string) => `It begins with policy "${name}".`,
  builtIn: bracketed('default'),
};

/** What stops a command because of a policy. */
export const policyStops = {
  notText: (path: string): Said => ({
    message: `${path} is not a policy`,
    hint: 'A policy is a text in YAML or JSON; "qualreg policy show" prints one to begin with.',
  }),
  wrong: (path: string, said: readonly string[], more: number): Said => ({
    message: `${path}: ${plural(said.length + more, 'thing')} wrong in the policy; nothing was written`,
    hint: [...said, ...(more > 0 ? [policy.more(more)] : [])].map((one) => `\n  ${one}`).join(''),
  }),
  unconfirmed: (changes: number): Said => ({
    message: `this changes ${plural(changes, 'value')} of the policy and was not confirmed`,
    hint: 'Nothing was written. Add --yes, or run it on a terminal.',
  }),
};
