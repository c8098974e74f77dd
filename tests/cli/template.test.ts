// A template is filled in as a clerk would, and goes in without a word.
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listColumnFormats, listTexts, listValidations, readBook } from '../files/read-parts.js';
import { makeFolder, run, runJson } from '../run-program.js';
import { expectError, expectJsonError } from './expect-error.js';

const langs = ['zh', 'en'] as const;
type Lang = (typeof langs)[number];

/** The headings of each template, written out by hand. */
const headings: Record<Lang, Record<string, string>> = {
  zh: {
    units:
      '单位编码*,单位名称*,区县,执法领域,单位层级,统一社会信用代码,执法主体资格,单位状态,撤销日期,并入单位,别名',
    officers:
      '身份证号*,姓名*,性别,单位*,编制性质,职务岗位,人员状态,状态日期,最近执法日期,年度考核,考核年度,处分审查,处分审查日期',
    certificates: '执法证号*,身份证号*,姓名,发证日期*,有效期至,发证机关,证件类型,证件状态,状态日期',
    exam: '身份证号*,姓名*,性别,单位*,准考证号,分数,是否合格,备注,考试时间',
    'exam --two-papers':
      '身份证号*,姓名*,性别,单位*,准考证号,公共法律知识成绩,专业法律知识成绩,是否合格,备注,考试时间',
    'exam --sign-up': '身份证号*,姓名*,性别,单位*,准考证号,备注,考试时间',
    training: '身份证号*,姓名,培训年度*,学时,学习时长(分钟),培训课程',
  },
  en: {
    units: 'code*,name*,district,field,level,credit code,authority,state,closed on,merged into,aliases',
    officers:
      'id number*,name*,sex,unit*,staffing,post,state,state since,last act on,appraisal,appraisal year,discipline,discipline since',
    certificates: 'number*,id number*,name,issued on*,expires on,issuer,kind,state,state since',
    exam: 'id number*,name*,sex,unit*,ticket,score,outcome,remark,exam date',
    'exam --two-papers':
      'id number*,name*,sex,unit*,ticket,public law score,special law score,outcome,remark,exam date',
    'exam --sign-up': 'id number*,name*,sex,unit*,ticket,remark,exam date',
    training: 'id number*,name,year*,hours,minutes,course',
  },
};

const man = '430299198506150014';
const woman = '430299198506150022';

/** What a clerk types below the headings. */
const filled: Record<Lang, Record<string, string[]>> = {
  zh: {
    units: [
      '430202000001,荷塘区城市管理局,荷塘区,城市管理,区县级,11430202000000000A,法定,正常,,,荷塘城管、荷塘区城管局',
      '430202000002,荷塘区旧局,荷塘区,,,,委托,撤销,2020-01-01,430202000001,',
    ],
    officers: [
      `${man},张安,男,荷塘城管,行政编制,执法岗位,在岗,2020-01-01,2024-05-20,称职,2023,无,`,
      `${woman},李娜,女,430202000001,辅助人员,,退休,2024-01-31,,2022年不称职,,受处分,2023-03-01`,
    ],
    certificates: [
      `18020000001,${man},张安,2022-11-01,2027-10-31,湖南省司法厅,行政执法证,有效,`,
      `18020000002,${woman},,2019-11-01,2024-10-31,,,注销,2024-02-01`,
    ],
    exam: [
      `${man},张安,男,荷塘区城市管理局,202410000001,85,合格,,2024-06-15`,
      `${woman},李娜,女,荷塘区城市管理局,202410000002,,缺考,,2024-06-15`,
    ],
    'exam --two-papers': [`${man},张安,男,荷塘区城市管理局,202410000001,85,59.5,不合格,,2024-09-15`],
    training: [`${man},张安,2024,40,,行政处罚法`, `${woman},,2024,,900,`],
  },
  en: {
    units: [
      '430202000001,荷塘区城市管理局,430202,城市管理,district,11430202000000000A,statutory,open,,,荷塘城管;荷塘区城管局',
      '430202000002,荷塘区旧局,Hetang,,,,entrusted,closed,2020-01-01,430202000001,',
    ],
    officers: [
      `${man},张安,male,荷塘城管,administrative,执法岗位,active,2020-01-01,2024-05-20,competent,2023,cleared,`,
      `${woman},李娜,female,430202000001,auxiliary,,retired,2024-01-31,,2022 incompetent,,sanctioned,2023-03-01`,
    ],
    certificates: [
      `18020000001,${man},张安,2022-11-01,2027-10-31,湖南省司法厅,行政执法证,valid,`,
      `18020000002,${woman},,2019-11-01,2024-10-31,,,cancelled,2024-02-01`,
    ],
    exam: [
      `${man},张安,male,荷塘区城市管理局,202410000001,85,passed,,2024-06-15`,
      `${woman},李娜,female,荷塘区城市管理局,202410000002,,absent,,2024-06-15`,
    ],
    'exam --two-papers': [`${man},张安,male,荷塘区城市管理局,202410000001,85,59.5,failed,,2024-09-15`],
    training: [`${man},张安,2024,40,,行政处罚法`, `${woman},,2024,,900,`],
  },
};

