import { finding, type LocatedFinding } from '../domain/findings.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { checkOldName, type CorrectionStatement } from '../domain/roster/corrections.js';
import type { ReadRow } from '../domain/roster/statements.js';
import { findPerson } from '../store/corrections.js';
import type { Store } from '../store/open.js';
import { findOldNews, type IsOldNews } from './find-old-news.js';
import { importRoster } from './import-roster.js';
import { indexUnits } from './name-unit.js';
import type {
  FileReading,
  ImportRequest,
  ImportResult,
  OpenedFile,
  RosterImporter,
  RowResult,
} from './roster-importer.js';
import { SeenLines } from './seen-lines.js';
import { settleCorrection, type CorrectionSettings } from './settle-correction.js';

export interface CorrectionsRequest extends ImportRequest {
  createUnits: boolean;
  merge: boolean;
}

/** Loads a form of corrections (考生信息更改表): persons get another name, identity number or unit and keep their whole history. */
export function importCorrections(store: Store, request: CorrectionsRequest): Promise<ImportResult> {
  return importRoster(store, 'corrections', request, async (tx) => {
    return new CorrectionImporter(tx, request, { ...request, units: await indexUnits(tx, request.policy) });
  });
}

class CorrectionImporter implements RosterImporter<'corrections'> {
  #file: OpenedFile<'corrections'> | null = null;
  readonly #seen = new SeenLines();
  #isOldNews: IsOldNews = () => false;

  constructor(
    private readonly store: Store,
    private readonly request: CorrectionsRequest,
    private readonly settings: CorrectionSettings,
  ) {}

  async openFile(file: OpenedFile<'corrections'>): Promise<FileReading<'corrections'>> {
    this.#file = file;
    this.#seen.clear();
    this.#isOldNews = await findOldNews(this.store, 'corrections', file, this.request);
    return { exam: null, by: null };
  }

  closeFile(): Promise<LocatedFinding[]> {
    return Promise.resolve([]);
  }

  /** One by one: a row may be about a person whom the row before has changed. */
  async settle(rows: readonly ReadRow<'corrections'>[]): Promise<RowResult[]> {
    const results: RowResult[] = [];
    for (const row of rows) {
      const { statement } = row;
      results.push(statement ? await this.#settleOne(row, statement) : 'rejected');
    }
    return results;
  }

  async #settleOne(row: ReadRow<'corrections'>, statement: CorrectionStatement): Promise<RowResult> {
    if (!this.#file) throw new Error('rows before their file');
    const { fileId, path } = this.#file;
    const { idNumber, name, line } = statement;
    const person = await findPerson(this.store, idNumber);
    if (!person) {
      row.findings.push(finding('officer-unknown', 'idNumber', { value: maskIdentityNumber(idNumber) }));
      return 'rejected';
    }
    const firstLine = this.#seen.findLine(person.officerId);
    const misnamed = checkOldName(name, person);
    if (misnamed) row.findings.push(misnamed);
    else if (firstLine !== undefined) {
      row.findings.push(finding('duplicate-officer', 'idNumber', { first: { file: path, line: firstLine } }));
    }
    // What the same file changed before may have changed again since, whatever date the row gives.
    else if (this.#isOldNews({ since: null, line })) return 'unchanged';
    const source = { fileId, line };
    const settled = await settleCorrection(
      this.store,
      statement,
      person,
      this.settings,
      source,
      row.findings,
    );
    if (settled.result !== 'rejected') this.#seen.mark(settled.officerId, line);
    return settled.result;
  }
}
