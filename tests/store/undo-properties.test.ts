// Whatever lists come in whatever order: each import is taken back to the letter, and a part taken back out of turn breaks nothing.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRegister, type Store } from '../../src/store/open.js';
import { undoImport } from '../../src/usecases/undo-import.js';
import {
  dumpRegister,
  makeId,
  takeRoster,
  without,
  type Dump,
  type Roster,
} from '../cleanup/build-register.js';
import { makeFolder } from '../run-program.js';

const unitNames = ['荷塘区城市管理局', '芦淞区城市管理局', '石峰区城市管理局', '株洲市城市管理局'];
const unitName = fc.constantFrom(...unitNames);
const code = fc.constantFrom('430202000001', '430203000001', '430204000001');
const day = fc.constantFrom('2024-03-01', '2024-03-16', '2024-05-01', '');
const person = fc.integer({ min: 1, max: 5 });
const nameOf = (n: number, isOther: boolean): string => `张${'一二三四五'[n - 1]!}${isOther ? '改' : ''}`;

const unitRow = fc
  .tuple(
    code,
    unitName,
    fc.constantFrom('', '2024-12-01'),
    fc.oneof(unitName, fc.constant('')),
    fc.constantFrom('', '城管', '城管、市管'),
  )
  .map((cells) => cells.join(','));
const units = fc.array(unitRow, { minLength: 1, maxLength: 3 }).map((rows): Roster => ({
  kind: 'units',
  headings: 'code,name,closedOn,mergedInto,aliases',
  rows,
}));

const officers = fc
  .array(fc.tuple(person, fc.boolean(), unitName, fc.constantFrom('在岗', '退休', '调离'), day), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all): Roster => ({
    kind: 'officers',
    isLoose: true,
    rows: all.map(
      ([n, isOther, unit, state, since]) => `${makeId(n)},${nameOf(n, isOther)},${unit},,,${state},${since}`,
    ),
  }));

const certificates = fc
  .array(fc.tuple(person, fc.boolean(), fc.constantFrom('有效', '暂扣', '遗失', '收回', '注销'), day), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all): Roster => ({
    kind: 'certificates',
    isLoose: true,
    headings: 'number,idNumber,name,issuedOn,expiresOn,state,stateSince',
    rows: all.map(
      ([n, isOther, state, since]) =>
        `1800000000${n},${makeId(n)},${isOther ? nameOf(n, true) : ''},2022-11-01,2027-10-31,${state},${since}`,
    ),
  }));

const exams = fc
  .tuple(
    fc.constantFrom('2024-1', '2024-2'),
    fc.array(
      fc.tuple(
        person,
        fc.boolean(),
        unitName,
        fc.constantFrom('88', '50', '缺考'),
        fc.integer({ min: 10, max: 20 }),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  )
  .map(([exam, all]): Roster => ({
    kind: 'exam',
    isLoose: true,
    exam,
    headings: 'idNumber,name,unit,score,examDate',
    rows: all.map(
      ([n, isOther, unit, score, on]) => `${makeId(n)},${nameOf(n, isOther)},${unit},${score},2024-03-${on}`,
    ),
  }));

const records = fc
  .array(
    fc.tuple(
      person,
      unitName,
      fc.constantFrom('', '2024-05-20', '2024-06-01'),
      fc.constantFrom('', '2022年称职', '2023年称职', '2023年不称职', '不称职'),
      fc.constantFrom('', '受处分', '受审查', '无'),
      day,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all): Roster => ({
    kind: 'officers',
    isLoose: true,
    headings: 'idNumber,name,unit,lastActOn,appraisal,discipline,disciplineSince',
    rows: all.map(
      ([n, unit, act, appraisal, discipline, on]) =>
        `${makeId(n)},${nameOf(n, false)},${unit},${act},${appraisal},${discipline},${discipline && on}`,
    ),
  }));

const trainings = fc
  .array(fc.tuple(person, fc.boolean(), fc.constantFrom('20', '40'), fc.constantFrom('', '甲课')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all): Roster => ({
    kind: 'training',
    isLoose: true,
    rows: all.map(
      ([n, isOther, hours, course]) => `${makeId(n)},${nameOf(n, isOther)},2024,${hours},${course}`,
    ),
  }));

const lists = fc.array(fc.oneof(units, officers, certificates, exams, records, trainings), {
  minLength: 2,
  maxLength: 8,
});

interface Step {
  batch: number;
  before: Dump;
}

async function withRegister(
  rosters: readonly Roster[],
  work: (store: Store, steps: Step[], dumpNow: () => Dump) => Promise<void>,
): Promise<void> {
  const folder = makeFolder();
  const store = await createRegister(join(folder, 'qualreg.db'));
  const dumpNow = (): Dump => without(dumpRegister(folder), 'log');
  try {
    const steps: Step[] = [];
    for (const roster of rosters) {
      const before = dumpNow();
      const { batch } = await takeRoster(store, folder, roster);
      if (batch !== null) steps.push({ batch, before });
    }
    await work(store, steps, dumpNow);
    const sqlite = new Database(join(folder, 'qualreg.db'), { readonly: true });
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
    sqlite.close();
  } finally {
    await store.close();
  }
}

const takeBack = (store: Store, batch: number) =>
  undoImport(store, { batch, actor: 'clerk', dryRun: false, strict: false });

test('taken back from the last to the first, each restores what was before it', async () => {
  await fc.assert(
    fc.asyncProperty(lists, (rosters) =>
      withRegister(rosters, async (store, steps, dumpNow) => {
        for (const { batch, before } of [...steps].reverse()) {
          expect(await takeBack(store, batch)).toMatchObject({ complete: true, kept: 0, failed: 0 });
          expect(dumpNow()).toEqual(before);
        }
      }),
    ),
    { numRuns: 40 },
  );
});

test('after any of them was taken back out of turn, as far as it goes, the others still go, and nothing is left', async () => {
  await fc.assert(
    fc.asyncProperty(lists, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (rosters, picks) =>
      withRegister(rosters, async (store, steps, dumpNow) => {
        const [first] = steps;
        const gone = new Set<number>();
        for (const pick of picks) {
          const step = steps[pick % Math.max(steps.length, 1)];
          if (!step || gone.has(step.batch)) continue;
          const { complete, failed } = await takeBack(store, step.batch);
          expect(failed).toBe(0);
          if (complete) gone.add(step.batch);
        }
        for (const { batch } of [...steps].reverse()) {
          if (!gone.has(batch)) expect(await takeBack(store, batch)).toMatchObject({ complete: true });
        }
        if (first) expect(dumpNow()).toEqual(first.before);
      }),
    ),
    { numRuns: 60 },
  );
});
