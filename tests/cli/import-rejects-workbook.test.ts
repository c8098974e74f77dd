// Rejected rows of a workbook: a workbook in which they can be mended, and which finds its way back by itself.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { listColumnFormats, listTexts, readBook } from '../files/read-parts.js';
import { run, runJson } from '../run-program.js';
import { counts, idOf, makeRegister, runImport, select, sumUp, type ImportJson } from './small-register.js';

type Rows = (string | number)[][];
const round = ['--exam', '2024-1', '--held-on', '2024-06-15'];

function writeBook(cwd: string, name: string, sheets: Record<string, Rows>): string {
  const book = utils.book_new();
  for (const [sheet, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), sheet);
  }
  const bookType = name.endsWith('.xls') ? 'biff8' : 'xlsx';
  writeFileSync(join(cwd, name), write(book, { type: 'buffer', bookType }) as Buffer);
  return name;
}

/** Opens a workbook as another program would, changes cells, and saves it. */
function editBook(cwd: string, name: string, edit: (book: WorkBook) => void, saved = name): string {
  const book = read(readFileSync(join(cwd, name)));
  edit(book);
  writeFileSync(join(cwd, saved), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return saved;
}

function setText(book: WorkBook, sheet: string, ref: string, text: string): void {
  book.Sheets[sheet]![ref] = { t: 's', v: text };
}

function importBook(
  cwd: string,
  name: string,
  ...flags: string[]
): { code: number | null; json: ImportJson } {
  return runImport(cwd, 'exam', name, ...flags);
}

/** Font colour and fill of a cell, as the styles of the workbook have them. */
function lookOf({ sheet, styles }: ReturnType<typeof readBook>, number: number, ref: string) {
  const [, style] = new RegExp(`<c r="${ref}"[^>]* s="(\\d+)"`).exec(sheet(number)) ?? [];
  const xf = [...styles.split('<cellXfs')[1]!.matchAll(/<xf [^>]*>/g)][Number(style)]![0];
  const part = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(xf)![1]);
  const font = [...styles.matchAll(/<font>.*?<\/font>/g)][part('fontId')]![0];
  const fill = [...styles.matchAll(/<fill>.*?<\/fill>/g)][part('fillId')]![0];
  return {
    color: /<color rgb="(\w+)"/.exec(font)?.[1] ?? null,
    fill: /<fgColor rgb="(\w+)"/.exec(fill)?.[1] ?? null,
    format: part('numFmtId'),
  };
}

const head = ['序号', '姓名', '身份证号', '单位', '成绩'];
const unit = '荷塘区城市管理局';
/** Four results: the second of an unknown unit, the third of 101 points, the fourth of an identity number that is a number. */
const rows: Rows = [
  ['行政执法资格考试成绩表'],
  head,
  [1, '刘一', idOf(11), unit, 80],
  [2, '陈二', idOf(12), '没有的局', 61],
  [3, '孙三', idOf(13), unit, 101],
  [4, '周四', Number(idOf(14).slice(0, 17)) * 10, unit, 70],
];

