import { addMonths, type CalendarDate } from './calendar-date.js';
import type { OfficerFacts, Paper, Sitting, SourceRef } from './facts.js';
import type { Policy } from './policy.js';

/** A day on which a person had passed the exam. */
export interface Pass {
  /** The round that completed it, and its day. */
  exam: string;
  heldOn: CalendarDate;
  /** The earlier rounds whose paper it was completed with; none where one round sufficed. */
  keptFrom: string[];
  /** The row of the round that completed it. */
  source: SourceRef;
}

/** A sitting that qualifies by itself: passed, or exempt from the exam. */
export function isPass(sitting: Sitting): boolean {
  return sitting.outcome === 'passed' || sitting.outcome === 'exempt';
}

/**
 * Every pass of a person, oldest first. Usually both papers are to be passed in the same round; where the policy keeps a pass in one
 * paper, those of several failed sittings add up, on the day of the last of them. A sitting that was voided never counts, and what
 * has led to a pass does not lead to another one.
 */
export function listPasses({ sittings }: Pick<OfficerFacts, 'sittings'>, policy: Policy): Pass[] {
  const passes: Pass[] = [];
  let kept = new Map<Paper, Sitting>();
  for (const sitting of sittings) {
    for (const paper of listPassedPapers(sitting)) kept.set(paper, sitting);
    const keptFrom = isPass(sitting) ? [] : completePapers(sitting, kept, policy);
    if (!keptFrom) continue;
    const { exam, heldOn, source } = sitting;
    passes.push({ exam, heldOn, keptFrom, source });
    kept = new Map();
  }
  return passes;
}

/** Whether a pass in one paper outlives its round; if not, no pass rests on the scores of a sitting. */
export function keepsPapers({ paperPassKeptForMonths }: Policy): boolean {
  return paperPassKeptForMonths > 0;
}

/** The papers passed in a sitting that failed as a whole, by the pass marks of its round. */
function listPassedPapers({ outcome, marks, passMarks = {} }: Sitting): Paper[] {
  if (outcome !== 'failed') return [];
  return marks
    .filter(({ paper, score }) => score >= (passMarks[paper] ?? Infinity))
    .map(({ paper }) => paper);
}

/** @returns the earlier rounds that complete the required papers by this sitting, or null while one is missing or too old */
function completePapers(
  sitting: Sitting,
  kept: ReadonlyMap<Paper, Sitting>,
  { papersRequired, paperPassKeptForMonths: months }: Policy,
): string[] | null {
  const passed = papersRequired.map((paper) => kept.get(paper));
  const isKept = (by: Sitting | undefined): by is Sitting =>
    by !== undefined && addMonths(by.heldOn, months) >= sitting.heldOn;
  if (months === 0 || !passed.every(isKept)) return null;
  const earlier = passed.filter((by) => by !== sitting);
  // One sitting alone was judged by the policy of its own day, and so was one that passed nothing.
  return earlier.length === 0 || earlier.length === passed.length ? null : earlier.map(({ exam }) => exam);
}
