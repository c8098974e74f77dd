import type { Messages } from './en.js';
import { word } from './wording-zh.js';

export const grounds: Messages['grounds'] = {
  deceased: '死亡',
  dismissed: '辞退开除',
  retired: '退休',
  left: '调离辞职',
  'off-post': '调离执法岗位',
  'not-on-establishment': '非在编人员',
  'unit-closed': '单位撤销或无主体资格',
  'never-qualified': '无合格记录',
  'certificate-lapsed': '证件过期',
  'surplus-certificate': '一人多证',
  'past-retirement-age': '超法定退休年龄',
  'renewal-exam-failed': '换证考试未通过',
  'certificate-lost': '证件遗失未补',
  'training-short': '培训学时不足',
  'appraisal-failed': '年度考核不称职',
  inactive: '长期未执法',
  disciplined: '受处分或受审查',
};

export function isGround(code: string): code is keyof typeof grounds {
  return code in grounds;
}

export const groundReasons: Messages['groundReasons'] = {
  deceased: ({ unit, since }) => `${since}起登记为死亡（${unit}）`,
  dismissed: ({ unit, since }) => `${since}被${unit}辞退或开除`,
  retired: ({ unit, since }) => `${since}从${unit}退休`,
  left: ({ state, unit, since }) => `${since}从${unit}${word(state)}，此后无新任职`,
  'off-post': ({ unit, since }) => `${since}起不在${unit}执法岗位`,
  'not-on-establishment': ({ staffing, unit }) =>
    `在${unit}的编制性质为${word(staffing)}；执法人员须为在编人员`,
  'unit-closed': ({ unit, closedOn }) =>
    closedOn ? `任职单位${unit}已于${closedOn}撤销或合并` : `任职单位${unit}无执法主体资格`,
  'never-qualified': ({ number, issuedOn, firstRoundOn }) =>
    `执法证${number}于${issuedOn}发放，此前无合格或免考记录（考试记录始于${firstRoundOn}）`,
  'certificate-lapsed': ({ number, expiresOn, graceMonths }) =>
    `执法证${number}有效期至${expiresOn}，已过期${graceMonths > 0 ? `，${graceMonths}个月宽限期已满` : ''}`,
  'surplus-certificate': ({ number, issuedOn, newerNumber }) =>
    `执法证${number}（${issuedOn}发证）为多余证件，保留有效的${newerNumber}`,
  'past-retirement-age': ({ reachedIn, otherMonth }) =>
    otherMonth
      ? `法定退休年月为${[reachedIn, otherMonth].sort().join('（工人）或')}（干部），仍登记在职`
      : `法定退休年月为${reachedIn}，仍登记在职`,
  'renewal-exam-failed': ({ number, expiresOn, exam, heldOn, outcome }) =>
    `执法证${number}有效期至${expiresOn}，${heldOn}换证考试${exam}${word(outcome)}，此后无合格记录`,
  'certificate-lost': ({ number, lostOn }) => `执法证${number}于${lostOn}报失，至今未补发`,
  'training-short': ({ year, hours, required }) => `${year}年培训${hours}学时，未满${required}学时`,
  'appraisal-failed': ({ year }) => `${year}年度考核不称职`,
  inactive: ({ lastActOn, limitMonths }) => `最近一次执法在${lastActOn}，已超过${limitMonths}个月未执法`,
  disciplined: ({ kind, since }) => `${since}起${word(kind)}`,
};
