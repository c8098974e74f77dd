import { finding, hasError, type LocatedFinding } from '../domain/findings.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { checkKnownPerson, type KnownOfficer } from '../domain/roster/officers.js';
import type { ReadRow } from '../domain/roster/statements.js';
import {
  isSameCourse,
  isSameTraining,
  type KnownTraining,
  type TrainingStatement,
} from '../domain/roster/training.js';
import { findOfficers, writeOfficers, type OfficerWrites } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { findTrainings, insertTrainings } from '../store/records.js';
import type { TrainingRow } from '../store/schema.js';
import type { PeopleRequest } from './import-officers.js';
import { importRoster } from './import-roster.js';
import type { FileReading, ImportResult, OpenedFile, RosterImporter, RowResult } from './roster-importer.js';

/** Loads a list of training hours of persons in the register; a training on record already adds nothing. */
export function importTraining(store: Store, request: PeopleRequest): Promise<ImportResult> {
  return importRoster(store, 'training', request, (tx) => Promise.resolve(new TrainingImporter(tx, request)));
}

interface Writes extends OfficerWrites {
  trainings: TrainingRow[];
}

class TrainingImporter implements RosterImporter<'training'> {
  #file: OpenedFile<'training'> | null = null;
  /** By person, year, hours and course, the line on which they stood first. */
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly store: Store,
    private readonly request: PeopleRequest,
  ) {}

  openFile(file: OpenedFile<'training'>): Promise<FileReading<'training'>> {
    this.#file = file;
    this.#seen.clear();
    const { policy, asOf: today } = this.request;
    return Promise.resolve({ exam: null, by: { policy, today } });
  }

  closeFile(): Promise<LocatedFinding[]> {
    return Promise.resolve([]);
  }

  async settle(rows: readonly ReadRow<'training'>[]): Promise<RowResult[]> {
    const read = rows.flatMap(({ statement }) => statement ?? []);
    const officers = await findOfficers(this.store, [...new Set(read.map((s) => s.idNumber))]);
    const known = await findTrainings(this.store, [
      ...new Set([...officers.values()].map(({ officerId }) => officerId)),
    ]);
    const writes: Writes = { officers: [], postings: [], formerNames: [], trainings: [] };
    const results = rows.map((row): RowResult => {
      const { statement } = row;
      if (!statement) return 'rejected';
      return this.#settleOne(row, statement, officers.get(statement.idNumber), known, writes);
    });
    await writeOfficers(this.store, writes);
    await insertTrainings(this.store, writes.trainings);
    return results;
  }

  #settleOne(
    row: ReadRow<'training'>,
    statement: TrainingStatement,
    officer: KnownOfficer | undefined,
    known: ReadonlyMap<number, KnownTraining[]>,
    writes: Writes,
  ): RowResult {
    const { idNumber, name, line } = statement;
    if (!officer) {
      row.findings.push(finding('officer-unknown', 'idNumber', { value: maskIdentityNumber(idNumber) }));
      return 'rejected';
    }
    const renamed = checkKnownPerson(row, statement, officer, this.request.acceptNameChanges);
    this.#compareLines(row, statement, officer);
    if (hasError(row.findings)) return 'rejected';

    if (name !== null && renamed) this.#rename(name, officer, line, writes);
    const trainings = known.get(officer.officerId) ?? [];
    if (trainings.some((one) => isSameTraining(one, statement))) return renamed ? 'updated' : 'unchanged';
    const earlier = trainings.find((one) => isSameCourse(one, statement));
    if (earlier)
      row.findings.push(finding('training-added', 'hours', { year: earlier.year, hours: earlier.hours }));
    const { year, hours, course } = statement;
    trainings.push({ year, hours, course });
    const from = { file_id: this.#opened().fileId, line };
    writes.trainings.push({ officer_id: officer.officerId, year, course, hours, ...from });
    return 'added';
  }

  /** The same training twice in one file is a slip of the pen, or counts twice what was done once. */
  #compareLines(
    row: ReadRow<'training'>,
    { year, hours, course, line }: TrainingStatement,
    { officerId }: KnownOfficer,
  ): void {
    const key = JSON.stringify([officerId, year, hours, course]);
    const firstLine = this.#seen.get(key);
    if (firstLine === undefined) this.#seen.set(key, line);
    else
      row.findings.push(
        finding('duplicate-training', 'course', { first: { file: this.#opened().path, line: firstLine } }),
      );
  }

  #rename(newName: string, officer: KnownOfficer, line: number, { formerNames }: Writes): void {
    const { officerId, name } = officer;
    formerNames.push({ officer_id: officerId, name, newName, file_id: this.#opened().fileId, line });
    officer.name = newName;
  }

  #opened(): OpenedFile<'training'> {
    if (!this.#file) throw new Error('rows before their file');
    return this.#file;
  }
}
