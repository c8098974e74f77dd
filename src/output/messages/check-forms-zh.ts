import type * as en from './check-forms-en.js';
import { grounds, isGround } from './grounds-zh.js';
import { bracketed, list, word } from './wording-zh.js';

// 单位核查表、单位答复和司法局决定的用语。

const nameGround = (code: string): string => (isGround(code) ? grounds[code] : code);
const closest = (names: readonly string[]): string => (names.length > 0 ? `相近的有：${list(names)}。` : '');

export const answerTitles: typeof en.answerTitles = {
  'answer-other-plan': '其他清理方案的表',
  'answer-unit-unknown': '单位编码未登记',
  'answer-unit-unplanned': '单位不在清理范围内',
  'answer-other-unit': '非本单位人员',
  'answer-other-name': '执法证属于他人',
  'answer-missing': '未填答复',
  'answer-contradiction': '答复与所填内容不符',
  'answer-ground-missing': '未填清理情形',
  'answer-ground-unplanned': '清理情形不在方案内',
  'answer-ground-contradicted': '清理情形与登记库不符',
  'answer-card-not-surplus': '所填证号不是多余证件',
  'answer-reason-missing': '保留未填理由',
  'answer-target-missing': '未填调往单位',
  'answer-target-unknown': '调往单位未登记',
  'answer-target-closed': '调往单位已撤销',
  'answer-target-same': '调往单位为本单位',
  'answer-date-late': '日期晚于当日',
  'answer-twice': '同一人有两种答复',
  'answer-open': '列入清理人员未答复',
  'answer-late': '逾期报送',
};

export const answerFindings: typeof en.answerFindings = {
  'answer-other-plan': ({ value, plan }) => ({
    message: value === '' ? '未填清理计划编号' : `这是第${value}号清理方案的核查表，不是第${plan}号`,
    hint:
      value === ''
        ? `请按下发的核查表填写${bracketed(`本次为${plan}`)}。`
        : `请使用第${plan}号方案下发的核查表，或改用qualreg cleanup return ${value}导入。`,
  }),
  'answer-unit-unknown': ({ value, candidates }) => ({
    message: `没有编码为${value}的单位`,
    hint: `${closest(candidates)}请按下发的核查表填写单位编码。`,
  }),
  'answer-unit-unplanned': ({ unit, planned }) => ({
    message: `${unit}不在本次清理范围内，本方案只涉及${planned}`,
    hint: '请使用下发的核查表。',
  }),
  'answer-other-unit': ({ unit, known }) => ({
    message:
      known === null ? `方案基准日该人员不是${unit}的持证人员` : `本方案中该人员属于${known}，不属于${unit}`,
    hint: known === null ? '请删去该行，或更正执法证号。' : `应由${known}在其核查表中答复。`,
  }),
  'answer-other-name': ({ name, known }) => ({
    message: `该执法证登记在${known}名下，不是${name}`,
    hint: '请与下发的核查表核对姓名和执法证号。',
  }),
  'answer-missing': () => ({
    message: '该行填了内容，但未填单位答复',
    hint: '请选择清理、保留或调入其他单位。',
  }),
  'answer-contradiction': ({ answer }) => ({
    message:
      answer === 'keep'
        ? '答复为保留，却填了清理情形或调往单位'
        : answer === 'remove'
          ? '答复为清理，却填了调往单位'
          : '答复为调入其他单位，却填了清理情形',
    hint: '请更改答复，或清空多填的一格。',
  }),
  'answer-ground-missing': () => ({ message: '答复为清理，但未填清理情形', hint: '请从下拉列表中选择。' }),
  'answer-ground-unplanned': ({ value, allowed }) => ({
    message: `“${value}”不是本方案的清理情形`,
    hint: `可选：${list(allowed.map((ground) => grounds[ground]))}。`,
  }),
  'answer-ground-contradicted': ({ ground }) => ({
    message: `登记库显示该清理情形不成立${bracketed(grounds[ground])}`,
    hint: '请用qualreg officer show查看该人员；改选其他情形，或先更正登记信息。',
  }),
  'answer-card-not-surplus': ({ value, surplus }) => ({
    message: `执法证${value}是应保留的证件，不是多余证件`,
    hint: `请填写多余证件的证号：${surplus.join('、')}。`,
  }),
  'answer-reason-missing': () => ({
    message: '列入清理的人员，或此前已答复清理、调入其他单位的人员，现答复为保留，但未填理由',
    hint: '请写明核查结果或此前的答复为何不成立。',
  }),
  'answer-target-missing': () => ({
    message: '答复为调入其他单位，但未填调往单位',
    hint: '请从下拉列表中选择。',
  }),
  'answer-target-unknown': ({ value, candidates }) => ({
    message: `调往单位${value}未登记`,
    hint: `${closest(candidates)}请从下拉列表中选择；调往未登记单位的，答复应为清理。`,
  }),
  'answer-target-closed': ({ unit, on }) => ({
    message: `调往单位${unit}已于${on}撤销`,
    hint: '请填承接其职能的单位。',
  }),
  'answer-target-same': ({ unit }) => ({
    message: `调往单位${unit}就是本单位`,
    hint: '请改为保留，或填写另一单位。',
  }),
  'answer-date-late': ({ on, today }) => ({
    message: `${on}晚于${today}`,
    hint: '请更正日期；尚未发生的事不能答复。',
  }),
  'answer-twice': ({ first }) => ({
    message: `${first.file}第${first.line}行对该人员另有不同答复`,
    hint: '已采用前一行。每人只留一行。',
  }),
  'answer-open': () => ({
    message: '该列入清理人员尚未答复',
    hint: '请催办；答复前按原核查结果处理。',
  }),
  'answer-late': ({ due, on }) => ({
    message: `核查表应于${due}前报送，实际于${on}报送`,
    hint: '答复已采用。',
  }),
};

