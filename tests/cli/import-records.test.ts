// Training, appraisals, enforcement acts and discipline: taken in, taken again, changed, and taken back.
import { describe, expect, it } from 'vitest';
import { runJson } from '../run-program.js';
import { counts, idOf, makeRegister, runImport, select, sumUp, writeLines } from './small-register.js';
import { complete, dumpFacts, undo } from './undo-register.js';

const header = '身份证号,姓名,单位,最近执法日期,年度考核,考核年度,处分审查,处分审查日期';
const unit = '荷塘区城市管理局';

describe('a list of officers with records', () => {
  const first = [
    header,
    `${idOf(1)},张伟,${unit},2024-05-20,称职,2023,受审查,2024-02-29`,
    `${idOf(4)},赵敏,${unit},,,,,`,
  ];
  const second = [header, `${idOf(1)},张伟,${unit},2024-11-11,2023年不称职,,无,2024-09-01`];

  it('counts a row whose only news they are as updated, and the same row again as unchanged', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'records.csv', first);
    const { json } = runImport(cwd, 'officers', file);
    expect(sumUp(json.totals)).toEqual(counts({ rows: 2, updated: 1, unchanged: 1 }));
    expect(select(cwd, 'select officer_id, acted_on, file_id, line from enforcement_act')).toEqual([
      [1, '2024-05-20', 4, 2],
    ]);
    expect(select(cwd, 'select officer_id, year, result, file_id, line from appraisal')).toEqual([
      [1, 2023, 'competent', 4, 2],
    ]);
    expect(select(cwd, 'select officer_id, since, kind, file_id, line from discipline')).toEqual([
      [1, '2024-02-29', 'investigated', 4, 2],
    ]);
    const copy = writeLines(cwd, 'copy.csv', first);
    for (const again of [file, copy]) {
      const { json: said } = runImport(cwd, 'officers', again, '--as-of', '2026-12-31');
      expect(sumUp(said.totals)).toEqual(counts({ rows: 2, unchanged: 2 }));
    }
  });

  it('changes another result of the same year in place, says so, and gives it back', () => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    const one = runImport(cwd, 'officers', writeLines(cwd, 'first.csv', first)).json.batch!;
    const between = dumpFacts(cwd);
    const { json } = runImport(cwd, 'officers', writeLines(cwd, 'second.csv', second));
    expect(json.findings).toMatchObject([
      { line: 2, field: 'appraisal', code: 'record-changed', severity: 'warning' },
    ]);
    expect(json.findings[0]?.message).toMatch(/2023.*competent.*not competent/);
    expect(select(cwd, 'select year, result, line from appraisal')).toEqual([[2023, 'incompetent', 2]]);
    expect(select(cwd, 'select acted_on from enforcement_act')).toEqual([['2024-05-20'], ['2024-11-11']]);
    expect(select(cwd, 'select since, kind from discipline')).toEqual([
      ['2024-02-29', 'investigated'],
      ['2024-09-01', 'cleared'],
    ]);
    const held = undo(cwd, one, '--dry-run').json;
    expect(held).toMatchObject({ reversed: 0, kept: 1, failed: 0 });
    expect(undo(cwd, json.batch!)).toEqual(complete(json.batch!, 1));
    expect(dumpFacts(cwd)).toEqual(between);
    expect(undo(cwd, one)).toEqual(complete(one, 1));
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('counts what has no date from the day of the import, and not again from a later one', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'undated.csv', [header, `${idOf(1)},张伟,${unit},,不称职,,受处分,`]);
    const { json } = runImport(cwd, 'officers', file, '--as-of', '2024-06-30');
    expect(json.findings.map(({ code }) => code)).toEqual(['appraisal-undated', 'state-undated']);
    expect(select(cwd, 'select year, result from appraisal')).toEqual([[2023, 'incompetent']]);
    expect(select(cwd, 'select since, kind from discipline')).toEqual([['2024-06-30', 'sanctioned']]);
    const later = runImport(cwd, 'officers', file, '--as-of', '2025-12-31').json;
    expect(sumUp(later.totals)).toEqual(counts({ rows: 1, unchanged: 1 }));
  });
});

