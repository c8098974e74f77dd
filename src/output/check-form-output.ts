import type { DispatchResult } from '../usecases/dispatch-forms.js';
import type { Waiting, WaitingUnit } from '../usecases/list-waiting.js';
import type { FormTexts } from '../usecases/write-check-form.js';
import { describeEvidence } from './describe.js';
import type { Messages } from './messages/en.js';
import type { Terminal } from './terminal.js';

/** What the files of a dispatch say. */
export function describeForms(m: Messages): FormTexts {
  return {
    ...m.checkForms,
    lang: m.lang,
    modes: m.modes,
    grounds: m.grounds,
    notesSheet: m.template.notesSheet,
    total: m.total,
    describe: (evidence) => describeEvidence(m, evidence),
  };
}

export function printDispatch(out: Terminal, { units, ...result }: DispatchResult): void {
  const { m } = out;
  out.printTable(
    [
      { title: m.columns.code, omitRank: 1 },
      { title: m.columns.unit },
      { title: m.columns.holders, align: 'right' },
      { title: m.columns.flagged, align: 'right' },
    ],
    units.map((unit) => [unit.code, unit.name, String(unit.holders), String(unit.flagged)]),
  );
  const { forms, out: folder, flagged, holders, due, withoutUnit } = result;
  out.say(m.checkForms.dispatched(forms, folder, flagged, holders, due));
  if (withoutUnit > 0) out.say(m.checkForms.withoutUnit(withoutUnit));
}

export function printWaiting(out: Terminal, { units, totals }: Waiting): void {
  const { m } = out;
  const { columns: own } = m.checkForms;
  out.printTable(
    [
      { title: m.columns.code, omitRank: 2 },
      { title: m.columns.unit },
      { title: m.columns.holders, align: 'right', omitRank: 3 },
      { title: m.columns.flagged, align: 'right' },
      { title: own.answered, align: 'right' },
      { title: own.open, align: 'right' },
      { title: m.columns.state },
      { title: own.due },
      { title: own.returnedOn, omitRank: 1 },
      { title: own.note },
    ],
    units.map((unit) => [
      unit.code,
      unit.name,
      String(unit.holders),
      String(unit.flagged),
      String(unit.answered),
      String(unit.open),
      m.checkForms.states[unit.state],
      unit.due ?? m.nothing,
      unit.returnedOn ?? m.nothing,
      noteUnit(out, unit),
    ]),
  );
  out.say(m.checkForms.waiting(totals));
  out.say(m.checkForms.stillOpen(totals.open, totals.flagged));
}

function noteUnit({ m, color }: Terminal, { overdue, late }: WaitingUnit): string {
  if (overdue) return color.red(m.checkForms.overdue);
  return late ? m.checkForms.late : '';
}
