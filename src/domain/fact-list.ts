import { lastCompleteYear } from './calendar-date.js';
import type { Certificate, OfficerFacts } from './facts.js';
import type { GroundCode, GroundContext } from './grounds/ground.js';

/** One fact of a person in values, to be written down and compared later. The words are in `output/messages`. */
export type FactRecord =
  | { fact: 'person'; idNumber: string; name: string }
  | {
      fact: 'posting';
      since: string;
      unit: string;
      state: string;
      staffing: string | null;
      post: string | null;
      closedOn: string | null;
      authority: string | null;
    }
  | { fact: 'certificate'; number: string; issuedOn: string; expiresOn: string }
  | {
      fact: 'event';
      number: string;
      kind: string;
      on: string;
      until: string | null;
      /** The cleanup plan that cancelled the card. */
      plan: number | null;
    }
  | { fact: 'sitting'; exam: string; heldOn: string; outcome: string; scores: number[]; closed: boolean }
  | { fact: 'training'; year: number; course: string | null; hours: number }
  | { fact: 'appraisal'; year: number; result: string }
  | { fact: 'enforcement-act'; on: string }
  | { fact: 'discipline'; since: string; kind: string }
  /** Not of the person: from which day results are on record at all, and which year was looked at, with or without training. */
  | { fact: 'rounds-from'; heldOn: string | null }
  | { fact: 'year-looked-at'; year: number; isTrainingReported: boolean };

/** Everything a decision about a person may rest on. Where it was read does not count: the same fact may come in again. */
export function listFacts(facts: OfficerFacts): FactRecord[] {
  return [
    { fact: 'person', idNumber: facts.idNumber, name: facts.name },
    ...facts.postings.map(({ since, unit, state, staffing, post }): FactRecord => {
      const { name, closedOn, authority } = unit;
      return { fact: 'posting', since, unit: name, state, staffing, post, closedOn, authority };
    }),
    ...facts.certificates.flatMap(listCardFacts),
    ...facts.sittings.map(({ exam, heldOn, outcome, marks, roundEvents = [] }): FactRecord => {
      const scores = marks.map(({ score }) => score);
      const closed = roundEvents.at(-1)?.kind === 'closed';
      return { fact: 'sitting', exam, heldOn, outcome, scores, closed };
    }),
    ...facts.trainings.map(({ year, course, hours }): FactRecord => ({
      fact: 'training',
      year,
      course,
      hours,
    })),
    ...facts.appraisals.map(({ year, result }): FactRecord => ({ fact: 'appraisal', year, result })),
    ...facts.enforcementActs.map(({ actedOn }): FactRecord => ({ fact: 'enforcement-act', on: actedOn })),
    ...facts.disciplines.map(({ since, kind }): FactRecord => ({ fact: 'discipline', since, kind })),
  ];
}

/** What findings under these grounds rest on besides the person's own facts. */
export function listBackground(
  grounds: readonly GroundCode[],
  { firstRoundOn, trainingYears, asOf }: GroundContext,
): FactRecord[] {
  const year = lastCompleteYear(asOf);
  const ofYear: FactRecord = { fact: 'year-looked-at', year, isTrainingReported: trainingYears.has(year) };
  const isYearly = grounds.includes('training-short') || grounds.includes('appraisal-failed');
  return [
    ...(grounds.includes('never-qualified') ? [{ fact: 'rounds-from' as const, heldOn: firstRoundOn }] : []),
    ...(isYearly ? [ofYear] : []),
  ];
}

/** The grounds whose background is among the facts that were reviewed. */
export function listGroundsReviewed(reviewed: readonly FactRecord[]): GroundCode[] {
  return reviewed.flatMap(({ fact }): GroundCode[] => {
    if (fact === 'rounds-from') return ['never-qualified'];
    return fact === 'year-looked-at' ? ['training-short'] : [];
  });
}

/** A card and what happened to it. */
export function listCardFacts({ number, issuedOn, expiresOn, events }: Certificate): FactRecord[] {
  return [
    { fact: 'certificate', number, issuedOn, expiresOn },
    ...events.map(({ kind, occurredOn, until, planId }): FactRecord => {
      return { fact: 'event', number, kind, on: occurredOn, until, plan: planId };
    }),
  ];
}

/** What is otherwise than when it was reviewed. */
export type FactChange =
  | { change: 'added' | 'gone'; fact: FactRecord }
  | { change: 'corrected'; before: FactRecord; fact: FactRecord }
  /** On record when it was reviewed, but dated after the day of the review. */
  | { change: 'came'; fact: FactRecord }
  | { change: 'lapsed' | 'suspension-ended'; number: string; lastDay: string };

/**
 * What is in one list of facts and not in the other, as often as it stands there. A fact that went and one of the same name that came
 * are one that was corrected.
 */
export function compareFacts(before: readonly FactRecord[], now: readonly FactRecord[]): FactChange[] {
  const added = subtractFacts(now, before);
  const changes = subtractFacts(before, now).map((fact): FactChange => {
    const at = added.findIndex((other) => nameFact(other) === nameFact(fact));
    const [corrected] = at === -1 ? [] : added.splice(at, 1);
    return corrected ? { change: 'corrected', before: fact, fact: corrected } : { change: 'gone', fact };
  });
  return [...changes, ...added.map((fact) => ({ change: 'added' as const, fact }))];
}

function subtractFacts(some: readonly FactRecord[], others: readonly FactRecord[]): FactRecord[] {
  const left = new Map<string, number>();
  for (const fact of others) left.set(JSON.stringify(fact), (left.get(JSON.stringify(fact)) ?? 0) + 1);
  return some.filter((fact) => {
    const count = left.get(JSON.stringify(fact)) ?? 0;
    left.set(JSON.stringify(fact), count - 1);
    return count <= 0;
  });
}

/** What a fact is about, whatever it says of it. */
function nameFact(record: FactRecord): string {
  const { fact } = record;
  if (fact === 'posting') return `${fact} ${record.since} ${record.unit}`;
  if (fact === 'certificate') return `${fact} ${record.number}`;
  if (fact === 'event') return `${fact} ${record.number} ${record.kind} ${record.on}`;
  if (fact === 'sitting') return `${fact} ${record.exam}`;
  if (fact === 'training') return `${fact} ${record.year} ${record.course ?? ''}`;
  if (fact === 'appraisal') return `${fact} ${record.year}`;
  if (fact === 'enforcement-act') return `${fact} ${record.on}`;
  return fact === 'discipline' ? `${fact} ${record.since}` : fact;
}
