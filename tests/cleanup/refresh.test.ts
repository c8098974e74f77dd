// A plan that is looked at again: what is cured drops out, what changed is brought up to date, nobody else comes in.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFacts } from '../../src/domain/fact-list.js';
import type { OfficerFacts } from '../../src/domain/facts.js';
import type { GroundCode } from '../../src/domain/grounds/ground.js';
import { insertAnswers } from '../../src/store/answers.js';
import { findFacts } from '../../src/store/facts.js';
import type { Store } from '../../src/store/open.js';
import { refreshCleanup, type RefreshResult } from '../../src/usecases/refresh-cleanup.js';
import { makeFolder, run, runJson, testDay } from '../run-program.js';
import { buildRegister, dumpRegister, load, makeId, without } from './build-register.js';
import { apply, id, plan, problem, show, smallBureau } from './small-bureau.js';

let store: Store;
let folder: string;
let number: number;
beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, smallBureau);
  number = await plan(store);
});
afterEach(() => store.close());

const unit = '荷塘区城市管理局';

function refresh(plan: number, { asOf = testDay, dryRun = false } = {}): Promise<RefreshResult> {
  return refreshCleanup(store, { plan, asOf, actor: 'chief', dryRun, signal: new AbortController().signal });
}

const sayBriefly = ({ dropped, changed, added }: RefreshResult) => ({
  dropped: dropped.map(({ name, finding }) => `${name} ${finding.ground}`),
  changed: changed.map(({ name, finding }) => `${name} ${finding.ground}`),
  added: added.map(({ name, finding }) => `${name} ${finding.ground}`),
});
const nothing = { dropped: [], changed: [], added: [] };

/** 吴期, whose card had lapsed, has a new one. */
const renew = () =>
  load(store, folder, {
    kind: 'certificates',
    rows: [`18000000012,${id.lapsed},2024-12-01,2029-11-30,有效,`],
  });

describe('the difference', () => {
  test('none, where nothing happened', async () => {
    const before = dumpRegister(folder);
    const result = await refresh(number);
    expect(sayBriefly(result)).toEqual(nothing);
    expect(result).toMatchObject({ outOfPlan: 0, reviewedAnew: [] });
    expect(without(dumpRegister(folder), 'log')).toEqual(without(before, 'log'));
  });

  test('a cured finding drops out, with the person, and the plan can be applied', async () => {
    await renew();
    await expect(apply(store, number)).rejects.toMatchObject(problem('plan-stale'));
    const result = await refresh(number);
    expect(sayBriefly(result)).toEqual({ ...nothing, dropped: ['吴期 certificate-lapsed'] });
    expect(result).toMatchObject({ outOfPlan: 1, reviewedAnew: [] });
    expect(await show(store, number)).toMatchObject({ flagged: 4, byGround: { retired: 2 } });
    expect(await apply(store, number)).toMatchObject({ removed: 2, certificates: 3 });
  });

  test('of two findings one is cured: the person stays for the other', async () => {
    const rows = [`${id.retiredContract},赵兼,芦淞区城市管理局,合同制,执法岗位,在岗,2024-11-01`];
    await load(store, folder, { kind: 'officers', rows });
    const result = await refresh(number);
    expect(sayBriefly(result)).toEqual({
      dropped: ['赵兼 retired'],
      changed: ['赵兼 not-on-establishment'],
      added: [],
    });
    expect(result).toMatchObject({
      outOfPlan: 0,
      reviewedAnew: [{ name: '赵兼', changes: [{ change: 'added' }] }],
    });
    expect(await show(store, number)).toMatchObject({
      flagged: 5,
      countedByGround: { retired: 1, 'not-on-establishment': 1 },
    });
  });

  test('a new ground of a person in the plan is added, one of anybody else is not', async () => {
    await load(store, folder, {
      kind: 'officers',
      rows: [
        `${id.tooOld},周超,芦淞区城市管理局,行政编制,执法岗位,退休,2024-12-01`,
        `${id.fine},张安,${unit},行政编制,执法岗位,退休,2024-12-01`,
      ],
    });
    const result = await refresh(number);
    // In post no longer, so not past retirement age in post.
    expect(sayBriefly(result)).toEqual({
      dropped: ['周超 past-retirement-age'],
      changed: [],
      added: ['周超 retired'],
    });
    const { findings } = await show(store, number);
    expect(findings.filter(({ name }) => name === '张安')).toEqual([]);
    expect(findings.find(({ name }) => name === '周超')).toMatchObject({
      ground: 'retired',
      decision: 'remove',
    });
  });

  test('the grounds that the plan was limited to are those it is looked at under again', async () => {
    const limited = await plan(store, { grounds: ['past-retirement-age'] });
    const rows = [`${id.tooOld},周超,芦淞区城市管理局,行政编制,执法岗位,退休,2024-12-01`];
    await load(store, folder, { kind: 'officers', rows });
    const result = await refresh(limited);
    expect(sayBriefly(result)).toEqual({ ...nothing, dropped: ['周超 past-retirement-age'] });
  });

  test('on a later day: what lapsed meanwhile is added, and the plan stands as of that day', async () => {
    const rows = [`18000000013,${makeId(41)},2020-01-11,2025-01-10,有效,`];
    await load(store, folder, {
      kind: 'officers',
      rows: [`${makeId(41)},冯老,${unit},辅助人员,,在岗,2020-01-01`],
    });
    await load(store, folder, { kind: 'certificates', rows });
    const again = await plan(store, { grounds: ['not-on-establishment', 'certificate-lapsed'] });
    const result = await refresh(again, { asOf: '2025-01-11' });
    expect(sayBriefly(result)).toEqual({ ...nothing, added: ['冯老 certificate-lapsed'] });
    expect(await show(store, again)).toMatchObject({ asOf: '2025-01-11', holders: 7 });
    await expect(apply(store, again, null, '2025-01-10')).rejects.toMatchObject(problem('plan-before-date'));
    expect(await apply(store, again, null, '2025-01-11')).toMatchObject({ removed: 3 });
  });
});