export const checkFormProblems: typeof en.checkFormProblems = {
  'due-before-dispatch': ({ due, on }) => ({
    message: `截止日期${due}早于下发日期${on}`,
    hint: '请推后--due，或更改--as-of。',
  }),
  'plan-not-dispatched': ({ plan }) => ({
    message: `第${plan}号清理方案还没有下发核查表`,
    hint: `请先生成：qualreg cleanup dispatch ${plan} --out DIR --due DATE。`,
  }),
  'person-not-flagged': ({ plan, officer }) => ({
    message: `${officer}未列入第${plan}号清理方案`,
    hint: `未写入任何内容。列入人员见qualreg cleanup show ${plan}。`,
  }),
  'ground-not-found': ({ officer, ground, found }) => ({
    message: `${officer}不涉及清理情形${nameGround(ground)}`,
    hint: `未写入任何内容。涉及的有：${list(found.map(nameGround))}。不写--ground则对全部情形作出决定。`,
  }),
};

const chooseFrom = '请从下拉列表中选择。';

export const checkForms: typeof en.checkForms = {
  sheet: '核查表',
  summaryName: '汇总表',
  summaryHeadings: {
    unit: '单位',
    onEstablishment: '在编人数',
    holders: '持证人数',
    flagged: '列入清理人数',
    toConfirm: '待确认',
    due: '截止日期',
  },
  sexes: { male: '男', female: '女' },
  answers: { remove: '清理', keep: '保留', moved: '调入其他单位' },
  nothingFound: '—',
  join: (sentences) => sentences.join('；'),
  notesHeadings: ['列', '填写方法'],
  notes: {
    answer: `${chooseFrom}列入清理的人员排在前面，须逐人答复；其余人员已填“保留”，情况不符的请更改。`,
    ground: `答复为“清理”时填写。${chooseFrom}`,
    movedTo: `答复为“调入其他单位”时填写现工作单位。${chooseFrom}`,
    since: '情况发生的日期，填写格式：2024-05-06。',
    reason: '列入清理的人员拟保留的，须写明核查结果为何不成立。',
    plan: '本列及单位编码、执法证号请勿更改，答复凭此认定。',
  },
  refuse: (heading) => `“${heading}”请从下拉列表中选择。`,
  replace: (files, first) => `已有${files}个同名文件（如${first}），其中可能有单位已填报的核查表。是否替换？`,
  dispatched: (forms, out, flagged, holders, due) =>
    `已在${out}生成核查表${forms}份和汇总表：持证人员${holders}人，其中列入清理${flagged}人${due === null ? '' : `，答复截止${due}`}。`,
  withoutUnit: (persons) =>
    `列入清理的人员中有${persons}人没有所在单位，不在任何核查表中，请用qualreg cleanup decide处理。`,
  states: { waiting: '未报送', part: '未答全', done: '已完成' },
  overdue: '已逾期',
  late: '逾期报送',
  waiting: (w) =>
    `共${w.units}个单位：已完成${w.done}个，未答全${w.part}个，未报送${w.waiting}个；逾期${w.overdue}个。`,
  stillOpen: (open, flagged) => `列入清理${flagged}人，尚有${open}人未答复。`,
  decidedBy: (by, reason) => (reason === null ? word(by) : `${word(by)}：${reason}`),
  decided: (persons) => `已对${persons}人作出决定。`,
  columns: {
    decidedBy: '决定方',
    answered: '已答复',
    open: '未答复',
    due: '截止日期',
    returnedOn: '报送日期',
    note: '备注',
  },
  fields: {
    plan: '清理计划',
    answer: '单位答复',
    ground: '清理情形',
    movedTo: '调往单位',
    reason: '理由',
  },
  options: {
    formsOut: '存放核查表的文件夹，没有则新建',
    due: '答复截止日期（YYYY-MM-DD，含当日）',
    waiting: '尚未答复的单位，逾期的另作标注',
    pending: '只看尚无人决定的',
    decideOfficer: '身份证号或执法证号（可重复）',
    decision: '决定：keep为保留，remove为清理',
    decideGround: '只对这一清理情形（默认：全部涉及的情形）',
    decideReason: '理由，随决定留存',
  },
};
