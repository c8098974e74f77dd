import type { OfficerFacts } from './facts.js';

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
  | { fact: 'event'; number: string; kind: string; on: string; until: string | null }
  | { fact: 'sitting'; exam: string; heldOn: string; outcome: string; scores: number[]; closed: boolean }
  | { fact: 'training'; year: number; course: string | null; hours: number }
  | { fact: 'appraisal'; year: number; result: string }
  | { fact: 'enforcement-act'; on: string }
  | { fact: 'discipline'; since: string; kind: string };

/** Everything a decision about a person may rest on. Where it was read does not count: the same fact may come in again. */
export function listFacts(facts: OfficerFacts): FactRecord[] {
  return [
    { fact: 'person', idNumber: facts.idNumber, name: facts.name },
    ...facts.postings.map(({ since, unit, state, staffing, post }): FactRecord => {
      const { name, closedOn, authority } = unit;
      return { fact: 'posting', since, unit: name, state, staffing, post, closedOn, authority };
    }),
    ...facts.certificates.flatMap(({ number, issuedOn, expiresOn, events }): FactRecord[] => [
      { fact: 'certificate', number, issuedOn, expiresOn },
      ...events.map(({ kind, occurredOn, until }): FactRecord => {
        return { fact: 'event', number, kind, on: occurredOn, until };
      }),
    ]),
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

export interface FactChange {
  change: 'added' | 'gone';
  fact: FactRecord;
}

/** What is in one list of facts and not in the other; a fact that changed is one that went and one that came. */
export function compareFacts(before: readonly FactRecord[], now: readonly FactRecord[]): FactChange[] {
  const [had, has] = [before, now].map((facts) => new Set(facts.map((fact) => JSON.stringify(fact))));
  return [
    ...before
      .filter((fact) => !has?.has(JSON.stringify(fact)))
      .map((fact) => ({ change: 'gone' as const, fact })),
    ...now
      .filter((fact) => !had?.has(JSON.stringify(fact)))
      .map((fact) => ({ change: 'added' as const, fact })),
  ];
}
