// What a person sees in a cell, and where the stored value is taken instead. Through real bytes of each format.
import { read, utils, write, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readSheets, type SheetRows } from '../../src/files/workbook-cells.js';

type Grid = (CellObject | string | null)[][];
const bookTypes = ['xlsx', 'biff8', 'xlsb'] as const;
type BookType = (typeof bookTypes)[number];

function makeBook(grid: Grid, is1904 = false): WorkBook {
  const book = utils.book_new();
  const sheet: WorkSheet = {
    '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: grid.length - 1, c: 9 } }),
  };
  grid.forEach((row, r) => {
    row.forEach((cell, c) => {
      const ref = utils.encode_cell({ r, c });
      if (cell !== null) sheet[ref] = typeof cell === 'string' ? { t: 's', v: cell } : cell;
    });
  });
  utils.book_append_sheet(book, sheet, '表一');
  book.Workbook = { WBProps: { date1904: is1904 } };
  return book;
}

function readBack(book: WorkBook, bookType: BookType): SheetRows[] {
  const bytes = write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
  return readSheets(read(bytes, { type: 'buffer', dense: true, cellNF: true, cellStyles: true }));
}

function readOne(cell: CellObject, bookType: BookType = 'xlsx', is1904 = false): string | undefined {
  return readBack(makeBook([[cell]], is1904), bookType)[0]?.rows[0]?.cells[0];
}

const number = (v: number, z?: string): CellObject => ({ t: 'n', v, ...(z !== undefined && { z }) });

describe.each(bookTypes)('a number in a cell of %s', (bookType) => {
  it.each<[stored: number, format: string | undefined, text: string]>([
    [85, undefined, '85'],
    [85.5, undefined, '85.5'],
    [85, '0"分"', '85分'],
    [85.5, '0.0"分"', '85.5分'],
    [85, '0.00', '85.00'],
    [1234, '#,##0', '1,234'],
    [42, '00000', '00042'],
    [3, '"第"0"名"', '第3名'],
    [90, '[>=60]"合格";"不合格"', '合格'],
    // Rounded up, a failure would become a pass.
    [59.6, '0', '59.6'],
    [59.96, '0.0', '59.96'],
    [59.6, '0"分"', '59.6'],
    [0.85, '0%', '85%'],
    [0.855, '0.0%', '85.5%'],
  ])('%f as %s is read as %s', (stored, format, text) => {
    expect(readOne(number(stored, format), bookType)).toBe(text);
  });

  it.each<[stored: number, format: string | undefined, text: string]>([
    // Codes of units (12 digits) and identity numbers of 15 survive in a number; Excel shows 4.30202E+11.
    [430_202_000_001, undefined, '430202000001'],
    [430_299_800_101_011, undefined, '430299800101011'],
    [430_299_800_101_011, '0', '430299800101011'],
    [999_999_999_999_999, '0', '999999999999999'],
    // From 16 digits on nobody can tell what was typed.
    [1_000_000_000_000_000, '0', '1.00000E+15'],
    [430_299_198_001_010_100, undefined, '4.30299E+17'],
    [430_299_198_001_010_100, '0', '4.30299E+17'],
    [18_000_000_001, undefined, '18000000001'],
  ])('%d as %s is read as %s', (stored, format, text) => {
    expect(readOne(number(stored, format), bookType)).toBe(text);
  });
});

describe('a date in a cell', () => {
  // 45418 days from 1900-01-00 as Excel counts, 1462 fewer from 1904-01-01: both are 2024-05-06.
  const days = { 1900: 45_418, 1904: 43_956 };

  describe.each(['xlsx', 'biff8'] as const)('of %s', (bookType) => {
    it.each(['yyyy-mm-dd', 'yyyy/m/d', 'yyyy"年"m"月"d"日"', 'm/d/yy', 'd-mmm-yy', 'yyyy-mm-dd hh:mm'])(
      'as %s is that day, from 1900 and from 1904',
      (format) => {
        expect(readOne(number(days[1900], format), bookType)).toBe('2024-05-06');
        expect(readOne(number(days[1904], format), bookType, true)).toBe('2024-05-06');
      },
    );

    it('at noon is that day', () => {
      expect(readOne(number(days[1900] + 0.5, 'yyyy/m/d h:mm'), bookType)).toBe('2024-05-06');
    });

    it.each([
      [60, '1900-02-29'],
      [61, '1900-03-01'],
      [1, '1900-01-01'],
    ])('%d from 1900 is %s, as Excel has it', (stored, text) => {
      expect(readOne(number(stored, 'yyyy-mm-dd'), bookType)).toBe(text);
    });
  });

  it('is none without a format of dates', () => {
    expect(readOne(number(days[1900]))).toBe('45418');
    expect(readOne(number(days[1904]), 'xlsx', true)).toBe('43956');
  });
});

