import type { FactChange, FactRecord } from '../../domain/fact-list.js';
import type { ChangedOfficer } from '../../user-error.js';
import { listOfficers } from './changed-officers.js';
import { bracketed, plural, word } from './wording-en.js';

/** Each kind of fact in words. */
const facts: { [F in FactRecord['fact']]: (fact: Extract<FactRecord, { fact: F }>) => string } = {
  person: ({ name, idNumber }) => `${name} ${idNumber}`,
  posting: ({ since, unit, state, staffing, post, closedOn, authority }) =>
    [
      `posting since ${since} at ${unit}: ${[state, staffing]
        .map((code) => code && word(code))
        .filter(Boolean)
        .join(', ')}`,
      ...(post === null ? [] : [`, ${post}`]),
      ...(closedOn === null ? [] : [bracketed(`unit closed from ${closedOn}`)]),
      ...(authority === 'none' ? [bracketed('unit without authority to enforce')] : []),
    ].join(''),
  certificate: ({ number, issuedOn, expiresOn }) =>
    `certificate ${number} of ${issuedOn}, valid up to and including ${expiresOn}`,
  event: ({ number, kind, on, until, plan }) =>
    [
      `certificate ${number}: ${word(kind)} on ${on}`,
      ...(until === null ? [] : [`, up to and including ${until}`]),
      ...(plan === null ? [] : [`, by cleanup plan ${plan}`]),
    ].join(''),
  sitting: ({ exam, heldOn, outcome, scores, closed }) =>
    [
      `exam ${exam} on ${heldOn}: ${word(outcome)}`,
      ...(scores.length === 0 ? [] : [bracketed(scores.join(', '))]),
      ...(closed ? [', round closed'] : []),
    ].join(''),
  training: ({ year, course, hours }) =>
    `${plural(hours, 'class hour')} of training in ${year}${course === null ? '' : bracketed(course)}`,
  appraisal: ({ year, result }) => `appraisal of ${year}: ${word(result)}`,
  'enforcement-act': ({ on }) => `enforcement act on ${on}`,
  discipline: ({ since, kind }) => `${word(kind)} since ${since}`,
  'rounds-from': ({ heldOn }) =>
    heldOn === null ? 'no exam results on record' : `exam results on record from ${heldOn}`,
  'year-looked-at': ({ year, isTrainingReported }) =>
    `last complete year ${year}${isTrainingReported ? '' : ', without any training reported'}`,
};

const sayFact = (fact: FactRecord): string => (facts[fact.fact] as (fact: unknown) => string)(fact);

/** What is otherwise than when it was reviewed. */
export function sayChange(change: FactChange): string {
  switch (change.change) {
    case 'added':
      return `${sayFact(change.fact)} (new)`;
    case 'gone':
      return `${sayFact(change.fact)} (no longer on record)`;
    case 'corrected':
      return `${sayFact(change.before)} → now: ${sayFact(change.fact)}`;
    case 'came':
      return `${sayFact(change.fact)} (after the day of the plan)`;
    case 'lapsed':
      return `certificate ${change.number}: lapsed after ${change.lastDay}`;
    case 'suspension-ended':
      return `certificate ${change.number}: suspension ended with ${change.lastDay}`;
  }
}

/** Persons and what changed of them, a line each. */
export function sayOfficers(officers: readonly ChangedOfficer[]): string {
  return listOfficers(officers, {
    change: sayChange,
    officer: ({ name, officer }, changes, more) =>
      `${name} ${officer}: ${changes.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    more: (n) => `and ${plural(n, 'other person', 'other persons')}; --json names all`,
  });
}