describe('answers and decisions', () => {
  /** A unit says that its holder 张安, whom the register finds nothing about, has died. */
  async function answer(
    officerId: number,
    said: { ground: GroundCode; asked: GroundCode[] } = { ground: 'deceased', asked: [] },
  ): Promise<void> {
    const facts: OfficerFacts[] = [];
    for await (const group of findFacts(store, [officerId])) facts.push(...group);
    await insertAnswers(store, [
      {
        officer_id: officerId,
        plan_id: number,
        file_id: 1,
        line: 2,
        unit_id: 1,
        certificate_number: '18000000001',
        answer: 'remove',
        ground: said.ground,
        moved_to: null,
        since: '2024-12-20',
        reason: null,
        answered_on: testDay,
        asked: JSON.stringify(said.asked),
        cured_on: null,
        facts: JSON.stringify(listFacts(facts[0]!)),
      },
    ]);
  }

  test('a person named by a unit is looked at again, too', async () => {
    await answer(1);
    await load(store, folder, {
      kind: 'certificates',
      rows: [`18000000001,${id.fine},2022-11-01,2027-10-31,暂扣,2024-12-01`],
    });
    await expect(apply(store, number)).rejects.toMatchObject(problem('plan-stale'));
    const result = await refresh(number);
    expect(sayBriefly(result)).toEqual(nothing);
    expect(result).toMatchObject({ reviewedAnew: [{ name: '张安', changes: [{ change: 'added' }] }] });
    expect(await apply(store, number)).toMatchObject({ removed: 4, certificates: 5 });
  });

  test('what the register comes to know of that person takes the place of the unit’s word', async () => {
    await answer(1);
    const rows = [`${id.fine},张安,${unit},行政编制,执法岗位,死亡,2024-12-20`];
    await load(store, folder, { kind: 'officers', rows });
    const result = await refresh(number);
    expect(sayBriefly(result)).toEqual({ ...nothing, changed: ['张安 deceased'] });
    expect(result.changed[0]).toMatchObject({
      before: { evidence: { from: 'unit' } },
      finding: { evidence: { from: 'register' }, decision: 'remove', decidedBy: 'unit' },
    });
    expect(await apply(store, number)).toMatchObject({ removed: 4 });
  });

  test('a removal that a unit confirmed drops out with the finding that is cured', async () => {
    const { officer } = dumpRegister(folder) as { officer: { officer_id: number; name: string }[] };
    const { officer_id } = officer.find(({ name }) => name === '吴期')!;
    await answer(officer_id, { ground: 'certificate-lapsed', asked: ['certificate-lapsed'] });
    await renew();
    const result = await refresh(number);
    expect(sayBriefly(result)).toEqual({ ...nothing, dropped: ['吴期 certificate-lapsed'] });
    expect(await apply(store, number)).toMatchObject({ removed: 2, certificates: 3 });
  });

  test('they stay on record when the person drops out', async () => {
    const [row] = (dumpRegister(folder).officer as { officer_id: number; name: string }[]).filter(
      ({ name }) => name === '吴期',
    );
    await answer(row!.officer_id);
    await renew();
    const before = dumpRegister(folder);
    expect(sayBriefly(await refresh(number)).dropped).toEqual(['吴期 certificate-lapsed']);
    const after = dumpRegister(folder);
    expect(after.answer).toHaveLength(before.answer!.length);
    expect(await show(store, number)).toMatchObject({ flagged: 5, byGround: { deceased: 1 } });
  });
});

