import { makeId, type Roster } from '../cleanup/build-register.js';

/** One person for each standing that a report counts, and rounds on both sides of two New Year's nights. */
export const id = {
  certified: makeId(1),
  expiring: makeId(3),
  lapsed: makeId(5),
  suspended: makeId(7),
  qualified: makeId(9),
  unqualified: makeId(11),
  removed: makeId(13),
};

const unit = '荷塘区城市管理局';

export const office: readonly Roster[] = [
  {
    kind: 'units',
    rows: [
      `430202000001,${unit},荷塘区,城市管理,法定,,荷塘城管、荷塘区城管局`,
      '430203000001,=cmd,芦淞区,交通运输,法定,,',
      '430204000001,+86,石峰区,,法定,,',
      '430211000001,-1,天元区,,法定,2024-07-01,',
      '430212000001,@sum,渌口区,,法定,,',
    ],
  },
  {
    kind: 'officers',
    rows: [
      `${id.certified},张安,${unit},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.expiring},李将,${unit},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.lapsed},王期,${unit},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.suspended},赵停,${unit},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.qualified},周候,${unit},行政编制,执法岗位,在岗,2020-01-01`,
      `${id.unqualified},吴未,${unit},合同制,执法岗位,在岗,2020-01-01`,
      `${id.removed},郑销,${unit},行政编制,执法岗位,在岗,2020-01-01`,
    ],
  },
  {
    kind: 'certificates',
    rows: [
      `18000000001,${id.certified},2022-11-01,2027-10-31,有效,`,
      `18000000003,${id.expiring},2020-03-01,2025-02-28,有效,`,
      `18000000005,${id.lapsed},2019-01-01,2023-12-31,过期,`,
      `18000000007,${id.suspended},2022-11-01,2027-10-31,暂扣,2024-06-01`,
      `18000000013X,${id.removed},2022-11-01,2027-10-31,注销,2024-04-01`,
    ],
  },
  { kind: 'exam', exam: '2023-2', heldOn: '2023-12-31', rows: [`${id.unqualified},吴未,${unit},50,`] },
  {
    kind: 'exam',
    exam: '2024-1',
    heldOn: '2024-01-01',
    rows: [`${id.qualified},周候,${unit},80,合格`, `${id.unqualified},吴未,${unit},缺考,`],
  },
  {
    kind: 'exam',
    exam: '2024-2',
    heldOn: '2024-12-31',
    rows: [
      `${id.unqualified},吴未,${unit},59,不合格`,
      `${id.certified},张安,${unit},免考,`,
      `${id.suspended},赵停,${unit},作弊,`,
    ],
  },
  {
    kind: 'exam',
    exam: '2025-1',
    heldOn: '2025-01-01',
    asOf: '2025-01-31',
    rows: [`${id.unqualified},吴未,${unit},90,`],
  },
];
