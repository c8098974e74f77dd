import type { CalendarDate } from './calendar-date.js';
import type { GroundCode, GroundMode } from './grounds/ground.js';
import type { Paper, PostingState, Staffing } from './facts.js';
import type { RetirementClass, RetirementRule } from './retirement-age.js';

/** The bureau's numbers and switches. No rule holds a number of its own. */
export interface Policy {
  name: string;
  /** A certificate issued on a day expires on the day before, this many years later. */
  certificateValidForYears: number;
  /** A valid card within this many months of its last day is `expiring`: the exam is to be sat again. */
  renewalWindowMonths: number;
  /** How long after its last day a card that was not renewed is left alone by the cleanup. */
  renewalGraceMonths: number;
  /** A pass that is not used to apply for a certificate lapses after this many months. */
  passValidForMonths: number;
  /** Of 100, in each paper. */
  passMarks: Record<Paper, number>;
  /** Which papers of a round with two must be passed. */
  papersRequired: Exclude<Paper, 'single'>[];
  /** How long a pass in one of two papers is kept until the other is passed; 0: both in the same round. */
  paperPassKeptForMonths: number;
  /** Why somebody may be exempt from an exam, in the words of the remark column. */
  exemptKinds: string[];
  /** Class hours (学时) that a holder owes every calendar year, and how many minutes make one. */
  trainingHoursPerYear: number;
  minutesPerClassHour: number;
  /** A holder without an enforcement act for longer than this is inactive. */
  inactiveAfterMonths: number;
  /** Days of one round lie at most this far apart. */
  roundSpansAtMostDays: number;
  /** Certificate numbers of another form are taken with a warning: ministry cards are free text. */
  certificateNumberPattern: string;
  onEstablishment: Staffing[];
  /** Who counts in the holding rate: on the establishment, in one of these states, not in one of these posts. */
  shouldHold: { states: PostingState[]; exceptPosts: string[] };
  retirement: {
    classes: Record<RetirementClass, RetirementRule>;
    /** The classes that a woman may be in; two where her staffing alone does not tell. */
    womenByStaffing: Record<Staffing | 'unknown', Exclude<RetirementClass, 'men'>[]>;
    /** Where two months are possible, past which of them a person is flagged. */
    flagAfter: 'earliest' | 'latest';
  };
  /** In the order in which a person under several grounds is counted. */
  grounds: { ground: GroundCode; mode: GroundMode }[];
  /** What `cleanup apply` refuses unless told otherwise: more removals than this share of the holders, units left without any. */
  guards: { maxRemovalsPercent: number; allowEmptyUnits: boolean };
  districts: { code: string; zh: string; en: string }[];
  /** How names of units may begin: the city's can be written in full, for short, or after the province's. */
  region: { province: string; city: string; cityForShort: string };
}

/** A policy and the day from which it holds. */
export interface DatedPolicy {
  inForceFrom: CalendarDate;
  policy: Policy;
}

/**
 * Hunan's practice, with the districts of Zhuzhou. Sources: 省政府令第280号 (staffing), the first national-style cards of
 * 2022-11-01 … 2027-10-31 (five years, last day inclusive), the six-month re-exam window, the pass mark of 60 in notices of
 * Lu'an 2025 and Dazhou 2020, the decision of 2024-09-13 on the statutory retirement age.
 */
export const hunanPolicy: Policy = {
  name: 'hunan',
  certificateValidForYears: 5,
  renewalWindowMonths: 6,
  renewalGraceMonths: 0,
  passValidForMonths: 24,
  passMarks: { single: 60, 'public-law': 60, 'special-law': 60 },
  papersRequired: ['public-law', 'special-law'],
  paperPassKeptForMonths: 0,
  exemptKinds: ['持有效执法证', '法律职业资格'],
  trainingHoursPerYear: 60,
  minutesPerClassHour: 45,
  inactiveAfterMonths: 24,
  roundSpansAtMostDays: 31,
  certificateNumberPattern: '^\\d{11}$',
  onEstablishment: ['administrative', 'civil-servant-managed', 'public-institution'],
  shouldHold: { states: ['active'], exceptPosts: ['后勤岗位', '非执法岗位', '后勤', '非执法岗'] },
  retirement: {
    classes: {
      men: { baseAge: 60, step: 4, maxDelay: 36 },
      'women-55': { baseAge: 55, step: 4, maxDelay: 36 },
      'women-50': { baseAge: 50, step: 2, maxDelay: 60 },
    },
    womenByStaffing: {
      administrative: ['women-55'],
      'civil-servant-managed': ['women-55'],
      'public-institution': ['women-50', 'women-55'],
      contract: ['women-50', 'women-55'],
      agency: ['women-50', 'women-55'],
      temporary: ['women-50', 'women-55'],
      workman: ['women-50'],
      auxiliary: ['women-50', 'women-55'],
      unknown: ['women-50', 'women-55'],
    },
    flagAfter: 'latest',
  },
  grounds: [
    { ground: 'deceased', mode: 'certain' },
    { ground: 'dismissed', mode: 'certain' },
    { ground: 'retired', mode: 'certain' },
    { ground: 'left', mode: 'certain' },
    { ground: 'off-post', mode: 'certain' },
    { ground: 'not-on-establishment', mode: 'certain' },
    { ground: 'unit-closed', mode: 'certain' },
    { ground: 'never-qualified', mode: 'confirm' },
    { ground: 'renewal-exam-failed', mode: 'certain' },
    { ground: 'certificate-lapsed', mode: 'certain' },
    { ground: 'certificate-lost', mode: 'confirm' },
    { ground: 'surplus-certificate', mode: 'certain' },
    { ground: 'past-retirement-age', mode: 'confirm' },
    { ground: 'training-short', mode: 'confirm' },
    { ground: 'appraisal-failed', mode: 'confirm' },
    { ground: 'inactive', mode: 'confirm' },
    { ground: 'disciplined', mode: 'confirm' },
  ],
  guards: { maxRemovalsPercent: 15, allowEmptyUnits: false },
  districts: [
    { code: '430200', zh: '市直', en: 'Municipal units' },
    { code: '430202', zh: '荷塘区', en: 'Hetang' },
    { code: '430203', zh: '芦淞区', en: 'Lusong' },
    { code: '430204', zh: '石峰区', en: 'Shifeng' },
    { code: '430211', zh: '天元区', en: 'Tianyuan' },
    { code: '430212', zh: '渌口区', en: 'Lukou' },
    { code: '430223', zh: '攸县', en: 'You County' },
    { code: '430224', zh: '茶陵县', en: 'Chaling County' },
    { code: '430225', zh: '炎陵县', en: 'Yanling County' },
    { code: '430281', zh: '醴陵市', en: 'Liling' },
  ],
  region: { province: '湖南省', city: '株洲市', cityForShort: '市' },
};

/**
 * Decides which policy is in force on a day; before the first one it is Hunan's.
 * @param policies by the day they hold from; of one day, the one that holds comes last
 */
export function findPolicyOn(policies: readonly DatedPolicy[], day: CalendarDate): Policy {
  return policies.findLast(({ inForceFrom }) => inForceFrom <= day)?.policy ?? hunanPolicy;
}
