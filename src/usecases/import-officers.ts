import type { SourceRef } from '../domain/facts.js';
import { findPostingInForce } from '../domain/posting.js';
import { finding, hasError, type LocatedFinding } from '../domain/findings.js';
import {
  compareName,
  contradictEnd,
  continuePostings,
  explainOldNumber,
  insertPosting,
  type KnownOfficer,
  type KnownPosting,
  type OfficerStatement,
} from '../domain/roster/officers.js';
import type { ReadRow, StatementWithRecords } from '../domain/roster/statements.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { readMax } from '../store/batches.js';
import { findOfficers, toPostingRow, writeOfficers, type OfficerWrites } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { findPostings } from '../store/posting-rows.js';
import { findOldNews, type IsOldNews } from './find-old-news.js';
import { importRoster } from './import-roster.js';
import type {
  FileReading,
  ImportRequest,
  ImportResult,
  OpenedFile,
  RosterImporter,
  RowResult,
} from './roster-importer.js';
import { indexUnits, nameUnit } from './name-unit.js';
import { SeenLines } from './seen-lines.js';
import { RecordWork } from './take-records.js';

export interface PeopleRequest extends ImportRequest {
  createUnits: boolean;
  acceptNameChanges: boolean;
}

/** Loads a list of officers: new persons are added with their posting, known ones get what their row adds to their postings and records. */
export function importOfficers(store: Store, request: PeopleRequest): Promise<ImportResult> {
  return importRoster(store, 'officers', request, async (tx) => {
    return new OfficerImporter(
      tx,
      request,
      await indexUnits(tx, request.policy),
      await readMax(tx, 'officer', 'officer_id'),
    );
  });
}

/** What the register knows of the persons in a chunk, and learns while the chunk is settled. */
interface KnownPersons {
  officers: Map<string, KnownOfficer>;
  postings: Map<number, KnownPosting[]>;
}

class OfficerImporter implements RosterImporter<'officers'> {
  #file: OpenedFile<'officers'> | null = null;
  readonly #seen = new SeenLines();
  #isOldNews: IsOldNews = () => false;

  constructor(
    private readonly store: Store,
    private readonly request: PeopleRequest,
    private readonly units: UnitIndex,
    private lastOfficerId: number,
  ) {}

  async openFile(file: OpenedFile<'officers'>): Promise<FileReading<'officers'>> {
    this.#file = file;
    this.#seen.clear();
    this.#isOldNews = await findOldNews(this.store, 'officers', file, this.request);
    return { exam: null, by: { today: this.request.asOf } };
  }

  closeFile(): Promise<LocatedFinding[]> {
    return Promise.resolve([]);
  }

  async settle(rows: readonly ReadRow<'officers'>[]): Promise<RowResult[]> {
    const statements = rows.flatMap(({ statement }) => statement ?? []);
    const officers = await findOfficers(
      this.store,
      statements.map(({ idNumber }) => idNumber),
    );
    const officerIds = [...officers.values()].map(({ officerId }) => officerId);
    const known = { officers, postings: await findPostings(this.store, officerIds) };
    const writes: OfficerWrites = { officers: [], postings: [], formerNames: [] };
    const records = new RecordWork(this.store, this.request.asOf, (line) =>
      this.#isOldNews({ since: null, line }),
    );
    await records.lookUp(statements, officers);
    const results: RowResult[] = [];
    for (const row of rows) {
      const { statement } = row;
      results.push(statement ? await this.#settleOne(row, statement, known, writes, records) : 'rejected');
    }
    await writeOfficers(this.store, writes);
    await records.write();
    return results;
  }

  #continuePostings(
    row: ReadRow<'officers'>,
    statement: OfficerStatement,
    postings: KnownPosting[],
    { unitId }: NamedUnit,
    source: SourceRef,
  ): KnownPosting | null {
    const { asOf } = this.request;
    const next = this.#isOldNews(statement)
      ? null
      : continuePostings(statement, unitId, postings, asOf, source);
    if (!next) return null;
    const { posting, undated } = next;
    if (undated)
      row.findings.push(finding('state-undated', 'stateSince', { state: posting.state, on: asOf }));
    insertPosting(postings, posting);
    const last = findPostingInForce(postings);
    if (last?.sinceAssumed && last.unitId !== unitId) {
      const unit = this.units.nameOf(last.unitId);
      row.findings.push(finding('posting-newer', 'stateSince', { unit, since: last.since }));
    }
    return posting;
  }

  async #settleOne(
    row: ReadRow<'officers'>,
    statement: StatementWithRecords,
    known: KnownPersons,
    writes: OfficerWrites,
    records: RecordWork,
  ): Promise<RowResult> {
    if (!this.#file) throw new Error('rows before their file');
    const { fileId, path } = this.#file;
    const { acceptNameChanges } = this.request;
    // A row that is rejected anyway creates no unit.
    const createUnits = (): boolean => this.request.createUnits && !hasError(row.findings);
    const source = { fileId, line: statement.line };
    const place = { file: path, line: statement.line };
    const before = known.officers.get(statement.idNumber);
    const renamed = before && compareName(statement.name, before, acceptNameChanges);
    const old = before && explainOldNumber(statement.idNumber, before);
    if (old) row.findings.push(old);
    if (renamed) row.findings.push(renamed);
    const firstLine = before && this.#seen.findLine(before.officerId);
    if (firstLine !== undefined && !hasError(row.findings)) {
      row.findings.push(finding('duplicate-officer', 'idNumber', { first: { file: path, line: firstLine } }));
    }
    const named = await nameUnit(this.store, this.units, statement.unit, createUnits(), source);
    if (named.finding) row.findings.push(named.finding);
    if (!named.unit || hasError(row.findings)) return 'rejected';

    const postings = before ? known.postings.get(before.officerId) : [];
    if (!postings) throw new Error(`the postings of officer ${before?.officerId} were not looked up`);
    const ended = contradictEnd(statement, named.unit.unitId, postings);
    if (ended && !this.#isOldNews(statement)) {
      row.findings.push(ended);
      return 'rejected';
    }
    const { idNumber, name } = statement;
    const officer = before ?? { officerId: ++this.lastOfficerId, idNumber, name, place };
    this.#seen.mark(officer.officerId, statement.line);
    const next = this.#continuePostings(row, statement, postings, named.unit, source);
    if (next) writes.postings.push(toPostingRow(officer.officerId, next));
    const hasRecords = records.take(row, statement, officer.officerId, source);
    if (!before) {
      const { officerId } = officer;
      known.officers.set(statement.idNumber, officer);
      known.postings.set(officerId, postings);
      writes.officers.push({
        officer_id: officerId,
        id_number: statement.idNumber,
        name,
        file_id: fileId,
        line: statement.line,
      });
      return 'added';
    }
    if (renamed) {
      const former = {
        officer_id: officer.officerId,
        name: officer.name,
        file_id: fileId,
        line: statement.line,
      };
      writes.formerNames.push({ ...former, newName: statement.name });
      officer.name = statement.name;
    }
    return next || renamed || hasRecords ? 'updated' : 'unchanged';
  }
}
