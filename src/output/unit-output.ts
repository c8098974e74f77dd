import type { UnitDetail } from '../usecases/list-units.js';
import type { UnitReportRow } from '../usecases/report-units.js';
import type { Messages } from './messages/en.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

export function printUnit(out: Terminal, unit: UnitDetail): void {
  const { m } = out;
  const about = [
    unit.closedOn && m.unit.closed(unit.closedOn),
    unit.mergedIntoName && m.unit.mergedInto(unit.mergedIntoName),
    unit.aliases.length > 0 && m.unit.alsoKnownAs(unit.aliases),
  ].filter((text) => typeof text === 'string');
  out.print(`${out.color.bold(unit.name)}  ${unit.code}  ${unit.field ?? ''}`);
  for (const text of about) out.print(`  ${text}`);
  out.print();
  const figures = reportColumns.filter((key) => !['code', 'name', 'district'].includes(key));
  out.printTable(
    [{ title: m.columns.figure }, { title: unit.asOf, align: 'right' }],
    figures.map((key) => [m.columns[key], formatFigure(m, key, unit.figures[key])]),
  );
}

/** The columns of `report units`, in the order of the contract. */
export const reportColumns = [
  'code',
  'name',
  'district',
  'officers',
  'certified',
  'expiring',
  'suspended',
  'lapsed',
  'removed',
  'qualified',
  'unqualified',
  'registered',
  'sat',
  'passed',
  'attendanceRate',
  'passRate',
  'holdingRate',
] as const satisfies (keyof UnitReportRow)[];

/** Left out first on a narrow terminal. */
const dispensable: readonly string[] = ['code', 'district', 'suspended', 'removed', 'qualified', 'unqualified', 'registered', 'passed', 'attendanceRate'];

export function printUnitReport(out: Terminal, rows: readonly UnitReportRow[]): void {
  const { m } = out;
  const columns = reportColumns.map((key): Column => {
    const optional = dispensable.includes(key);
    const isText = key === 'code' || key === 'name' || key === 'district';
    return { title: m.columns[key], optional, ...(isText ? {} : { align: 'right' }) };
  });
  out.printTable(columns, rows.map((row) => reportColumns.map((key) => formatFigure(m, key, row[key]))));
}

/** Headings by language; numbers plain, rates as fractions of 1, so that spreadsheets can count with them. */
export function toUnitCsv(m: Messages, rows: readonly UnitReportRow[]): string[][] {
  const cells = rows.map((row) => reportColumns.map((key) => formatPlain(key, row[key])));
  return [reportColumns.map((key) => m.columns[key]), ...cells];
}

/** A rate as a fraction of 1 with four decimals; nothing where it has no base. */
export function formatPlain(key: string, value: string | number | null): string {
  if (value === null) return '';
  return isRate(key) ? Number(value).toFixed(4) : String(value);
}

export function formatFigure(m: Messages, key: string, value: string | number | null): string {
  if (value === null) return m.nothing;
  return isRate(key) ? m.percent(Number(value)) : String(value);
}

function isRate(key: string): boolean {
  return key.endsWith('Rate');
}
