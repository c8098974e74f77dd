import { strFromU8, unzipSync } from 'fflate';
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { hall, id, makeApplied, makePlanned, market } from '../cleanup/applied-bureau.js';
import { run, runJson } from '../run-program.js';
import { expectJsonError } from './expect-error.js';

let cwd = '';
beforeAll(async () => {
  cwd = await makeApplied();
});

const langs = ['zh', 'en'] as const;
type Lang = (typeof langs)[number];
const formats = ['docx', 'html', 'md'] as const;
type Format = (typeof formats)[number];

const written = new Map<string, string>();

/** Writes the notice as of 2025-01-10. @returns the bytes; of a .docx those of its text */
function write(format: Format, lang: Lang): string {
  const path = `notice-${lang}.${format}`;
  const known = written.get(path);
  if (known !== undefined) return known;
  const args = ['cleanup', 'notice', '1', '--out', path, '--as-of', '2025-01-10', '--lang', lang, '--yes'];
  expect(run(args, { cwd })).toMatchObject({ code: 0, stdout: '' });
  const bytes = readFileSync(join(cwd, path));
  const text = format === 'docx' ? strFromU8(unzipSync(bytes)['word/document.xml']!) : bytes.toString('utf8');
  written.set(path, text);
  return text;
}

const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
const strip = (xml: string): string => decode(xml.replace(/<[^>]*>/g, ''));

/** The table as a reader sees it, its head first. */
const readTable: Record<Format, (text: string) => string[][]> = {
  docx: (xml) =>
    [...xml.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) => strip(cell)),
    ),
  html: (html) => {
    let unit = '';
    return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => {
      const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => strip(cell));
      if (cells.length === 4) unit = cells[0]!;
      return cells.length === 4 ? cells : [unit, ...cells];
    });
  },
  md: (text) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|') && !line.includes('---'))
      .map((line) =>
        line
          .slice(2, -2)
          .split(/(?<!\\) \| /)
          .map((cell) => cell.replace(/\\(.)/g, '$1')),
      ),
};

const expected: Record<Lang, string[][]> = {
  zh: [
    ['单位', '姓名', '行政执法证号', '注销原因'],
    [hall, '李亡', '18000000001', '不再从事行政执法工作'],
    [hall, '王开', '18000000003', '不再从事行政执法工作'],
    [hall, '赵休', '18000000005', '不再从事行政执法工作'],
    [market, '吴_期&', '18000000007', '证件失效'],
    [market, '周双', '18000000009', '一人多证（执法资格不变）'],
  ],
  en: [
    ['Unit', 'Name', 'Certificate number', 'Reason'],
    [hall, '李亡', '18000000001', 'no longer in enforcement'],
    [hall, '王开', '18000000003', 'no longer in enforcement'],
    [hall, '赵休', '18000000005', 'no longer in enforcement'],
    [market, '吴_期&', '18000000007', 'certificate no longer valid'],
    [market, '周双', '18000000009', 'surplus certificate; qualification unaffected'],
  ],
};

describe.each(langs)('in %s', (lang) => {
  test.each(formats)('%s: every cancelled card with its public reason, by unit, names whole', (format) => {
    expect(readTable[format](write(format, lang))).toEqual(expected[lang]);
  });

  test.each(formats)('%s: nothing that may not be public', (format) => {
    const text = write(format, lang);
    for (const number of Object.values(id)) expect(text).not.toContain(number);
    expect(text).not.toMatch(/430299|\*{4}|1985|2024-0[345]|身份证/);
    expect(text).not.toMatch(/死亡|去世|辞退|开除|处分|退休|调离|考核/);
    expect(text).not.toMatch(/deceased|death|dismissed|sanction|retired|appraisal/i);
  });
});

const zhText = (format: Format): string => strip(write(format, 'zh')).replace(/\\(.)/g, '$1');

test.each(formats)('%s: title, figures, dates and what the bureau fills in', (format) => {
  const text = zhText(format);
  expect(text).toContain('关于清理行政执法人员资格的公告');
  // The surplus card is not among the four, whose holders lose their right.
  expect(text).toContain(
    '2024年度行政执法人员资格清理工作，涉及行政执法单位2个。经审核，自2024年12月31日起，取消4人的行政执法资格，注销其行政执法证件4个。' +
      '因一人持有多证，另注销多余的行政执法证件1个，持证人的行政执法资格不变。',
  );
  expect(text).toMatch(/【请填写依据】/);
  expect(text).toMatch(/【公告机关名称】\s*2025年1月10日/);
});