describe.each(['成绩.xlsx', '成绩.xls'])('rejected rows of %s', (name) => {
  const cwd = makeRegister();
  const path = `${name}.rejects.xlsx`;
  let first: ReturnType<typeof importBook>;
  let book: ReturnType<typeof readBook>;

  beforeAll(() => {
    first = importBook(cwd, writeBook(cwd, name, { 成绩: rows }), ...round);
    book = readBook(join(cwd, path));
  });

  it('are a workbook beside it, with its sheet and columns, then source and reason', () => {
    expect([first.code, sumUp(first.json.totals)]).toEqual([3, counts({ rows: 4, added: 1, rejected: 3 })]);
    expect(first.json.files[0]?.rejectsFile).toBe(path);
    expect(book.book.SheetNames).toEqual(['成绩']);
    const texts = listTexts(book, '成绩');
    const source = (line: number): string =>
      `${name}:${line} #${first.json.files[0]!.sha256.slice(0, 12)} @2024-1`;
    const cellsOf = (row: number): (string | undefined)[] =>
      [...'ABCDEF'].map((column) => texts[`${column}${row}`]);
    expect(cellsOf(1)).toEqual([...head, 'rejected row']);
    expect(texts.G1).toBe('rejection reason');
    expect(cellsOf(2)).toEqual(['2', '陈二', idOf(12), '没有的局', '61', source(4)]);
    expect(cellsOf(3)).toEqual(['3', '孙三', idOf(13), unit, '101', source(5)]);
    // What was lost when the number was typed is not made up.
    expect(cellsOf(4)).toEqual(['4', '周四', '4.30299E+17', unit, '70', source(6)]);
    expect(book.book.Sheets['成绩']!['!ref']).toBe('A1:G4');
  });

  it('say why in a red last column, and mark the cell that is wrong and no other', () => {
    const texts = listTexts(book, '成绩');
    expect(texts.G2).toContain('没有的局');
    expect(texts.G3).toContain('101');
    expect(texts.G4).toMatch(/4\.30299E\+17|digits/);
    const wrong = { 2: 'D', 3: 'E', 4: 'C' };
    for (const [row, offending] of Object.entries(wrong)) {
      for (const column of 'ABCDEFG') {
        const { color, fill } = lookOf(book, 1, `${column}${row}`);
        const expected = {
          color: column === 'G' ? 'FFC00000' : null,
          fill: column === offending ? 'FFFFC7CE' : null,
        };
        expect([column + row, { color, fill }]).toEqual([column + row, expected]);
      }
    }
  });

  it('are text in every cell and column, so that nothing typed there is turned into a figure', () => {
    expect(Object.values(listTexts(book, '成绩')).filter((text) => text.startsWith('NOT TEXT'))).toEqual([]);
    expect(listColumnFormats(book, 1)).toEqual(Array.from({ length: 7 }, () => '49'));
  });

  it('are imported once mended, without a round, under the one they came from', () => {
    const mended = editBook(
      cwd,
      path,
      (edited) => {
        setText(edited, '成绩', 'D2', '市监局');
        setText(edited, '成绩', 'E3', '59.5');
        setText(edited, '成绩', 'C4', idOf(14));
      },
      'mended.xlsx',
    );
    const { code, json } = importBook(cwd, mended);
    expect([code, json.findings, sumUp(json.totals)]).toEqual([0, [], counts({ rows: 3, added: 3 })]);
    expect(existsSync(join(cwd, 'mended.xlsx.rejects.xlsx'))).toBe(false);
    const sittings = `select e.code, o.name, u.name, m.score from sitting s join exam e using (exam_id) join officer o using (officer_id)
      join unit u on u.unit_id = s.unit_id join mark m using (officer_id, exam_id) order by o.id_number`;
    expect(select(cwd, sittings)).toEqual([
      ['2024-1', '刘一', unit, 80],
      ['2024-1', '陈二', '株洲市市场监督管理局', 61],
      ['2024-1', '孙三', unit, 59.5],
      ['2024-1', '周四', unit, 70],
    ]);
    // The lineage of each row names both files.
    const lineage = `select f.file, s.line, r.origin_file, r.origin_line from sitting s join batch_file f using (file_id)
      left join row_origin r on r.file_id = s.file_id and r.line = s.line order by s.officer_id`;
    expect(select(cwd, lineage)).toEqual([
      [name, 3, null, null],
      ['mended.xlsx', 2, name, 4],
      ['mended.xlsx', 3, name, 5],
      ['mended.xlsx', 4, name, 6],
    ]);
  });

  it('are shown with both files by officer show', () => {
    const { json } = runJson(['officer', 'show', idOf(12)], { cwd });
    const { sha256 } = first.json.files[0]!;
    expect(json).toMatchObject({
      sittings: [
        {
          source: {
            file: 'mended.xlsx',
            line: 2,
            origin: { file: name, sha256, line: 4 },
          },
        },
      ],
    });
  });
});

