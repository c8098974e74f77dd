import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, type CompiledQuery } from 'kysely';
import { accessSync, closeSync, constants, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { UserError } from '../user-error.js';
import { BulkInsert } from './bulk-insert.js';
import { applyMigrations, applicationId } from './migrate.js';
import type { Schema } from './schema.js';
import { explainStoreError } from './store-error.js';

/** The register, open. Every function of this layer takes it (or the transaction's own) as its first argument. */
export interface Store {
  readonly path: string;
  readonly db: Kysely<Schema>;
  /** The bulk load of this dialect: prepared inserts. All rows have the keys of the first. */
  insertMany<T extends keyof Schema>(table: T, rows: readonly Schema[T][]): Promise<void>;
  /** The rows of a query as arrays, in the order of its columns; its statement stays prepared. For what is read of millions of rows. */
  readRows<R extends unknown[]>(query: Query): Promise<R[]>;
  /** Runs `work` in one writing transaction; rolled back when it throws, or when `keep` says so of its result. */
  transact<R>(work: (store: Store) => Promise<R>, keep?: (result: R) => boolean): Promise<R>;
  /** Runs `work`, which must not write, so that all it reads is of one moment, whatever other processes write meanwhile. */
  read<R>(work: (store: Store) => Promise<R>): Promise<R>;
  /** Whether this is within `read` or `transact`. */
  isOfOneMoment(): boolean;
  close(): Promise<void>;
}

/** Told of the milliseconds that each work on the register took. */
export type OnStoreTime = (stage: 'look-up' | 'write' | 'commit', milliseconds: number) => void;

interface Query {
  compile(db: Kysely<Schema>): CompiledQuery;
}

const busyTimeoutMs = 5000;
/** Holds the pages that a large import meets again and again: the index of identity numbers. */
const cacheKibibytes = 64 * 1024;

/**
 * Creates an empty register, readable by its owner only. Throws UserError when the file exists or cannot be made.
 * @param begin what it begins with
 */
export async function createRegister(
  path: string,
  begin: (store: Store) => Promise<void> = () => Promise.resolve(),
): Promise<Store> {
  refuseUrl(path);
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new UserError('register-exists', { path });
    throw new UserError('file-unwritable', { path, reason: code ?? message });
  }
  try {
    const store = await openDatabase(path);
    await begin(store);
    return store;
  } catch (error) {
    // A half-made register would be in the way of the next try.
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    throw error;
  }
}

/** Opens an existing register and brings its schema up to date. Throws UserError when it is missing, foreign, newer or damaged. */
export async function openRegister(path: string, onTime?: OnStoreTime): Promise<Store> {
  refuseUrl(path);
  if (!existsSync(path)) throw new UserError('register-missing', { path });
  if (statSync(path).isDirectory()) throw new UserError('file-is-directory', { path });
  // SQLite takes an empty file for a new database.
  if (statSync(path).size === 0) throw new UserError('register-damaged', { path, reason: '0 bytes' });
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new UserError('register-unreadable', { path, reason: 'EACCES' });
  }
  return openDatabase(path, onTime);
}

async function openDatabase(path: string, onTime: OnStoreTime = () => undefined): Promise<Store> {
  try {
    const sqlite = new Database(path, { timeout: busyTimeoutMs });
    try {
      refuseForeign(sqlite, path);
      refuseTruncated(sqlite, path);
      // Opening sets nothing on a register that is already in WAL mode, so a reader needs no write.
      sqlite.pragma('journal_mode = wal');
      sqlite.pragma('synchronous = full');
      sqlite.pragma('foreign_keys = on');
      sqlite.pragma(`cache_size = -${String(cacheKibibytes)}`);
      applyMigrations(sqlite, path);
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return wrap(sqlite, path, onTime);
  } catch (error) {
    throw explainStoreError(error, path);
  }
}

function wrap(sqlite: Database.Database, path: string, onTime: OnStoreTime): Store {
  const time = <R>(stage: 'look-up' | 'write' | 'commit', work: () => R): R => {
    const start = performance.now();
    const result = work();
    onTime(stage, performance.now() - start);
    return result;
  };
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query, queryDurationMillis }) => {
      onTime(query.query.kind === 'SelectQueryNode' ? 'look-up' : 'write', queryDurationMillis);
    },
  });
  const bulk = new BulkInsert(sqlite);
  const reads = new Map<string, Database.Statement>();
  const prepareRead = (sql: string): Database.Statement => {
    const known = reads.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql).raw();
    reads.set(sql, statement);
    return statement;
  };
  const runWithin = async <R>(
    begin: 'begin' | 'begin immediate',
    work: (store: Store) => Promise<R>,
    keep: (result: R) => boolean = () => true,
  ): Promise<R> => {
    sqlite.exec(begin);
    try {
      const result = await work(store);
      time('commit', () => sqlite.exec(keep(result) ? 'commit' : 'rollback'));
      return result;
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec('rollback');
      throw error;
    }
  };
  const store: Store = {
    path,
    db,
    insertMany: (table, rows) => {
      time('write', () => bulk.insert(table, rows));
      return Promise.resolve();
    },
    readRows: <R extends unknown[]>(query: Query) => {
      const { sql, parameters } = query.compile(db);
      return Promise.resolve(time('look-up', () => prepareRead(sql).all(...parameters) as R[]));
    },
    transact: (work, keep) => runWithin('begin immediate', work, keep),
    read: (work) => (sqlite.inTransaction ? work(store) : runWithin('begin', work)),
    isOfOneMoment: () => sqlite.inTransaction,
    close: () => db.destroy(),
  };
  return store;
}

function refuseUrl(path: string): void {
  if (/^postgres(ql)?:/.test(path)) throw new UserError('register-is-url', {});
}

function refuseForeign(sqlite: Database.Database, path: string): void {
  const isEmpty = sqlite.pragma('schema_version', { simple: true }) === 0;
  if (!isEmpty && sqlite.pragma('application_id', { simple: true }) !== applicationId) {
    throw new UserError('register-not-ours', { path });
  }
}

/** SQLite notices missing pages only when it comes to read them; a register that lost its tail must not answer at all. */
function refuseTruncated(sqlite: Database.Database, path: string): void {
  const wal = `${path}-wal`;
  if (existsSync(wal) && statSync(wal).size > 0) return;
  const pages = sqlite.pragma('page_count', { simple: true }) as number;
  const pageSize = sqlite.pragma('page_size', { simple: true }) as number;
  if (statSync(path).size < pages * pageSize) {
    throw new UserError('register-damaged', { path, reason: 'the file is shorter than its own page count' });
  }
}
