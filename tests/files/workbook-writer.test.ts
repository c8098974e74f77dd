// A workbook is read back by another program's reader; what that does not show (columns, lists) is read in the XML.
import fc from 'fast-check';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openWorkbook, writeWorkbook } from '../../src/files/workbook-writer.js';
import type { WrittenCell, WrittenColumn } from '../../src/files/workbook-xml.js';
import { checkZip } from '../../src/files/zip-check.js';
import { makeFolder } from '../run-program.js';
import { listColumnFormats, listTexts, listValidations, readBook } from './read-parts.js';

const place = (name = 'book.xlsx'): string => join(makeFolder(), name);

async function writeOne(rows: WrittenCell[][], columns: WrittenColumn[] = []): Promise<string> {
  const path = place();
  await writeWorkbook(path, [{ name: 'one', columns, frozenRows: 1, rows }]);
  return path;
}

test('every cell is text, whatever it looks like, and so is what will be typed below', async () => {
  const path = await writeOne(
    [
      ['430299198506150014', '85', '=1+1', '2024-05-06', '#N/A', 'TRUE'],
      [{ text: '原因', style: 'heading' }, '', { text: '1', style: 'offending' }],
    ],
    [{ width: 22 }, {}, {}],
  );
  const book = readBook(path);
  expect(listTexts(book, 'one')).toEqual({
    A1: '430299198506150014',
    B1: '85',
    C1: '=1+1',
    D1: '2024-05-06',
    E1: '#N/A',
    F1: 'TRUE',
    A2: '原因',
    C2: '1',
  });
  expect(listColumnFormats(book, 1)).toEqual(['49', '49', '49']);
});

