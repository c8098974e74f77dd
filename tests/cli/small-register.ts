import Database from 'better-sqlite3';
import iconv from 'iconv-lite';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, run, runJson } from '../run-program.js';

/** How a table is written to its file; by default UTF-8, LF, with an end to its last line. */
export interface FileForm {
  encoding?: 'utf-8' | 'gb18030';
  bom?: boolean;
  lineEnd?: '\n' | '\r\n' | '\r';
  lastLineEnd?: boolean;
}

/** Writes lines into a file of the folder. @returns its name there */
export function writeLines(
  folder: string,
  name: string,
  lines: readonly string[],
  form: FileForm = {},
): string {
  const { encoding = 'utf-8', bom = false, lineEnd = '\n', lastLineEnd = true } = form;
  const text = lines.join(lineEnd) + (lastLineEnd ? lineEnd : '');
  writeFileSync(join(folder, name), iconv.encode(text, encoding, { addBOM: bom }));
  return name;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An 18-character identity number by the table of GB 11643. */
export function complete(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** The invented person number `n` (1–999): born on 1980-01-01, a man when `n` is odd. */
export function idOf(n: number): string {
  return complete(`43029919800101${String(n).padStart(3, '0')}`);
}

/** Stands for a person without saying the number: the first 6 and the last 4 characters. */
export function mask(id: string): string {
  return `${id.slice(0, 6)}********${id.slice(-4)}`;
}

export const unitLines = [
  '单位编码,单位名称,区县,执法领域,别名',
  '430202000001,荷塘区城市管理局,荷塘区,城市管理,荷塘城管、城管局',
  '430203000001,芦淞区城市管理局,芦淞区,城市管理,芦淞城管、城管局',
  '430200000001,株洲市市场监督管理局,市直,市场监管,市监局',
];

/** Persons 1 to 4; 王强 came to his unit on 2024-10-01, the others stand where they stood in 2020. */
export const officerLines = [
  '身份证号,姓名,性别,单位,编制性质,岗位,人员状态,状态日期',
  `${idOf(1)},张伟,男,荷塘区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
  `${idOf(2)},李娜,女,芦淞区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
  `${idOf(3)},王强,男,株洲市市场监督管理局,参公,执法岗位,在岗,2024-10-01`,
  `${idOf(4)},赵敏,女,荷塘区城市管理局,事业编制,执法岗位,在岗,2020-01-01`,
];

const certificateLines = [
  '执法证号,身份证号,姓名,发证日期,有效期至,证件状态,状态日期',
  `18000000001,${idOf(1)},张伟,2022-11-01,2027-10-31,有效,`,
  `18000000002,${idOf(2)},李娜,2022-11-01,2027-10-31,暂扣,2024-03-01`,
];

export const examHeader = '身份证号,姓名,性别,单位,分数';

/** One result of a person in a one-paper round. */
export function examLine(n: number, name: string, unit = '荷塘区城市管理局', score = '80'): string {
  return `${idOf(n)},${name},${n % 2 === 1 ? '男' : '女'},${unit},${score}`;
}

let built: string | null = null;

/** A folder with a register of three units, four officers and two certificates, and the files they came from. */
export function makeRegister(): string {
  built ??= buildRegister();
  const folder = makeFolder();
  for (const name of readdirSync(built)) copyFileSync(join(built, name), join(folder, name));
  return folder;
}

function buildRegister(): string {
  const cwd = makeFolder();
  writeLines(cwd, 'units.csv', unitLines);
  writeLines(cwd, 'officers.csv', officerLines);
  writeLines(cwd, 'certificates.csv', certificateLines);
  for (const args of [
    ['init'],
    ...['units', 'officers', 'certificates'].map((k) => ['import', k, `${k}.csv`]),
  ]) {
    const { code, stderr } = run(args, { cwd });
    if (code !== 0) throw new Error(`qualreg ${args.join(' ')}: ${stderr}`);
  }
  return cwd;
}

export interface Counts {
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  warnings: number;
}

/** What `import --json` promises. */
export interface ImportJson {
  kind: string;
  batch: number | null;
  dryRun: boolean;
  files: (Counts & {
    file: string;
    sha256: string;
    format: string;
    encoding: string;
    headerLine: number;
    rejectsFile: string | null;
  })[];
  totals: Counts;
  findings: {
    file: string;
    line: number;
    field: string | null;
    code: string;
    severity: 'error' | 'warning';
    message: string;
    hint: string;
  }[];
}

/** Runs `qualreg import …` in the folder. */
export function runImport(cwd: string, ...args: string[]): { code: number | null; json: ImportJson } {
  const { code, json } = runJson(['import', ...args], { cwd });
  return { code, json: json as ImportJson };
}

/** Imports a round with its usual flags. */
export function runExam(cwd: string, file: string, ...flags: string[]): ReturnType<typeof runImport> {
  return runImport(cwd, 'exam', file, '--exam', '2024-1', '--held-on', '2024-06-15', ...flags);
}

export function sumUp({ rows, added, updated, unchanged, rejected, skipped, warnings }: Counts): Counts {
  return { rows, added, updated, unchanged, rejected, skipped, warnings };
}

/** Counts with zeros for what is not named. */
export function counts(named: Partial<Counts>): Counts {
  return { rows: 0, added: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, warnings: 0, ...named };
}

/** Answers a query on the register with its rows as arrays. */
export function select(cwd: string, sql: string): unknown[] {
  const register = new Database(join(cwd, 'qualreg.db'), { readonly: true });
  try {
    return register.prepare(sql).raw().all();
  } finally {
    register.close();
  }
}

/** Every row of every table of the register, as text to compare. */
export function dump(cwd: string): string {
  const tables = select(cwd, "select name from sqlite_schema where type = 'table' order by name") as [
    string,
  ][];
  return tables
    .map(([name]) => `${name}\n${JSON.stringify(select(cwd, `select * from "${name}"`))}`)
    .join('\n');
}
