import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeNumber } from '../../fixtures/generator/identity-number.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import { createRegister, type Store } from '../../src/store/open.js';
import { importCertificates } from '../../src/usecases/import-certificates.js';
import { importExam } from '../../src/usecases/import-exam.js';
import { importOfficers } from '../../src/usecases/import-officers.js';
import { Profile } from '../../src/usecases/profile.js';
import type { ImportResult } from '../../src/usecases/roster-importer.js';
import { importTraining } from '../../src/usecases/import-training.js';
import { importUnits } from '../../src/usecases/import-units.js';
import { testDay } from '../run-program.js';

/** Headings of every roster that the tests write, in the contract's names. */
export const headings = {
  units: 'code,name,district,field,authority,closedOn,aliases',
  officers: 'idNumber,name,unit,staffing,post,state,stateSince',
  certificates: 'number,idNumber,issuedOn,expiresOn,state,stateSince',
  exam: 'idNumber,name,unit,score,outcome',
  training: 'idNumber,name,year,hours,course',
};

export interface Roster {
  kind: keyof typeof headings;
  rows: readonly string[];
  /** Of an exam. */
  exam?: string;
  heldOn?: string;
  asOf?: string;
  /** Instead of the usual ones. */
  headings?: string;
  /** Creates units and takes new names. */
  isLoose?: boolean;
}

/** An invented identity number; odd sequences are men, even ones women. */
export function makeId(sequence: number, bornOn = '1985-06-15'): string {
  return completeNumber('430299', bornOn, sequence);
}

let files = 0;

/** Imports one list through the use cases, as the program would. */
export async function takeRoster(store: Store, folder: string, roster: Roster): Promise<ImportResult> {
  const file = join(folder, `${roster.kind}-${++files}.csv`);
  writeFileSync(file, [roster.headings ?? headings[roster.kind], ...roster.rows, ''].join('\n'));
  const request = {
    files: [file],
    policy: hunanPolicy,
    asOf: roster.asOf ?? testDay,
    actor: 'clerk',
    dryRun: false,
    mappings: [],
    sheet: null,
    unpackLimit: 2 ** 20,
    unit: null,
    keepGoing: false,
    takeSuggestions: false,
    questions: null,
    rejects: { pathFor: () => null, headings: ['source', 'reason'] as const, explain: () => '' },
    signal: new AbortController().signal,
    profile: new Profile(),
    keepFindings: true,
    onOpening: () => undefined,
    onProgress: () => undefined,
  };
  const { isLoose = false } = roster;
  const people = { ...request, createUnits: isLoose, acceptNameChanges: isLoose };
  if (roster.kind === 'units') return importUnits(store, request);
  if (roster.kind === 'officers') return importOfficers(store, people);
  if (roster.kind === 'certificates') return importCertificates(store, people);
  if (roster.kind === 'training') return importTraining(store, people);
  const { exam = '', heldOn = null } = roster;
  return importExam(store, { ...people, exam, examName: null, heldOn, acceptResultChanges: false });
}

/** Imports a list that must be taken as a whole: a slip in a test's own rows must not pass for a result. */
export async function load(store: Store, folder: string, roster: Roster): Promise<void> {
  const { totals, findings } = await takeRoster(store, folder, roster);
  if (totals.rejected > 0) throw new Error(`the test's own rows were rejected: ${JSON.stringify(findings)}`);
}

/** A new register in the folder with these lists in it. */
export async function buildRegister(folder: string, rosters: readonly Roster[]): Promise<Store> {
  const store = await createRegister(join(folder, 'qualreg.db'));
  for (const roster of rosters) await load(store, folder, roster);
  return store;
}

export type Dump = Record<string, unknown[]>;

/** Every row of every table, as the file has them. */
export function dumpRegister(folder: string): Dump {
  const sqlite = new Database(join(folder, 'qualreg.db'), { readonly: true });
  try {
    const names = sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck();
    return Object.fromEntries(
      (names.all() as string[]).map((name) => [
        name,
        sqlite.prepare(`select * from ${name} order by 1, 2`).all(),
      ]),
    );
  } finally {
    sqlite.close();
  }
}

/** A dump without some tables: the log grows with everything that is done. */
export function without(dump: Dump, ...tables: string[]): Dump {
  return Object.fromEntries(Object.entries(dump).filter(([name]) => !tables.includes(name)));
}
