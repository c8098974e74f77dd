// `--as-of` in the built program: yesterday, the day and tomorrow around a selection of boundaries, worked out by hand. The whole
// table, without the program around it, is tests/domain/boundaries.test.ts.
import { beforeAll, describe, expect, test } from 'vitest';
import { hunanPolicy } from '../../src/domain/policy.js';
import type { Store } from '../../src/store/open.js';
import { buildRegister, makeId, type Roster } from '../cleanup/build-register.js';
import { makeFolder, runJson } from '../run-program.js';

const id = {
  leap: makeId(1),
  suspended: makeId(3),
  renewed: makeId(5),
  passed: makeId(7),
  signedUp: makeId(9),
  retired: makeId(11),
  atClosedUnit: makeId(13),
  manOf60: makeId(15, '1965-01-31'),
};
/** Numbers that the register gives to persons and cards, in the order of the lists. */
const suspended = { officer_id: 2, certificate_id: 2 };
const renewed = { officer_id: 3, certificate_id: 3 };

const at = (who: string, name: string, unit = '荷塘区城市管理局'): string =>
  `${who},${name},${unit},行政编制,执法岗位`;
const lists: readonly Roster[] = [
  {
    kind: 'units',
    rows: [
      '430202000001,荷塘区城市管理局,荷塘区,城市管理,法定,,',
      '430203000001,芦淞区城市管理局,芦淞区,城市管理,法定,2024-07-01,',
    ],
  },
  {
    kind: 'officers',
    rows: [
      `${at(id.leap, '张闰')},在岗,2020-01-01`,
      `${at(id.suspended, '李停')},在岗,2020-01-01`,
      `${at(id.renewed, '王续')},在岗,2020-01-01`,
      `${at(id.passed, '赵考')},在岗,2020-01-01`,
      `${at(id.signedUp, '周报')},在岗,2020-01-01`,
      `${at(id.retired, '吴退')},在岗,2020-01-01`,
      `${at(id.atClosedUnit, '郑撤', '芦淞区城市管理局')},在岗,2020-01-01`,
      `${at(id.manOf60, '冯龄')},在岗,2020-01-01`,
    ],
  },
  { kind: 'officers', rows: [`${at(id.retired, '吴退')},退休,2024-06-30`] },
  {
    kind: 'certificates',
    // Of the first the last day is left to the policy: five years from a leap day end with 2029-02-28.
    rows: [
      `18000000001,${id.leap},2024-02-29,,有效,`,
      `18000000002,${id.suspended},2022-11-01,2027-10-31,有效,`,
      `18000000003,${id.renewed},2022-11-01,2027-10-31,有效,`,
      `18000000006,${id.retired},2022-11-01,2027-10-31,有效,`,
      `18000000007,${id.atClosedUnit},2022-11-01,2027-10-31,有效,`,
      `18000000008,${id.manOf60},2022-11-01,2027-10-31,有效,`,
    ],
  },
  {
    kind: 'exam',
    exam: '2024-1',
    heldOn: '2024-02-29',
    rows: [`${id.passed},赵考,荷塘区城市管理局,80,合格`],
  },
  {
    kind: 'exam',
    exam: '2024-2',
    heldOn: '2024-06-15',
    headings: 'idNumber,name,unit',
    rows: [`${id.signedUp},周报,荷塘区城市管理局`],
  },
];

const cwd = makeFolder();
beforeAll(async () => {
  const store = await buildRegister(cwd, lists);
  await addEvents(store);
  const policy = JSON.stringify({ ...hunanPolicy, name: '新标准', renewalWindowMonths: 12 });
  const said = { policy, reason: '新规', actor: 'chief', recorded_at: '2028-01-01' };
  await store.insertMany('policy', [{ policy_id: 1, in_force_from: '2028-03-15', ...said }]);
  await store.close();
});

async function addEvents(store: Store): Promise<void> {
  const common = { event_no: 1, plan_id: null, ground: null, file_id: null, line: null, reason: null };
  const by = { actor: 'clerk', recorded_at: '2024-01-01' };
  await store.insertMany('certificate_event', [
    {
      ...suspended,
      ...common,
      ...by,
      kind: 'suspended',
      occurred_on: '2023-12-01',
      until: '2024-02-29',
    },
    { ...renewed, ...common, ...by, kind: 'renewed', occurred_on: '2027-11-15', until: '2032-10-31' },
  ]);
  const closing = { exam_id: 2, event_no: 1, kind: 'closed', occurred_on: '2024-07-01' } as const;
  await store.insertMany('exam_event', [{ ...closing, ...by, reason: null }]);
}

interface Shown {
  standing: string;
  expiring: boolean;
  reasons: { code: string }[];
  findings: { ground: string }[];
  sittings: { outcome: string }[];
  policy: { name: string };
}
const standingOf = ({ standing, expiring }: Shown): string => standing + (expiring ? '+' : '');
const groundsOf = ({ findings }: Shown): string => findings.map(({ ground }) => ground).join();
const outcomeOf = ({ sittings }: Shown): string => sittings.map(({ outcome }) => outcome).join();

