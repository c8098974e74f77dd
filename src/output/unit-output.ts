import type { UnitDetail } from '../usecases/list-units.js';
import type { UnitReportRow } from '../usecases/report-units.js';
import { nameDistrict, type Districts } from './district-names.js';
import type { Messages } from './messages/en.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

export function printUnit(out: Terminal, unit: UnitDetail, districts: Districts): void {
  const { m } = out;
  const about = [
    unit.closedOn && m.unit.closed(unit.closedOn),
    unit.mergedInto && m.unit.mergedInto(unit.mergedInto.name),
    unit.aliases.length > 0 && m.unit.alsoKnownAs(unit.aliases),
  ].filter((text) => typeof text === 'string');
  const place = nameDistrict(m, districts, unit.district);
  const head = [out.color.bold(unit.name), unit.code, place, unit.field ?? ''];
  out.print(head.filter((text) => text !== '').join('  '));
  for (const text of about) out.print(text, { indent: 2 });
  out.print();
  const figures = reportColumns.filter((key) => !['code', 'name', 'district'].includes(key));
  out.printTable(
    [{ title: m.columns.figure }, { title: unit.asOf, align: 'right' }],
    figures.map((key) => [titleOf(m, key), formatFigure(m, key, unit.figures[key])]),
  );
}

/** The columns of `report units`, in the order of the contract. */
const reportColumns = [
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

/** What a narrow terminal does without, the highest first. */
const omitRanks: Partial<Record<keyof UnitReportRow, number>> = {
  code: 9,
  district: 8,
  attendanceRate: 7,
  suspended: 6,
  unqualified: 5,
  removed: 4,
  registered: 3,
  qualified: 2,
  passed: 1,
};

export function printUnitReport(out: Terminal, rows: readonly UnitReportRow[], districts: Districts): void {
  const { m } = out;
  const columns = reportColumns.map((key): Column => {
    const isText = key === 'code' || key === 'name' || key === 'district';
    return { title: titleOf(m, key), omitRank: omitRanks[key] ?? 0, align: isText ? 'left' : 'right' };
  });
  out.printTable(
    columns,
    rows.map((row) => {
      const named = { ...row, district: row.district && nameDistrict(m, districts, row.district) };
      return reportColumns.map((key) => formatFigure(m, key, named[key]));
    }),
  );
}

/** Headings by language; numbers plain, rates as fractions of 1, so that spreadsheets can count with them. */
export function toUnitCsv(m: Messages, rows: readonly UnitReportRow[]): string[][] {
  const cells = rows.map((row) => reportColumns.map((key) => formatPlain(key, row[key])));
  return [reportColumns.map((key) => titleOf(m, key)), ...cells];
}

function titleOf(m: Messages, key: (typeof reportColumns)[number]): string {
  return key === 'name' ? m.columns.unitName : m.columns[key];
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
