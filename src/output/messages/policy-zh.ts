import type { Messages } from './en.js';
import type { policyStops as english } from './policy-en.js';
import { bracketed, list } from './wording-zh.js';

const didYouMean = (closest: string | null): string => (closest === null ? '' : `是否想写 ${closest}？`);

const problems: Messages['policy']['problems'] = {
  syntax: () => ({
    message: '无法按YAML格式读取',
    hint: '请检查缩进，以及是否缺少冒号、括号或引号；错处也可能在上一行。',
  }),
  'tab-indent': () => ({ message: '行首用了制表符', hint: '请用空格缩进。' }),
  'documents-several': () => ({
    message: '从这里又开始了一份规则（---）',
    hint: '一个文件只写一份规则，请删去这一行或其后内容。',
  }),
  directive: ({ value }) => ({ message: `不需要“${value}”`, hint: '请删去这一行。' }),
  tag: ({ value }) => ({ message: `“${value}”是类型标记`, hint: '请删去标记，只写值。' }),
  reference: ({ value }) => ({ message: `“${value}”是引用`, hint: '请在每一处直接写出值。' }),
  'key-twice': () => ({ message: '该项重复出现', hint: '请删去其中一个。' }),
  'key-unknown': ({ closest, allowed }) => ({
    message: '没有这一项',
    hint: closest === null ? `此处可写：${list(allowed)}。` : didYouMean(closest),
  }),
  'key-missing': () => ({ message: '未填写', hint: '请补上，此项没有默认值。' }),
  'value-missing': () => ({ message: '没有值', hint: '请填写；要用默认值的，请删去此项。' }),
  'not-keys': ({ value, allowed }) => ({
    message: `写成了“${value}”，此项下面应分项填写`,
    hint: `请另起行缩进填写：${list(allowed)}。`,
  }),
  'not-list': ({ value }) => ({
    message: `写成了“${value}”，此处应为列表`,
    hint: '请每行写一个，行首加“- ”，或写成 [甲, 乙]。',
  }),
  'not-text': ({ value }) => ({
    message: `写成了${value}，此处应为文字`,
    hint: '数字或 true、false 作文字用时，请加引号。',
  }),
  'not-yes-no': ({ value }) => ({ message: `写成了“${value}”`, hint: '请写 true（是）或 false（否）。' }),
  'not-number': ({ value, whole, min, max }) => ({
    message: `写成了“${value}”`,
    hint: `应为${min}到${max}之间的${whole ? '整数' : '数'}，不加引号。`,
  }),
  'not-choice': ({ value, closest, allowed }) => ({
    message: `“${value}”不是可用的值`,
    hint: `${didYouMean(closest)}可用：${list(allowed)}。`,
  }),
  'not-area-code': ({ value }) => ({
    message: `“${value}”不是六位区划代码`,
    hint: "请加引号填写，如 '430202'。",
  }),
  'not-pattern': ({ value }) => ({
    message: `“${value}”不是有效的格式表达式`,
    hint: "请写正则表达式并加引号，如11位数字写 '^\\d{11}$'。",
  }),
  'list-empty': () => ({ message: '列表是空的', hint: '请至少填写一个。' }),
  'value-twice': ({ value }) => ({ message: `“${value}”在列表中重复`, hint: '请删去其中一个。' }),
};

