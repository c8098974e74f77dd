// What is said of the life of a certificate: findings, talk, help.
import type { CardVerb } from '../../domain/certificate-life.js';
import type { CertificateEventKind } from '../../domain/facts.js';
import type { FindingParams } from '../../domain/findings.js';
import type { CardState } from '../../domain/standing.js';
import { bracketed, cardStates, labelled, plural, word } from './wording-en.js';

interface Said {
  message: string;
  hint: string;
}

type CardFindingCode =
  | 'certificate-unknown'
  | 'card-event-future'
  | 'card-event-too-early'
  | 'card-state-unfit'
  | 'card-day-differs'
  | 'card-reason-missing'
  | 'until-too-early'
  | 'until-too-late'
  | 'card-still-out'
  | 'renewal-too-early'
  | 'renewal-pass-missing'
  | 'number-in-use'
  | 'holder-holds-card'
  | 'holder-not-in-post';

export const cardFindingTitles: Record<CardFindingCode | 'holder-not-qualified', string> = {
  'certificate-unknown': 'unknown certificate',
  'card-event-future': 'day in the future',
  'card-event-too-early': 'day before what is on record',
  'card-state-unfit': 'not possible in this state',
  'card-day-differs': 'day other than that of the command',
  'card-reason-missing': 'no reason',
  'until-too-early': 'last day too early',
  'until-too-late': 'last day too late',
  'card-still-out': 'not handed back',
  'renewal-too-early': 'renewal before its window',
  'renewal-pass-missing': 'renewal without a pass',
  'number-in-use': 'certificate number in use',
  'holder-holds-card': 'holds a certificate already',
  'holder-not-in-post': 'not in an enforcement post',
  'holder-not-qualified': 'not qualified',
};

const passive: Record<CertificateEventKind, string> = {
  suspended: 'suspended',
  resumed: 'resumed',
  lost: 'reported lost',
  returned: 'handed back',
  replaced: 'replaced',
  revoked: 'revoked',
  cancelled: 'cancelled',
  renewed: 'renewed',
};

function hintFor(state: CardState, event: CertificateEventKind, number: string): string {
  if (event === 'resumed') return 'Only a suspended, lost or returned certificate is resumed.';
  if (state === 'lapsed')
    return 'A lapsed certificate gives no right; renew it after the exam, or cancel it.';
  if (state === event) return 'Nothing is left to do, unless the day on record is wrong.';
  if (state === 'suspended' || state === 'lost' || state === 'returned') {
    return `Make it valid again first: qualreg certificate resume ${number} --reason TEXT`;
  }
  return 'It does not come back; a new certificate gets a new number: qualreg certificate issue.';
}

const sinceWord = (state: CardState, since: string | null): string => {
  if (since === null) return '';
  return state === 'lapsed' ? bracketed(`valid up to and including ${since}`) : ` since ${since}`;
};

export const cardFindings: { [C in CardFindingCode]: (params: FindingParams[C]) => Said } = {
  'certificate-unknown': ({ value }) => ({
    message: `there is no certificate ${value} in the register`,
    hint: 'Compare it with the card; import the list of certificates first if it is missing there.',
  }),
  'card-event-future': ({ on, asOf }) => ({
    message: `${on} is after ${asOf}, the day of the command`,
    hint: 'Nothing is recorded ahead. Correct the day, or run the command on that day.',
  }),
  'card-event-too-early': ({ number, on, notBefore, after }) => ({
    message:
      after === null
        ? `certificate ${number} was issued on ${notBefore}; nothing can have happened to it on ${on}`
        : `certificate ${number} was ${passive[after]} on ${notBefore}; nothing is recorded before that, on ${on}`,
    hint: 'Correct the day; a wrong one on record is taken back with "qualreg imports undo".',
  }),
  'card-state-unfit': ({ number, state, since, event }) => ({
    message: `certificate ${number} is ${cardStates[state]}${sinceWord(state, since)} and cannot be ${passive[event]}`,
    hint: hintFor(state, event, number),
  }),
  'card-day-differs': ({ value, given }) => ({
    message: `the row says ${value}, the command ${given}`,
    hint: 'Leave the day out of the command, so that each row tells its own, or correct the row.',
  }),
  'card-reason-missing': ({ event }) => ({
    message: `a certificate that is ${passive[event]} needs a reason`,
    hint: 'Give it with --reason, or in the reason column of the list.',
  }),
  'until-too-early': ({ until, notBefore }) => ({
    message: `the last day, ${until}, is too early: it must be ${notBefore} or later`,
    hint: 'Correct the last day; it is inclusive.',
  }),
  'until-too-late': ({ until, latest }) => ({
    message: `the last day, ${until}, is too late: by the policy it is at the latest ${latest}`,
    hint: 'Correct the last day; it is inclusive. Another validity is a matter of the policy: qualreg policy set.',
  }),
  'card-still-out': ({ number }) => ({
    message: `the list says that certificate ${number} is not handed back; nothing was recorded of it`,
    hint: 'Give the row again with 是 or yes once the card is back, or record its loss: qualreg certificate lost.',
  }),
  'renewal-too-early': ({ number, expiresOn, from }) => ({
    message: `certificate ${number} is valid up to and including ${expiresOn}; it can be renewed from ${from} on`,
    hint: 'Renew it then, after the exam.',
  }),
  'renewal-pass-missing': ({ number, from }) => ({
    message: `the holder of certificate ${number} has no pass or exemption that counts, of ${from} or later`,
    hint: 'Import the results of the renewal exam first.',
  }),
  'number-in-use': ({ value, first }) => ({
    message: `certificate number ${value} is in use${bracketed(`${first.file}, line ${first.line}`)}`,
    hint: 'Give the new certificate a number of its own.',
  }),
  'holder-holds-card': ({ name, number, state }) => ({
    message: `${name} holds certificate ${number}${bracketed(cardStates[state])} already`,
    hint:
      state === 'valid' || state === 'lapsed'
        ? `Renew it instead: qualreg certificate renew ${number}`
        : `Settle that one first: resume, replace or cancel ${number}.`,
  }),
  'holder-not-in-post': ({ name, bar, word: code, unit }) => ({
    message: {
      'no-posting': `${name} has no posting`,
      state: `${name} is ${word(code ?? '')} at ${unit ?? ''}`,
      staffing: `${name} is ${word(code ?? '')} at ${unit ?? ''}, which is not on the establishment`,
      post: `${name} is in a post without enforcement at ${unit ?? ''}${bracketed(code ?? '')}`,
      'unit-closed': `${name} is posted at ${unit ?? ''}, which is closed`,
    }[bar],
    hint: 'Only officers in an enforcement post and on the establishment get a certificate. Import the present posting if that one is out of date.',
  }),
};