test('text comes back as it went in', async () => {
  const awkward = [
    `<a href="x">&amp;</a>`,
    ' two  blanks ',
    'line\nbreak\ttab',
    '_x0041_',
    '\u0007bell',
    '𠮷 is outside the basic plane',
    '١٢٣ \u200b\ufeff',
  ];
  const texts = (path: string): string[] => Object.values(listTexts(readBook(path), 'one'));
  expect(texts(await writeOne([awkward]))).toEqual(awkward);

  // Carriage returns are left out: the reader makes line feeds of them.
  const anyText = fc
    .string({ unit: 'binary', minLength: 1 })
    .filter((text) => !/[\r\ufffe\uffff]/.test(text));
  const row = fc.array(anyText, { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(row, async (cells) => {
      expect(texts(await writeOne([cells]))).toEqual(cells);
    }),
    { numRuns: 50 },
  );
});

test('what XML cannot hold and what Excel would call damaged is shown as far as it goes', async () => {
  const path = await writeOne([['half a pair: \ud842', 'x'.repeat(40_000)]]);
  const { A1, B1 } = listTexts(readBook(path), 'one');
  expect(A1).toBe('half a pair: \ufffd');
  expect(B1).toBe(`${'x'.repeat(32_766)}…`);
});

test('a heading is bold on grey, a reason red, an offending cell filled', async () => {
  const path = await writeOne([
    [
      { text: 'heading', style: 'heading' },
      { text: 'reason', style: 'reason' },
      { text: 'offending', style: 'offending' },
    ],
  ]);
  const book = readBook(path);
  const styleOf = (text: string): string[] => {
    const [, index] = new RegExp(`s="(\\d+)" t="inlineStr"><is><t xml:space="preserve">${text}<`).exec(
      book.sheet(1),
    )!;
    const [, font, fill] = [...book.styles.matchAll(/<xf numFmtId="49" fontId="(\d+)" fillId="(\d+)"/g)][
      Number(index) - 1
    ]!;
    return [
      [...book.styles.matchAll(/<font>.*?<\/font>/g)][Number(font)]![0],
      [...book.styles.matchAll(/<fill>.*?<\/fill>/g)][Number(fill)]![0],
    ];
  };
  expect(styleOf('heading')).toEqual([
    expect.stringContaining('<b/>'),
    expect.stringContaining('<fgColor rgb="FFE7E6E6"/>'),
  ]);
  expect(styleOf('reason')).toEqual([
    expect.stringContaining('<color rgb="FFC00000"/>'),
    expect.stringContaining('"none"'),
  ]);
  expect(styleOf('offending')[1]).toContain('<fgColor rgb="FFFFC7CE"/>');
});

describe('choices', () => {
  const refusal = 'Only "these" & no other';

  test('are offered below the headings, down to row 10001', async () => {
    const path = await writeOne([['sex']], [{}, { choices: { values: ['男', '女'], refusal } }]);
    expect(listValidations(readBook(path), 1)).toEqual({
      'B2:B10001': '&quot;男,女&quot; ! Only &quot;these&quot; &amp; no other',
    });
  });

  test.each([
    { why: 'more than 255 characters', values: Array.from({ length: 64 }, (_, i) => `u${100 + i}`) },
    { why: 'a comma in a value', values: ['a,b', 'c'] },
    { why: 'a quotation mark in a value', values: ['"a"', 'c'] },
  ])('that do not fit into a formula ($why) stand on a hidden sheet', async ({ values }) => {
    const path = await writeOne(
      [['unit']],
      [{ choices: { values, refusal } }, { choices: { values, refusal } }],
    );
    const book = readBook(path);
    const last = values.length === 2 ? 'B' : 'BL';
    expect(Object.values(listValidations(book, 1)).map((list) => list.split(' ! ')[0])).toEqual([
      `'lists'!$A$1:$${last}$1`,
      `'lists'!$A$2:$${last}$2`,
    ]);
    expect(Object.values(listTexts(book, 'lists'))).toEqual([...values, ...values]);
    expect(book.book.Workbook!.Sheets!.map((sheet) => [sheet.name, sheet.Hidden])).toEqual([
      ['one', 0],
      ['lists', 1],
    ]);
  });

  test('of exactly 255 characters fit', async () => {
    const values = Array.from({ length: 64 }, (_, i) => (i === 0 ? 'abc' : `${100 + i}`));
    expect(values.join(',')).toHaveLength(255);
    const path = await writeOne([['unit']], [{ choices: { values, refusal } }]);
    expect(readBook(path).book.SheetNames).toEqual(['one']);
  });

  test('a message is cut at the 255 characters that Excel takes', async () => {
    const path = await writeOne([['a']], [{ choices: { values: ['b'], refusal: 'x'.repeat(300) } }]);
    expect(listValidations(readBook(path), 1)).toEqual({
      'A2:A10001': `&quot;b&quot; ! ${'x'.repeat(255)}`,
    });
  });
});

test('sheets get names that Excel takes, each its own', async () => {
  const path = place();
  const names = ['人员[1]:/甲', '人员[1]:/甲', 'LISTS', "'a'", '', 'n'.repeat(40), 'N'.repeat(40)];
  await writeWorkbook(
    path,
    names.map((name) => ({ name, columns: [], frozenRows: 0, rows: [['x']] })),
  );
  expect(readBook(path).book.SheetNames).toEqual([
    '人员_1___甲',
    '人员_1___甲 (2)',
    'LISTS (2)',
    '_a_',
    '_',
    'n'.repeat(31),
    `${'N'.repeat(27)} (2)`,
  ]);
});

describe('a workbook that grows', () => {
  const layout = (name: string): { name: string; columns: []; frozenRows: number } => ({
    name,
    columns: [],
    frozenRows: 1,
  });

  test('is in its place when it is kept, for its owner only', async () => {
    const path = place();
    const book = openWorkbook(path);
    const first = book.addSheet(layout('first'));
    await first.write(['a']);
    await first.write(['b']);
    const second = book.addSheet(layout('second'));
    await second.write(['c']);
    await book.finish();
    expect(existsSync(path)).toBe(false);
    book.keep();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, '..'))).toEqual(['book.xlsx']);
    const read = readBook(path);
    expect(listTexts(read, 'first')).toEqual({ A1: 'a', A2: 'b' });
    expect(listTexts(read, 'second')).toEqual({ A1: 'c' });
    expect(read.sheet(1)).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
  });

  test.each(['before', 'after'])('leaves what was there when it is discarded %s its end', async (when) => {
    const path = place();
    writeFileSync(path, 'earlier');
    const book = openWorkbook(path);
    await book.addSheet(layout('first')).write(['a']);
    if (when === 'after') await book.finish();
    await book.discard();
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    expect(readdirSync(join(path, '..'))).toEqual(['book.xlsx']);
  });

  test('leaves what was there when its rows fail', async () => {
    const path = place();
    writeFileSync(path, 'earlier');
    const rows = (function* () {
      yield ['a'];
      throw new Error('no more');
    })();
    await expect(writeWorkbook(path, [{ ...layout('one'), rows }])).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('earlier');
    expect(readdirSync(join(path, '..'))).toEqual(['book.xlsx']);
  });

  test('takes no row for a sheet that has ended', async () => {
    const book = openWorkbook(place());
    const first = book.addSheet(layout('first'));
    book.addSheet(layout('second'));
    await expect(first.write(['late'])).rejects.toThrow('first has ended');
    await book.discard();
  });
});

test('what cannot be written is said with its path', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'book.xlsx'));
  const isDirectory = join(folder, 'book.xlsx');
  await expect(writeWorkbook(isDirectory, [])).rejects.toMatchObject({
    problem: { code: 'file-is-directory', params: { path: isDirectory } },
  });
  const nowhere = join(folder, 'no', 'book.xlsx');
  await expect(writeWorkbook(nowhere, [])).rejects.toMatchObject({
    problem: { code: 'file-unwritable', params: { path: nowhere, reason: 'ENOENT' } },
  });
});

test('many rows make one sound archive: sizes and checksum agree with what comes out', async () => {
  const rows = Array.from({ length: 9000 }, (_, i) => [`row ${i}`, '荷塘区城市管理局', `${i * 7}`]);
  const path = await writeOne(rows);
  const texts = listTexts(readBook(path), 'one');
  expect([texts.A9000, texts.B4500, texts.C9000]).toEqual(['row 8999', '荷塘区城市管理局', '62993']);
  const xml = Buffer.from(readBook(path).sheet(1));
  // More than one block of 262,144 characters.
  expect(xml.length).toBeGreaterThan(600_000);
  expect(await checkZip(path, 2 ** 30)).toMatchObject({ state: 'sound' });
});
