import type { CardsOut } from '../usecases/count-cards.js';
import type { RemovalReport, RemovalRow } from '../usecases/report-removals.js';
import type { RemovalCounts, RemovalSummary } from '../usecases/summarise-removals.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

/** The columns of the detail table (清理人员明细表), in the order of the platform. */
export function toRemovalCsv(m: Messages, report: RemovalReport): string[][] {
  const { removals: columns } = m;
  return [
    columns.headings,
    ...report.removals.map((row, i) => [
      String(i + 1),
      row.unit?.name ?? '',
      row.name,
      m.word(row.sex),
      row.id,
      row.certificate,
      row.field ?? '',
      m.grounds[row.ground],
      row.removedOn,
      row.returnedOn === null ? m.no : m.yes,
      remark(m, row),
    ]),
  ];
}

function remark(m: Messages, { surplus, returnedOn, lostOn }: RemovalRow): string {
  const { remarks } = m.removals;
  const parts = [
    surplus ? remarks.surplus : null,
    returnedOn === null ? null : remarks.returned(returnedOn),
    lostOn === null ? null : remarks.lost(lostOn),
  ];
  return parts.filter((part) => part !== null).join(m.removals.remarkSeparator);
}

export function printRemovals(out: Terminal, report: RemovalReport): void {
  const [headings = [], ...rows] = toRemovalCsv(out.m, report);
  /** What a narrow terminal does without, the highest first; unit, name, number, ground and whether it is back stay. */
  const omitRanks = [5, 0, 0, 6, 3, 0, 7, 0, 2, 0, 1];
  out.printTable(
    headings.map((title, i) => ({
      title,
      omitRank: omitRanks[i] ?? 0,
      align: i === 0 ? ('right' as const) : ('left' as const),
    })),
    rows,
  );
}

export function sayTotals(out: Terminal, report: RemovalReport): void {
  out.say(out.m.removals.totals(report));
}

/** The columns of the summary (清理情况汇总表), one for each ground that occurs; the last row is the total. */
export function toSummaryCsv(m: Messages, { grounds, units, total }: RemovalSummary): string[][] {
  const { summary } = m.removals;
  const row = (name: string, counts: RemovalCounts): string[] => [
    name,
    String(counts.onEstablishment),
    String(counts.holdersBefore),
    String(counts.removed),
    ...grounds.map((ground) => String(counts.byGround[ground] ?? 0)),
    String(counts.holdersAfter),
  ];
  return [
    [
      m.columns.unit,
      summary.onEstablishment,
      summary.holdersBefore,
      summary.removed,
      ...grounds.map((ground) => summary.ofThem(m.grounds[ground])),
      summary.holdersAfter,
    ],
    ...units.map((unit) => row(unit.name ?? m.noUnit, unit)),
    row(m.total, total),
  ];
}

export function printSummary(out: Terminal, summary: RemovalSummary): void {
  const [headings = [], ...rows] = toSummaryCsv(out.m, summary);
  const lastGround = headings.length - 2;
  out.printTable(
    headings.map((title, i) => ({
      title,
      align: i === 0 ? ('left' as const) : ('right' as const),
      omitRank: i > 3 && i <= lastGround ? i : 0,
    })),
    rows,
  );
}

/** Which cards are out: by unit, or, of one unit, card by card. */
export function printCardsOut(out: Terminal, cards: CardsOut): void {
  const { m } = out;
  if (cards.list) {
    out.printTable(
      [
        { title: m.columns.name },
        { title: m.columns.certificate },
        { title: m.columns.ground },
        { title: m.removals.columns.backOn },
      ],
      cards.list.map((card) => [
        card.name,
        card.certificate,
        m.grounds[card.ground],
        card.returnedOn ?? (card.lostOn === null ? m.nothing : m.removals.remarks.lost(card.lostOn)),
      ]),
    );
  } else {
    out.printTable(
      [
        { title: m.columns.code, omitRank: 1 },
        { title: m.columns.unitName },
        { title: m.removals.columns.cards, align: 'right' },
        { title: m.removals.columns.returned, align: 'right' },
        { title: m.removals.columns.out, align: 'right' },
      ],
      cards.units.map((unit) => [
        unit.code ?? '',
        unit.name ?? m.noUnit,
        String(unit.cards),
        String(unit.returned),
        String(unit.out),
      ]),
    );
  }
  out.say(m.removals.cardsOut(cards));
}
