/** What can be imported, and the fields each kind has. The names are those of the contract. */
export const importKinds = ['units', 'officers', 'certificates', 'exam', 'training', 'corrections'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Every table that is read: what is imported, the units' check forms, and lists for the commands on certificates. */
export const rosterKinds = [...importKinds, 'answers', 'card-events'] as const;
export type RosterKind = (typeof rosterKinds)[number];

interface FieldAliases {
  zh: string[];
  en: string[];
}

const person = {
  idNumber: {
    zh: ['身份证号', '身份证号码', '身份证', '公民身份号码', '居民身份证号', '身份号码', '证件号码'],
    en: ['id number', 'identity number', 'id'],
  },
  name: { zh: ['姓名', '人员姓名', '考生姓名'], en: ['name', 'full name'] },
} satisfies Record<string, FieldAliases>;

const placed = {
  ...person,
  sex: { zh: ['性别'], en: ['sex', 'gender'] },
  unit: {
    zh: ['单位', '单位名称', '参考单位', '执法单位', '所在单位', '工作单位', '执法主体', '机构名称'],
    en: ['unit', 'unit name'],
  },
} satisfies Record<string, FieldAliases>;

/** 考生信息更改表: what stood before and what shall stand, each under its own heading or under a wider one that covers several. */
const before = { zh: ['更改前', '变更前', '修改前', '原'], en: ['old'] };
const after = { zh: ['更改后', '变更后', '修改后', '现', '新'], en: ['new'] };

function joinEach(openings: FieldAliases, { zh, en }: FieldAliases): FieldAliases {
  return {
    zh: openings.zh.flatMap((opening) => zh.map((alias) => opening + alias)),
    en: openings.en.flatMap((opening) => en.map((alias) => `${opening} ${alias}`)),
  };
}

/** Without a word before it, a heading means what stood before. */
function nameBefore(aliases: FieldAliases): FieldAliases {
  const { zh, en } = joinEach(before, aliases);
  return { zh: [...zh, ...aliases.zh], en: [...en, ...aliases.en] };
}

/** Headings by field; the first of each list is the preferred one. */
export const fieldAliases = {
  units: {
    code: { zh: ['单位编码', '单位代码', '机构编码', '机构代码', '编码', '代码'], en: ['code', 'unit code'] },
    name: {
      zh: ['单位名称', '单位', '名称', '机构名称', '执法主体', '执法主体名称'],
      en: ['name', 'unit', 'unit name'],
    },
    district: { zh: ['区县', '所属区县', '县市区', '行政区划'], en: ['district'] },
    field: { zh: ['执法领域', '执法类别', '领域'], en: ['field'] },
    level: { zh: ['单位层级', '层级', '级别'], en: ['level'] },
    creditCode: { zh: ['统一社会信用代码', '社会信用代码', '信用代码'], en: ['credit code'] },
    authority: { zh: ['执法主体资格', '主体资格', '主体类型'], en: ['authority'] },
    state: { zh: ['单位状态', '状态'], en: ['state'] },
    closedOn: { zh: ['撤销日期', '撤并日期'], en: ['closed on'] },
    mergedInto: { zh: ['并入单位', '合并至'], en: ['merged into'] },
    aliases: { zh: ['别名', '简称', '曾用名'], en: ['aliases', 'alias'] },
  },
  officers: {
    ...placed,
    staffing: { zh: ['编制性质', '编制类型', '编制', '人员性质'], en: ['staffing'] },
    post: { zh: ['职务岗位', '岗位', '职务', '岗位名称'], en: ['post'] },
    state: { zh: ['人员状态', '在岗状态', '状态'], en: ['state'] },
    stateSince: { zh: ['状态日期', '状态起始日期', '变动日期'], en: ['state since'] },
    lastActOn: { zh: ['最近执法日期', '最后执法日期'], en: ['last act on', 'last act'] },
    appraisal: { zh: ['年度考核', '年度考核结果', '考核结果', '考核等次'], en: ['appraisal'] },
    appraisalYear: { zh: ['考核年度'], en: ['appraisal year'] },
    discipline: { zh: ['处分审查', '处分情况', '受处分审查情况'], en: ['discipline'] },
    disciplineSince: { zh: ['处分审查日期', '处分日期'], en: ['discipline since'] },
  },
  certificates: {
    number: {
      zh: ['执法证号', '行政执法证号', '执法证编号', '证件编号', '证号'],
      en: ['number', 'certificate number'],
    },
    ...person,
    issuedOn: { zh: ['发证日期', '签发日期', '有效期起'], en: ['issued on'] },
    expiresOn: { zh: ['有效期至', '有效期止', '到期日期', '失效日期'], en: ['expires on'] },
    issuer: { zh: ['发证机关', '签发机关'], en: ['issuer'] },
    kind: { zh: ['证件类型', '证件种类'], en: ['kind'] },
    state: { zh: ['证件状态', '状态'], en: ['state'] },
    stateSince: { zh: ['状态日期', '状态起始日期', '变动日期'], en: ['state since'] },
  },
  exam: {
    ...placed,
    ticket: { zh: ['准考证号', '准考证号码', '考号'], en: ['ticket', 'admission ticket'] },
    score: { zh: ['分数', '成绩', '考试成绩', '得分', '总分', '总成绩'], en: ['score'] },
    publicLawScore: {
      zh: ['公共法律知识成绩', '公共法律知识', '通用法律知识成绩', '通用法律知识', '公共科目成绩'],
      en: ['public law score', 'public law'],
    },
    specialLawScore: {
      zh: ['专业法律知识成绩', '专业法律知识', '专门法律知识成绩', '专门法律知识', '专业科目成绩'],
      en: ['special law score', 'special law'],
    },
    outcome: {
      zh: ['是否合格', '考试结果', '结果', '是否通过', '考试结论'],
      en: ['outcome', 'result'],
    },
    remark: { zh: ['备注', '说明'], en: ['remark', 'remarks'] },
    examDate: { zh: ['考试时间', '考试日期'], en: ['exam date', 'held on'] },
  },
  training: {
    ...person,
    year: { zh: ['培训年度', '年度', '年份'], en: ['year'] },
    hours: { zh: ['学时', '培训学时', '学时数', '课时'], en: ['hours', 'class hours'] },
    minutes: { zh: ['学习时长(分钟)', '学习分钟'], en: ['minutes'] },
    course: { zh: ['培训课程', '课程', '课程名称', '培训内容', '培训班'], en: ['course'] },
  },
  corrections: {
    idNumber: nameBefore(placed.idNumber),
    name: nameBefore(placed.name),
    sex: nameBefore(placed.sex),
    unit: nameBefore(placed.unit),
    newIdNumber: joinEach(after, placed.idNumber),
    newName: joinEach(after, placed.name),
    newSex: joinEach(after, placed.sex),
    newUnit: joinEach(after, placed.unit),
    since: { zh: ['更改日期', '变更日期', '修改日期'], en: ['since', 'changed on'] },
    remark: {
      zh: ['更改原因', '更改事由', '变更原因', '变更事由', '修改原因', '备注', '说明'],
      en: ['remark', 'remarks'],
    },
  },
  answers: {
    plan: { zh: ['清理计划', '计划编号'], en: ['plan'] },
    unit: { zh: ['单位编码', '单位代码'], en: ['unit code'] },
    name: person.name,
    number: { zh: ['执法证号', '行政执法证号'], en: ['certificate number', 'certificate'] },
    answer: { zh: ['单位答复', '答复'], en: ['answer'] },
    ground: { zh: ['清理情形', '答复情形'], en: ['ground for removal'] },
    movedTo: { zh: ['调往单位', '现单位'], en: ['moved to'] },
    since: { zh: ['发生日期', '变动日期'], en: ['since'] },
    reason: { zh: ['理由', '答复理由', '保留理由'], en: ['reason'] },
  },
  'card-events': {
    number: { zh: ['执法证号', '行政执法证号', '证号'], en: ['number', 'certificate number', 'certificate'] },
    ...person,
    newNumber: { zh: ['新证号', '换发证号'], en: ['new number'] },
    on: { zh: ['日期', '办理日期'], en: ['on'] },
    until: { zh: ['截止日期', '暂扣期至'], en: ['until'] },
    // Of a card that is there these are its own dates, and no day on which something happened to it.
    issuedOn: { zh: ['发证日期'], en: ['issued on'] },
    expiresOn: { zh: ['有效期至'], en: ['expires on'] },
    // Of our table of removals, which is filled in and comes back as a list of cards.
    returned: { zh: ['证件是否收回'], en: ['card returned'] },
    reason: { zh: ['事由', '原因', '理由', '备注'], en: ['reason'] },
  },
} satisfies Record<RosterKind, Record<string, FieldAliases>>;

export type FieldOf<K extends RosterKind> = keyof (typeof fieldAliases)[K] & string;
type FieldsByKind = { [K in RosterKind]: FieldOf<K> };
export type Field = FieldsByKind[RosterKind];

/** A list of results has one of these; a sign-up roster has none. */
export const resultFields: FieldOf<'exam'>[] = ['score', 'outcome', 'publicLawScore', 'specialLawScore'];

/** Each list names alternatives; one field of every list must have a column. */
export const requiredFields: { [K in RosterKind]: FieldOf<K>[][] } = {
  units: [['code'], ['name']],
  officers: [['idNumber'], ['name'], ['unit']],
  certificates: [['number'], ['idNumber'], ['issuedOn']],
  exam: [['idNumber'], ['name'], ['unit'], resultFields],
  training: [['idNumber'], ['year'], ['hours', 'minutes']],
  corrections: [['idNumber'], ['name'], ['newIdNumber', 'newName', 'newSex', 'newUnit']],
  answers: [['plan'], ['unit'], ['number'], ['answer']],
  'card-events': [['number']],
};

/** The columns that our rejects files add, in both languages: the row it was, and what is wrong with it. */
export const rejectsHeadings = [
  ['退回来源', 'rejected row'],
  ['退回原因', 'rejection reason'],
] as const;

/** The sheet of a template that explains its columns, in both languages. */
export const templateNotesSheets: readonly string[] = ['说明', 'Notes'];

/** Columns of a check form that tell the unit what is known; what stands in them is not read. */
export const toldInAnswers = {
  no: { zh: '序号', en: 'no' },
  unitName: { zh: '单位', en: 'unit name' },
  sex: { zh: '性别', en: 'sex' },
  idNumber: { zh: '身份证号', en: 'identity number' },
  expiresOn: { zh: '有效期至', en: 'valid until' },
  field: { zh: '执法领域', en: 'field' },
  findings: { zh: '登记库核查结果', en: 'found in the register' },
  mode: { zh: '是否确定', en: 'certain or to confirm' },
} as const;

/** Columns of the province's sign-up roster that are fields in other lists. */
export const ignoredInExams = ['职务', '执法类别', '发证机关'];

/** Columns that lists of certificates bring along, our own drafts among them: the register knows unit and issuer. */
export const ignoredInCardLists = [
  '单位', '单位名称', '执法单位', 'unit', '性别', 'sex', '发证机关', '证件状态', '状态', '清理原因',
]; // prettier-ignore

/** Sheets of our drafts that hold who gets no certificate, in both languages. */
export const draftLeftSheets: readonly string[] = ['不发证', 'Not drafted'];

/** Columns that rosters bring along and nobody misses here. */
export const ignoredHeadings = [
  '序号', '编号', 'no', '民族', '文化程度', '学历', '政治面貌', '专业', '组考单位', '考点名称', '考场名称', '座位号',
  '执法范围', '联系电话', '签名', '行号', 'line', '是否生成成绩',
]; // prettier-ignore
