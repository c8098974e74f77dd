import { formatRecord, makeHarmless } from '../files/csv-text.js';
import { refuseOverwriting, writeText } from '../files/output-file.js';

/** A table as CSV for Excel and WPS: CRLF, cells that would be run as formulas made harmless, a byte order mark unless refused. */
export function formatCsv(rows: readonly (readonly string[])[], bom: boolean): string {
  const lines = rows.map((cells) => `${formatRecord(cells.map(makeHarmless))}\r\n`);
  return (bom ? '\ufeff' : '') + lines.join('');
}

/** Writes a report beside the data of others: readable by its owner only, as it names people's standing. */
export function saveReport(path: string, text: string, register: string): void {
  refuseOverwriting(path, [register]);
  writeText(path, text);
}
