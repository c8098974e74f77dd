// Any small register with all that a cleanup looks at, any answers of the units and decisions of the bureau: apply does what was
// decided and nothing else, and undo restores every table.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grounds } from '../../src/domain/grounds/index.js';
import { listFacts } from '../../src/domain/fact-list.js';
import { certificateEventKinds, disciplineKinds, appraisalResults } from '../../src/domain/facts.js';
import { answerKinds } from '../../src/domain/settlement.js';
import { insertAnswers } from '../../src/store/answers.js';
import { findFacts } from '../../src/store/facts.js';
import { createRegister, type Store } from '../../src/store/open.js';
import type { AnswerRow, CertificateEventRow, DecisionRow } from '../../src/store/schema.js';
import type { ApplyResult } from '../../src/usecases/apply-cleanup.js';
import { refreshCleanup } from '../../src/usecases/refresh-cleanup.js';
import type { PlanFinding } from '../../src/usecases/show-cleanup.js';
import { undoCleanup } from '../../src/usecases/undo-cleanup.js';
import { makeFolder, testDay } from '../run-program.js';
import { day, listHolders, registers } from './arbitrary-registers.js';
import { dumpRegister, takeRoster, without, type Dump } from './build-register.js';
import { apply, plan, show } from './small-bureau.js';

const codes = grounds.map(({ code }) => code);
const pick = fc.nat({ max: 1000 });

/** What lists by hand and later imports bring: events of cards, and the yearly reports of the units. */
const records = fc.array(
  fc.record({
    who: pick,
    year: fc.constantFrom(2022, 2023, 2024),
    on: day,
    event: fc.constantFrom(...certificateEventKinds.filter((kind) => kind !== 'cancelled')),
    until: fc.option(fc.constantFrom('2024-12-30', '2024-12-31', '2026-01-01')),
    hours: fc.constantFrom(0, 40, 60),
    result: fc.constantFrom(...appraisalResults),
    discipline: fc.constantFrom(...disciplineKinds),
    table: fc.constantFrom('event', 'training', 'appraisal', 'enforcement_act', 'discipline'),
  }),
  { maxLength: 12 },
);
type SomeRecord = typeof records extends fc.Arbitrary<(infer R)[]> ? R : never;

const words = fc.record({
  answers: fc.array(
    fc.record({
      who: pick,
      unit: pick,
      answer: fc.constantFrom(...answerKinds),
      // Others are not taken where the register contradicts them, and a refresh would cure them.
      ground: fc.constantFrom(
        'deceased' as const,
        'retired' as const,
        'left' as const,
        'disciplined' as const,
      ),
    }),
    { maxLength: 6 },
  ),
  decisions: fc.array(
    fc.record({
      who: pick,
      decision: fc.constantFrom('remove' as const, 'keep' as const),
      ground: fc.constantFrom(...codes),
    }),
    { maxLength: 4 },
  ),
});

type Rows = Record<string, Record<string, unknown>[]>;
const choose = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];
const sourced = (line: number) => ({ file_id: 1, line });

async function addRecords(store: Store, folder: string, some: readonly SomeRecord[]): Promise<void> {
  const { officer, certificate, appraisal, enforcement_act, discipline } = dumpRegister(folder) as Rows;
  const taken = new Set([
    ...appraisal!.map((row) => `appraisal ${String(row.officer_id)} ${String(row.year)}`),
    ...enforcement_act!.map((row) => `enforcement_act ${String(row.officer_id)} ${String(row.acted_on)}`),
    ...discipline!.map((row) => `discipline ${String(row.officer_id)} ${String(row.since)}`),
  ]);
  const isFree = (key: string): boolean => !taken.has(key) && Boolean(taken.add(key));
  const eventNos = new Map<unknown, number>();
  for (const [line, one] of some.entries()) {
    const officer_id = choose(officer!, one.who)?.officer_id as number;
    const { table, year, on } = one;
    if (table === 'event') await addEvent(store, choose(certificate!, one.who), one, eventNos);
    else if (table === 'training')
      await store.insertMany(table, [{ officer_id, year, course: null, hours: one.hours, ...sourced(line) }]);
    else if (!isFree(`${table} ${officer_id} ${table === 'appraisal' ? year : on}`)) continue;
    else if (table === 'appraisal')
      await store.insertMany(table, [{ officer_id, year, result: one.result, ...sourced(line) }]);
    else if (table === 'enforcement_act')
      await store.insertMany(table, [{ officer_id, acted_on: on, ...sourced(line) }]);
    else
      await store.insertMany('discipline', [
        { officer_id, since: on, kind: one.discipline, ...sourced(line) },
      ]);
  }
}

/** Numbers with gaps, as imports that were taken back leave them. */
async function addEvent(
  store: Store,
  card: Record<string, unknown> | undefined,
  { event, on, until }: SomeRecord,
  eventNos: Map<unknown, number>,
): Promise<void> {
  if (!card) return;
  const event_no = (eventNos.get(card.certificate_id) ?? 10) + 2;
  eventNos.set(card.certificate_id, event_no);
  const row: CertificateEventRow = {
    officer_id: card.officer_id as number,
    certificate_id: card.certificate_id as number,
    event_no,
    kind: event,
    occurred_on: on,
    until: event === 'renewed' || event === 'suspended' ? until : null,
    reason: null,
    plan_id: null,
    ground: null,
    ...sourced(1),
    actor: 'clerk',
    recorded_at: '2024-12-31T00:00:00.000Z',
  };
  await store.insertMany('certificate_event', [row]);
}

type Words = typeof words extends fc.Arbitrary<infer W> ? W : never;

