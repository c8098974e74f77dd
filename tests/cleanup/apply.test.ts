import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hunanPolicy } from '../../src/domain/policy.js';
import type { Store } from '../../src/store/open.js';
import { applyCleanup, previewApply } from '../../src/usecases/apply-cleanup.js';
import { reportAnnual } from '../../src/usecases/report-annual.js';
import { reportStatus } from '../../src/usecases/report-status.js';
import { showOfficer } from '../../src/usecases/show-officer.js';
import { makeFolder, run, testDay } from '../run-program.js';
import { buildRegister, dumpRegister, load, without, type Roster } from './build-register.js';
import { apply, expected, id, plan, problem, show, smallBureau } from './small-bureau.js';

let store: Store;
let folder: string;
beforeEach(async () => {
  folder = makeFolder();
  store = await buildRegister(folder, smallBureau);
});
afterEach(() => store.close());

test('what was confirmed is done, or nothing: a decision that came in between is not', async () => {
  const number = await plan(store);
  const request = {
    plan: number,
    asOf: testDay,
    actor: 'chief',
    maxRemovals: '100%',
    allowEmptyUnits: true,
  };
  const shown = await previewApply(store, request);
  expect(
    run(['cleanup', 'decide', '1', '--officer', id.tooOld, '--decision', 'remove', '--reason', '已退休'], {
      cwd: folder,
    }).code,
  ).toBe(0);
  const before = dumpRegister(folder);
  await expect(applyCleanup(store, request, shown)).rejects.toMatchObject(problem('plan-moved'));
  expect(dumpRegister(folder)).toEqual(before);
  expect(await applyCleanup(store, request, await previewApply(store, request))).toMatchObject({
    removed: 4,
  });
});

test('it cancels the cards that were reviewed, with the plan as evidence, and touches nothing else', async () => {
  const number = await plan(store);
  const before = dumpRegister(folder);
  expect(await apply(store, number)).toEqual({ plan: number, ...expected.apply });
  const after = dumpRegister(folder);
  expect(without(after, 'certificate_event', 'plan', 'log')).toEqual(
    without(before, 'certificate_event', 'plan', 'log'),
  );
  expect(after.plan).toMatchObject([{ applied_on: testDay, applied_by: 'chief' }]);
  const numberOf = new Map(
    (after.certificate as { certificate_id: number; number: string }[]).map((c) => [
      c.certificate_id,
      c.number,
    ]),
  );
  const events = after.certificate_event as {
    certificate_id: number;
    kind: string;
    plan_id: number;
    ground: string;
  }[];
  expect(events.map((e) => [numberOf.get(e.certificate_id), e.kind, e.plan_id, e.ground])).toEqual([
    ['18000000003', 'cancelled', number, 'retired'],
    ['18000000005', 'cancelled', number, 'surplus-certificate'],
    ['18000000007', 'cancelled', number, 'retired'],
    ['18000000011', 'cancelled', number, 'certificate-lapsed'],
  ]);
});

test('who stands where afterwards: a surplus card goes and its holder stays, a finding to confirm is left alone', async () => {
  await apply(store, await plan(store));
  const { standings } = await reportStatus(store, hunanPolicy, testDay, null);
  expect(standings).toMatchObject({ certified: 3, removed: 3, lapsed: 0, unqualified: 1 });
  const ids = { showIds: false, actor: 'clerk', what: '' };
  for (const stays of [id.fine, id.surplus, id.tooOld]) {
    expect(await showOfficer(store, hunanPolicy, testDay, stays, ids)).toMatchObject({
      standing: 'certified',
    });
  }
  expect(await reportAnnual(store, hunanPolicy, testDay, 2024)).toMatchObject({ removed: 3, holders: 3 });
});

describe('stale: the facts of a person to remove changed since the plan', () => {
  const unit = '荷塘区城市管理局';
  test.each<{ since: string; roster: Roster }>([
    {
      since: 'a posting was added',
      roster: { kind: 'officers', rows: [`${id.retired},李退,${unit},行政编制,执法岗位,在岗,2024-11-01`] },
    },
    {
      since: 'a card was suspended',
      roster: {
        kind: 'certificates',
        rows: [`18000000006,${id.surplus},2022-11-01,2027-10-31,暂扣,2024-12-01`],
      },
    },
    {
      since: 'a card was issued',
      roster: { kind: 'certificates', rows: [`18000000012,${id.lapsed},2024-12-01,2029-11-30,有效,`] },
    },
    {
      since: 'the unit was closed',
      roster: { kind: 'units', rows: ['430203000001,芦淞区城市管理局,芦淞区,城市管理,法定,2024-12-01,'] },
    },
  ])('$since', async ({ roster }) => {
    const number = await plan(store);
    await load(store, folder, roster);
    const before = dumpRegister(folder);
    await expect(apply(store, number)).rejects.toMatchObject(problem('plan-stale'));
    expect(dumpRegister(folder)).toEqual(before);
    const again = await plan(store);
    expect(await apply(store, again)).toMatchObject({ plan: again });
  });

  test('the refusal names who it is about, masked', async () => {
    const number = await plan(store);
    await load(store, folder, {
      kind: 'officers',
      rows: [`${id.retired},李退,${unit},行政编制,执法岗位,在岗,2024-11-01`],
    });
    const named = { name: '李退', officer: `430299********${id.retired.slice(-4)}` };
    await expect(apply(store, number)).rejects.toMatchObject({ problem: { params: { officers: [named] } } });
  });

  test('what happens to others leaves the plan as good as it was', async () => {
    const number = await plan(store);
    await load(store, folder, {
      kind: 'certificates',
      rows: [`18000000001,${id.fine},2022-11-01,2027-10-31,暂扣,2024-12-01`],
    });
    await load(store, folder, {
      kind: 'exam',
      exam: '2024-1',
      heldOn: '2024-12-01',
      rows: [`${id.candidate},郑候,芦淞区城市管理局,88,合格`],
    });
    expect(await apply(store, number)).toMatchObject(expected.apply);
  });

  test('two rounds on one day are read in one order when planning and when applying', async () => {
    const sat = (exam: string): Roster => ({
      kind: 'exam',
      exam,
      heldOn: '2024-03-16',
      rows: [`${id.retired},李退,${unit},88,合格`, `${id.lapsed},吴期,芦淞区城市管理局,77,合格`],
    });
    for (const exam of ['b', 'a', 'c']) await load(store, folder, sat(exam));
    expect(await apply(store, await plan(store))).toMatchObject({ removed: 3 });
  });
});

describe('refused', () => {
  test('on a day before the plan’s', async () => {
    const number = await plan(store);
    await expect(apply(store, number, null, '2024-12-30')).rejects.toMatchObject(problem('plan-before-date'));
  });

  test('a second time', async () => {
    const number = await plan(store);
    await apply(store, number);
    const before = dumpRegister(folder);
    await expect(apply(store, number)).rejects.toMatchObject(problem('plan-applied'));
    expect(dumpRegister(folder)).toEqual(before);
  });

  test('a plan that there is not', async () => {
    await expect(apply(store, 7)).rejects.toMatchObject(problem('plan-not-found'));
  });

  test('the second of two plans over the same officers', async () => {
    const first = await plan(store);
    const second = await plan(store);
    await apply(store, first);
    await expect(apply(store, second)).rejects.toMatchObject(problem('plan-stale'));
    expect(await show(store, second)).toMatchObject({ state: 'open' });
  });
});
