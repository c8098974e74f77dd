// The certificates of a whole round: a draft to be reviewed, and then a list like any other.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, runJson } from '../run-program.js';
import { expectJsonError } from './expect-error.js';
import {
  examHeader,
  examLine,
  idOf,
  makeRegister,
  mask,
  runExam,
  select,
  writeLines,
} from './small-register.js';
import { complete, dumpFacts, undo } from './undo-register.js';

/**
 * Round 2024-1: 张伟 (holds a card), 王强, 赵敏 and 陈二 passed, 孙三 is exempt, 刘一 failed; 周四 passed and has retired since. By
 * unit: 王强 at 430200000001, 赵敏 and 陈二 (Chén before Zhào) at 430202000001, 孙三 at 430203000001.
 */
function makeRound(): string {
  const cwd = makeRegister();
  const lines = [
    examHeader,
    examLine(1, '张伟'),
    examLine(3, '王强', '市监局'),
    examLine(4, '赵敏'),
    examLine(11, '刘一', undefined, '59'),
    examLine(12, '陈二'),
    examLine(13, '孙三', '芦淞城管', '免考'),
    examLine(14, '周四'),
  ];
  expect(runExam(cwd, writeLines(cwd, 'exam.csv', lines)).code).toBe(0);
  const retired = [
    '身份证号,姓名,单位,人员状态,状态日期',
    `${idOf(14)},周四,荷塘区城市管理局,退休,2024-10-01`,
  ];
  expect(run(['import', 'officers', writeLines(cwd, 'retired.csv', retired)], { cwd }).code).toBe(0);
  return cwd;
}

const numbers = '18000000001-18000000003,18000000101-18000000200';
const draftArgs = (out: string, range = numbers): string[] => [
  ...['certificate', 'issue', '--exam', '2024-1', '--numbers', range, '--out', out, '--on', '2024-12-01'],
];

