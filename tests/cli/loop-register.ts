import { join } from 'node:path';
import { buildRegister, type Roster } from '../cleanup/build-register.js';
import { smallBureau } from '../cleanup/small-bureau.js';
import { makeFolder, run, runJson } from '../run-program.js';
import { writeLines, type ImportJson } from './small-register.js';

/** What a plan's `findings` say of a person, as far as the tests look. */
export interface PlanJson {
  flagged: number;
  certain: number;
  findings: {
    name: string;
    ground: string;
    mode: string;
    decision: string;
    decidedBy: string | null;
    decisionReason: string | null;
    reason: string;
  }[];
}

export const units = { hetang: '430202000001', lusong: '430203000001', closed: '430204000001' };

const closedUnit: Roster = {
  kind: 'units',
  rows: [`${units.closed},石峰区城市管理局,石峰区,城市管理,法定,2024-07-01,`],
};

/** The small bureau and a closed unit, with plan 1 as of 2024-12-31. The answers come in on 2025-01-15. */
export async function makeBureau(...planFlags: string[]): Promise<string> {
  const cwd = makeFolder();
  await (await buildRegister(cwd, [...smallBureau, closedUnit])).close();
  expectDone(cwd, 'cleanup', 'plan', ...planFlags);
  return cwd;
}

/** Runs a command that must end with 0. */
export function expectDone(cwd: string, ...args: string[]): string {
  const { code, stdout, stderr } = run(args, { cwd });
  if (code !== 0) throw new Error(`qualreg ${args.join(' ')}: exit ${code ?? ''}\n${stderr}`);
  return stdout;
}

/** Small bureaus lose more than 15 % at once. */
export const unguarded = ['--yes', '--max-removals', '100%', '--allow-empty-units'];

export const answerDay = '2025-01-15';
export const answerHeader = 'plan,unit,name,number,answer,ground,movedTo,since,reason';

/** Writes rows of answers and reads them as a returned form. */
export function returnRows(
  cwd: string,
  rows: readonly string[],
  { plan = 1, asOf = answerDay, name = 'form.csv' } = {},
): { code: number | null; json: ImportJson & { plan: number } } {
  writeLines(cwd, name, [answerHeader, ...rows]);
  return returnFiles(cwd, [name], { plan, asOf });
}

export function returnFiles(
  cwd: string,
  files: readonly string[],
  { plan = 1, asOf = answerDay, flags = [] as string[] } = {},
): { code: number | null; json: ImportJson & { plan: number } } {
  const { code, json } = runJson(['cleanup', 'return', String(plan), ...files, ...flags, '--as-of', asOf], {
    cwd,
  });
  return { code, json: json as ImportJson & { plan: number } };
}

export function showPlan(cwd: string, ...flags: string[]): PlanJson {
  return runJson(['cleanup', 'show', '1', ...flags], { cwd }).json as PlanJson;
}

/** The findings of one person: `ground decision by whom`. */
export function listDecisions(cwd: string, name: string): string[] {
  const own = showPlan(cwd).findings.filter((finding) => finding.name === name);
  return own.map(({ ground, decision, decidedBy }) => `${ground} ${decision} ${decidedBy ?? '-'}`);
}

export const formOf = (cwd: string, folder: string, unit: string, ending: string): string =>
  join(cwd, folder, `${unit}${unit === units.hetang ? ' 荷塘区城市管理局' : ' 芦淞区城市管理局'}.${ending}`);