const importOf: Record<string, string[]> = {
  exam: ['exam', '--exam', '2024-1'],
  'exam --two-papers': ['exam', '--exam', '2024-2'],
};

/** Writes a template into a folder. @returns its path */
function makeTemplate(folder: string, what: string, name: string, lang: Lang): string {
  const { code, stdout } = run(['template', ...what.split(' '), '--out', name, '--lang', lang], {
    cwd: folder,
  });
  expect([code, stdout]).toEqual([0, '']);
  return join(folder, name);
}

describe.each(langs)('in %s', (lang) => {
  const kinds = Object.keys(headings[lang]);

  test.each(kinds)(
    '%s: CSV with a byte order mark and the headings alone, in a file and on stdout',
    (what) => {
      const expected = `\ufeff${headings[lang][what]!}\r\n`;
      const printed = run(['template', ...what.split(' '), '--lang', lang], { cwd: makeFolder() });
      expect([printed.code, printed.stdout]).toEqual([0, expected]);
      expect(readFileSync(makeTemplate(makeFolder(), what, 'plain.CSV', lang), 'utf8')).toBe(expected);
    },
  );

  test('each, filled in, goes in without a warning', () => {
    const place = { cwd: makeFolder() };
    run(['init'], place);
    for (const [what, rows] of Object.entries(filled[lang])) {
      const file = makeTemplate(place.cwd, what, `${what}.csv`, lang);
      appendFileSync(file, rows.map((row) => `${row}\r\n`).join(''));
      const { json } = runJson(['import', ...(importOf[what] ?? [what]), file], place);
      expect(json, what).toMatchObject({ totals: { added: rows.length, warnings: 0 }, findings: [] });
    }
    const { json } = runJson(['officer', 'show', man], place);
    expect(json).toMatchObject({
      standing: 'certified',
      sittings: [
        { exam: '2024-1', outcome: 'passed' },
        { exam: '2024-2', outcome: 'failed' },
      ],
    });
  });

  test('each example of the notes goes in without a warning', () => {
    const place = { cwd: makeFolder() };
    run(['init'], place);
    for (const what of Object.keys(filled[lang])) {
      const notes = readNotes(makeTemplate(place.cwd, what, `${what}.xlsx`, lang));
      // The example of a unit is open; these two are for units that are closed.
      const isForClosed = ([heading]: string[]): boolean =>
        /撤销日期|并入单位|closed on|merged into/.test(heading!);
      const cells = notes.map((note) => (isForClosed(note) ? '' : note[4]!));
      writeFileSync(join(place.cwd, 'examples.csv'), `${headings[lang][what]!}\n${cells.join(',')}\n`);
      const { json } = runJson(['import', ...(importOf[what] ?? [what]), 'examples.csv'], place);
      expect(json, what).toMatchObject({ totals: { added: 1, warnings: 0 }, findings: [] });
    }
  });

  test.each(kinds)(
    '%s: a workbook with the headings, whose columns are text, and a note for each',
    (what) => {
      const path = makeTemplate(makeFolder(), what, 'empty.xlsx', lang);
      const book = readBook(path);
      const expected = headings[lang][what]!.split(',');
      expect(book.book.SheetNames).toHaveLength(2);
      const [sheet = '', notes = ''] = book.book.SheetNames;
      expect(notes).toBe(lang === 'zh' ? '说明' : 'Notes');
      expect(Object.values(listTexts(book, sheet))).toEqual(expected);
      expect(listColumnFormats(book, 1)).toEqual(expected.map(() => '49'));
      const rows = readNotes(path);
      expect(rows.map(([heading]) => heading)).toEqual(expected);
      expect(rows.filter(([, , holds]) => holds === '')).toEqual([]);
      expect(
        rows.filter(([heading, need]) => heading!.endsWith('*') !== (need === 'yes' || need === '必填')),
      ).toEqual([]);
    },
  );
});

