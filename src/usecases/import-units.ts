import { finding, type LocatedFinding } from '../domain/findings.js';
import type { ReadRow } from '../domain/roster/statements.js';
import { UnitIndex } from '../domain/roster/unit-index.js';
import {
  compareUnit,
  contradictsClosure,
  explainRename,
  type KnownUnit,
  type UnitStatement,
} from '../domain/roster/units.js';
import type { Store } from '../store/open.js';
import { insertAliases, insertUnit, listUnits, updateUnit } from '../store/units.js';
import { importRoster } from './import-roster.js';
import type {
  FileReading,
  ImportRequest,
  ImportResult,
  OpenedFile,
  RosterImporter,
  RowResult,
} from './roster-importer.js';
import { provisionalCodePrefix } from './name-unit.js';

/** Loads a list of units: new ones are added, known ones (same code) brought up to date; a former name stays an alias. */
export function importUnits(store: Store, request: ImportRequest): Promise<ImportResult> {
  return importRoster(
    store,
    'units',
    request,
    async (tx) => new UnitImporter(tx, request, await listUnits(tx)),
  );
}

class UnitImporter implements RosterImporter<'units'> {
  readonly #byCode: Map<string, KnownUnit>;
  readonly #index: UnitIndex;
  #file: OpenedFile<'units'> | null = null;
  #seen = new Map<string, number>();
  #merges: UnitStatement[] = [];

  constructor(
    private readonly store: Store,
    private readonly request: ImportRequest,
    units: readonly KnownUnit[],
  ) {
    this.#byCode = new Map(units.map((unit) => [unit.code, unit]));
    this.#index = new UnitIndex(request.policy, units);
  }

  openFile(file: OpenedFile<'units'>): Promise<FileReading<'units'>> {
    this.#file = file;
    this.#seen = new Map();
    this.#merges = [];
    const { policy, asOf: today } = this.request;
    return Promise.resolve({ exam: null, by: { policy, today } });
  }

  async settle(rows: readonly ReadRow<'units'>[]): Promise<RowResult[]> {
    const results: RowResult[] = [];
    for (const row of rows) {
      const { statement } = row;
      results.push(statement ? await this.#settleOne(row, statement) : 'rejected');
    }
    return results;
  }

  /** A unit may be merged into one that stands further down in the list. */
  async closeFile(): Promise<LocatedFinding[]> {
    const findings: LocatedFinding[] = [];
    for (const statement of this.#merges) {
      const { line, mergedInto } = statement;
      const value = mergedInto ?? '';
      const target = this.#index.find(value);
      if (!target.unit) {
        const { candidates } = target;
        findings.push({ ...finding('merge-target-unknown', 'mergedInto', { value, candidates }), line });
        continue;
      }
      const { unit, isExact } = target;
      if (!isExact) {
        findings.push({ ...finding('unit-read-as', 'mergedInto', { value, unit: unit.name }), line });
      }
      await this.#merge(statement, unit.unitId);
    }
    return findings;
  }

  async #merge(statement: UnitStatement, mergedInto: number): Promise<void> {
    const unit = this.#byCode.get(statement.code);
    if (!unit || unit.mergedInto === mergedInto) return;
    await updateUnit(this.store, this.#source(statement), unit.unitId, { merged_into: mergedInto });
    this.#remember({ ...unit, mergedInto });
  }

  async #settleOne(row: ReadRow<'units'>, statement: UnitStatement): Promise<RowResult> {
    const { path } = this.#opened();
    const firstLine = this.#seen.get(statement.code);
    if (firstLine !== undefined) {
      const first = { file: path, line: firstLine };
      row.findings.push(finding('duplicate-unit', 'code', { value: statement.code, first }));
      return 'rejected';
    }
    const namesake = this.#findNamesake(statement.name);
    const known = this.#byCode.get(statement.code) ?? (isProvisional(namesake) ? namesake : undefined);
    // A unit keeps the name it has, although the one it was merged into may be known by it.
    if (namesake && namesake.unitId !== known?.unitId && statement.name !== known?.name) {
      row.findings.push(finding('unit-name-taken', 'name', { value: statement.name, code: namesake.code }));
      return 'rejected';
    }
    this.#seen.set(statement.code, statement.line);
    if (known && contradictsClosure(statement, known)) {
      const since = known.closedOn ?? '';
      row.findings.push(finding('state-contradiction', 'state', { state: statement.state, known: since }));
      return 'rejected';
    }
    if (statement.mergedInto) this.#merges.push(statement);
    for (const alias of statement.aliases) {
      const other = this.#index.findExact(alias).find(({ unitId }) => unitId !== known?.unitId);
      if (other) row.findings.push(finding('alias-shared', 'aliases', { value: alias, unit: other.name }));
    }
    return known ? this.#update(row, statement, known) : this.#add(statement);
  }

