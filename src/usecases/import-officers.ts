import { finding, hasError, severityOf, type LocatedFinding } from '../domain/findings.js';
import {
  compareName,
  continuePostings,
  insertPosting,
  readOfficer,
  type KnownOfficer,
  type OfficerStatement,
} from '../domain/roster/officers.js';
import type { RosterRow } from '../domain/roster/row.js';
import type { UnitIndex } from '../domain/roster/unit-index.js';
import { findEarlierFindings, readMax } from '../store/batches.js';
import { findOfficers, toPostingRow, writeOfficers, type OfficerWrites } from '../store/officers.js';
import type { Store } from '../store/open.js';
import { importRoster } from './import-roster.js';
import type {
  ImportRequest,
  ImportResult,
  OpenedFile,
  RosterImporter,
  RowResult,
} from './roster-importer.js';
import { indexUnits, nameUnit } from './name-unit.js';
import { SeenLines } from './seen-lines.js';

export interface PeopleRequest extends ImportRequest {
  createUnits: boolean;
  acceptNameChanges: boolean;
}

/** Loads a list of officers: new persons are added with their posting, known ones get what their row adds to their postings. */
export function importOfficers(store: Store, request: PeopleRequest): Promise<ImportResult> {
  return importRoster(store, 'officers', request, async (tx) => {
    return new OfficerImporter(tx, request, await indexUnits(tx), await readMax(tx, 'officer', 'officer_id'));
  });
}

class OfficerImporter implements RosterImporter<'officers'> {
  #file: OpenedFile<'officers'> | null = null;
  readonly #seen = new SeenLines();
  /** The lines rejected when this very file was imported before; null when it was not. */
  #rejectedBefore: Set<number> | null = null;

  constructor(
    private readonly store: Store,
    private readonly request: PeopleRequest,
    private readonly units: UnitIndex,
    private lastOfficerId: number,
  ) {}

  async openFile(file: OpenedFile<'officers'>): Promise<void> {
    this.#file = file;
    this.#seen.clear();
    const earlier = await findEarlierFindings(this.store, 'officers', file);
    const rejected = earlier?.filter(({ code }) => severityOf(code) === 'error');
    this.#rejectedBefore = rejected ? new Set(rejected.map(({ line }) => line)) : null;
  }

  closeFile(): Promise<LocatedFinding[]> {
    return Promise.resolve([]);
  }

  async settle(rows: readonly RosterRow<'officers'>[]): Promise<RowResult[]> {
    const statements = rows.map((row) => readOfficer(row));
    const known = await findOfficers(
      this.store,
      statements.flatMap((s) => (s ? [s.idNumber] : [])),
    );
    const writes: OfficerWrites = { officers: [], postings: [], formerNames: [] };
    const results: RowResult[] = [];
    for (const [i, row] of rows.entries()) {
      const statement = statements[i];
      results.push(statement ? await this.#settleOne(row, statement, known, writes) : 'rejected');
    }
    await writeOfficers(this.store, writes);
    return results;
  }

  /** An undated row counted from the day it was first imported; the same file again tells nothing of today. */
  #isOldNews({ since, line }: OfficerStatement): boolean {
    return since === null && this.#rejectedBefore !== null && !this.#rejectedBefore.has(line);
  }

  async #settleOne(
    row: RosterRow<'officers'>,
    statement: OfficerStatement,
    known: Map<string, KnownOfficer>,
    writes: OfficerWrites,
  ): Promise<RowResult> {
    if (!this.#file) throw new Error('rows before their file');
    const { fileId, path } = this.#file;
    const { asOf, createUnits, acceptNameChanges } = this.request;
    const source = { fileId, line: statement.line };
    const place = { file: path, line: statement.line };
    const before = known.get(statement.idNumber);
    const renamed = before && compareName(statement.name, before, acceptNameChanges);
    if (renamed) row.findings.push(renamed);
    const firstLine = before && this.#seen.findLine(before.officerId);
    if (firstLine !== undefined && !hasError(row.findings)) {
      row.findings.push(finding('duplicate-officer', 'idNumber', { first: { file: path, line: firstLine } }));
    }
    const named = await nameUnit(this.store, this.units, statement.unit, createUnits, source);
    if (named.finding) row.findings.push(named.finding);
    if (!named.unit || hasError(row.findings)) return 'rejected';

    const officer = before ?? { officerId: ++this.lastOfficerId, name: statement.name, postings: [], place };
    this.#seen.mark(officer.officerId, statement.line);
    const next = this.#isOldNews(statement)
      ? null
      : continuePostings(statement, named.unit.unitId, officer.postings, asOf, source);
    if (next?.undated) {
      row.findings.push(finding('state-undated', 'stateSince', { state: next.posting.state, on: asOf }));
    }
    if (next) {
      insertPosting(officer.postings, next.posting);
      writes.postings.push(toPostingRow(officer.officerId, next.posting));
    }
    if (!before) {
      known.set(statement.idNumber, officer);
      const { officerId, name } = officer;
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
    return next || renamed ? 'updated' : 'unchanged';
  }
}
