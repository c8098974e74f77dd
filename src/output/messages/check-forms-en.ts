// What is said of the units' check forms, their answers and the bureau's decisions.
import type { FindingParams } from '../../domain/findings.js';
import type { UserProblems } from '../../user-error.js';
import { grounds, isGround } from './grounds-en.js';
import { bracketed, list, plural, word } from './wording-en.js';

interface Said {
  message: string;
  hint: string;
}
type AnswerFinding = Extract<keyof FindingParams, `answer-${string}`>;
type FormProblem = Extract<
  keyof UserProblems,
  'due-before-dispatch' | 'plan-not-dispatched' | 'person-not-flagged' | 'ground-not-found'
>;

const nameGround = (code: string): string => (isGround(code) ? grounds[code] : code);
const closest = (names: readonly string[]): string =>
  names.length > 0 ? `Closest known: ${names.join(' · ')}. ` : '';

export const answerTitles: Record<AnswerFinding, string> = {
  'answer-other-plan': 'form of another plan',
  'answer-unit-unknown': 'unknown unit code',
  'answer-unit-unplanned': 'unit outside the plan',
  'answer-other-unit': 'officer of another unit',
  'answer-other-name': "another person's certificate",
  'answer-missing': 'details without an answer',
  'answer-contradiction': 'answer contradicting its details',
  'answer-ground-missing': 'removal without a ground',
  'answer-ground-unplanned': 'ground that the plan does not know',
  'answer-ground-contradicted': 'ground contradicting the register',
  'answer-card-not-surplus': 'not the surplus certificate',
  'answer-reason-missing': 'flagged or already answered, but kept without a reason',
  'answer-target-missing': 'moved, but not said where to',
  'answer-target-unknown': 'moved to an unknown unit',
  'answer-target-closed': 'moved to a closed unit',
  'answer-target-same': 'moved to the same unit',
  'answer-date-late': 'date after today',
  'answer-twice': 'two answers for one officer',
  'answer-open': 'flagged officer without an answer',
  'answer-late': 'returned after the due date',
};

export const answerFindings: { [C in AnswerFinding]: (params: FindingParams[C]) => Said } = {
  'answer-other-plan': ({ value, plan }) => ({
    message:
      value === '' ? 'the number of the plan is missing' : `the form is one of plan ${value}, not ${plan}`,
    hint:
      value === ''
        ? `Copy it from the form that was sent${bracketed(`here: ${plan}`)}.`
        : `Use the form that was sent for plan ${plan}, or read this one with "qualreg cleanup return ${value}".`,
  }),
  'answer-unit-unknown': ({ value, candidates }) => ({
    message: `no unit has the code ${value}`,
    hint: `${closest(candidates)}Copy the code from the form that was sent.`,
  }),
  'answer-unit-unplanned': ({ unit, planned }) => ({
    message: `${unit} is not in this plan, which is about ${planned} only`,
    hint: 'Use the form that was sent.',
  }),
  'answer-other-unit': ({ unit, known }) => ({
    message:
      known === null
        ? `this officer was not a holder at ${unit} on the date of the plan`
        : `this officer is one of ${known} in this plan, not of ${unit}`,
    hint:
      known === null
        ? 'Take the row out, or correct the certificate number.'
        : `The answer must come on the form of ${known}.`,
  }),
  'answer-other-name': ({ name, known }) => ({
    message: `the certificate is that of ${known}, not of ${name}`,
    hint: 'Compare name and certificate number with the form that was sent.',
  }),
  'answer-missing': () => ({
    message: 'the row says something, but the answer is empty',
    hint: 'Choose keep, remove or moved.',
  }),
  'answer-contradiction': ({ answer }) => ({
    message:
      answer === 'keep'
        ? 'the answer is keep, but a ground for removal or another unit is filled in'
        : answer === 'remove'
          ? 'the answer is remove, but another unit is filled in'
          : 'the answer is moved, but a ground for removal is filled in',
    hint: 'Change the answer, or clear the cell that is not meant.',
  }),
  'answer-ground-missing': () => ({
    message: 'the officer is to be removed, but the ground is empty',
    hint: 'Choose the ground from the list.',
  }),
  'answer-ground-unplanned': ({ value, allowed }) => ({
    message: `"${value}" is no ground of this plan`,
    hint: `Choose one of: ${list(allowed.map((ground) => grounds[ground]))}.`,
  }),
  'answer-ground-contradicted': ({ ground }) => ({
    message: `the register shows that this ground does not hold${bracketed(grounds[ground])}`,
    hint: 'Look at the officer with "qualreg officer show". Choose another ground, or correct the register first.',
  }),
  'answer-card-not-surplus': ({ value, surplus }) => ({
    message: `certificate ${value} is the one that stays, not the surplus one`,
    hint: `Write the number of the surplus certificate: ${surplus.join(', ')}.`,
  }),
  'answer-reason-missing': () => ({
    message:
      'an officer who is flagged, or was reported as to be removed or moved, is to be kept, but the reason is empty',
    hint: 'Say why the finding, or the earlier answer, does not hold.',
  }),
  'answer-target-missing': () => ({
    message: 'the officer has moved, but the unit is empty',
    hint: 'Choose the unit from the list.',
  }),
  'answer-target-unknown': ({ value, candidates }) => ({
    message: `${value}, where the officer has moved to, is not a unit of the register`,
    hint: `${closest(candidates)}Choose it from the list. If it is no unit of the register, the answer is remove.`,
  }),
  'answer-target-closed': ({ unit, on }) => ({
    message: `${unit}, where the officer has moved to, is closed as of ${on}`,
    hint: 'Name the unit that took its place.',
  }),
  'answer-target-same': ({ unit }) => ({
    message: `the officer has moved to ${unit}, which is the unit of the form`,
    hint: 'Choose keep, or name the other unit.',
  }),
  'answer-date-late': ({ on, today }) => ({
    message: `${on} lies after ${today}`,
    hint: 'Correct the date; what has not happened yet cannot be answered.',
  }),
  'answer-twice': ({ first }) => ({
    message: `another answer for this officer stands in ${first.file}, line ${first.line}`,
    hint: 'The first one was taken. Leave one row for each officer.',
  }),
  'answer-open': () => ({
    message: 'this flagged officer is still without an answer',
    hint: 'Ask the unit; the finding stays as it is until then.',
  }),
  'answer-late': ({ due, on }) => ({
    message: `the form was due on ${due} and came in on ${on}`,
    hint: 'Its answers were taken.',
  }),
};