test('the web page stands alone: language, title, scoped heads, no script, names escaped, a page for print', () => {
  const html = write('html', 'zh');
  expect(html).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
  expect(html).toContain('<title>关于清理行政执法人员资格的公告</title>');
  expect(html.match(/<th scope="col">/g)).toHaveLength(4);
  expect(html).toContain(
    '<th scope="rowgroup" rowspan="2">&lt;b&gt;芦淞|区*局&lt;/b&gt;</th><td>吴_期&amp;</td>',
  );
  expect(html).toMatch(/@page \{ size: A4;/);
  expect(html).not.toMatch(/<script|<link|<img|https?:|<b>/);
  expect(write('html', 'en')).toContain('<html lang="en">');
});

test('in Markdown, signs of its own are plain signs', () => {
  expect(write('md', 'zh')).toContain('| \\<b\\>芦淞\\|区\\*局\\</b\\> | 吴\\_期\\& | 18000000007 |');
});

test('the Word document names its language and repeats the head of its table on every page', () => {
  const xml = write('docx', 'zh');
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  const parts = unzipSync(readFileSync(join(cwd, 'notice-zh.docx')));
  expect(strFromU8(parts['word/styles.xml']!)).toMatch(/<w:lang w:val="zh-CN" w:eastAsia="zh-CN"\/>/);
  expect(strFromU8(parts['docProps/core.xml']!)).toContain('关于清理行政执法人员资格的公告');
});

test('everybody may read the file; the command says what to fill in and what comes next', () => {
  process.umask(0o022);
  const said = run(['cleanup', 'notice', '1', '--out', 'mode.md'], { cwd });
  expect(statSync(join(cwd, 'mode.md')).mode & 0o777).toBe(0o644);
  expect(said.stderr).toMatch(/mode\.md.*\[brackets\]/);
  expect(said.stderr).toMatch(/^next: qualreg report removals --plan 1 /m);
});

test('--json: the figures', () => {
  expect(runJson(['cleanup', 'notice', '1', '--out', 'figures.md'], { cwd })).toEqual({
    code: 0,
    json: {
      plan: 1,
      year: 2024,
      appliedOn: '2024-12-31',
      publishedOn: '2024-12-31',
      persons: 4,
      cards: 4,
      surplusCards: 1,
      units: 2,
      out: 'figures.md',
    },
  });
});

describe('refused, and nothing is written', () => {
  const refuse = (place: string, args: readonly string[], code: string): void => {
    expectJsonError(args, place, { exit: 2, code, message: /./, hint: /./ });
  };
  const notice = (path: string, ...more: string[]): string[] => [
    'cleanup',
    'notice',
    '1',
    '--out',
    path,
    ...more,
  ];

  test('before the plan is applied', async () => {
    const planned = await makePlanned();
    refuse(planned, notice('early.md'), 'plan-not-applied');
    expect(existsSync(join(planned, 'early.md'))).toBe(false);
  });

  test('on a day before it was applied', () => {
    const { stderr } = run(notice('early.md', '--as-of', '2024-12-30'), { cwd });
    expect(stderr).toBe(
      'error: plan 1 was not applied by 2024-12-30: no card is cancelled yet\n' +
        'hint: Apply it first (qualreg cleanup apply 1), or give a later day with --as-of.\n',
    );
    expect(existsSync(join(cwd, 'early.md'))).toBe(false);
  });

  test.each([
    { path: 'notice.pdf', code: 'file-format-unknown' },
    { path: 'notice', code: 'file-format-unknown' },
    { path: 'no-such-folder/notice.md', code: 'file-unwritable' },
    { path: 'taken.md', code: 'file-exists' },
  ])('$path: $code', ({ path, code }) => {
    writeFileSync(join(cwd, 'taken.md'), 'mine');
    refuse(cwd, notice(path), code);
    expect(readFileSync(join(cwd, 'taken.md'), 'utf8')).toBe('mine');
  });

  test('over the register, by another name, even with --yes', async () => {
    const other = await makeApplied();
    symlinkSync('qualreg.db', join(other, 'register.md'));
    refuse(other, notice('register.md', '--yes'), 'file-in-use');
  });

  test('a plan that there is not, and one that cancelled nothing', async () => {
    refuse(cwd, ['cleanup', 'notice', '7', '--out', 'x.md'], 'plan-not-found');
    const other = await makeApplied();
    run(['cleanup', 'plan', '--grounds', 'unit-closed'], { cwd: other });
    expect(run(['cleanup', 'apply', '2', '--yes'], { cwd: other }).code).toBe(0);
    refuse(other, ['cleanup', 'notice', '2', '--out', 'x.md'], 'notice-empty');
  });
});
