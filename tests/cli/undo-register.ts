import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runJson } from '../run-program.js';
import { dump, idOf, runImport, writeLines } from './small-register.js';

/** What `imports undo --json` promises. */
export interface UndoJson {
  batch: number;
  dryRun: boolean;
  complete: boolean;
  reversed: number;
  kept: number;
  failed: number;
  rows: { file: string; line: number | null; result: string; because: Record<string, unknown>[] }[];
}

export function undo(
  cwd: string,
  batch: number,
  ...flags: string[]
): { code: number | null; json: UndoJson } {
  const { code, json } = runJson(['imports', 'undo', String(batch), ...flags], { cwd });
  return { code, json: json as UndoJson };
}

/** What an undo of the whole batch answers. */
export function complete(batch: number, reversed: number): { code: number; json: UndoJson } {
  return {
    code: 0,
    json: { batch, dryRun: false, complete: true, reversed, kept: 0, failed: 0, rows: [] },
  };
}

/** Every row of every table but the log. */
export function dumpFacts(cwd: string): string[] {
  const lines = dump(cwd).split('\n');
  return lines.filter((_, i) => lines[i - (i % 2)] !== 'log');
}

/** Writes and imports a list that must be taken as a whole. @returns the number of the import */
export function load(
  cwd: string,
  kind: string,
  name: string,
  lines: readonly string[],
  ...flags: string[]
): number {
  const { code, json } = runImport(cwd, kind, writeLines(cwd, name, lines), ...flags);
  expect([name, code]).toEqual([name, 0]);
  return json.batch!;
}

/** Does to the register what no command does. */
export function alter(cwd: string, sql: string): void {
  const register = new Database(join(cwd, 'qualreg.db'));
  try {
    register.exec(sql);
  } finally {
    register.close();
  }
}

export const headers = {
  units: '单位编码,单位名称,单位状态,撤销日期,并入单位,别名',
  officers: '身份证号,姓名,单位,编制性质,人员状态,状态日期',
  certificates: '执法证号,身份证号,姓名,发证日期,有效期至,证件状态,状态日期',
  exam: '身份证号,姓名,单位,分数,考试时间',
};

export const unitA = '荷塘区城市管理局';
export const unitB = '芦淞区城市管理局';

export function officer(n: number, name: string, unit = unitA, since = '2021-01-01'): string {
  return `${idOf(n)},${name},${unit},行政编制,在岗,${since}`;
}

export function card(n: number, holder: number, state = '有效', since = ''): string {
  return `1800000000${n},${idOf(holder)},,2022-11-01,2027-10-31,${state},${since}`;
}

export function result(n: number, name: string, unit = unitA, on = '2024-06-15'): string {
  return `${idOf(n)},${name},${unit},80,${on}`;
}