describe('a draft', () => {
  const cwd = makeRound();
  const before = dumpFacts(cwd);
  const logged = select(cwd, 'select count(*) from log')[0] as [number];
  const { code, json } = runJson(draftArgs('draft.csv'), { cwd });

  it('gives each who may get one a number that is free, by unit and name', () => {
    expect(code).toBe(0);
    const dates = { issuedOn: '2024-12-01', expiresOn: '2029-11-30' };
    expect(json).toMatchObject({
      exam: '2024-1',
      draft: 'draft.csv',
      count: 4,
      issued: [
        { number: '18000000003', id: mask(idOf(3)), name: '王强', ...dates },
        { number: '18000000101', id: mask(idOf(12)), name: '陈二', ...dates },
        { number: '18000000102', id: mask(idOf(4)), name: '赵敏', ...dates },
        { number: '18000000103', id: mask(idOf(13)), name: '孙三', ...dates },
      ],
    });
  });

  it('names who passed and gets none, with the reason', () => {
    expect((json as { left: unknown }).left).toMatchObject([
      {
        name: '张伟',
        reason: { code: 'holder-holds-card', hint: expect.stringContaining('renew') as string },
      },
      { name: '周四', reason: { code: 'holder-not-in-post' } },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/430299\d{8}/);
  });

  it('writes the numbers in full into a file of its owner only, and nothing but a log line into the register', () => {
    const [head, first] = readFileSync(join(cwd, 'draft.csv'), 'utf8').replace('\ufeff', '').split('\r\n');
    expect(head).toBe('number,id number,name,unit,issued on,expires on');
    expect(first).toBe(`18000000003,\t${idOf(3)},王强,株洲市市场监督管理局,2024-12-01,2029-11-30`);
    expect(statSync(join(cwd, 'draft.csv')).mode & 0o777).toBe(0o600);
    expect(dumpFacts(cwd)).toEqual(before);
    expect(select(cwd, 'select action, detail, actor from log order by log_id').slice(logged[0])).toEqual([
      ['certificate-draft', 'round 2024-1: 4', 'tester'],
    ]);
  });

  it('is for its owner only also where it replaces a file that everybody could read', () => {
    writeFileSync(join(cwd, 'open.csv'), 'old', { mode: 0o644 });
    expect(run([...draftArgs('open.csv'), '--yes'], { cwd }).code).toBe(0);
    expect(statSync(join(cwd, 'open.csv')).mode & 0o777).toBe(0o600);
  });

  it.each(['en', 'zh'])('in %s goes in as a list, from CSV or a workbook, and comes out again', (lang) => {
    for (const out of [`${lang}.csv`, `${lang}.xlsx`]) {
      expect(run([...draftArgs(out), '--lang', lang], { cwd }).code).toBe(0);
      const issued = runJson(['certificate', 'issue', '--list', out], { cwd });
      expect(issued).toMatchObject({ code: 0, json: { findings: [], totals: { rows: 4, added: 4 } } });
      const { batch } = issued.json as { batch: number };
      expect(runJson(['certificate', 'show', '18000000103'], { cwd }).json).toMatchObject({
        state: 'valid',
        issuedOn: '2024-12-01',
        expiresOn: '2029-11-30',
        officer: { name: '孙三' },
      });
      expect(runJson(['certificate', 'issue', '--list', out], { cwd }).json).toMatchObject({ batch: null });
      expect(undo(cwd, batch)).toEqual(complete(batch, 4));
      expect(dumpFacts(cwd)).toEqual(before);
    }
  });

  it.each<[args: string[], code: string, message: RegExp]>([
    [
      draftArgs('d.csv', '18000000001-18000000004'),
      'numbers-short',
      /2 free numbers for 4 certificates: 2 missing/,
    ],
    [
      draftArgs('d.csv', '18000000101-18000000103,18000000101-18000000103'),
      'numbers-short',
      /3 .* 4 .*1 missing/,
    ],
    [draftArgs('d.csv', '18000000101'), 'number-ranges-malformed', /18000000101 is no range/],
    [draftArgs('d.txt'), 'file-format-unknown', /d\.txt/],
    [draftArgs('mine.csv'), 'file-exists', /mine\.csv exists/],
    [draftArgs('no/such/d.csv'), 'file-unwritable', /ENOENT/],
    [
      [...draftArgs('d.csv').slice(0, -1), '2025-01-01'],
      'certificate-refused',
      /2025-01-01 is after 2024-12-31/,
    ],
    [
      ['certificate', 'issue', '--exam', '2024-9', '--numbers', '1-2', '--out', 'd.csv'],
      'exam-not-found',
      /2024-9/,
    ],
    [['certificate', 'issue', '--exam', '2024-1', '--out', 'd.csv'], 'option-needed', /--numbers/],
    [['certificate', 'issue', '--exam', '2024-1', '--numbers', '1-2'], 'option-needed', /--out/],
    [[...draftArgs('d.csv'), '--list', 'x.csv'], 'option-unfitting', /--list/],
    [[...draftArgs('d.csv'), '--dry-run'], 'option-unfitting', /--dry-run/],
    [[...draftArgs('d.csv'), '--expires', '2029-12-01'], 'certificate-refused', /at the latest 2029-11-30/],
    [[...draftArgs('d.csv'), '--expires', '2024-11-30'], 'certificate-refused', /2024-11-30, is too early/],
  ])('%j is refused: %s', (args, refusal, message) => {
    writeFileSync(join(cwd, 'mine.csv'), 'mine');
    expectJsonError(args, cwd, { exit: 2, code: refusal, message, hint: /./ });
    expect(dumpFacts(cwd)).toEqual(before);
    expect(readFileSync(join(cwd, 'mine.csv'), 'utf8')).toBe('mine');
  });

  it('says it to a person, and what comes next', () => {
    const { stdout, stderr } = run([...draftArgs('again.csv'), '--lang', 'zh'], { cwd });
    expect(stdout).toBe('考试2024-1：拟发证4个，已写入again.csv；登记库尚未改动。\n');
    expect(stderr).toContain('张伟（荷塘区城市管理局）：张伟已持有执法证18000000001（有效）');
    expect(stderr).toMatch(/下一步：qualreg certificate issue --list 'again\.csv' --dry-run/);
  });
});

it('gives a certificate to who passed by a paper kept from an earlier round', () => {
  const cwd = makeRegister();
  writeFileSync(join(cwd, 'policy.yaml'), 'name: ours\npaperPassKeptForMonths: 12\n');
  const set = ['policy', 'set', 'policy.yaml', '--from', '2024-01-01', '--reason', '试行', '--yes'];
  expect(run(set, { cwd }).code).toBe(0);
  const sit = (exam: string, heldOn: string, marks: string): void => {
    const head = '身份证号,姓名,性别,单位,公共法律知识,专业法律知识';
    const line = `${idOf(4)},赵敏,女,荷塘区城市管理局,${marks}`;
    const file = writeLines(cwd, `${exam}.csv`, [head, line]);
    expect(run(['import', 'exam', file, '--exam', exam, '--held-on', heldOn], { cwd }).code).toBe(0);
  };
  sit('2024-0', '2024-03-15', '80,40');
  sit('2024-1', '2024-09-15', '40,80');
  expect(runJson(draftArgs('kept.csv'), { cwd }).json).toMatchObject({
    count: 1,
    issued: [{ name: '赵敏' }],
  });
  const { reasons } = runJson(['officer', 'show', idOf(4)], { cwd }).json as {
    reasons: { policy: object }[];
  };
  expect(reasons[0]?.policy).toMatchObject({ paperPassKeptForMonths: 12 });
});