const notes: Messages['policy']['notes'] = {
  name: '本规则的名称。',
  certificateValidForYears: '执法证有效期（年），到期日为周年日的前一天。',
  renewalWindowMonths: '到期前多少个月内为临近到期，须重新参加考试。',
  renewalGraceMonths: '到期未换证的，过多少个月后列入清理。',
  passValidForMonths: '考试合格后多少个月内须申领执法证。',
  passMarks: '各科合格分数（满分100）。',
  papersRequired: '两科考试中必须合格的科目。',
  paperPassKeptForMonths: '两科中一科合格的成绩保留多少个月；0为须同一轮次都合格。',
  exemptKinds: '可以免考的情形，按备注栏的写法。',
  trainingHoursPerYear: '持证人员每年应完成的培训学时。',
  minutesPerClassHour: '一学时折合多少分钟。',
  inactiveAfterMonths: '超过多少个月未执法的，为长期未执法。',
  roundSpansAtMostDays: '同一轮次考试的日期最多相隔多少天。',
  certificateNumberPattern: '执法证号格式（正则表达式），不符的给出提醒后照收。',
  onEstablishment: '属于在编的编制性质。',
  shouldHold: '持证率中的应持证人员，须为在编，并且：',
  'shouldHold.states': '人员状态为其中之一；',
  'shouldHold.exceptPosts': '不在下列岗位。',
  retirement: '法定退休年龄（2024年9月13日决定）。',
  'retirement.classes': '各类人员：2025年前的退休年龄（岁）、每多少个月出生延迟一个月、最多延迟多少个月。',
  'retirement.womenByStaffing': '女性按编制性质可能属于的类别；仅凭编制性质不能确定的写两类。',
  'retirement.flagAfter': '有两个可能的退休年月时，按较早（earliest）还是较晚（latest）的列入清理。',
  grounds: '启用的清理原因，按统计顺序排列；certain为可直接认定，confirm为须单位核实。',
  guards: '执行清理时，除非另有指定，出现下列情况即不予执行。',
  'guards.maxRemovalsPercent': '清理人数超过持证人数的百分之多少。',
  'guards.allowEmptyUnits': '是否允许单位清理后无一人持证：true为允许，false为不允许。',
  districts: '本市区县：代码、中文名、英文名。',
  region: '单位名称可以怎样开头。',
  'region.province': '省名全称。',
  'region.city': '市名全称。',
  'region.cityForShort': '市的简称。',
};

export const policy: Messages['policy'] = {
  problems,
  notes,
  sinceBeginning: '自始',
  since: (day) => `自${day}起`,
  head: (name, since, until) =>
    `规则“${name}”，${since}执行${until === null ? '' : `，至${until}止（含当日）`}`,
  setBy: (actor, on, reason) => `${on}由${actor}设定${reason === null ? '' : `：${reason}`}`,
  byDefault: '尚未设定过规则，此为程序默认规则。',
  fine: (name) => `规则“${name}”没有问题。`,
  wrong: (count) => `有${count}处错误，不能设定。`,
  more: (count) => `另有${count}处`,
  fromDefault: (keys) => `文件中未写、按湖南默认值执行的项：${list(keys)}`,
  nothingChanges: '与现行规则内容相同。',
  unchanged: (from) => `未写入任何数据：${from}执行的规则内容相同。`,
  willChange: (name, from, until, changes) =>
    `规则“${name}”自${from}起${until === null ? '' : `至${until}止（其后另有规则）`}执行，改动${changes}项：`,
  confirm: '确定执行吗？',
  set: (name, from) => `规则“${name}”自${from}起执行。`,
  replaced: '已被后一条取代',
  part: (items) => `…… ${list(items)}`,
  columns: {
    line: '行',
    key: '项',
    problem: '问题',
    hint: '如何更正',
    before: '原值',
    after: '新值',
    from: '起',
    until: '止',
    setOn: '设定时间',
  },
  located: ({ line, key, code, params }) => {
    const { message, hint } = (problems[code] as (params: unknown) => { message: string; hint: string })(
      params,
    );
    return `第${line}行${key === '' ? '' : bracketed(key)}：${message}。${hint}`;
  },
  begins: (name) => `登记库自始执行规则“${name}”。`,
  builtIn: bracketed('默认'),
};

export const policyStops: typeof english = {
  notText: (path) => ({
    message: `不是规则文件：${path}`,
    hint: '规则是YAML或JSON格式的文本；可用 qualreg policy show 打印一份作为底稿。',
  }),
  wrong: (path, said, more) => ({
    message: `规则文件有${said.length + more}处错误，未写入任何数据：${path}`,
    hint: [...said, ...(more > 0 ? [policy.more(more)] : [])].map((one) => `\n  ${one}`).join(''),
  }),
  unconfirmed: (changes) => ({
    message: `此操作将改动规则${changes}项，尚未确认`,
    hint: '未写入任何数据。请加 --yes，或在终端中运行。',
  }),
};
