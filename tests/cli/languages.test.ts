// In Chinese nothing English leaks out, and tables line up on a terminal, where a Chinese character is two wide.
import { spawnSync } from 'node:child_process';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { layOutTable, wrapText } from '../../src/output/table-layout.js';
import { en } from '../../src/output/messages/en.js';
import { buildRegister, headings } from '../cleanup/build-register.js';
import { buildEnvironment, makeFolder, programPath, run } from '../run-program.js';
import { id, office } from './office.js';

const cwd = makeFolder();
beforeAll(async () => {
  const store = await buildRegister(cwd, office);
  await store.close();
  const bad = [
    `4.30299E+17,张一,荷塘城管,85,合格`,
    `${id.certified.slice(0, 17)}Z,张一,荷塘城管,85,合格`,
    `${id.certified},张?,荷塘城管,85,合格`,
    `${id.certified},李四,荷塘城管,85,合格`,
    `${id.certified},张安,天上人间局,85,合格`,
    `${id.expiring},李将,荷塘城管,85,不合格`,
    `${id.lapsed},王期,荷塘城管,,`,
    `${id.suspended},赵停,荷塘城管,101,`,
    `${id.qualified},周候,荷塘城管,abc,`,
  ];
  writeFileSync(
    join(cwd, 'bad.csv'),
    [`${headings.exam},工号`, ...bad.map((row) => `${row},1`), ''].join('\n'),
  );
  const people = [
    `${id.certified},张安,荷塘城管,劳务工,执法岗位,在册,2024-13-01`,
    `${id.lapsed},王期,,行政编制,,在岗,`,
  ];
  writeFileSync(join(cwd, 'people.csv'), [headings.officers, ...people, ''].join('\n'));
  const cards = [
    `18000000001,${id.certified},2027-10-31,2022-11-01,有效,`,
    `123,${id.expiring},2024-01-01,,暂扣,`,
  ];
  writeFileSync(join(cwd, 'cards.csv'), [headings.certificates, ...cards, ''].join('\n'));
  writeFileSync(
    join(cwd, 'units.csv'),
    [headings.units, '430202000009,,火星区,,皇家,2024-99-99,', ''].join('\n'),
  );
});

