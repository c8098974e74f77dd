import type { Messages } from './en.js';
import { grounds } from './grounds-zh.js';
import { bracketed, labelled, list, word } from './wording-zh.js';

const notices = '海门、遂宁、达州、甘肃、河北清理通知';
const order280 = '《湖南省行政执法人员和行政执法辅助人员管理办法》（省政府令第280号）';

const rules: Messages['explain']['rules'] = {
  'last-day-inclusive': '执法证在有效期最后一日（含当日）仍有效（湖南：2022-11-01发放的证件至2027-10-31）',
  'renewal-window': '有效期届满前的规定期限内须重新参加考试（湖南）',
  suspension: '证件暂扣期间不得执法，恢复有效或暂扣期满后自动有效（通行做法）',
  loss: '证件遗失期间不得凭证执法，找回或补发后恢复（通行做法）',
  'physical-return': '证件收回后不得执法（通行做法）',
  replacement: '证件换发后原证作废，以新证为准（通行做法）',
  revocation: '吊销属于处理决定，证件不再恢复（通行做法）',
  cancellation: '注销后证件不再恢复；是否清理由司法局决定（通行做法）',
  'pass-lapses': '考试合格后逾期未申领执法证的，成绩失效（达川2011年通知：至下一次考试止）',
  'exam-required':
    '申领执法证须规定科目考试合格或者免考（通行合格分数60分：达州2020年、六安2025年通知；免考：常州2021年通知）',
  'posting-apart': `执法人员须在编在职（${order280}），但证件在司法局注销前仍然有效`,
  death: `执法人员死亡的，注销其执法证（${notices}）`,
  dismissal: `执法人员被辞退、开除的，注销其执法证（${notices}）`,
  'in-service': `执法人员须在编在职（${order280}）`,
  'enforcement-post': `执法人员须在执法岗位（${notices}）`,
  'on-establishment': `执法人员须为在编人员，辅助人员不得持有执法证（${order280}）`,
  'authority-of-unit': `单位撤销、合并或者无执法主体资格的，不再有执法人员（${notices}）`,
  'grace-after-expiry': `证件过期，宽限期满仍未换证的，予以注销（${notices}）`,
  'one-card': `一人持有多个有效证件的，只保留最新的一个（${notices}）`,
  'retirement-month':
    '超过法定退休年月的不再执法（全国人大常委会2024-09-13决定，2025-01-01起施行）；可能提前退休，由单位确认',
  'renewal-exam': '有效期届满前须重新参加考试并合格（湖南）',
  'lost-card': `证件遗失未补发的，予以注销（${notices}）`,
  'training-hours':
    '持证人员每年须完成规定学时的培训（通行60学时，依据《法治政府建设实施纲要（2021—2025年）》）',
  appraisal: `年度考核不得为不称职（${notices}）`,
  inactivity: '持证人员在规定期限内须有执法活动（海门1年，达州2年）',
  discipline: `受处分、受审查的人员列入清理排查（${notices}）`,
};

const policyValues: Messages['explain']['policyValues'] = {
  renewalWindowMonths: (n) => `换证考试期${n}个月`,
  renewalGraceMonths: (n) => `过期宽限${n}个月`,
  passValidForMonths: (n) => `合格成绩有效${n}个月`,
  passMarks: (marks) =>
    `合格分数为${list(Object.entries(marks).map(([paper, mark]) => `${word(paper)}${mark}分`))}`,
  papersRequired: (papers) => `须合格科目为${list(papers.map(word))}`,
  paperPassKeptForMonths: (n) => (n === 0 ? '单科合格不保留' : `单科合格保留${n}个月`),
  exemptKinds: (kinds) => `免考情形为${list(kinds)}`,
  trainingHoursPerYear: (n) => `每年培训${n}学时`,
  inactiveAfterMonths: (n) => `未执法期限${n}个月`,
  onEstablishment: (staffings) => `在编性质为${list(staffings.map(word))}`,
  retirement: ({ classes, flagAfter }) =>
    `退休年龄为男${classes.men.baseAge}岁起，女按编制性质${classes['women-55'].baseAge}岁或${classes['women-50'].baseAge}岁起，两者皆有可能时按${flagAfter === 'latest' ? '较晚' : '较早'}年月`,
};

const disciplines: Record<string, string> = {
  sanctioned: '受处分',
  investigated: '受审查',
  cleared: '处分或审查已解除',
};

const deciders = { register: '按登记记录', unit: '按单位答复', bureau: '由司法局决定' };

export const explain: Messages['explain'] = {
  rules,
  policyValues,
  rule: (text) => labelled('规则', text),
  policy: (values, { name, since, isOwn }) =>
    `${labelled('政策', values.join('；'))}${bracketed(isOwn ? '程序自带的湖南标准' : `${name}，${since === null ? '自始' : `${since}起`}施行`)}`,
  source: (text) => labelled('来源', text),
  sourceIsPlan: (plan) => `第${plan}号清理方案`,
  noSource: '无对应的名单行',
  mode: (mode) => `认定方式为${mode}`,
  openRetirement: (months) => `法定退休年月为${months.join('或')}，仅凭编制性质无法确定`,
  findingsOn: (asOf) => `按${asOf}排查的清理原因`,
  finding: (ground, reason, mode) => `${labelled(ground, reason)}${bracketed(mode)}`,
  plans: '清理方案',
  plan: (plan, asOf, appliedOn) =>
    `第${plan}号方案（${asOf}，${appliedOn === null ? '未执行' : `${appliedOn}执行`}）`,
  settled: (ground, mode, { decision, by, reason }) =>
    labelled(
      ground + bracketed(mode),
      word(decision) +
        (by === null ? '' : `，${deciders[by]}`) +
        (reason === null ? '' : `，理由：${reason}`),
    ),
  training: (course, hours) => `培训${hours}学时${course === null ? '' : bracketed(course)}`,
  appraisal: (result) => labelled('年度考核', word(result)),
  enforcementAct: '已知最近一次执法',
  discipline: (kind) => disciplines[kind] ?? kind,
  answered: (plan, unit, { answer, ground, movedTo, reason }) => {
    const said = movedTo === null ? word(answer) : `调入${movedTo}`;
    const because = ground === null ? '' : bracketed(grounds[ground]);
    return `${unit}在第${plan}号方案核查表中答复：${said}${because}${reason === null ? '' : `，${reason}`}`;
  },
  decided: (plan, actor, { decision, ground, reason }) =>
    `司法局在第${plan}号方案中决定（${actor}）：${word(decision)}${ground === null ? '' : bracketed(grounds[ground])}，${reason}`,
};
