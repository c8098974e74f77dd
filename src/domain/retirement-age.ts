import { yearOf, type CalendarDate } from './calendar-date.js';
import type { Staffing } from './facts.js';
import { birthDateOf, sexOf } from './identity-number.js';
import type { Policy } from './policy.js';

/** Women retire by one of two tables: civil servants and cadres from 55, workers from 50. */
export const retirementClasses = ['men', 'women-55', 'women-50'] as const;
export type RetirementClass = (typeof retirementClasses)[number];

/** How one class of people retires: men 60/4/36, women 55/4/36 (civil servants), women 50/2/60 (workers). */
export interface RetirementRule {
  /** Retirement age before 2025, in years. */
  readonly baseAge: number;
  /** Retirement moves one month later for every so many months of birth. */
  readonly step: number;
  /** The longest delay, in months. */
  readonly maxDelay: number;
}

/**
 * Computes the month (1–12) in which a person reaches the statutory retirement age: the decision of the Standing
 * Committee of the National People's Congress of 2024-09-13 on raising it step by step (关于实施渐进式延迟法定退休年龄
 * 的决定), in force from 2025-01-01. The day of birth does not count.
 */
export function statutoryRetirementMonth(
  birthDate: CalendarDate,
  rule: RetirementRule,
): { year: number; month: number } {
  const baseYear = yearOf(birthDate) + rule.baseAge;
  const birthMonth = Number(birthDate.slice(5, 7));
  const monthsSinceReform = (baseYear - 2025) * 12 + birthMonth;
  const delay =
    monthsSinceReform <= 0 ? 0 : Math.min(Math.ceil(monthsSinceReform / rule.step), rule.maxDelay);
  const monthCount = baseYear * 12 + birthMonth - 1 + delay;
  return { year: Math.floor(monthCount / 12), month: (monthCount % 12) + 1 };
}

/** The month in which a person of a class reaches the statutory age. */
export interface RetirementMonth {
  class: RetirementClass;
  year: number;
  /** 1–12 */
  month: number;
}

/**
 * The months in which a person may reach the statutory age, the earliest first: one, or two for a woman whose staffing does not
 * tell whether she retires as a worker (50) or as a cadre (55).
 * @param idNumber 18 characters; it tells sex and birth
 */
export function listRetirementMonths(
  idNumber: string,
  staffing: Staffing | null,
  { retirement }: Pick<Policy, 'retirement'>,
): RetirementMonth[] {
  const classes: readonly RetirementClass[] =
    sexOf(idNumber) === 'male' ? ['men'] : retirement.womenByStaffing[staffing ?? 'unknown'];
  const months = classes.map((one): RetirementMonth => {
    return { class: one, ...statutoryRetirementMonth(birthDateOf(idNumber), retirement.classes[one]) };
  });
  return months.sort((a, b) => a.year - b.year || a.month - b.month);
}

/** Decides whether `asOf` is after the last day of the month; that day itself is not. */
export function isAfterMonth(asOf: CalendarDate, { year, month }: { year: number; month: number }): boolean {
  const thisYear = yearOf(asOf);
  return thisYear > year || (thisYear === year && Number(asOf.slice(5, 7)) > month);
}
