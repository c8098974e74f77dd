// 模板第二张表“说明”的内容。
import type { ColumnNotes } from './column-notes-en.js';

const idNumber = {
  holds: '18位身份证号。本列为文本格式，请勿更改。',
  example: '430299198506150014',
};
const name = { holds: '与身份证一致的姓名。', example: '张安' };
const sex = { holds: '性别；与身份证号核对，以身份证号为准。', example: '男' };
const unit = { holds: '单位的编码、名称、别名或曾用名。', example: '荷塘区城市管理局' };
const dateForm = '填写格式：2024-05-06。';

export const columnNotes: ColumnNotes = {
  units: {
    code: { holds: '单位编码，单位以编码识别。', example: '430202000001' },
    name: { holds: '单位全称；编码已登记而名称不同的，按更名处理。', example: '荷塘区城市管理局' },
    district: { holds: '区县名称或编码。', example: '荷塘区' },
    field: { holds: '执法领域。', example: '城市管理' },
    level: { holds: '单位层级。', example: '区县级' },
    creditCode: { holds: '18位统一社会信用代码。', example: '11430202000000000A' },
    authority: { holds: '执法主体资格的来源。', example: '法定' },
    state: { holds: '单位状态；合并、注销的也填“撤销”。', example: '正常' },
    closedOn: { holds: `撤销之日（当日起不再存续）。${dateForm}`, example: '2024-07-01' },
    mergedInto: { holds: '承接单位的编码、名称或别名。', example: '430202000002' },
    aliases: { holds: '简称、曾用名，用“、”隔开。', example: '荷塘城管、荷塘区城管局' },
  },
  officers: {
    idNumber,
    name,
    sex,
    unit,
    staffing: { holds: '编制性质。', example: '行政编制' },
    post: { holds: '职务或岗位。', example: '执法岗位' },
    state: {
      holds: '人员状态；开除或受刑事处罚的填“辞退”。不填的沿用原状态，新登记人员按“在岗”计。',
      example: '在岗',
    },
    stateSince: { holds: `本行情况的起始日期；不填的按导入当日计。${dateForm}`, example: '2020-01-01' },
    lastActOn: { holds: `最近一次执法的日期。${dateForm}`, example: '2024-05-20' },
    appraisal: { holds: '年度考核结果；可连同年度填写（2023年称职）。', example: '称职' },
    appraisalYear: { holds: '考核的年度；不填的按最近一个完整年度计。', example: '2023' },
    discipline: { holds: '是否受处分或受审查；已解除的填“无”。', example: '受处分' },
    disciplineSince: {
      holds: `处分、审查或解除的日期；不填的按导入当日计。${dateForm}`,
      example: '2023-03-01',
    },
  },
  certificates: {
    number: { holds: '执法证号，一般为11位数字。', example: '18020000001' },
    idNumber,
    name: { ...name, holds: '持证人姓名；填写的，与登记的姓名核对。' },
    issuedOn: { holds: `发证日期。${dateForm}`, example: '2022-11-01' },
    expiresOn: {
      holds: `有效期的最后一日（含当日）；不填的由程序推算并提示。${dateForm}`,
      example: '2027-10-31',
    },
    issuer: { holds: '发证机关。', example: '湖南省司法厅' },
    kind: { holds: '证件类型。', example: '行政执法证' },
    state: { holds: '证件状态；不填的按“有效”计。', example: '有效' },
    stateSince: { holds: `该状态的起始日期。${dateForm}`, example: '2022-11-01' },
  },
  exam: {
    idNumber,
    name,
    sex,
    unit,
    ticket: { holds: '准考证号。', example: '202410000001' },
    score: {
      holds: '0至100分；“是否合格”列已填缺考、违纪、作弊、免考的，可以不填。',
      example: '85',
    },
    publicLawScore: { holds: '公共法律知识成绩，0至100分；两科都要填。', example: '85' },
    specialLawScore: { holds: '专业法律知识成绩，0至100分；两科都要填。', example: '78.5' },
    outcome: { holds: '考试结果；不填的以分数为准。', example: '合格' },
    remark: { holds: '备注。', example: '' },
    examDate: { holds: `考试日期。${dateForm}`, example: '2024-06-15' },
  },
  training: {
    idNumber,
    name: { ...name, holds: '参训人姓名；填写的，与登记的姓名核对。' },
    year: { holds: '培训的年度。', example: '2024' },
    hours: { holds: '学时，大于0。', example: '40' },
    minutes: { holds: '学习分钟数；不知学时的填此项。', example: '1800' },
    course: { holds: '培训课程；全年合计的不填。', example: '行政处罚法' },
  },
  corrections: {
    idNumber: { ...idNumber, holds: '现登记的身份证号（或曾用号）。本列为文本格式，请勿更改。' },
    name: { ...name, holds: '现登记的姓名。' },
    sex,
    unit: { ...unit, holds: '现登记的单位。' },
    newIdNumber: { holds: '正确的身份证号；不更改的不填。', example: '430299198506150030' },
    newName: { holds: '正确的姓名；不更改的不填。', example: '张岸' },
    newSex: { ...sex, holds: '正确的性别；不更改的不填。' },
    newUnit: { holds: '正确的单位（编码、名称或别名）；不更改的不填。', example: '芦淞区城市管理局' },
    since: { holds: `到该单位任职的第一天。${dateForm}`, example: '2024-06-15' },
    remark: { holds: '更改原因。', example: '' },
  },
};