/** What may stand in Latin letters in a Chinese sentence. */
const allowed = [
  // The program's own names of fields, as --map takes them.
  /--map '[^']*=[A-Za-z]+'/g,
  // file names and paths
  /[^\s:：（）]*\.(?:csv|db|docx|json|xlsx?)(?:\.rejects\.csv)?/g,
  /YYYY-MM-DD|HEADING=[a-z]+|PERCENT%/g,
  // commands as they are typed, up to the end of the words that belong to them
  /qualreg(?: +(?:[a-z]+|--?[a-z][a-z-]*|[A-Z]+|\d+|'[^']*'))*/g,
  /(?<![a-z])--?[a-z][a-z-]*(?:[ =](?:<[^>]*>|[A-Z]+|'[^']*'))?/g,
  /\b(?:QUALREG_[A-Z]+|NO_COLOR|COUNT|DIR|FILE|CODE|UNIT|ID)\b/g,
  /\b(?:CSV|JSON|UTF-8|GB18030|GBK|GB2312|SHA-256|GB ?32100|GB ?11643|Excel|WPS|PostgreSQL|Ctrl-C|BOM|MiB)\b/gi,
];

/** Lines in which a run of Latin letters is left when all that is allowed is taken out. */
function findLeaks(text: string, more: RegExp[] = []): string[] {
  return text.split('\n').filter((line) => {
    const rest = [...allowed, ...more].reduce((left, pattern) => left.replace(pattern, ' '), line);
    return /[A-Za-z]{2,}/.test(rest);
  });
}

test('the check itself finds a leak, and lets commands pass', () => {
  expect(findLeaks('已拒绝 3 rows\n下一步：qualreg import exam FILE --exam CODE')).toEqual(['已拒绝 3 rows']);
});

describe('nothing English in Chinese', () => {
  const data: Record<string, RegExp[]> = {
    // The sentence of the yearly report is printed in both languages on purpose.
    'report annual': [/^In 2024 .*$/],
    'report units': [/=cmd|@sum/g],
    'unit list': [/=cmd|@sum/g],
    'imports list': [/\bclerk\b/g],
    'imports show 3': [/\bclerk\b/g, /\b[0-9a-f]{64}\b/g],
  };

  test.each([
    'status',
    'status --by district',
    'officer list',
    `officer show ${id.suspended}`,
    'unit list',
    'unit show 荷塘城管',
    'exam list',
    'exam show 2024-1',
    'imports list',
    'imports show 3',
    'report units',
    'report annual',
    'import exam bad.csv --exam 2024-2 --dry-run',
    'import officers people.csv --dry-run',
    'import certificates cards.csv --dry-run',
    'import units units.csv --dry-run',
  ])('%s', (command) => {
    const { code, stdout, stderr } = run([...command.split(' '), '--lang', 'zh'], { cwd });
    expect([0, 3]).toContain(code);
    expect(stdout + stderr).toMatch(/\p{Script=Han}/u);
    expect(findLeaks(`${stdout}\n${stderr}`, data[command])).toEqual([]);
  });

  test('a cleanup from plan to undo', () => {
    const place = { cwd: makeFolder() };
    copyFileSync(join(cwd, 'qualreg.db'), join(place.cwd, 'qualreg.db'));
    const said = [
      'cleanup plan',
      'cleanup list',
      'cleanup show 1',
      'cleanup refresh 1',
      'cleanup notice 1 --out 公告.docx',
      'cleanup apply 1 --yes --max-removals 100%',
      'cleanup notice 1 --out 公告.docx',
      'cleanup show 1 --cards',
      'cleanup show 1 --cards --unit 荷塘城管',
      'cleanup show 1 --cards --ground retired',
      'report removals --plan 1',
      'report removals --plan 1 --by unit',
      'report removals --plan 1 --format xlsx',
      'cleanup undo 1 --yes',
    ].map((command) => run([...command.split(' '), '--lang', 'zh'], place));
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 2, 0]);
    expect(said.flatMap(({ stdout, stderr }) => findLeaks(`${stdout}\n${stderr}`))).toEqual([]);
  });

  test('what goes to the units and comes back', () => {
    const place = { cwd: makeFolder() };
    copyFileSync(join(cwd, 'qualreg.db'), join(place.cwd, 'qualreg.db'));
    const form = ['清理计划,单位编码,姓名,执法证号,单位答复,清理情形,调往单位,发生日期,理由'];
    form.push(
      '1,430202000001,张安,18000000001,保留,退休,,,',
      '1,430202000001,王期,18000000005,保留,,,,已换证',
    );
    writeFileSync(join(place.cwd, 'form.csv'), [...form, ''].join('\n'));
    const said = [
      'plan',
      'dispatch 1 --out 核查表 --due 2025-01-31',
      'return 1 form.csv',
      'show 1 --waiting',
      'show 1',
      'decide 1 --officer 18000000005 --decision keep --reason 已换证',
      'show 1 --pending',
    ].map((verb) => run([...`cleanup ${verb}`.split(' '), '--lang', 'zh'], place));
    expect(said.map(({ code }) => code)).toEqual([0, 0, 3, 0, 0, 0, 0]);
    expect(said.flatMap(({ stdout, stderr }) => findLeaks(`${stdout}\n${stderr}`))).toEqual([]);
  });

  test('the life of a certificate, what is refused included', { timeout: 180_000 }, () => {
    const place = { cwd: makeFolder() };
    copyFileSync(join(cwd, 'qualreg.db'), join(place.cwd, 'qualreg.db'));
    const list = [
      '证号,日期,事由',
      '18000000001,,',
      '19,,',
      '18000000003,2025-01-01,',
      '18000000003,2020-02-29,',
    ];
    writeFileSync(join(place.cwd, 'list.csv'), [...list, '18000000005,,核查', ''].join('\n'));
    const people = ['证号,身份证号', `18000000009,${id.certified}`, `18000000009,${id.unqualified}`];
    writeFileSync(join(place.cwd, 'people.csv'), [...people, `18000000001,${id.qualified}`, ''].join('\n'));
    const said = [
      'certificate suspend --list list.csv',
      'certificate issue --list people.csv',
      'certificate suspend 18000000001 --until 2025-01-31 --reason 核查',
      'certificate suspend 18000000001 --until 2025-01-31 --reason 核查',
      'certificate show 18000000001',
      'officer show 18000000001',
      'certificate renew 18000000001',
      'certificate resume 18000000003 --reason 核查',
      'certificate renew 18000000003',
      'certificate lost 18000000003',
      'certificate replace 18000000003 --number 18000000001',
      'certificate replace 18000000003 --number 18000000033 --dry-run',
      'certificate replace 18000000003',
      'certificate show 19',
      'certificate issue --exam 2024-1 --numbers 1-2 --out draft.csv',
      'certificate issue --exam 2024-2 --numbers 11-99 --out draft3.csv',
      'certificate issue --exam 2024-2 --numbers 9-1 --out draft2.csv',
    ].map((command) => run([...command.split(' '), '--lang', 'zh', '--actor', '小王'], place));
    expect(said.map(({ code }) => code)).toEqual([3, 3, 0, 0, 0, 0, 2, 2, 2, 0, 2, 0, 2, 2, 0, 0, 2]);
    // The number of a card on record ends in X.
    const own = [/18\d*X?/g, /\bNUMBER\b|\bNEW\b|\bTEXT\b/g];
    expect(said.flatMap(({ stdout, stderr }) => findLeaks(`${stdout}\n${stderr}`, own))).toEqual([]);
  });

  test('a round that is signed up for, closed and reopened', () => {
    const place = { cwd: makeFolder() };
    copyFileSync(join(cwd, 'qualreg.db'), join(place.cwd, 'qualreg.db'));
    const roster = ['身份证号,姓名,单位', `${id.lapsed},王期,荷塘城管`, ''];
    writeFileSync(join(place.cwd, 'roster.csv'), roster.join('\n'));
    const result = [
      '身份证号,姓名,单位,分数',
      `${id.lapsed},王期,荷塘城管,80`,
      `${id.qualified},周候,荷塘城管,80`,
    ];
    writeFileSync(join(place.cwd, 'result.csv'), [...result, ''].join('\n'));
    const said = [
      'import exam roster.csv --exam 2024-3 --held-on 2024-12-01',
      'exam show 2024-3',
      `officer show ${id.lapsed}`,
      'exam close 2024-3',
      'import exam result.csv --exam 2024-3',
      'exam reopen 2024-3 --reason 复核',
      'exam reopen 2024-3 --reason 复核',
      'import exam result.csv --exam 2024-3',
      'exam list',
      'exam show 2024-3',
    ].map((command) => run([...command.split(' '), '--lang', 'zh', '--actor', '小王'], place));
    expect(said.map(({ code }) => code)).toEqual([0, 0, 0, 0, 5, 0, 2, 0, 0, 0]);
    expect(said.flatMap(({ stdout, stderr }) => findLeaks(`${stdout}\n${stderr}`))).toEqual([]);
  });

  test('a policy that is checked, set and listed', () => {
    const place = { cwd: makeFolder() };
    copyFileSync(join(cwd, 'qualreg.db'), join(place.cwd, 'qualreg.db'));
    const wrong = [
      'name:',
      'names: x',
      'passMarks: 60',
      'grounds: [{ ground: 3 }]',
      'districts: [{ code: 1, zh: 甲, en: 乙 }]',
      'exemptKinds: 3',
      'papersRequired: []',
      'guards: { allowEmptyUnits: 1 }',
      'certificateNumberPattern: "("',
      'name: 4',
    ];
    writeFileSync(join(place.cwd, 'wrong.yaml'), wrong.join('\n'));
    writeFileSync(join(place.cwd, 'broken.yaml'), 'name: [\n---\n\tx: 1');
    writeFileSync(join(place.cwd, 'ours.yaml'), 'name: 本市\nrenewalGraceMonths: 1\n');
    const said = ['check wrong.yaml', 'check broken.yaml', 'check ours.yaml']
      .concat(['set wrong.yaml --reason 试行', 'set ours.yaml --reason 试行'])
      .concat(['set ours.yaml --reason 试行 --yes', 'set ours.yaml --reason 试行 --yes', 'show --history'])
      .map((command) => run([...`policy ${command}`.split(' '), '--lang', 'zh', '--actor', '小王'], place));
    expect(said.map(({ code }) => code)).toEqual([3, 3, 0, 2, 2, 0, 0, 0]);
    // Keys and codes are those of the file.
    const keys =
      /\b(?:true|false|YAML|hunan|names|[a-z]+(?:[A-Z][a-z]+)+|ground|mode|code|zh|en|name|single|(?:public|special)-law|passMarks|districts|grounds|guards|region|retirement)\b/g;
    const grounds = new RegExp(`\\b(?:${Object.keys(en.grounds).join('|')})\\b`, 'g');
    const text = said.flatMap(({ stdout, stderr }) => [stdout, stderr]).join('\n');
    expect(findLeaks(text, [/\byaml\b/g, /\b(?:wrong|broken|ours)\b/g, grounds, keys])).toEqual([]);
  });

  test.each([
    'status --by province',
    'statsu',
    'status --bye',
    'import exam no-such.csv --exam 2024-1',
    'import exam bad.csv',
    'import units bad.csv',
    'import exam bad.csv --exam 2024-2 --map x',
    'import exam bad.csv --exam 2024-9',
    'cleanup apply 9 --yes',
    'cleanup plan --grounds tired',
    'officer show 1234',
    `officer correct ${id.certified} --id-number ${id.lapsed} --reason 同一人`,
    `officer correct ${id.certified} --reason 无`,
    'unit show 天上人间局',
    'exam close 2024-9',
    'exam close 2024-1 --as-of 2023-12-31',
    'exam reopen 2024-1 --reason 复核',
    'status --register none.db',
    'report units --format xml',
  ])('error: %s', (command) => {
    const { code, stderr } = run([...command.split(' '), '--lang', 'zh'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^错误：.+\n提示：.+\n$/);
    // The user's own words and the codes to choose from are repeated as they are.
    // Headings of the user's own file stand in quotation marks.
    const own = [/“[a-z]+”/g, /province|statsu|\btired\b|\bxml\b/g];
    const codes = [/\b[a-z]+(?:[A-Z][a-z]+|-[a-z]+)*(?=[、，。（？]|$)/g];
    expect(findLeaks(stderr, [...own, ...codes])).toEqual([]);
  });
});

