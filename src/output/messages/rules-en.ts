import type { DisciplineKind } from '../../domain/facts.js';
import type { GroundCode } from '../../domain/grounds/ground.js';
import type { PolicyValues, RuleCode, RuleKey } from '../../domain/rules.js';
import type { Decision } from '../../domain/settlement.js';
import { grounds } from './grounds-en.js';
import { bracketed, labelled, list, plural, word } from './wording-en.js';

/** What `officer show` says of the rules, the policy and the cleanups behind a standing. */

const notices = 'cleanup notices: Haimen, Suining, Dazhou, Gansu, Hebei';
const order280 = 'Hunan government order No. 280, in force since 2017-04-01';

/** Each with its source; "usual practice" where no source confirms it. */
const rules: Record<RuleCode, string> = {
  'last-day-inclusive':
    'a certificate is valid up to and including its last day (Hunan: cards of 2022-11-01 end with 2027-10-31)',
  'renewal-window': 'the exam must be sat again in the last months before the last day (Hunan)',
  suspension:
    'a suspended certificate gives no right until it is resumed or the last day of the suspension is over (usual practice)',
  loss: 'a lost certificate gives no right until it is found or replaced (usual practice)',
  'physical-return': 'a card that was handed back gives no right (usual practice)',
  replacement: 'a replaced certificate is over; the one that replaced it counts (usual practice)',
  revocation: 'revocation is a sanction, after which the certificate does not come back (usual practice)',
  cancellation: 'a cancelled certificate does not come back; the bureau decides on removals (usual practice)',
  'pass-lapses':
    'a pass that is not used in time to apply for a certificate lapses (Dachuan 2011: with the next round)',
  'exam-required':
    "a certificate needs a pass in the papers required, or an exemption (usual pass mark 60: Dazhou 2020, Lu'an 2025; exemptions: Changzhou 2021)",
  'posting-apart': `officers must be on the establishment and in service (${order280}), but a certificate is valid until the bureau cancels it`,
  death: `the certificate of an officer who has died is cancelled (${notices})`,
  dismissal: `the certificate of an officer who was dismissed is cancelled (${notices})`,
  'in-service': `officers must be on the establishment and in service (${order280})`,
  'enforcement-post': `officers must be in an enforcement post (${notices})`,
  'on-establishment': `officers must be on the establishment; auxiliaries hold no certificate (${order280})`,
  'authority-of-unit': `a unit that is closed, merged or without authority has no enforcement officers (${notices})`,
  'grace-after-expiry': `a certificate that was not renewed within the grace period after its last day is cancelled (${notices})`,
  'one-card': `of several valid certificates of one person only the newest stays (${notices})`,
  'retirement-month':
    'no officer after the statutory retirement month (decision of 2024-09-13, in force since 2025-01-01); early retirement exists, so the unit confirms',
  'renewal-exam': 'the exam must be sat again before the last day, and passed (Hunan)',
  'lost-card': `a lost certificate that was not replaced is cancelled (${notices})`,
  'training-hours':
    'holders owe class hours of training every calendar year (usually 60, after the outline for rule-of-law government 2021–2025)',
  appraisal: `the year's appraisal must not be "not competent" (${notices})`,
  inactivity: 'holders must have enforced within the limit (Haimen: 1 year, Dazhou: 2 years)',
  discipline: `officers under a sanction or investigation are looked at (${notices})`,
};

const months = (n: number): string => plural(n, 'month');

type Said = { [K in Exclude<RuleKey, 'grounds'>]: (value: NonNullable<PolicyValues[K]>) => string };

const set = (key: RuleKey, value: string): string => `${key} = ${value}`;

const policyValues: Said = {
  renewalWindowMonths: (n) => set('renewalWindowMonths', months(n)),
  renewalGraceMonths: (n) => set('renewalGraceMonths', months(n)),
  passValidForMonths: (n) => set('passValidForMonths', months(n)),
  passMarks: (marks) =>
    set('passMarks', list(Object.entries(marks).map(([paper, mark]) => `${word(paper)} ${mark}`))),
  papersRequired: (papers) => set('papersRequired', list(papers.map(word))),
  paperPassKeptForMonths: (n) => set('paperPassKeptForMonths', months(n)),
  exemptKinds: (kinds) => set('exemptKinds', list(kinds)),
  trainingHoursPerYear: (n) => set('trainingHoursPerYear', plural(n, 'class hour')),
  inactiveAfterMonths: (n) => set('inactiveAfterMonths', months(n)),
  onEstablishment: (staffings) => set('onEstablishment', list(staffings.map(word))),
  retirement: ({ classes, flagAfter }) =>
    set(
      'retirement',
      `men from ${classes.men.baseAge} years, women from ${classes['women-55'].baseAge} or ${classes['women-50'].baseAge} by staffing, the ${flagAfter} where both are possible`,
    ),
};

const disciplines: Record<DisciplineKind, string> = {
  sanctioned: 'disciplinary sanction',
  investigated: 'under investigation',
  cleared: 'sanction or investigation ended',
};

export const explain = {
  rules,
  policyValues,
  rule: (text: string) => labelled('rule', text),
  policy: (
    values: string[],
    { name, since, isOwn }: { name: string; since: string | null; isOwn: boolean },
  ) =>
    `${labelled('policy', values.join('; '))}${bracketed(isOwn ? `${name}, the program's own` : `${name}, in force since ${since ?? 'the beginning'}`)}`,
  source: (text: string) => labelled('source', text),
  sourceIsPlan: (plan: number) => `cleanup plan ${plan}`,
  noSource: 'no row of a file',
  mode: (mode: string) => set('grounds', mode),
  openRetirement: (months: string[]) =>
    `statutory retirement month ${months.join(' or ')}: her staffing does not tell which`,
  findingsOn: (asOf: string) => `What a cleanup of ${asOf} would find`,
  finding: (ground: string, reason: string, mode: string) => `${labelled(ground, reason)}${bracketed(mode)}`,
  plans: 'Cleanup plans',
  plan: (plan: number, asOf: string, appliedOn: string | null) =>
    `plan ${plan} of ${asOf}, ${appliedOn === null ? 'open' : `applied on ${appliedOn}`}`,
  settled: (
    ground: string,
    mode: string,
    {
      decision,
      by,
      reason,
    }: { decision: Decision; by: 'register' | 'unit' | 'bureau' | null; reason: string | null },
  ) =>
    labelled(
      ground + bracketed(mode),
      (by === null ? word(decision) : `${word(decision)}, by the ${word(by)}`) +
        (reason === null ? '' : `: ${reason}`),
    ),
  training: (course: string | null, hours: number) =>
    `training: ${plural(hours, 'class hour')}${course === null ? '' : bracketed(course)}`,
  appraisal: (result: string) => `appraisal: ${word(result)}`,
  enforcementAct: 'last enforcement act known of',
  discipline: (kind: DisciplineKind) => disciplines[kind],
  answered: (
    plan: number,
    unit: string,
    said: { answer: string; ground: GroundCode | null; movedTo: string | null; reason: string | null },
  ) =>
    `${unit} on its check form of plan ${plan}: ${word(said.answer)}${said.ground === null ? '' : bracketed(grounds[said.ground])}${said.movedTo === null ? '' : ` to ${said.movedTo}`}${said.reason === null ? '' : `, ${said.reason}`}`,
  decided: (
    plan: number,
    actor: string,
    said: { decision: string; ground: GroundCode | null; reason: string },
  ) =>
    `bureau in plan ${plan} (${actor}): ${word(said.decision)}${said.ground === null ? '' : bracketed(grounds[said.ground])}, ${said.reason}`,
};