  async #add(statement: UnitStatement): Promise<RowResult> {
    const source = this.#source(statement);
    const { code, name, district, field, level, creditCode, authority, closedOn, aliases } = statement;
    const unitId = await insertUnit(this.store, {
      code,
      name,
      district,
      field,
      level,
      credit_code: creditCode,
      authority,
      closed_on: closedOn,
      file_id: source.fileId,
      line: source.line,
    });
    await insertAliases(this.store, unitId, aliases, 'alias', source);
    const place = { file: this.#opened().path, line: statement.line };
    this.#remember({ ...statement, unitId, mergedInto: null, place });
    return 'added';
  }

  async #update(row: ReadRow<'units'>, statement: UnitStatement, known: KnownUnit): Promise<RowResult> {
    const source = this.#source(statement);
    const { change, aliases } = compareUnit(statement, known);
    const isNewCode = statement.code !== known.code;
    const isMerged = this.#findMergeTarget(statement, known) !== known.mergedInto;
    if (Object.keys(change).length === 0 && aliases.length === 0 && !isNewCode && !isMerged)
      return 'unchanged';
    if (change.authority && known.authority) {
      row.findings.push(
        finding('authority-changed', 'authority', { from: known.authority, to: change.authority }),
      );
    }
    if (change.name !== undefined) {
      row.findings.push(explainRename(known.name, change.name));
      await insertAliases(this.store, known.unitId, [known.name], 'former-name', source);
    }
    await insertAliases(this.store, known.unitId, aliases, 'alias', source);
    const { creditCode, closedOn, ...same } = change;
    await updateUnit(this.store, source, known.unitId, {
      ...same,
      ...(isNewCode && { code: statement.code }),
      ...(creditCode !== undefined && { credit_code: creditCode }),
      ...(closedOn !== undefined && { closed_on: closedOn }),
      file_id: source.fileId,
      line: source.line,
    });
    this.#remember({ ...known, ...change, code: statement.code, aliases: [...known.aliases, ...aliases] });
    return 'updated';
  }

  #findNamesake(name: string): KnownUnit | undefined {
    const [unit, second] = this.#index.findExact(name);
    return unit && !second ? this.#byCode.get(unit.code) : undefined;
  }

  /** The unit the row names, when it stands above it or in the register; what is known, when it names none. */
  #findMergeTarget({ mergedInto }: UnitStatement, known: KnownUnit): number | null {
    if (!mergedInto) return known.mergedInto;
    return this.#index.find(mergedInto).unit?.unitId ?? known.mergedInto;
  }

  #remember(unit: KnownUnit): void {
    this.#byCode.set(unit.code, unit);
    this.#index.add(unit, unit.aliases);
  }

  #source(statement: UnitStatement): { fileId: number; line: number } {
    return { fileId: this.#opened().fileId, line: statement.line };
  }

  #opened(): OpenedFile<'units'> {
    if (!this.#file) throw new Error('rows before their file');
    return this.#file;
  }
}

function isProvisional(unit: KnownUnit | undefined): boolean {
  return unit?.code.startsWith(provisionalCodePrefix) ?? false;
}