const verbs: Record<CardVerb, string> = {
  issue: 'issued',
  renew: 'renewed',
  replace: 'replaced',
  suspend: 'suspended',
  resume: 'resumed',
  lost: 'recorded as lost',
  return: 'recorded as handed back',
  revoke: 'revoked',
  cancel: 'cancelled',
};

export const certificate = {
  done: (verb: CardVerb, number: string, batch: number) =>
    `Certificate ${number} is ${verbs[verb]}; recorded as import ${batch}.`,
  known: (number: string) => `Certificate ${number}: on record already, nothing was written.`,
  would: (verb: CardVerb, number: string) =>
    `Dry run: certificate ${number} would be ${verbs[verb]}; nothing was written.`,
  head: (number: string, issuedOn: string, expiresOn: string) =>
    `Certificate ${number}: issued on ${issuedOn}, valid up to and including ${expiresOn}`,
  stateOn: (asOf: string) => `State on ${asOf}`,
  notYet: 'not issued yet',
  events: 'Events',
  eventEnd: (kind: string, until: string | null) =>
    until === null
      ? ''
      : kind === 'renewed'
        ? `, valid up to and including ${until}`
        : `, up to and including ${until}`,
  eventReason: (reason: string | null) => (reason === null ? '' : bracketed(reason)),
  drafted: (exam: string, path: string, issued: number) =>
    `Round ${exam}: ${plural(issued, 'certificate')} drafted → ${path}. Nothing is in the register yet.`,
  draftHoldsIds: 'The draft holds identity numbers in full (this is logged); only you can read it.',
  left: (count: number) =>
    `${plural(count, 'person', 'persons')} of the round ${count === 1 ? 'gets' : 'get'} none:`,
  leftPerson: (name: string, unit: string | null, reason: string) =>
    labelled(`${name}${unit === null ? '' : bracketed(unit)}`, reason),
  draftSheet: 'Draft',
  leftSheet: 'Not drafted',
  leftHeadings: ['identity number', 'name', 'unit', 'why not'],
  draftUnit: 'unit',
};

export const cardProblems = {
  'certificate-not-found': ({ number }: { number: string }) => ({
    message: `there is no certificate ${number} in the register`,
    hint: 'Check the number; "qualreg officer list" lists who holds which.',
  }),
  'option-needed': ({ option, of }: { option: string; of: string }) => ({
    message: `${of} needs ${option}`,
    hint: 'See the help of the command: --help.',
  }),
  'number-ranges-malformed': ({ value }: { value: string }) => ({
    message: `${value} is no range of certificate numbers`,
    hint: 'Write FROM-TO, both of the same length, several separated by commas: 18020010001-18020010500.',
  }),
  'numbers-short': ({ needed, free }: { needed: number; free: number }) => ({
    message: `the ranges have ${plural(free, 'free number')} for ${plural(needed, 'certificate')}: ${needed - free} missing`,
    hint: 'Nothing was written. Add a range to --numbers.',
  }),
};

export const cardHelp = {
  commands: {
    certificate: 'Certificates: what happens to one card or to a list of them',
    'certificate show': 'Show one certificate: holder, state, events',
    'certificate issue': 'Issue certificates to qualified officers, or draft those of a round',
    'certificate renew': 'Renew certificates: same number, new last day',
    'certificate replace': 'Replace lost or damaged cards by cards with new numbers',
    'certificate suspend': 'Suspend certificates, until a day or until resumed',
    'certificate resume': 'End a suspension or loss, or give a returned card back',
    'certificate lost': 'Record cards as lost',
    'certificate return': 'Record cards as handed back to the bureau',
    'certificate revoke': 'Revoke certificates (a sanction)',
    'certificate cancel': 'Cancel certificates (an act of the register)',
  },
  arguments: { certificate: 'number of a certificate' },
  options: {
    cardList: 'a list of certificates (workbook or CSV), instead of one number',
    cardOn: 'the day it happened (YYYY-MM-DD; default: the as-of date)',
    cardReason: 'why; kept with the event (needed to suspend, resume, revoke, cancel)',
    suspendUntil: 'last day of the suspension, inclusive; after it the card is valid again by itself',
    cardExpires: 'last day of validity, inclusive (default: by the policy)',
    cardNewNumber: 'number of the new card',
    cardOfficer: 'who gets it: identity number or number of an earlier certificate',
    issueExam: 'draft the certificates of all who passed this round; writes nothing to the register',
    issueNumbers: 'with --exam: the numbers to give, FROM-TO[,FROM-TO…]; those in use are skipped',
    draftOut: 'with --exam: the draft, .xlsx or .csv',
  },
};

export const cardFields: Record<string, string> = {
  newNumber: 'new number',
  on: 'day',
  until: 'last day',
  returned: 'card returned',
  reason: 'reason',
};