describe('a list of training', () => {
  const lines = [
    '身份证号,姓名,年度,学时,课程',
    `${idOf(1)},张伟,2024,40,行政处罚法`,
    `${idOf(1)},张伟,2024,30,`,
    `${idOf(2)},李娜,2024,20,行政处罚法`,
  ];

  it('takes each training once, from whatever file, and goes back', () => {
    const cwd = makeRegister();
    const before = dumpFacts(cwd);
    const { json } = runImport(cwd, 'training', writeLines(cwd, 'training.csv', lines));
    expect(sumUp(json.totals)).toEqual(counts({ rows: 3, added: 3 }));
    expect(select(cwd, 'select officer_id, year, course, hours from training')).toEqual([
      [1, 2024, '行政处罚法', 40],
      [1, 2024, null, 30],
      [2, 2024, '行政处罚法', 20],
    ]);
    for (const name of ['training.csv', 'copy.csv']) {
      const again = runImport(cwd, 'training', writeLines(cwd, name, lines)).json;
      expect(sumUp(again.totals)).toEqual(counts({ rows: 3, unchanged: 3 }));
    }
    const more = [...lines.slice(0, 2), `${idOf(2)},李娜,2024,45,行政处罚法`];
    const grown = runImport(cwd, 'training', writeLines(cwd, 'more.csv', more)).json;
    expect(sumUp(grown.totals)).toEqual(counts({ rows: 2, added: 1, unchanged: 1, warnings: 1 }));
    expect(undo(cwd, grown.batch!)).toEqual(complete(grown.batch!, 1));
    expect(undo(cwd, json.batch!)).toEqual(complete(json.batch!, 3));
    expect(dumpFacts(cwd)).toEqual(before);
  });

  it('takes a new name with its flag only', () => {
    const cwd = makeRegister();
    const file = writeLines(cwd, 'training.csv', [lines[0]!, `${idOf(1)},张卫,2024,40,`]);
    expect(runImport(cwd, 'training', file).json.totals).toMatchObject({ rejected: 1, added: 0 });
    expect(runImport(cwd, 'training', file, '--accept-name-changes').json.totals).toMatchObject({ added: 1 });
    expect(select(cwd, 'select name from officer where officer_id = 1')).toEqual([['张卫']]);
  });
});

describe('the cleanup', () => {
  it('flags what the records say, each with the row behind it', () => {
    const cwd = makeRegister();
    runImport(
      cwd,
      'officers',
      writeLines(cwd, 'records.csv', [
        header,
        `${idOf(1)},张伟,${unit},2022-12-30,2024年不称职,,受审查,2024-02-29`,
      ]),
    );
    runImport(
      cwd,
      'training',
      writeLines(cwd, 'training.csv', ['身份证号,年度,学时', `${idOf(1)},2024,59.5`]),
    );
    const { json } = runJson(['cleanup', 'plan', '--as-of', '2024-12-31'], { cwd });
    const { findings } = json as {
      findings: { name: string; ground: string; mode: string; reason: string }[];
    };
    expect(findings.map(({ name, ground, mode }) => `${name} ${ground} ${mode}`)).toEqual([
      '张伟 training-short confirm',
      '张伟 appraisal-failed confirm',
      '张伟 inactive confirm',
      '张伟 disciplined confirm',
      // Nothing is known of her training, in a year of which training was reported.
      '李娜 training-short confirm',
    ]);
    expect(findings[0]?.reason).toContain('59.5 of 60 class hours');
  });

  it('counts whoever failed the renewal exam under that', () => {
    const cwd = makeRegister();
    const cards = [
      '执法证号,身份证号,姓名,发证日期,有效期至',
      `18000000009,${idOf(4)},赵敏,2019-11-01,2024-10-31`,
    ];
    runImport(cwd, 'certificates', writeLines(cwd, 'cards.csv', cards));
    const results = ['身份证号,姓名,单位,分数', `${idOf(4)},赵敏,${unit},59`];
    runImport(
      cwd,
      'exam',
      writeLines(cwd, 'exam.csv', results),
      '--exam',
      '2024-2',
      '--held-on',
      '2024-07-20',
    );
    const { json } = runJson(['cleanup', 'plan', '--as-of', '2024-12-31'], { cwd });
    expect(json).toMatchObject({
      certain: 1,
      byGround: { 'renewal-exam-failed': 1, 'certificate-lapsed': 1 },
      countedByGround: { 'renewal-exam-failed': 1 },
    });
    const on = (day: string): unknown => runJson(['cleanup', 'plan', '--as-of', day], { cwd }).json;
    expect(on('2024-10-31')).toMatchObject({ flagged: 0 });
  });
});