/** The units answer about holders, the bureau decides about whom the plan flags. */
async function say(store: Store, folder: string, planId: number, said: Words): Promise<void> {
  const dump = dumpRegister(folder) as Rows;
  const holders = [...listHolders(dump)] as number[];
  const flagged = dump.plan_officer!.map((row) => row.officer_id as number);
  const facts = new Map<number, string>();
  for await (const group of findFacts(store, holders))
    for (const one of group) facts.set(one.officerId, JSON.stringify(listFacts(one)));
  const answers = said.answers.flatMap(({ who, unit, answer, ground }, line): AnswerRow[] => {
    const officer_id = choose(holders, who);
    if (officer_id === undefined) return [];
    const card = dump.certificate!.find((row) => row.officer_id === officer_id);
    return [
      {
        officer_id,
        plan_id: planId,
        ...sourced(line),
        unit_id: choose(dump.unit!, unit)?.unit_id as number,
        certificate_number: String(card?.number),
        answer,
        ground: answer === 'remove' ? ground : null,
        moved_to: null,
        since: null,
        reason: '说明',
        answered_on: testDay,
        asked: JSON.stringify(
          dump.plan_finding!.filter((row) => row.officer_id === officer_id).map((row) => row.ground),
        ),
        cured_on: null,
        facts: facts.get(officer_id) ?? null,
      },
    ];
  });
  await insertAnswers(store, answers);
  const decisions = said.decisions.flatMap(({ who, decision, ground }, i): DecisionRow[] => {
    const officer_id = choose(flagged, who);
    if (officer_id === undefined) return [];
    const row = { officer_id, plan_id: planId, decision_no: i + 1, ground, decision, reason: '核实' };
    return [{ ...row, decided_on: testDay, actor: 'chief', recorded_at: '2024-12-31T00:00:00.000Z' }];
  });
  await store.insertMany('decision', decisions);
}

/** What becomes of each person by the findings alone, as the review shows them. */
function countFates(findings: readonly PlanFinding[]): Record<string, number> {
  const fates = { removed: 0, pending: 0, kept: 0, untouched: 0 };
  for (const officer of new Set(findings.map((finding) => finding.officer))) {
    const own = findings.filter((finding) => finding.officer === officer);
    const isDecided = (decision: string): boolean => own.some((finding) => finding.decision === decision);
    if (own.some((f) => f.decision === 'remove' && f.ground !== 'surplus-certificate')) fates.removed += 1;
    else if (isDecided('pending')) fates.pending += 1;
    else if (isDecided('keep')) fates.kept += 1;
    else fates.untouched += 1;
  }
  return fates;
}

/** The rows tell the same as the result: who was to go has no card left, everybody else's cards are as they were. */
function compareRows(before: Dump, after: Dump, findings: readonly PlanFinding[], result: ApplyResult): void {
  const isNew = (row: Record<string, unknown>): boolean => row.plan_id !== null;
  const events = (after as Rows).certificate_event!;
  expect(events.filter((row) => !isNew(row))).toEqual(before.certificate_event);
  const cancelled = events.filter(isNew);
  expect(cancelled).toHaveLength(result.certificates);
  const idNumbers = new Map((after as Rows).officer!.map((row) => [row.officer_id, String(row.id_number)]));
  const tails = (some: readonly { officer_id?: unknown }[]): Set<string> =>
    new Set(some.map((row) => (idNumbers.get(row.officer_id) ?? '').slice(-4)));
  const toRemove = findings
    .filter(({ decision }) => decision === 'remove')
    .map(({ officer }) => officer.slice(-4));
  const touched = tails(cancelled);
  expect([...touched].filter((tail) => !toRemove.includes(tail))).toEqual([]);
  const removed = tails(cancelled.filter((row) => row.ground !== 'surplus-certificate'));
  expect(removed.size).toBe(result.removed);
  const stillHolding = tails([...listHolders(after)].map((officer_id) => ({ officer_id })));
  expect([...removed].filter((tail) => stillHolding.has(tail))).toEqual([]);
  expect(without(after, 'certificate_event', 'plan', 'log')).toEqual(
    without(before, 'certificate_event', 'plan', 'log'),
  );
}

test('plan, answers, decisions, refresh, apply, undo', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(registers, records, words, async (rosters, some, said) => {
      const folder = makeFolder();
      const store = await createRegister(`${folder}/qualreg.db`);
      try {
        for (const roster of rosters.filter(({ rows }) => rows.length > 0))
          await takeRoster(store, folder, roster);
        await addRecords(store, folder, some);
        const number = await plan(store);
        await say(store, folder, number, said);
        const before = dumpRegister(folder);
        const { findings, flagged } = await show(store, number);

        const { signal } = new AbortController();
        await refreshCleanup(store, { plan: number, asOf: testDay, actor: 'clerk', dryRun: false, signal });
        expect(without(dumpRegister(folder), 'log')).toEqual(without(before, 'log'));

        const result = await apply(store, number);
        const { removed, kept, pending } = result;
        const fates = countFates(findings);
        expect({ removed, kept, pending }).toEqual({
          removed: fates.removed,
          kept: fates.kept,
          pending: fates.pending,
        });
        expect(removed + kept + pending + fates.untouched!).toBe(flagged);
        expect(Object.values(result.removedByGround).reduce((a, b) => a + b, 0)).toBe(removed);
        compareRows(before, dumpRegister(folder), findings, result);

        const undone = await undoCleanup(store, { plan: number, actor: 'chief' });
        expect(undone).toEqual({ plan: number, restored: removed, certificates: result.certificates });
        expect(without(dumpRegister(folder), 'log')).toEqual(without(before, 'log'));
      } finally {
        await store.close();
      }
    }),
    { numRuns: 60 },
  );
});
