import type { Standing } from '../domain/standing.js';
import type { StatusGrouping, StatusReport } from '../usecases/report-status.js';
import type { Column } from './table-layout.js';
import type { Terminal } from './terminal.js';

export function printStatus(out: Terminal, report: StatusReport, by: StatusGrouping | null): void {
  const { m } = out;
  const standings = Object.keys(report.standings) as Standing[];
  out.printTitle(m.status.title(report.asOf, report.officers));
  if (by === null) {
    out.printTable(
      [{ title: m.columns.standing }, { title: m.columns.officers, align: 'right' }],
      [
        ...standings.map((standing) => [m.standings[standing], String(report.standings[standing])]),
        [m.total, String(report.officers)],
      ],
    );
    out.say(m.status.expiring(report.expiring));
    return;
  }
  const shown: Column[] = standings.map((standing) => ({
    title: m.columns[standing],
    align: 'right',
    omitRank: omitRanks[standing] ?? 0,
  }));
  const nameless = { unit: m.noUnit, district: m.noDistrict, field: m.noField };
  const rows = [...report.groups, { ...report, key: null, name: m.total }];
  out.printTable(
    [
      { title: m.columns[by] },
      { title: m.columns.officers, align: 'right' },
      ...shown,
      { title: m.columns.expiring, align: 'right' },
    ],
    rows.map((group) => [
      by === 'district' && group.key !== null ? m.districtName(group) : (group.name ?? nameless[by]),
      String(group.officers),
      ...standings.map((standing) => String(group.standings[standing])),
      String(group.expiring),
    ]),
  );
}

/** The rarest go first. */
const omitRanks: Partial<Record<Standing, number>> = {
  'pass-lapsed': 6,
  revoked: 5,
  lost: 4,
  suspended: 3,
  removed: 2,
  unqualified: 1,
};