describe('a cell', () => {
  it.each<[what: string, cell: CellObject, text: string]>([
    ['with a formula: what it came to', { t: 'n', v: 85, f: 'SUM(40,45)' }, '85'],
    ['with a formula of text', { t: 's', v: '合格', f: 'IF(1,"合格","不合格")' }, '合格'],
    ['with an error', { t: 'e', v: 0x2a, w: '#N/A' }, '#N/A'],
    ['with a formula that fails', { t: 'e', v: 0x17, w: '#REF!', f: 'A9' }, '#REF!'],
    ['with a truth', { t: 'b', v: true }, 'TRUE'],
    ['of text that looks like a number', { t: 's', v: '430299198001010118' }, '430299198001010118'],
    ['of text with its line break and blanks', { t: 's', v: ' 张\n伟 ' }, ' 张\n伟 '],
  ])('%s', (_what, cell, text) => {
    for (const bookType of ['xlsx', 'biff8'] as const) expect(readOne(cell, bookType)).toBe(text);
  });
});

describe('merged cells', () => {
  const [sheet] = ((): SheetRows[] => {
    const book = makeBook([
      ['单位', '姓名', '成绩', null],
      ['荷塘城管', '张伟', '优', null],
      [null, '李娜', null, null],
      [null, '王强', null, null],
      ['市监局', '赵敏', '良', null],
    ]);
    book.Sheets['表一']!['!merges'] = [utils.decode_range('A2:A4'), utils.decode_range('C2:D3')];
    return readBack(book, 'xlsx');
  })();

  it('downwards stand beside each of their rows; to the right in the first column only', () => {
    expect(sheet?.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ['单位', '姓名', '成绩'],
      ['荷塘城管', '张伟', '优'],
      ['荷塘城管', '李娜', '优'],
      ['荷塘城管', '王强'],
      ['市监局', '赵敏', '良'],
    ]);
    for (const { cells } of sheet?.rows ?? []) expect(cells[3] ?? '').toBe('');
  });

  it('without text, over rows below the last one, make no rows', () => {
    const book = makeBook([['姓名'], ['张伟']]);
    book.Sheets['表一']!['!merges'] = [utils.decode_range('C1:C900')];
    book.Sheets['表一']!['!ref'] = 'A1:C900';
    expect(readBack(book, 'xlsx')[0]?.rows).toHaveLength(2);
  });
});

describe('rows', () => {
  it('have the numbers that Excel shows; blank ones between them are there, those around them are not', () => {
    const book = makeBook([[null], [null], [null, '姓名'], [null, ' '], [null], [null, '张伟'], [null, '']]);
    expect(readBack(book, 'xlsx')[0]?.rows.map(({ line, cells }) => [line, cells.join('|').trim()])).toEqual([
      [3, '|姓名'],
      [4, ''],
      [5, ''],
      [6, '|张伟'],
    ]);
  });

  it('and sheets that are hidden are there, and said to be', () => {
    const book = makeBook([['姓名'], ['张伟'], ['李娜']]);
    book.Sheets['表一']!['!rows'] = [{}, { hidden: true }, {}];
    book.Workbook = { Sheets: [{ name: '表一', Hidden: 1 }] };
    const [sheet] = readBack(book, 'xlsx');
    expect(sheet).toMatchObject({ name: '表一', isHidden: true, hiddenLines: [2] });
    expect(sheet?.rows).toHaveLength(3);
  });
});
