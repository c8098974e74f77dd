import type Database from 'better-sqlite3';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../user-error.js';

/** 'QREG' in ASCII: tells a register from any other SQLite file. */
export const applicationId = 0x51524547;

const migrationTable =
  'create table if not exists migration (name text primary key, sha256 text not null, applied_at text not null) strict';

interface Migration {
  name: string;
  sha256: string;
}

/** The numbered files and their hashes, written down: to read and hash them took every command longer than to open the register. */
const migrations: readonly Migration[] = [
  { name: '0001_register.sql', sha256: 'ef805482499d725114def7ac5fb35597e294d353403eeaf7ed458b067df46da3' },
  {
    name: '0002_rosters_as_they_come.sql',
    sha256: 'b2439a75aecf508ccf9f46f3de51aacef04b4af31a4cb8acf89981a2f9d0cf4b',
  },
  {
    name: '0003_cleanup_as_a_bureau_runs_it.sql',
    sha256: 'f0a2e0c3b93428bd3fb1da4645a2de3925907914d87ce8303cc2048319b834f7',
  },
  {
    name: '0004_find_a_years_training.sql',
    sha256: '35b8625f042f443ef9765fcd0e651238f21f6226fad2ef4a5c72f3efa2c682d5',
  },
];

/**
 * Brings the schema up to date, each numbered file in one transaction, recorded with its hash. Refuses a register that a newer
 * version has written, and one whose applied migrations are not those of this version.
 */
export function applyMigrations(sqlite: Database.Database, path: string): void {
  const applied = listApplied(sqlite);
  for (const { name, sha256 } of applied) {
    const migration = migrations.find((m) => m.name === name);
    if (!migration) throw new UserError('register-newer', { path });
    if (migration.sha256 !== sha256) throw new UserError('register-altered', { path, migration: name });
  }
  for (const migration of migrations.slice(applied.length)) applyMigration(sqlite, migration);
}

function applyMigration(sqlite: Database.Database, { name, sha256 }: Migration): void {
  const apply = sqlite.transaction(() => {
    // Another process may have been first while this one waited for the lock.
    if (listApplied(sqlite).some((row) => row.name === name)) return;
    sqlite.pragma(`application_id = ${applicationId}`);
    sqlite.exec(migrationTable);
    sqlite.exec(readMigration(name));
    const record = sqlite.prepare('insert into migration (name, sha256, applied_at) values (?, ?, ?)');
    record.run(name, sha256, new Date().toISOString());
  });
  apply.immediate();
}

function listApplied(sqlite: Database.Database): Migration[] {
  const exists = sqlite.prepare("select 1 from sqlite_schema where name = 'migration'").get();
  if (!exists) return [];
  const rows = sqlite.prepare('select name, sha256 from migration order by name').all();
  return rows as Migration[];
}

/** The file beside this module; in the bundle, beside the folder of its chunks. */
function readMigration(name: string): string {
  const here = fileURLToPath(new URL('./migrations/sqlite/', import.meta.url));
  const folder = existsSync(here) ? here : fileURLToPath(new URL('../migrations/sqlite/', import.meta.url));
  return readFileSync(`${folder}/${name}`, 'utf8');
}
