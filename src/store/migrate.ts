import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../user-error.js';

/** 'QREG' in ASCII: tells a register from any other SQLite file. */
export const applicationId = 0x51524547;

const migrationTable =
  'create table if not exists migration (name text primary key, sha256 text not null, applied_at text not null) strict';

/**
 * Brings the schema up to date, each numbered file in one transaction, recorded with its hash. Refuses a register that a newer
 * version has written, and one whose applied migrations are not those of this version.
 */
export function applyMigrations(sqlite: Database.Database, path: string): void {
  const known = readMigrations();
  const applied = listApplied(sqlite);
  for (const { name, sha256 } of applied) {
    const migration = known.find((m) => m.name === name);
    if (!migration) throw new UserError('register-newer', { path });
    if (migration.sha256 !== sha256) throw new UserError('register-altered', { path, migration: name });
  }
  for (const migration of known.slice(applied.length)) applyMigration(sqlite, migration);
}

interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

function applyMigration(sqlite: Database.Database, { name, sql, sha256 }: Migration): void {
  const apply = sqlite.transaction(() => {
    // Another process may have been first while this one waited for the lock.
    if (listApplied(sqlite).some((row) => row.name === name)) return;
    sqlite.pragma(`application_id = ${applicationId}`);
    sqlite.exec(migrationTable);
    sqlite.exec(sql);
    const record = sqlite.prepare('insert into migration (name, sha256, applied_at) values (?, ?, ?)');
    record.run(name, sha256, new Date().toISOString());
  });
  apply.immediate();
}

function listApplied(sqlite: Database.Database): { name: string; sha256: string }[] {
  const exists = sqlite.prepare("select 1 from sqlite_schema where name = 'migration'").get();
  if (!exists) return [];
  const rows = sqlite.prepare('select name, sha256 from migration order by name').all();
  return rows as { name: string; sha256: string }[];
}

/** The numbered files beside this module; in the bundle, beside the folder of its chunks. */
function readMigrations(): Migration[] {
  const here = fileURLToPath(new URL('./migrations/sqlite/', import.meta.url));
  const folder = existsSync(here) ? here : fileURLToPath(new URL('../migrations/sqlite/', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}