export const checkFormProblems: { [C in FormProblem]: (params: UserProblems[C]) => Said } = {
  'due-before-dispatch': ({ due, on }) => ({
    message: `the answers would be due on ${due}, before the forms go out on ${on}`,
    hint: 'Give a later --due, or another --as-of.',
  }),
  'plan-not-dispatched': ({ plan }) => ({
    message: `no check forms of plan ${plan} have gone out yet`,
    hint: `Write them: qualreg cleanup dispatch ${plan} --out DIR --due DATE.`,
  }),
  'person-not-flagged': ({ plan, officer }) => ({
    message: `plan ${plan} has no finding on ${officer}`,
    hint: `Nothing was written. Who is flagged: qualreg cleanup show ${plan}.`,
  }),
  'ground-not-found': ({ officer, ground, found }) => ({
    message: `${officer} was not found under the ground ${nameGround(ground)}`,
    hint: `Nothing was written. Found: ${list(found.map(nameGround))}. Leave --ground out to decide on all.`,
  }),
};

const chooseFrom = 'Choose from the list.';

export const checkForms = {
  sheet: 'Check form',
  summaryName: 'summary',
  summaryHeadings: {
    unit: 'unit',
    onEstablishment: 'on the establishment',
    holders: 'holders',
    flagged: 'flagged',
    toConfirm: 'to confirm',
    due: 'due',
  },
  sexes: { male: 'male', female: 'female' },
  answers: { remove: 'remove', keep: 'keep', moved: 'moved' },
  nothingFound: '—',
  join: (sentences: readonly string[]) => sentences.join('; '),
  notesHeadings: ['column', 'how to fill it in'],
  notes: {
    answer: `${chooseFrom} Flagged officers stand first and need an answer each. The others are set to keep: change only what is not so.`,
    ground: `For remove only: why. ${chooseFrom}`,
    movedTo: `For moved only: the unit where the officer works now. ${chooseFrom}`,
    since: 'The day on which it happened, written as 2024-05-06.',
    reason: 'Needed when a flagged officer is to be kept: why the finding does not hold.',
    plan: 'Leave this column, the unit code and the certificate number as they are: the answer is found by them.',
  },
  refuse: (heading: string) => `"${heading}": choose from the list.`,
  replace: (files: number, first: string) =>
    `${plural(files, 'file')} of these names ${files === 1 ? 'is' : 'are'} there already, ${first} first; forms that units have filled in would be lost. Replace?`,
  dispatched: (forms: number, out: string, flagged: number, holders: number, due: string | null) =>
    `${plural(forms, 'check form')} and a summary written to ${out}: ${plural(flagged, 'flagged officer')} among ${plural(holders, 'holder')}${due === null ? '' : `, answers due on ${due}`}.`,
  withoutUnit: (persons: number) =>
    `${plural(persons, 'flagged person has', 'flagged persons have')} no unit and ${persons === 1 ? 'stands' : 'stand'} on no form: settle ${persons === 1 ? 'this one' : 'them'} with "qualreg cleanup decide".`,
  states: { waiting: 'waiting', part: 'in part', done: 'done' },
  overdue: 'OVERDUE',
  late: 'late',
  waiting: (w: { units: number; done: number; part: number; waiting: number; overdue: number }) =>
    `${plural(w.units, 'unit')}: ${w.done} done, ${w.part} in part, ${w.waiting} waiting; ${w.overdue} overdue.`,
  stillOpen: (open: number, flagged: number) =>
    `${plural(open, 'flagged officer')} of ${flagged} without an answer.`,
  decidedBy: (by: 'register' | 'unit' | 'bureau', reason: string | null) =>
    reason === null ? word(by) : `${word(by)}: ${reason}`,
  decided: (persons: number) => `Decided on ${plural(persons, 'person', 'persons')}.`,
  columns: {
    decidedBy: 'Decided by',
    answered: 'Answered',
    open: 'Open',
    due: 'Due',
    returnedOn: 'Returned',
    note: 'Note',
  },
  fields: {
    plan: 'plan',
    answer: 'answer',
    ground: 'ground for removal',
    movedTo: 'unit moved to',
    reason: 'reason',
  } as Record<string, string>,
  options: {
    formsOut: 'folder for the forms; made when it is not there',
    due: 'last day for the answers (YYYY-MM-DD)',
    waiting: 'which units have not answered, the overdue ones marked',
    pending: 'only findings that nobody has decided yet',
    decideOfficer: 'identity number or certificate number (repeatable)',
    decision: 'keep or remove',
    decideGround: 'only this ground (default: all that were found)',
    decideReason: 'why; kept with the decision',
  },
};