describe('tables line up', () => {
  const columns = [{ title: '单位' }, { title: 'Name' }, { title: '人数', align: 'right' as const }];
  const rows = [
    ['荷塘区城市管理局', 'abc', '7'],
    ['A区', '张安', '1200'],
  ];

  test('text is wrapped to the width it has, two for a Chinese character', () => {
    expect(wrapText('荷塘区城市管理局', 8)).toBe('荷塘区城\n市管理局');
    expect(wrapText('荷a塘b区', 4)).toBe('荷a\n塘b\n区');
    expect(wrapText('abc def', 8)).toBe('abc def');
  });

  test.each([80, 40, 30, 24])('every line of every cell fits in %d columns', (width) => {
    const layout = layOutTable(columns, rows, width);
    const widths = layout.columns.map((column, i) =>
      Math.max(
        stringWidth(column.title),
        ...layout.rows.flatMap((row) => row[i]!.split('\n').map((line) => stringWidth(line))),
      ),
    );
    expect(widths.reduce((a, b) => a + b) + 2 * (widths.length - 1)).toBeLessThanOrEqual(width);
    expect(layout.rows.map((row) => row.map((cell) => cell.replaceAll('\n', '')))).toEqual(rows);
  });

  const hasScript = spawnSync('script', ['--version']).status === 0;

  /** Runs the program on a pseudo-terminal of some width. @returns the lines a person would see */
  function runOnTerminal(command: string, width: number): string[] {
    const line = `stty cols ${width} rows 50; exec "${process.execPath}" "${programPath}" --as-of 2024-12-31 ${command}`;
    const { stdout, status } = spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd,
      env: buildEnvironment({ QUALREG_LANG: 'zh' }),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`exit ${status ?? 'by signal'}: ${stdout}`);
    return stdout.split(/\r?\n/);
  }

  test.skipIf(!hasScript).each([
    { command: 'officer list', width: 120 },
    { command: 'officer list', width: 80 },
    { command: 'exam list', width: 80 },
    { command: 'report units', width: 80 },
    { command: 'status --by unit', width: 80 },
  ])('$command on $width columns: no line is wider', ({ command, width }) => {
    const lines = runOnTerminal(`${command} -q`, width);
    expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
  });

  test.skipIf(!hasScript)('a column begins at one place in every row', () => {
    const lines = runOnTerminal('officer list -q', 200).filter((line) => line.includes('荷塘区城市管理局'));
    const starts = lines.map((line) => stringWidth(line.slice(0, line.indexOf('荷塘区城市管理局'))));
    expect(lines).toHaveLength(7);
    expect(new Set(starts).size).toBe(1);
    const standings = ['持证有效', '过期', '暂扣', '待领证', '未取得资格', '已清理'];
    const after = lines.map((line) =>
      line.slice(line.indexOf('荷塘区城市管理局') + '荷塘区城市管理局'.length),
    );
    expect(new Set(after.map((rest) => stringWidth(rest) - stringWidth(rest.trimStart()))).size).toBe(1);
    expect(standings.some((standing) => after[2]!.includes(standing))).toBe(true);
  });
});
