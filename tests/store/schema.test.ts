// The migrated register: its golden dump, schema.ts against it, and how its file is kept.
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRegister, openRegister, type Store } from '../../src/store/open.js';
import { makeFolder } from '../run-program.js';
import { readSchemaTypes } from './read-schema-types.js';

const folder = makeFolder();
const path = join(folder, 'qualreg.db');
let store: Store;
let sqlite: Database.Database;
beforeAll(async () => {
  store = await createRegister(path);
  sqlite = new Database(path, { readonly: true });
});
afterAll(async () => {
  sqlite.close();
  await store.close();
});

const list = <T>(query: string, ...values: string[]): T[] => sqlite.prepare(query).all(...values) as T[];

test('golden dump: a change of the schema shows in review', async () => {
  const objects = list<{ sql: string }>(
    "select sql from sqlite_schema where sql is not null order by tbl_name, type = 'index', name",
  );
  const dump = objects.map((object) => normaliseSql(object.sql)).join('\n\n');
  await expect(`${dump}\n`).toMatchFileSnapshot('./schema.sql');
});

/** One column or constraint a line, single blanks, no comments. */
function normaliseSql(text: string): string {
  const flat = text
    .replace(/--[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^CREATE (TABLE|INDEX)/, (word) => word.toLowerCase());
  const open = flat.indexOf('(');
  if (!flat.startsWith('create table') || open === -1) return `${flat};`;
  const close = flat.lastIndexOf(')');
  const columns = flat.slice(open + 1, close).split(/,(?![^(]*\))/);
  const lines = columns.map((column) => `  ${column.trim()}`).join(',\n');
  return `${flat.slice(0, open)}(\n${lines}\n)${flat.slice(close + 1).trimEnd()};`;
}

describe('schema.ts is the migrated database', () => {
  const declared = readSchemaTypes();

  test('it has every table', () => {
    const tables = list<{ name: string }>("select name from sqlite_schema where type = 'table'");
    expect([...declared.keys()].sort()).toEqual(tables.map((table) => table.name).sort());
  });

  test.each([...declared])('%s: every column, its type, and whether it may be missing', (table, columns) => {
    const rows = list<{ name: string; type: string; notnull: number; pk: number }>(
      'select name, type, "notnull", pk from pragma_table_info(?)',
      table,
    );
    const migrated = rows.map(({ name, type, notnull, pk }) => {
      const typeName = { TEXT: 'string', INTEGER: 'number', REAL: 'number' }[type.toUpperCase()] ?? type;
      // A key column of a strict table is never null.
      return `${name}: ${typeName}${notnull === 1 || pk > 0 ? '' : ' | null'}`;
    });
    expect([...columns].sort()).toEqual(migrated.sort());
  });
});

test('every table is strict', () => {
  const tables = list<{ name: string; strict: number }>(
    "select name, strict from pragma_table_list where schema = 'main'",
  );
  expect(tables.filter((table) => table.strict === 0 && !table.name.startsWith('sqlite_'))).toEqual([]);
  expect(tables.length).toBeGreaterThan(15);
});

test('the application id is QREG in ASCII', () => {
  expect(sqlite.pragma('application_id', { simple: true })).toBe(Buffer.from('QREG').readUInt32BE());
});

test.each([
  { pragma: 'journal_mode', value: 'wal' },
  { pragma: 'synchronous', value: 2 },
  { pragma: 'foreign_keys', value: 1 },
  { pragma: 'busy_timeout', value: 5000 },
])('a register that was opened again: $pragma is $value', async ({ pragma, value }) => {
  const reopened = await openRegister(path);
  const { rows } = await sql.raw(`pragma ${pragma}`).execute(reopened.db);
  await reopened.close();
  expect(Object.values(rows[0] as object)).toEqual([value]);
});

test('a row that names what is not there is refused', async () => {
  const orphan = { officer_id: 99, name: '张三', file_id: 99, line: 2 };
  await expect(store.db.insertInto('officer_former_name').values(orphan).execute()).rejects.toThrow(
    /FOREIGN KEY/,
  );
});

test('only its owner reads the file, and those beside it', async () => {
  await store.transact(() => Promise.resolve());
  const modes = readdirSync(folder).map((name) => [
    name,
    (statSync(join(folder, name)).mode & 0o777).toString(8),
  ]);
  expect(modes.filter(([name]) => name === 'qualreg.db')).toEqual([['qualreg.db', '600']]);
  expect(modes.filter(([, mode]) => mode !== '600')).toEqual([]);
});

test('each migration is recorded with the hash of its file', () => {
  const migrations = fileURLToPath(new URL('../../src/store/migrations/sqlite/', import.meta.url));
  const files = readdirSync(migrations).filter((name) => name.endsWith('.sql'));
  const hashed = files.sort().map((name) => ({
    name,
    sha256: createHash('sha256')
      .update(readFileSync(join(migrations, name)))
      .digest('hex'),
  }));
  expect(list('select name, sha256 from migration order by name')).toEqual(hashed);
});