describe('rejects of a workbook', () => {
  it('of several sheets have a sheet for each that has some', () => {
    const cwd = makeRegister();
    const sheets = {
      荷塘: [head, [1, '刘一', idOf(11), '没有的局', 80]],
      芦淞: [head, [1, '陈二', idOf(12), unit, 80]],
      天元: [head, [1, '孙三', idOf(13), unit, 80], [2, '周四', idOf(14), unit, 101]],
    };
    const { json } = importBook(cwd, writeBook(cwd, 'a.xlsx', sheets), ...round);
    expect(json.files.map(({ file, rejectsFile }) => [file, rejectsFile])).toEqual([
      ['a.xlsx [荷塘]', 'a.xlsx.rejects.xlsx'],
      ['a.xlsx [芦淞]', null],
      ['a.xlsx [天元]', 'a.xlsx.rejects.xlsx'],
    ]);
    const book = readBook(join(cwd, 'a.xlsx.rejects.xlsx'));
    expect(book.book.SheetNames).toEqual(['荷塘', '天元']);
    expect(listTexts(book, '天元').F2).toMatch(/^a\.xlsx \[天元\]:3 #/);
    editBook(cwd, 'a.xlsx.rejects.xlsx', (edited) => {
      setText(edited, '荷塘', 'D2', '荷塘城管');
      setText(edited, '天元', 'E2', '60');
    });
    const mended = importBook(cwd, 'a.xlsx.rejects.xlsx');
    expect([mended.code, sumUp(mended.json.totals)]).toEqual([0, counts({ rows: 2, added: 2 })]);
  });

  it('that are wrong again name the file they came from first', () => {
    const cwd = makeRegister();
    importBook(cwd, writeBook(cwd, 'a.xlsx', { 成绩: rows }), ...round);
    const before = listTexts(readBook(join(cwd, 'a.xlsx.rejects.xlsx')), '成绩');
    const again = importBook(cwd, 'a.xlsx.rejects.xlsx');
    expect([again.code, sumUp(again.json.totals)]).toEqual([3, counts({ rows: 3, rejected: 3 })]);
    const after = listTexts(readBook(join(cwd, 'a.xlsx.rejects-2.xlsx')), '成绩');
    expect(after).toEqual(before);
  });

  it('are refused under another round than theirs', () => {
    const cwd = makeRegister();
    importBook(cwd, writeBook(cwd, 'a.xlsx', { 成绩: rows }), ...round);
    const flags = ['--exam', '2024-2', '--held-on', '2024-09-15', '--json'];
    const { code, stderr } = run(['import', 'exam', 'a.xlsx.rejects.xlsx', ...flags], { cwd });
    expect([code, JSON.parse(stderr)]).toMatchObject([2, { error: { code: 'exam-origin-differs' } }]);
  });

  it('leave an earlier one under another name', () => {
    const cwd = makeRegister();
    const name = writeBook(cwd, 'a.xlsx', { 成绩: rows });
    importBook(cwd, name, ...round);
    editBook(cwd, 'a.xlsx.rejects.xlsx', (edited) => {
      setText(edited, '成绩', 'D2', '有人改过');
    });
    importBook(cwd, name, ...round);
    const kept = read(readFileSync(join(cwd, 'a.xlsx.rejects.xlsx.~1~')));
    expect(kept.Sheets['成绩']!.D2).toMatchObject({ v: '有人改过' });
    expect(listTexts(readBook(join(cwd, 'a.xlsx.rejects.xlsx')), '成绩').D2).toBe('没有的局');
  });

  it('are none after a dry run', () => {
    const cwd = makeRegister();
    const { json } = importBook(cwd, writeBook(cwd, 'a.xlsx', { 成绩: rows }), ...round, '--dry-run');
    expect(json.files[0]?.rejectsFile).toBeNull();
    expect(existsSync(join(cwd, 'a.xlsx.rejects.xlsx'))).toBe(false);
  });
});
