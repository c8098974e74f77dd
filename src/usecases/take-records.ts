import type { CalendarDate } from '../domain/calendar-date.js';
import type { SourceRef } from '../domain/facts.js';
import {
  continueRecords,
  type KnownRecords,
  type RecordStatement,
} from '../domain/roster/officer-records.js';
import type { KnownOfficer } from '../domain/roster/officers.js';
import type { ReadRow, StatementWithRecords } from '../domain/roster/statements.js';
import type { Store } from '../store/open.js';
import { emptyRecords, findRecords, writeRecords, type RecordWrite } from '../store/records.js';

/** Enforcement acts, appraisals and discipline that a chunk of a list of officers brings along. */
export class RecordWork {
  #known = new Map<number, KnownRecords>();
  readonly #writes: RecordWrite[] = [];

  /** @param isOldNews whether a line was read before, and tells nothing new of today */
  constructor(
    private readonly store: Store,
    private readonly today: CalendarDate,
    private readonly isOldNews: (line: number) => boolean,
  ) {}

  /** Reads what is on record of those whose rows say something; most lists have none of these columns. */
  async lookUp(
    statements: readonly StatementWithRecords[],
    officers: ReadonlyMap<string, KnownOfficer>,
  ): Promise<void> {
    const ids = statements.flatMap((statement) => {
      const officer = saysMore(statement.records) ? officers.get(statement.idNumber) : undefined;
      return officer ? [officer.officerId] : [];
    });
    this.#known = await findRecords(this.store, [...new Set(ids)]);
  }

  /** @returns whether the row brings anything new */
  take(
    row: ReadRow<'officers'>,
    { records: statement, line }: StatementWithRecords,
    officerId: number,
    source: SourceRef,
  ): boolean {
    const known = this.#known.get(officerId) ?? emptyRecords();
    const { records, findings } = continueRecords(statement, known, this.today, this.isOldNews(line));
    row.findings.push(...findings);
    for (const record of records) this.#writes.push({ officerId, source, record });
    return records.length > 0;
  }

  async write(): Promise<void> {
    await writeRecords(this.store, this.#writes);
  }
}

function saysMore({ lastActOn, appraisal, discipline }: RecordStatement): boolean {
  return lastActOn !== null || appraisal !== null || discipline !== null;
}