test('it writes the plan and its line in the log, and nothing else', async () => {
  await renew();
  const before = dumpRegister(folder);
  await refresh(number);
  const after = dumpRegister(folder);
  const own = ['plan', 'plan_officer', 'plan_finding', 'log'];
  expect(without(after, ...own)).toEqual(without(before, ...own));
  expect(after.log!.at(-1)).toMatchObject({
    actor: 'chief',
    action: 'cleanup-refresh',
    detail: `plan ${number} as of ${testDay}`,
  });
});

test('--dry-run says the same and writes nothing', async () => {
  await renew();
  const before = dumpRegister(folder);
  const dry = await refresh(number, { dryRun: true });
  expect(dumpRegister(folder)).toEqual(before);
  expect({ ...dry, dryRun: false }).toEqual(await refresh(number));
});

test('refused: before the plan’s day, once applied, of an earlier version, unknown', async () => {
  await expect(refresh(number, { asOf: '2024-12-30' })).rejects.toMatchObject(problem('plan-before-date'));
  await expect(refresh(9)).rejects.toMatchObject(problem('plan-not-found'));
  await apply(store, number);
  await expect(refresh(number)).rejects.toMatchObject(problem('plan-applied'));
  await store.db.updateTable('plan').set({ policy: null, applied_on: null }).execute();
  await expect(refresh(number)).rejects.toMatchObject(problem('plan-outdated'));
});

test('on the terminal and as JSON', async () => {
  await renew();
  const place = { cwd: folder };
  const masked = `430299********${id.lapsed.slice(-4)}`;
  const reason = 'certificate 18000000011 expired on 2023-12-31';
  const { code, json } = runJson(['cleanup', 'refresh', '1', '--dry-run'], place);
  expect(code).toBe(0);
  expect(json).toEqual({
    plan: 1,
    asOf: testDay,
    dryRun: true,
    dropped: [
      {
        officer: masked,
        name: '吴期',
        unit: { code: '430203000001', name: '芦淞区城市管理局' },
        certificate: '18000000011',
        ground: 'certificate-lapsed',
        mode: 'certain',
        decision: 'remove',
        reason,
      },
    ],
    changed: [],
    added: [],
    outOfPlan: 1,
    reviewedAnew: [],
  });
  const said = run(['cleanup', 'refresh', '1'], place);
  expect(said.stdout.split('\n')[1]).toBe(
    ['dropped', '芦淞区城市管理局', '吴期', masked, 'certificate lapsed', reason, ''].join('\t'),
  );
  expect(said.stderr).toContain('1 finding dropped, 0 changed, 0 added');
  expect(said.stderr).toContain('qualreg cleanup plan');
  expect(run(['cleanup', 'apply', '1', '--yes', '--max-removals', '100%'], place).code).toBe(0);
});