interface Boundary {
  why: string;
  who: string;
  days: [string, string, string];
  read: (shown: Shown) => string;
  expected: [string, string, string];
}
const boundaries: Boundary[] = [
  {
    why: 'issued on a leap day',
    who: id.leap,
    days: ['2024-02-28', '2024-02-29', '2024-03-01'],
    read: standingOf,
    expected: ['unqualified', 'certified', 'certified'],
  },
  {
    why: 'last day of five years from a leap day, which the program counted itself',
    who: id.leap,
    days: ['2029-02-27', '2029-02-28', '2029-03-01'],
    read: standingOf,
    expected: ['certified+', 'certified+', 'lapsed'],
  },
  {
    why: 'the policy changes: twelve months before 2029-02-28 have begun on that day, six have not',
    who: id.leap,
    days: ['2028-03-14', '2028-03-15', '2028-03-16'],
    read: standingOf,
    expected: ['certified', 'certified+', 'certified+'],
  },
  {
    why: 'the policy changes: its name',
    who: id.leap,
    days: ['2028-03-14', '2028-03-15', '2028-03-16'],
    read: ({ policy }) => policy.name,
    expected: ['hunan', '新标准', '新标准'],
  },
  {
    why: 'first day of the renewal window',
    who: id.retired,
    days: ['2027-04-30', '2027-05-01', '2027-05-02'],
    read: standingOf,
    expected: ['certified', 'certified+', 'certified+'],
  },
  {
    why: 'last day of a suspension, a leap day; then valid by itself',
    who: id.suspended,
    days: ['2024-02-28', '2024-02-29', '2024-03-01'],
    read: standingOf,
    expected: ['suspended', 'suspended', 'certified'],
  },
  {
    why: 'the old last day of a card that was renewed later',
    who: id.renewed,
    days: ['2027-10-30', '2027-10-31', '2027-11-01'],
    read: standingOf,
    expected: ['certified+', 'certified+', 'lapsed'],
  },
  {
    why: 'renewed',
    who: id.renewed,
    days: ['2027-11-14', '2027-11-15', '2027-11-16'],
    read: standingOf,
    expected: ['lapsed', 'certified', 'certified'],
  },
  {
    why: 'last day of a pass of a leap day: 24 months later February has 28 days',
    who: id.passed,
    days: ['2026-02-27', '2026-02-28', '2026-03-01'],
    read: standingOf,
    expected: ['qualified', 'qualified', 'pass-lapsed'],
  },
  {
    why: 'the round is closed: no result is an absence',
    who: id.signedUp,
    days: ['2024-06-30', '2024-07-01', '2024-07-02'],
    read: outcomeOf,
    expected: ['registered', 'absent', 'absent'],
  },
  {
    why: 'retired',
    who: id.retired,
    days: ['2024-06-29', '2024-06-30', '2024-07-01'],
    read: groundsOf,
    expected: ['', 'retired', 'retired'],
  },
  {
    why: 'first day on which the unit is closed',
    who: id.atClosedUnit,
    days: ['2024-06-30', '2024-07-01', '2024-07-02'],
    read: groundsOf,
    expected: ['', 'unit-closed', 'unit-closed'],
  },
  {
    why: 'last day of the statutory month of a man born 1965-01: 2025-02',
    who: id.manOf60,
    days: ['2025-02-27', '2025-02-28', '2025-03-01'],
    read: groundsOf,
    expected: ['', '', 'past-retirement-age'],
  },
];

describe('officer show --as-of', () => {
  test.each(boundaries)('$why: $days.1', ({ who, days, read, expected }) => {
    const shown = days.map((day) => runJson(['officer', 'show', who, '--as-of', day], { cwd }).json as Shown);
    expect(shown.map(read)).toEqual(expected);
  });
});

describe('status --as-of', () => {
  // 赵考 sat on 2024-02-29, 周报 on 2024-06-15 only; both have a posting since 2020, as all eight have.
  test.each([
    { asOf: '2019-12-31', officers: 0, certified: 0, qualified: 0 },
    { asOf: '2020-01-01', officers: 8, certified: 0, qualified: 0 },
    { asOf: '2022-10-31', officers: 8, certified: 0, qualified: 0 },
    { asOf: '2022-11-01', officers: 8, certified: 5, qualified: 0 },
    { asOf: '2024-02-28', officers: 8, certified: 4, qualified: 0 },
    { asOf: '2024-02-29', officers: 8, certified: 5, qualified: 1 },
    { asOf: '2024-03-01', officers: 8, certified: 6, qualified: 1 },
  ])('$asOf: $officers officers, $certified certified', ({ asOf, officers, certified, qualified }) => {
    const { json } = runJson(['status', '--as-of', asOf], { cwd });
    expect(json).toMatchObject({ asOf, officers, standings: { certified, qualified } });
  });
});

describe('cleanup plan --as-of', () => {
  test.each([
    { asOf: '2024-06-29', byGround: {} },
    { asOf: '2024-06-30', byGround: { retired: 1 } },
    { asOf: '2024-07-01', byGround: { retired: 1, 'unit-closed': 1 } },
    { asOf: '2025-03-01', byGround: { retired: 1, 'unit-closed': 1, 'past-retirement-age': 1 } },
  ])('$asOf: $byGround', ({ asOf, byGround }) => {
    const grounds = ['retired', 'unit-closed', 'past-retirement-age', 'certificate-lapsed'].join();
    const { json } = runJson(['cleanup', 'plan', '--as-of', asOf, '--grounds', grounds], { cwd });
    expect(json).toMatchObject({ asOf, byGround });
    expect(Object.keys((json as { byGround: object }).byGround)).toEqual(Object.keys(byGround));
  });
});
