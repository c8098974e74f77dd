import { hunanPolicy } from '../../src/domain/policy.js';
import type { Store } from '../../src/store/open.js';
import { applyCleanup, type ApplyResult } from '../../src/usecases/apply-cleanup.js';
import { planCleanup } from '../../src/usecases/plan-cleanup.js';
import { showCleanup, type PlanDetail } from '../../src/usecases/show-cleanup.js';
import { testDay } from '../run-program.js';
import { makeId, type Roster } from './build-register.js';

/** Two units; seven officers, each for one thing that a cleanup must tell apart. */
export const id = {
  fine: makeId(1),
  retired: makeId(3),
  surplus: makeId(5),
  retiredContract: makeId(7),
  tooOld: makeId(9, '1960-01-15'),
  lapsed: makeId(11),
  candidate: makeId(13),
};

/** What a cleanup as of 2024-12-31 must find, by hand: holders are all but the candidate. */
export const expected = {
  plan: {
    holders: 6,
    flagged: 5,
    certain: 4,
    toConfirm: 1,
    byGround: {
      retired: 2,
      'not-on-establishment': 1,
      'certificate-lapsed': 1,
      'surplus-certificate': 1,
      'past-retirement-age': 1,
    },
    countedByGround: {
      retired: 2,
      'certificate-lapsed': 1,
      'surplus-certificate': 1,
      'past-retirement-age': 1,
    },
  },
  /** retired, retiredContract and lapsed go; of the surplus person one card goes. */
  apply: {
    removed: 3,
    certificates: 4,
    kept: 0,
    pending: 1,
    removedByGround: { retired: 2, 'certificate-lapsed': 1 },
    surplusCertificates: 1,
    pendingOfficers: [
      {
        officer: `430299********${id.tooOld.slice(-4)}`,
        name: '周超',
        unit: { code: '430203000001', name: '芦淞区城市管理局' },
        grounds: ['past-retirement-age'],
      },
    ],
  },
  cancelled: ['18000000003', '18000000005', '18000000007', '18000000011'],
};

export const smallBureau: readonly Roster[] = [
  {
    kind: 'units',
    rows: [
      '430202000001,荷塘区城市管理局,荷塘区,城市管理,法定,,荷塘城管',
      '430203000001,芦淞区城市管理局,芦淞区,城市管理,法定,,芦淞城管',
    ],
  },
  {
    kind: 'officers',
    rows: [
      `${id.fine},张安,荷塘区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
      `${id.retired},李退,荷塘区城市管理局,行政编制,执法岗位,退休,2024-05-01`,
      `${id.surplus},王双,荷塘区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
      `${id.retiredContract},赵兼,芦淞区城市管理局,合同制,执法岗位,退休,2024-05-01`,
      `${id.tooOld},周超,芦淞区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
      `${id.lapsed},吴期,芦淞区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
      `${id.candidate},郑候,芦淞区城市管理局,行政编制,执法岗位,在岗,2020-01-01`,
    ],
  },
  {
    kind: 'certificates',
    rows: [
      `18000000001,${id.fine},2022-11-01,2027-10-31,有效,`,
      `18000000003,${id.retired},2022-11-01,2027-10-31,有效,`,
      `18000000005,${id.surplus},2021-03-01,2026-02-28,有效,`,
      `18000000006,${id.surplus},2022-11-01,2027-10-31,有效,`,
      `18000000007,${id.retiredContract},2022-11-01,2027-10-31,有效,`,
      `18000000009,${id.tooOld},2022-11-01,2027-10-31,有效,`,
      `18000000011,${id.lapsed},2019-01-01,2023-12-31,过期,`,
    ],
  },
];

export async function plan(
  store: Store,
  {
    asOf = testDay,
    grounds = null,
    unit = null,
  }: { asOf?: string; grounds?: string[] | null; unit?: string | null } = {},
): Promise<number> {
  return planCleanup(store, {
    policy: hunanPolicy,
    asOf,
    actor: 'clerk',
    grounds,
    unit,
    signal: new AbortController().signal,
  });
}

/** Applies a plan; without a limit the guards are lifted, which a bureau of two units runs into at once. */
export function apply(
  store: Store,
  number: number,
  maxRemovals: string | null = null,
  asOf = testDay,
): Promise<ApplyResult> {
  const request = { plan: number, asOf, actor: 'chief', allowEmptyUnits: true };
  return applyCleanup(store, { ...request, maxRemovals: maxRemovals ?? '100%' });
}

export function show(store: Store, number: number): Promise<PlanDetail> {
  const ids = { showIds: false, actor: 'clerk', what: '' };
  return showCleanup(store, hunanPolicy, number, { ground: null, unit: null }, ids);
}

/** The shape of a UserError with this code. */
export function problem(code: string): { problem: { code: string } } {
  return { problem: { code } };
}
