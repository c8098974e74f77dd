import stringWidth from 'fast-string-width';
import { formatRecord, makeHarmless } from '../files/csv-text.js';
import { refuseOverwriting, writeText } from '../files/output-file.js';
import { writeWorkbook } from '../files/workbook-writer.js';

/** A table as CSV for Excel and WPS: CRLF, cells that would be run as formulas made harmless, a byte order mark unless refused. */
export function formatCsv(
  rows: readonly (readonly string[])[],
  bom: boolean,
  writeCell: (cell: string) => string = makeHarmless,
): string {
  const lines = rows.map((cells) => `${formatRecord(cells.map((cell) => writeCell(cell)))}\r\n`);
  return (bom ? '\ufeff' : '') + lines.join('');
}

/** Writes a report beside the data of others: readable by its owner only, as it names people's standing. */
export function saveReport(path: string, text: string, register: string): void {
  refuseOverwriting(path, [register]);
  writeText(path, text);
}

/** Characters of a column; longer cells are cut on the screen, not in the file. */
const widest = 40;

/** Writes a report as a workbook of one sheet, its first row being the headings; every cell is text. For its owner only. */
export async function saveWorkbook(
  path: string,
  { sheet, rows, register }: { sheet: string; rows: readonly (readonly string[])[]; register: string },
): Promise<void> {
  refuseOverwriting(path, [register]);
  const [headings = [], ...others] = rows;
  const columns = headings.map((_, i) => {
    const longest = Math.max(...rows.map((cells) => stringWidth(cells[i] ?? '')));
    return { width: Math.min(widest, longest + 2) };
  });
  const head = headings.map((text) => ({ text, style: 'heading' as const }));
  await writeWorkbook(path, [{ name: sheet, columns, frozenRows: 1, rows: [head, ...others] }]);
}