/** The rows of the second sheet below its headings, five cells each. */
function readNotes(path: string): string[][] {
  const book = readBook(path);
  const texts = listTexts(book, book.book.SheetNames[1]!);
  const rows = Math.max(...Object.keys(texts).map((ref) => Number(ref.slice(1))));
  return Array.from({ length: rows - 1 }, (_, i) =>
    [...'ABCDE'].map((column) => texts[`${column}${i + 2}`] ?? ''),
  );
}

describe('closed lists are offered where there is one, in the words of the language', () => {
  const listsOf = (what: string, lang: Lang): Record<string, string> =>
    listValidations(readBook(makeTemplate(makeFolder(), what, 'empty.xlsx', lang)), 1);

  test('in Chinese', () => {
    expect(listsOf('officers', 'zh')).toEqual({
      'C2:C10001': '&quot;男,女&quot; ! “性别”只能填：男、女。请从下拉列表中选择。',
      'E2:E10001':
        '&quot;行政编制,参公,事业编制,合同制,劳务派遣,临时工,工勤,辅助人员&quot; ! “编制性质”只能填：行政编制、参公、事业编制、合同制、劳务派遣、临时工、工勤、辅助人员。请从下拉列表中选择。',
      'G2:G10001':
        '&quot;在岗,退休,调离,辞职,辞退,死亡,调岗,借调&quot; ! “人员状态”只能填：在岗、退休、调离、辞职、辞退、死亡、调岗、借调。请从下拉列表中选择。',
      'J2:J10001':
        '&quot;优秀,称职,基本称职,不称职&quot; ! “年度考核”只能填：优秀、称职、基本称职、不称职。请从下拉列表中选择。',
      'L2:L10001':
        '&quot;受处分,受审查,无&quot; ! “处分审查”只能填：受处分、受审查、无。请从下拉列表中选择。',
    });
    expect(Object.keys(listsOf('exam --sign-up', 'zh'))).toEqual(['C2:C10001']);
  });

  test('in English', () => {
    expect(listsOf('units', 'en')).toEqual({
      'G2:G10001':
        '&quot;statutory,delegated,entrusted,none&quot; ! &quot;authority&quot; takes only: statutory, delegated, entrusted, none. Choose from the list.',
      'H2:H10001':
        '&quot;open,closed&quot; ! &quot;state&quot; takes only: open, closed. Choose from the list.',
    });
    expect(Object.keys(listsOf('certificates', 'en'))).toEqual(['H2:H10001']);
    expect(Object.keys(listsOf('exam', 'en'))).toEqual(['C2:C10001', 'G2:G10001']);
  });
});

