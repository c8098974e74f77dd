import type { CalendarDate } from '../domain/calendar-date.js';
import { findClosing } from '../domain/closing.js';
import type { SourceRef } from '../domain/facts.js';
import { finding, hasError, type Finding } from '../domain/findings.js';
import { findPostingInForce } from '../domain/posting.js';
import {
  continuePostingsByCorrection,
  decideName,
  decideNumber,
  type CorrectionStatement,
  type KnownPerson,
  type NumberChange,
} from '../domain/roster/corrections.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { findPerson, moveSignUps, replaceName, replaceNumber } from '../store/corrections.js';
import { listExams } from '../store/exams.js';
import { findShared, mergeOfficers } from '../store/merge-officers.js';
import { insertPosting } from '../domain/roster/officers.js';
import { toPostingRow } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { nameUnit } from './name-unit.js';

export interface CorrectionSettings {
  units: UnitIndex;
  asOf: CalendarDate;
  /** Whether two persons may become one. */
  merge: boolean;
  createUnits: boolean;
}

/** What came of a correction; `officerId` is whose history it is now. */
export interface SettledCorrection {
  result: 'updated' | 'unchanged' | 'rejected';
  officerId: number;
}

/** Decides one correction of a person and writes it; what there is to say goes to `findings`. An error writes nothing. */
export async function settleCorrection(
  store: Store,
  statement: CorrectionStatement,
  person: KnownPerson,
  settings: CorrectionSettings,
  source: SourceRef,
  findings: Finding[],
): Promise<SettledCorrection> {
  const { units, merge, createUnits } = settings;
  const { newIdNumber, newUnit } = statement;
  const owner = newIdNumber === null ? null : await findPerson(store, newIdNumber);
  const number = decideNumber(statement, person, owner, merge);
  if (number.kind === 'refused') findings.push(number.finding);
  if (number.kind === 'merge') await refuseShared(store, person, number.into, findings);
  const differs = compareUnit(statement, person, units);
  if (differs) findings.push(differs);
  const create = createUnits && !hasError(findings);
  const named = newUnit === null ? null : await nameUnit(store, units, newUnit, create, source);
  if (named?.finding) findings.push({ ...named.finding, field: 'newUnit' });
  if (hasError(findings)) return { result: 'rejected', officerId: person.officerId };
  if (number.kind === 'merge' && number.warning) findings.push(number.warning);

  const target = await applyNumber(store, statement, person, number, source);
  const name = decideName(statement, target);
  if (name !== null) await replaceName(store, source, target, name);
  const hasMoved =
    named?.unit && (await moveToUnit(store, statement, target, named.unit, settings, source, findings));
  const isUpdated = number.kind !== 'none' || name !== null || hasMoved;
  return { result: isUpdated ? 'updated' : 'unchanged', officerId: target.officerId };
}

async function refuseShared(
  store: Store,
  person: KnownPerson,
  into: KnownPerson,
  findings: Finding[],
): Promise<void> {
  const shared = await findShared(store, person.officerId, into.officerId);
  if (!shared) return;
  findings.push(finding('merge-conflict', 'newIdNumber', { name: into.name, first: into.place, ...shared }));
}

/** The form names another unit than the register, and not because the person is at the new one already: somebody else's row? */
function compareUnit(
  { unit, newUnit }: CorrectionStatement,
  { postings }: KnownPerson,
  units: UnitIndex,
): Finding | null {
  const posting = findPostingInForce(postings);
  if (unit === null || !posting) return null;
  const isThere = (text: string | null): boolean =>
    text !== null && units.find(text).unit?.unitId === posting.unitId;
  if (isThere(unit) || isThere(newUnit)) return null;
  return finding('unit-differs', 'unit', { value: unit, known: units.nameOf(posting.unitId) });
}

/** @returns the person whose history it is from now on */
async function applyNumber(
  store: Store,
  { newIdNumber }: CorrectionStatement,
  person: KnownPerson,
  number: NumberChange,
  source: SourceRef,
): Promise<KnownPerson> {
  const isGiven = number.kind === 'replace' || number.kind === 'merge';
  if (!isGiven || newIdNumber === null) return person;
  if (number.kind === 'merge') await mergeOfficers(store, source, person, number.into);
  else await replaceNumber(store, source, person, newIdNumber);
  const target = await findPerson(store, newIdNumber);
  if (!target) throw new Error('a number that was just given finds nobody');
  return target;
}

/** @returns whether that changed anything */
async function moveToUnit(
  store: Store,
  statement: CorrectionStatement,
  { officerId, postings }: KnownPerson,
  { unitId, name }: NamedUnit,
  { asOf, units }: CorrectionSettings,
  source: SourceRef,
  findings: Finding[],
): Promise<boolean> {
  const open = (await listExams(store)).filter(({ events }) => findClosing(events) === null);
  const examIds = open.map(({ examId }) => examId);
  const moved = await moveSignUps(store, source, officerId, unitId, examIds);
  const posting = continuePostingsByCorrection(statement, unitId, postings, asOf, source);
  if (!posting) return moved > 0;
  await store.insertMany('posting', [toPostingRow(officerId, posting)]);
  insertPosting(postings, posting);
  if (posting.sinceAssumed) {
    findings.push(finding('unit-undated', 'since', { value: name, on: posting.since }));
  }
  const last = findPostingInForce(postings);
  if (last && last.unitId !== unitId) {
    findings.push(finding('posting-newer', 'since', { unit: units.nameOf(last.unitId), since: last.since }));
  }
  return true;
}