describe('a file that is there', () => {
  test.each(['officers.csv', 'officers.xlsx'])('%s is left as it was, unless --yes is given', (name) => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, name), 'mine');
    const args = ['template', 'officers', '--out', name];
    const refused = { exit: 2, code: 'file-exists', message: new RegExp(`^${name} exists`), hint: /--yes/ };
    expectError(args, cwd, refused);
    expectJsonError(args, cwd, refused);
    expect(readFileSync(join(cwd, name), 'utf8')).toBe('mine');
    expect(run([...args, '--yes'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(cwd, name), 'utf8')).not.toBe('mine');
  });

  test('and is the register, is left even with --yes', () => {
    const cwd = makeFolder();
    run(['init', '--register', 'register.csv'], { cwd });
    expectError(['template', 'units', '--out', 'register.csv', '--register', 'register.csv', '--yes'], cwd, {
      exit: 2,
      code: 'file-in-use',
      message: /^register\.csv is the register/,
      hint: /another name/,
    });
  });
});

test('the name of the file says what it is to be: .xlsx or .csv', () => {
  const cwd = makeFolder();
  for (const name of ['units.xls', 'units', '.csv']) {
    const expected = {
      exit: 2,
      code: 'file-format-unknown',
      message: new RegExp(`the name ${name} `),
      hint: /\.xlsx or \.csv/,
    };
    expectError(['template', 'units', '--out', name], cwd, expected);
  }
  expect(readdirSync(cwd)).toEqual([]);
});

test.each([
  {
    args: 'template pupils',
    code: 'choice-unknown',
    message: /^pupils /,
    hint: /units, officers, certificates, exam/,
  },
  {
    args: 'template units --sign-up',
    code: 'option-unfitting',
    message: /^--sign-up .* units$/,
    hint: /Leave/,
  },
  {
    args: 'template officers --two-papers',
    code: 'option-unfitting',
    message: /^--two-papers .* officers$/,
    hint: /Leave/,
  },
  {
    args: 'template exam --sign-up --two-papers',
    code: 'option-unfitting',
    message: /^--sign-up .* --two-papers$/,
    hint: /Leave/,
  },
])('$args is refused', ({ args, ...expected }) => {
  expectError(args.split(' '), makeFolder(), { exit: 2, ...expected });
});

test('--json says the columns instead of the table, and where the table is', () => {
  const cwd = makeFolder();
  const { code, json } = runJson(['template', 'exam', '--out', 'exam.xlsx'], { cwd });
  expect(code).toBe(0);
  expect(json).toMatchObject({ kind: 'exam', out: 'exam.xlsx' });
  const { columns } = json as { columns: unknown[] };
  expect(columns.slice(0, 3)).toEqual([
    { field: 'idNumber', heading: 'id number*', need: 'required', choices: [] },
    { field: 'name', heading: 'name*', need: 'required', choices: [] },
    { field: 'sex', heading: 'sex', need: 'optional', choices: ['male', 'female'] },
  ]);
  expect(columns).toContainEqual({ field: 'score', heading: 'score', need: 'one-of', choices: [] });
  expect(readdirSync(cwd)).toEqual(['exam.xlsx']);
  expect(runJson(['template', 'exam'], { cwd }).json).toMatchObject({ kind: 'exam', out: null });
});

test('needs no register and makes none; a file is for its owner only, and the next command is named', () => {
  const cwd = makeFolder();
  const { stderr } = run(['template', 'certificates', '--out', 'cards.xlsx'], { cwd });
  expect(stderr).toBe(
    'Written: cards.xlsx\nnext: qualreg import certificates cards.xlsx --as-of 2024-12-31\n',
  );
  expect(readdirSync(cwd)).toEqual(['cards.xlsx']);
  expect(statSync(join(cwd, 'cards.xlsx')).mode & 0o777).toBe(0o600);
});
