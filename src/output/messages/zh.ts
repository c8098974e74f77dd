import type { FindingCode } from '../../domain/findings.js';
import type { Problem } from '../../user-error.js';
import { answerFindings, answerTitles, checkForms, checkFormProblems } from './check-forms-zh.js';
import { applying, sayEmptied, sayShare } from './apply-zh.js';
import {
  cardFields,
  cardFindings,
  cardFindingTitles,
  cardHelp,
  cardProblems,
  certificate,
} from './cards-zh.js';
import { columnNotes } from './column-notes-zh.js';
import type { Messages } from './en.js';
import { sayOfficers } from './facts-zh.js';
import { groundReasons, grounds, isGround } from './grounds-zh.js';
import { notice } from './notice-zh.js';
import { explain } from './rules-zh.js';
import type { LocatedProblem } from './policy-en.js';
import { profile } from './profile-zh.js';
import { policy, policyStops } from './policy-zh.js';
import { removals } from './removals-zh.js';
import { bracketed, cardStates, labelled, list, word } from './wording-zh.js';

const closest = (names: readonly string[]): string => (names.length > 0 ? `相近的有：${list(names)}。` : '');
const place = ({ file, line }: { file: string; line: number }): string => `${file}第${line}行`;
/** What the system or the database said, in its own words, for whoever maintains the machine. */
const technical = (reason: string): string => bracketed(labelled('技术信息', reason));

/** The words as a table's cell has them: there, `open` is a unit's state and not a plan's. */
const cellWord = (code: string): string => (code === 'open' ? '正常' : word(code));

const standings: Messages['standings'] = {
  certified: '持证有效',
  suspended: '暂扣',
  lapsed: '过期',
  lost: '遗失',
  revoked: '吊销',
  removed: '已清理',
  qualified: '考试合格待领证',
  'pass-lapsed': '合格成绩过期',
  unqualified: '未取得资格',
};

/** The records of the register, as its tables are called. */
const recordNames: Record<string, string> = {
  unit: '单位',
  unit_alias: '单位别名',
  officer: '人员',
  officer_former_name: '曾用名',
  officer_former_number: '原身份证号',
  posting: '任职',
  certificate: '执法证',
  certificate_event: '执法证状态',
  exam: '考试轮次',
  sitting: '考试结果',
  mark: '成绩',
  plan_officer: '清理方案',
  plan_finding: '清理方案',
  heading_mapping: '列名对应',
};

/** The headings that a table should have; an import knows each of them. */
const fields: Record<string, string> = {
  code: '单位编码',
  name: '姓名',
  district: '区县',
  field: '执法领域',
  level: '单位层级',
  creditCode: '统一社会信用代码',
  authority: '执法主体资格',
  state: '状态',
  closedOn: '撤销日期',
  mergedInto: '并入单位',
  aliases: '别名',
  idNumber: '身份证号',
  sex: '性别',
  unit: '单位',
  staffing: '编制性质',
  post: '职务岗位',
  stateSince: '状态日期',
  number: '执法证号',
  issuedOn: '发证日期',
  expiresOn: '有效期至',
  issuer: '发证机关',
  kind: '证件类型',
  ticket: '准考证号',
  score: '分数',
  publicLawScore: '公共法律知识成绩',
  specialLawScore: '专业法律知识成绩',
  outcome: '是否合格',
  remark: '备注',
  examDate: '考试时间',
  newIdNumber: '更改后身份证号',
  newName: '更改后姓名',
  newSex: '更改后性别',
  newUnit: '更改后单位',
  since: '更改日期',
  ...checkForms.fields,
  ...cardFields,
};
const fieldName = (field: string): string => fields[field] ?? field;
const sayDoubled = ({ field, headings }: { field: string; headings: string[] }): string =>
  `${headings.map((h) => `“${h}”`).join('和')}都对应${fieldName(field)}`;
const exampleMapping = ({
  fields: [field],
  candidates: [heading],
}: {
  fields: string[];
  candidates: string[];
}): string => `--map '${heading ?? '列名'}=${field ?? '字段'}'`;
const sayProblem = ({ code, params }: Problem): string => {
  const { message, hint } = (problems[code] as (params: unknown) => { message: string; hint: string })(
    params,
  );
  return `${message}。${hint}`;
};
const sayDuration = (seconds: number): string =>
  seconds < 60 ? `${seconds}秒` : `${Math.floor(seconds / 60)}分${seconds % 60}秒`;

const compareWithIdCard = '请对照身份证核对。';
const retypeAsText = '请在原表中把该列设为“文本”格式，重新录入号码后再导出。';
const keepOneRow = '请保留正确的一行，删去另一行。';
const nothingToDo = '如无误，不用处理。';
const resultWords = '合格、不合格、缺考、违纪、作弊、免考';
const nothingWritten = '未写入任何数据。';
const nothingChanged = '未作任何改动。';

const findingTitles: Messages['findingTitles'] = {
  ...answerTitles,
  'id-missing': '未填身份证号',
  'id-length': '身份证号位数不对',
  'id-characters': '身份证号有多余字符',
  'id-date': '身份证号出生日期无效',
  'id-check-digit': '身份证号校验位不符',
  'id-scientific': '身份证号被改成科学计数',
  'id-truncated': '身份证号末几位丢失',
  'id-converted': '15位身份证号已转换',
  'id-suspect-zeros': '身份证号以000结尾',
  'id-corrected': '身份证号已更改过',
  'name-missing': '未填姓名或名称',
  'name-damaged': '姓名缺字',
  'name-mismatch': '同一身份证号两个姓名',
  'name-changed': '已改名',
  'sex-mismatch': '性别与身份证号不符',
  'unit-missing': '未填单位',
  'unit-unknown': '单位不在登记库',
  'unit-ambiguous': '单位不明确',
  'unit-closed': '单位考试前已撤并',
  'unit-merged': '单位考试前已合并',
  'unit-read-as': '单位名称按全称识别',
  'unit-created': '已新建单位',
  'unit-changed': '单位变更',
  'value-unknown': '填写内容不在范围内',
  'date-invalid': '日期无效',
  'state-undated': '状态未填日期',
  'state-contradiction': '状态矛盾',
  'columns-extra': '错列',
  'quote-unbalanced': '引号未配对',
  'column-unused': '未使用的列',
  'origin-other-round': '从其他轮次退回的行',
  'name-is-number': '姓名栏填了号码',
  'sheet-skipped': '没有表头的工作表',
  'title-names-other': '标题是其他单位',
  'alias-shared': '两个单位同一别名',
  'sheet-hidden': '隐藏的工作表',
  'rows-hidden': '隐藏的行',
  'result-missing': '没有考试结果',
  'result-contradiction': '分数与结果矛盾',
  'score-out-of-range': '分数超出范围',
  'score-unreadable': '分数无法识别',
  'result-changed': '成绩有更正',
  'duplicate-sitting': '本轮重复',
  'not-registered': '未报名而有成绩',
  'exam-date-mismatch': '考试日期不符',
  'duplicate-officer': '人员重复',
  'officer-unknown': '人员不在登记库',
  'number-missing': '未填执法证号',
  'number-unusual': '执法证号格式不常见',
  'exempt-kind-unknown': '免考情形不在规则内',
  'number-taken': '执法证号属于他人',
  'certificate-conflict': '执法证日期与登记不符',
  'duplicate-certificate': '执法证重复',
  'dates-missing': '未填发证日期',
  'dates-reversed': '有效期早于发证日期',
  'expiry-computed': '有效期为推算',
  'code-missing': '未填单位编码',
  'unit-name-taken': '单位名称已被使用',
  'merge-target-unknown': '并入单位不在登记库',
  'duplicate-unit': '单位重复',
  'credit-code-invalid': '信用代码校验位不符',
  'district-unknown': '区县不属于本市',
  'unit-renamed': '单位已更名',
  'number-scientific': '证号被改成科学计数',
  'authority-changed': '主体资格有变动',
  'posting-newer': '已有更新的任职',
  'unit-differs': '原单位与登记不符',
  'unit-undated': '单位更改日期为推定',
  'act-in-future': '执法日期在将来',
  'year-missing': '未填年度',
  'year-invalid': '年度无效',
  'year-contradiction': '考核年度不一致',
  'appraisal-undated': '年度考核未填年度',
  'record-changed': '记录有更改',
  'hours-missing': '未填学时',
  'hours-invalid': '学时无效',
  'duplicate-training': '培训重复',
  'training-added': '同一培训另计学时',
  'correction-empty': '没有更改内容',
  'merge-needed': '新身份证号属于他人',
  'number-of-other': '新身份证号是他人的原号码',
  'merge-conflict': '两人不能合并',
  ...cardFindingTitles,
};

/** Everything an import says of a row. */
const findings: Messages['findings'] = {
  ...answerFindings,
  'id-missing': () => ({ message: '未填身份证号', hint: '请补填；系统只凭身份证号认人。' }),
  'id-length': ({ value, length }) => ({
    message: `身份证号${value}为${length}位，应为18位（或15位）`,
    hint: compareWithIdCard,
  }),
  'id-characters': ({ value }) => ({
    message: `身份证号${value}含有数字和末位X以外的字符`,
    hint: compareWithIdCard,
  }),
  'id-date': ({ value }) => ({
    message: `身份证号${value}第7至14位不是有效的出生日期`,
    hint: compareWithIdCard,
  }),
  'id-check-digit': ({ value }) => ({
    message: `身份证号${value}校验位不符，至少有一位填错`,
    hint: compareWithIdCard,
  }),
  'id-scientific': ({ value }) => ({
    message: `身份证号被Excel改成了${value}，末几位已丢失`,
    hint: retypeAsText,
  }),
  'id-truncated': ({ value }) => ({
    message: `身份证号${value}以000结尾：Excel只保留15位，其余已丢失`,
    hint: retypeAsText,
  }),
  'id-converted': ({ value }) => ({
    message: `15位身份证号${value}已按18位登记`,
    hint: '如确系本人，不用处理。',
  }),
  'id-suspect-zeros': ({ value }) => ({
    message: `身份证号${value}以000结尾，校验位虽相符，仍可能被Excel改过（每11个这样的号码约有1个碰巧相符）`,
    hint: compareWithIdCard,
  }),
  'id-corrected': ({ value, number }) => ({
    message: `身份证号${value}已更改为${number}，本行按此人处理`,
    hint: '下次名单请填新号码。',
  }),
  'name-missing': () => ({ message: '未填姓名或名称', hint: '请补填。' }),
  'name-damaged': ({ value }) => ({
    message: `姓名“${value}”有字丢失（生僻字，保存时的编码不支持）`,
    hint: '请重新录入姓名，并存为UTF-8编码。',
  }),
  'name-mismatch': ({ name, known, first }) => ({
    message: `此身份证号登记的姓名是${known}${first ? bracketed(place(first)) : ''}，不是${name}`,
    hint: '请改正姓名或身份证号；确已改名的，导入人员名单时加 --accept-name-changes 登记新姓名。',
  }),
  'name-changed': ({ name, known }) => ({
    message: `${known}已改名为${name}，原名保留为曾用名`,
    hint: nothingToDo,
  }),
  'sex-mismatch': ({ value }) => ({
    message: `性别“${value}”与身份证号第17位不符，以身份证号为准`,
    hint: '请核对身份证号是否误填为他人的。',
  }),
  'unit-missing': () => ({ message: '未填单位', hint: '请补填；全表同属一个单位的，可用 --unit 指定。' }),
  'unit-unknown': ({ value, candidates }) => ({
    message: `单位“${value}”未登记`,
    hint: `${closest(candidates)}请改正单位名称，或登记别名（qualreg unit alias UNIT NAME，或在单位名单中登记）；确属新单位的，可加 --create-units 新建。`,
  }),
  'unit-ambiguous': ({ value, candidates }) => ({
    message: `单位“${value}”可能是${candidates.join('或')}`,
    hint: '请填写单位全称或编码。',
  }),
  'unit-closed': ({ value, on }) => ({
    message: `${value}已于${on}撤并，早于考试日期`,
    hint: '请填写承接其职能的单位。',
  }),
  'unit-merged': ({ from, to, on }) => ({
    message: `${from}已于${on}并入${to}，本行计入${to}`,
    hint: nothingToDo,
  }),
  'unit-read-as': ({ value, unit }) => ({
    message: `单位“${value}”按${unit}识别`,
    hint: '如无误，不用处理；如不是该单位，请填写编码，或为正确的单位登记别名：qualreg unit alias UNIT NAME',
  }),
  'unit-created': ({ value, code }) => ({
    message: `已新建单位“${value}”，临时编码${code}`,
    hint: '请导入含该单位的单位名单，换成正式编码。',
  }),
  'unit-changed': ({ from, to, on }) => ({
    message: `自${on}考试起，单位由${from}变更为${to}`,
    hint: '请在下次人员名单中补填在新单位的编制性质。',
  }),
  'value-unknown': ({ value, allowed }) => ({
    message: `“${value}”不在可填范围内`,
    hint: `可填：${list(allowed.map(cellWord))}。`,
  }),
  'date-invalid': ({ value }) => ({
    message: `“${value}”不是有效日期`,
    hint: '请写成2024-05-06（2024.5.6、2024/5/6、2024年5月6日、20240506也可以）。',
  }),
  'state-undated': ({ state, on }) => ({
    message: `状态“${cellWord(state)}”未填日期，按导入日（--as-of）${on}计`,
    hint: '如日期不对，请补填后重新导入。',
  }),
  'state-contradiction': ({ state, known }) => ({
    message: `状态“${cellWord(state)}”与${sayKnown(known)}不符`,
    hint: '请改正状态或日期。',
  }),
  'columns-extra': ({ column }) => ({
    message: `第${column}列有内容，但没有列标题`,
    hint: '请补上该列的标题；如是内容错位，请给含分隔符的单元格加上引号。',
  }),
  'quote-unbalanced': ({ lines }) => ({
    message: `引号未配对，有${lines}行并进了一个单元格`,
    hint: '请删去或补上引号；该单元格内的各行均未读入。',
  }),
  'column-unused': ({ value }) => ({
    message: `“${value}”列未使用`,
    hint: `如需使用，请指定字段：--map '列名=字段'。`,
  }),
  'origin-other-round': ({ value, exam }) => ({
    message: `本行是从轮次${value}退回的，不属于${exam}`,
    hint: '各轮次退回的行请分别导入。',
  }),
  'name-is-number': ({ value }) => ({
    message: `姓名栏填的是${value}，像是身份证号`,
    hint: '请填姓名，并核对各列是否错位。',
  }),
  'sheet-skipped': ({ sheet }) => ({
    message: `工作表“${sheet}”没有本类名单的表头，未读取`,
    hint: '如该表只是说明或汇总，无需处理；否则请补上与其他工作表相同的表头。',
  }),
  'title-names-other': ({ value, unit }) => ({
    message: `标题写的是${value}，各行已按 --unit 记为${unit}`,
    hint: '如标题无误，请用 imports undo 撤回，去掉 --unit 重新导入。',
  }),
  'alias-shared': ({ value, unit }) => ({
    message: `${value}也是${unit}的名称，名单中写${value}的行将被退回`,
    hint: '请为各单位使用不同的别名，或在名单中写全称。',
  }),
  'sheet-hidden': ({ sheet }) => ({
    message: `工作表“${sheet}”是隐藏的，其中各行已照常读取`,
    hint: '如不属于本名单，请删除该工作表后重新导入。',
  }),
  'rows-hidden': ({ count }) => ({
    message: `自本行起有${count}行在工作簿中被隐藏，已照常读取`,
    hint: '请取消筛选或隐藏后核对；不属于本名单的，删除后重新导入。',
  }),
  'result-missing': () => ({
    message: '没有考试结果；空白不等于0分',
    hint: `请填分数，或填${resultWords}。`,
  }),
  'result-contradiction': ({ score, outcome }) => ({
    message: `分数“${score}”与结果“${outcome}”矛盾`,
    hint: '请改正有误的一项。',
  }),
  'score-out-of-range': ({ value }) => ({ message: `分数${value}不在0至100之间`, hint: '请改正分数。' }),
  'score-unreadable': ({ value }) => ({
    message: `“${value}”不是分数`,
    hint: `请填数字，或填${resultWords}。`,
  }),
  'result-changed': ({ from, to }) => ({
    message: `已登记的成绩由${sayResult(from)}改为${sayResult(to)}`,
    hint: '如无误，无需处理；可用 imports undo 撤回。',
  }),
  'duplicate-sitting': ({ first }) => ({
    message: `此人在本轮考试中已有记录：${place(first)}`,
    hint: '每人每轮只代表一个单位考一次。请删去多余的一行；成绩经更正的，请加 --accept-result-changes 导入。',
  }),
  'not-registered': () => ({
    message: '此人有成绩，但不在本轮报名名单中',
    hint: '成绩已录入。请核对身份证号；如缺该单位的报名名单，请补充导入。',
  }),
  'exam-date-mismatch': ({ on, heldOn }) => ({
    message: `考试日期${on}与本轮考试日期${heldOn}相差过大`,
    hint: '请改正日期，或核对该文件是否属于本轮考试。',
  }),
  'duplicate-officer': ({ first }) => ({
    message: `此人在名单中重复，前一处在第${first.line}行`,
    hint: keepOneRow,
  }),
  'officer-unknown': ({ value }) => ({
    message: `身份证号${value}未登记，查无此人`,
    hint: '请先导入含此人的人员名单，或改正身份证号。',
  }),
  'act-in-future': ({ on, today }) => ({
    message: `最近执法日期${on}晚于导入日${today}`,
    hint: '请改正日期，或用 --as-of 指定名单的日期后重新导入。',
  }),
  'year-missing': () => ({ message: '未填年度', hint: '请补填，如2024。' }),
  'year-invalid': ({ value, until }) => ({
    message: `“${value}”不是${until}年及以前的年度`,
    hint: '请填四位数的年度，如2024。',
  }),
  'year-contradiction': ({ year, other }) => ({
    message: `年度考核写的是${year}年，考核年度却填${other}年`,
    hint: '请改正有误的一项。',
  }),
  'appraisal-undated': ({ year }) => ({
    message: `年度考核未填年度，按导入日（--as-of）前最近一个完整年度${year}年计`,
    hint: '如年度不对，请补填后重新导入。',
  }),
  'record-changed': ({ of, from, to }) => ({
    message: `${of}的原记录“${word(from)}”已改为“${word(to)}”`,
    hint: '如无误，无需处理；可用 imports undo 撤回。',
  }),
  'hours-missing': () => ({ message: '学时和学习分钟都未填', hint: '请填其中一项。' }),
  'hours-invalid': ({ value }) => ({
    message: `“${value}”不是有效学时（应大于0，不超过2000）`,
    hint: '请填数字，如12或7.5。',
  }),
  'duplicate-training': ({ first }) => ({
    message: `此人的同一培训已在第${first.line}行`,
    hint: '请删去多余的一行；如确有两次培训，请分别填写培训课程。',
  }),
  'training-added': ({ year, hours }) => ({
    message: `此人${year}年同一培训已登记${hours}学时，本行另计`,
    hint: '如两次均已参加，无需处理；如本行用于更正，请先用 imports undo 撤回前一次导入。',
  }),
  'number-missing': () => ({ message: '未填执法证号', hint: '请补填。' }),
  'number-unusual': ({ value }) => ({
    message: `执法证号${value}不是通常的格式`,
    hint: '旧证、部委制发的证件不用处理。',
  }),
  'exempt-kind-unknown': ({ value, kinds }) => ({
    message: `登记为免考，但备注“${value}”不是规则中的免考情形`,
    hint: `规则中有：${list(kinds)}。请更正备注或成绩；本行已按免考收下。`,
  }),
  'number-taken': ({ value, first }) => ({
    message: `执法证${value}是他人的${bracketed(place(first))}`,
    hint: '请改正执法证号或身份证号。',
  }),
  'certificate-conflict': ({ value, issuedOn, expiresOn, first }) => ({
    message: `执法证${value}登记的有效期是${issuedOn}至${expiresOn}${bracketed(place(first))}`,
    hint: '同一证件起止日期不变；延续的请用 qualreg certificate renew 办理。请改正日期。',
  }),
  'duplicate-certificate': ({ value, first }) => ({
    message: `执法证${value}在名单中重复，前一处在第${first.line}行`,
    hint: keepOneRow,
  }),
  'dates-missing': () => ({ message: '未填发证日期', hint: '请补填。' }),
  'dates-reversed': ({ issuedOn, expiresOn }) => ({
    message: `有效期至${expiresOn}，早于发证日期${issuedOn}`,
    hint: '请改正有误的一项。',
  }),
  'expiry-computed': ({ expiresOn, years }) => ({
    message: `未填有效期至，按${years}年有效期计至${expiresOn}`,
    hint: '如与证面日期不同，请补填。',
  }),
  'code-missing': () => ({ message: '未填单位编码', hint: '请补填。' }),
  'unit-name-taken': ({ value, code }) => ({
    message: `单位名称“${value}”已登记在编码${code}名下`,
    hint: '请改正单位编码或名称。',
  }),
  'merge-target-unknown': ({ value, candidates }) => ({
    message: `并入单位“${value}”未登记`,
    hint: `${closest(candidates)}请改正名称后重新导入。`,
  }),
  'duplicate-unit': ({ value, first }) => ({
    message: `单位编码${value}在名单中重复，前一处在第${first.line}行`,
    hint: keepOneRow,
  }),
  'credit-code-invalid': ({ value }) => ({
    message: `统一社会信用代码${value}校验位不符（GB 32100）`,
    hint: '请核对；个别正式代码本身不符，已照录。',
  }),
  'district-unknown': ({ value }) => ({
    message: `区县“${value}”不属于本市`,
    hint: '请核对；已照录。',
  }),
  'number-scientific': ({ value }) => ({
    message: `长数字被Excel改成了${value}，末几位已丢失`,
    hint: '请在原表中把该列设为“文本”格式，重新录入号码后再导出。',
  }),
  'authority-changed': ({ from, to }) => ({
    message: `执法主体资格由${word(from)}改为${word(to)}，对所有日期生效`,
    hint: '如情况属实，无需处理；无主体资格的单位，人员均不得执法。',
  }),
  'posting-newer': ({ unit, since }) => ({
    message: `该行作为历史任职保存：${since}起在${unit}的任职更新，仍以其为准`,
    hint: '如此人已不在该单位，请填写本行任职的起始日期。',
  }),
  'unit-differs': ({ value, known }) => ({
    message: `表中原单位是“${value}”，登记的是${known}`,
    hint: '请核对该行是否为此人。',
  }),
  'unit-undated': ({ value, on }) => ({
    message: `自${on}起计入“${value}”：该行未填更改日期，或所填日期早于到原单位之日`,
    hint: '如应为其他日期，请用人员名单补登。',
  }),
  'correction-empty': () => ({
    message: '没有更改内容：更改后的姓名、性别、身份证号、单位均为空',
    hint: '请填写要更改的内容；没有更改的，请删去该行。',
  }),
  'merge-needed': ({ value, name, first }) => ({
    message: `新身份证号${value}已登记在${name}名下${bracketed(place(first))}`,
    hint: '请改正号码；确系同一人的，可加 --merge，把两份履历合为一份。',
  }),
  'number-of-other': ({ value, name, first }) => ({
    message: `新身份证号${value}是${name}的原号码${bracketed(place(first))}`,
    hint: '请改正号码；用过的号码始终归原来的人。',
  }),
  'merge-conflict': ({ name, first, ...shared }) => ({
    message: `不能与${name}${bracketed(place(first))}合并：两人都在${'exam' in shared ? `考试${shared.exam}中` : `第${shared.plan}号清理方案中`}`,
    hint: '一人在一轮考试或一个方案中只能有一条。请先核实两人是否确为同一人。',
  }),
  ...cardFindings,
  'holder-not-qualified': ({ name, because }) => ({
    message: `${name}不具备领证条件${because ? `：${(reasons[because.code] as (params: unknown) => string)(because.params)}` : ''}`,
    hint: '领证须有未过期的合格或免考记录，请先导入考试成绩。',
  }),
  'unit-renamed': ({ from, to }) => ({
    message: `${from}已更名为${to}，用原名称仍可查到`,
    hint: nothingToDo,
  }),
};

/** A result comes as the code of its outcome and its scores. */
function sayResult(result: string): string {
  const [outcome = '', ...scores] = result.split(' ');
  return scores.length === 0 ? word(outcome) : word(outcome) + bracketed(`${scores.join('、')}分`);
}

/** What is known comes as a date of the same row, or as the code of an event on record and its date. */
function sayKnown(known: string): string {
  const [kind = '', on] = known.split(' ');
  return on === undefined ? `日期${known}` : `已有记录${bracketed(`${on}${word(kind)}`)}`;
}

/** Everything that stops a command because of a file, a register or a flag. */
const problems: Messages['problems'] = {
  ...checkFormProblems,
  'file-missing': ({ path }) => ({ message: `找不到文件：${path}`, hint: '请检查路径和文件名。' }),
  'file-is-directory': ({ path }) => ({
    message: `这是文件夹，不是文件：${path}`,
    hint: `请写出其中的文件，如 ${path}/*.csv。`,
  }),
  'file-not-regular': ({ path }) => ({
    message: `不是普通文件：${path}`,
    hint: '请先把数据存成文件，导入时要读两遍。',
  }),
  'file-unreadable': ({ path, reason }) => ({
    message: labelled(`无法读取文件${technical(reason)}`, path),
    hint: '请检查读取权限。',
  }),
  'file-unwritable': ({ path, reason }) => ({
    message: labelled(`无法写入文件${technical(reason)}`, path),
    hint: '请换一个文件夹，或检查写入权限。',
  }),
  'file-in-use': ({ path }) => ({
    message: `${path}是登记库或本次导入的文件，未改动`,
    hint: '请换一个文件名。',
  }),
  'file-exists': ({ path }) => ({
    message: `文件已存在，未作改动：${path}`,
    hint: '请换一个文件名；确要替换的，加 --yes。',
  }),
  'file-format-unknown': ({ path, allowed }) => ({
    message: `从文件名看不出要写成哪种文件：${path}`,
    hint: `文件名请以${allowed.join('或')}结尾。`,
  }),
  'file-twice': ({ path }) => ({
    message: `${path}重复列出`,
    hint: '同一文件只写一次。',
  }),
  'file-empty': ({ path }) => ({ message: `文件是空的：${path}`, hint: '请重新导出表格。' }),
  'file-binary': ({ path }) => ({
    message: `不是文本表格：${path}`,
    hint: '请把表格另存为CSV（逗号分隔，UTF-8）。',
  }),
  'workbook-unknown': ({ path }) => ({
    message: `该文件是压缩或复合文件，但不是工作簿：${path}`,
    hint: '请核对文件是否选错。工作簿为.xlsx、.xls、.ods、.et。',
  }),
  'workbook-encrypted': ({ path }) => ({
    message: `工作簿设有密码：${path}`,
    hint: '请用Excel或WPS打开，取消密码并保存后重新导入。',
  }),
  'workbook-damaged': ({ path }) => ({
    message: `工作簿已损坏，内容不全或无法读取：${path}`,
    hint: '请对方重新发送；如用Excel或WPS能打开，请另存为新文件后再导入。',
  }),
  'workbook-too-large': ({ path }) => ({
    message: `工作簿解压后超过允许的大小：${path}`,
    hint: '正常的名单不会如此：超过512MiB（可用 --unpack-limit 放宽）、超过自身大小的100倍，或表格之外很远处还有单元格。确属名单的，请把各行复制到新工作簿。',
  }),
  'unpack-limit-malformed': ({ value }) => ({
    message: `--unpack-limit ${value} 不是以MiB计的数`,
    hint: '请写整数，例如1024。',
  }),
  'sheet-missing': ({ path, sheet, sheets }) => ({
    message: `没有名为“${sheet}”的工作表：${path}`,
    hint: `该文件的工作表有：${list(sheets.map((one, i) => `${i + 1} ${one}`))}。`,
  }),
  'sheets-differ': ({ path, sheets }) => ({
    message: `工作表${list(sheets)}的表头不一致：${path}`,
    hint: '请逐个导入：--sheet 工作表名。',
  }),
  'unit-needed': ({ path, unit, from, candidates }) => ({
    message: `没有单位列${unit === null ? `，标题和文件名提到${list(candidates)}` : ''}：${path}`,
    hint:
      unit === null
        ? '请指明所属单位：--unit 单位名称。'
        : `${from === 'title' ? '标题' : '文件名'}写的是${unit}。如无误，请用 --unit '${unit}'；各文件均按标题或文件名取单位的，请用 --yes。`,
  }),
  'files-failed': ({ failed, of }) => ({
    message: `${of}个文件中有${failed.length}个无法导入，未写入任何数据`,
    hint: [
      ...failed.map(({ problem }) => `\n  ${sayProblem(problem)}`),
      '\n如要跳过这些文件、导入其余文件，请用 --keep-going。',
    ].join(''),
  }),
  'mapping-not-found': ({ mapping }) => ({
    message: `没有第${mapping}号列名对应`,
    hint: '可用 qualreg mappings list 查看。',
  }),
  'exam-rounds-differ': ({ path, exam, other }) => ({
    message: `文件属于轮次${exam}，前面的文件属于${other}：${path}`,
    hint: '各轮次的文件请分别导入。',
  }),
  'mapping-heading-missing': ({ heading, headings }) => ({
    message: `--map 写的“${heading}”不在任何表的表头中`,
    hint: `表头有：${list(headings)}。`,
  }),
  'exam-origin-differs': ({ path, exam, given }) => ({
    message: `文件中的行是从轮次${exam}退回的，不属于${given}：${path}`,
    hint: `请去掉 --exam，或改为 --exam ${exam}。`,
  }),
  'file-changed': ({ path }) => ({
    message: `读取过程中文件被改动：${path}`,
    hint: `${nothingWritten}请关闭正在编辑该文件的程序，重新导入。`,
  }),
  'encoding-unknown': ({ path, encoding }) => ({
    message: encoding
      ? `文件不是有效的${encoding}编码，或不支持该编码：${path}`
      : `文件编码不是UTF-8，也不是GB18030：${path}`,
    hint: '请把表格另存为“CSV UTF-8”。',
  }),
  'encoding-unsupported': ({ encoding }) => ({
    message: `不支持编码${encoding}`,
    hint: '请用utf-8或gb18030（GBK、GB2312也用gb18030）。',
  }),
  'csv-broken': ({ path, line, reason }) => ({
    message: {
      'quote-open': `第${line}行或其后有一个引号未配对：${path}`,
      'record-too-long': `第${line}行的记录超过1MiB：${path}`,
      other: `第${line}行无法按表格读取：${path}`,
    }[reason],
    hint: `请检查该行是否有落单的引号。`,
  }),
  'header-missing': ({ path, kind, seen }) => ({
    message: `前20行内没有${word(kind)}名单的表头：${path}`,
    hint: `${seen.length > 1 ? `填得最满的一行是：${list(seen)}。` : ''}表格第一行应是列名；列名不同的，请指定字段：--map '列名=字段'。请核对文件是否选错。`,
  }),
  'columns-missing': ({ path, line, missing, unused, doubled }) => ({
    message:
      [
        `缺少列：${list(missing.map((one) => one.fields.map(fieldName).join('或')))}`,
        ...doubled.map(sayDoubled),
      ].join('；') + bracketed(place({ file: path, line })),
    hint:
      unused.length > 0
        ? `未能识别的列：${list(unused)}。请改列名，或指定字段：${list(missing.map(exampleMapping))}。`
        : '请补上该列，或核对文件类别是否选错；全表同属一个单位的，可用 --unit 指定。',
  }),
  'columns-doubled': ({ path, line, doubled }) => ({
    message: `${doubled.map(sayDoubled).join('；')}${bracketed(place({ file: path, line }))}`,
    hint: `请改名或删去多余的一列，或指定字段：--map '列名=字段'。`,
  }),
  'mapping-malformed': ({ mapping }) => ({
    message: `--map ${mapping} 不是“列名=字段”的写法`,
    hint: `示例：--map '工号=ticket'。`,
  }),
  'rejects-for-several': ({ path }) => ({
    message: `--rejects ${path} 是一个文件，不能存放多个文件的退回行`,
    hint: '请去掉该选项（每个文件各存一份），或逐个文件导入。',
  }),
  'mapping-field-unknown': ({ field, allowed }) => ({
    message: `--map：没有字段${field}`,
    hint: `可用字段：${list(allowed.map((f) => (f in fields ? `${f}${bracketed(fieldName(f))}` : f)))}。`,
  }),
  'unit-not-found': ({ unit, candidates }) => ({
    message: `没有唯一对应“${unit}”的单位`,
    hint: `${closest(candidates)}可运行 qualreg unit list 查看。`,
  }),
  'unit-name-missing': () => ({ message: '单位名称是空的', hint: '请写出名称；名称中有空格的，请加引号。' }),
  'unit-name-unchanged': ({ unit }) => ({ message: `${unit}已是这个名称`, hint: '不用更名。' }),
  'unit-name-in-use': ({ name, units }) => ({
    message: `“${name}”是${list(units)}的名称或别名`,
    hint: '一个名称只能对应一个单位。请先从该单位去掉（qualreg unit alias UNIT --remove NAME）；两者实为一个单位的，请合并：qualreg unit merge',
  }),
  'unit-alias-known': ({ unit, name }) => ({
    message: `用“${name}”已能查到${unit}`,
    hint: `请去掉该名称。${nothingChanged}`,
  }),
  'unit-alias-unknown': ({ unit, name, known }) => ({
    message: `${unit}没有别名“${name}”`,
    hint: known.length > 0 ? `现有别名：${list(known)}。` : '该单位没有别名。',
  }),
  'unit-is-closed': ({ unit, on }) => ({
    message: `${unit}已登记自${on}起撤销`,
    hint: '如有误，请撤回使其撤销的那批导入或操作；并入哪个单位，可在单位名单的“并入单位”列填写后导入。',
  }),
  'unit-merge-self': ({ unit }) => ({
    message: `${unit}不能并入自身`,
    hint: '请用 --into 指定承接其职能的单位。',
  }),
  'unit-merge-circle': ({ unit, into }) => ({
    message: `${into}已并入${unit}，不能反过来合并`,
    hint: '请用 --into 指定未撤销的单位。',
  }),
  'unit-target-closed': ({ unit, on, successor }) => ({
    message: `${unit}已于${on}撤销，不能并入该单位`,
    hint:
      successor === null
        ? '请用 --into 指定未撤销的单位。'
        : `该单位已并入${successor}，请用 --into 指定${successor}。`,
  }),
  'unit-closed-too-early': ({ unit, on, other, otherOn }) => ({
    message: `${unit}不能自${on}起撤销：${other}在其后的${otherOn}才并入该单位`,
    hint: '请改正日期（--on），或改正另一单位的合并。',
  }),
  'officer-not-found': ({ id }) => ({
    message: `没有身份证号或执法证号为${id}的人员`,
    hint: '请核对号码；可运行 qualreg officer list 查看。',
  }),
  'correction-refused': ({ finding }) =>
    (
      findings[finding.code as FindingCode] as (
        params: unknown,
      ) => ReturnType<Messages['findings']['id-missing']>
    )(finding.params),
  'certificate-refused': ({ finding }) =>
    (
      findings[finding.code as FindingCode] as (
        params: unknown,
      ) => ReturnType<Messages['findings']['id-missing']>
    )(finding.params),
  ...cardProblems,
  'correction-known': () => ({
    message: '没有变化：登记内容已经如此',
    hint: `${nothingWritten}可运行 qualreg officer show ID 查看。`,
  }),
  'exam-not-found': ({ exam, known }) => ({
    message: `没有考试${exam}`,
    hint:
      known.length > 0
        ? `已有：${list(known)}。`
        : '请先导入报名名单或成绩：qualreg import exam FILE --exam CODE',
  }),
  'batch-not-found': ({ batch }) => ({
    message: `没有第${batch}批导入`,
    hint: '可运行 qualreg imports list 查看。',
  }),
  'reason-missing': () => ({
    message: '未填原因',
    hint: '请用 --reason 写明原因，随该项变更一并保存。',
  }),
  'batch-not-reversible': ({ batch }) => ({
    message: `第${batch}批导入由旧版本写入，未保存改动前的内容，无法撤回`,
    hint: `请导入更正后的名单，或恢复备份。${nothingChanged}`,
  }),
  'undo-incomplete': ({ batch, kept, failed, files }) => ({
    message: `第${batch}批导入无法全部撤回：须保留${kept}行，无法撤回${failed}行${files > 0 ? `，另有${files}个文件的考试轮次或列名对应须保留` : ''}`,
    hint: `${nothingChanged}可运行 qualreg imports undo ${batch} --dry-run 查看明细。`,
  }),
  'plan-not-found': ({ plan }) => ({
    message: `没有第${plan}号清理方案`,
    hint: '可运行 qualreg cleanup list 查看。',
  }),
  'exam-code-missing': () => ({ message: '未指明是哪一轮考试', hint: '请填写，如--exam 2024-1。' }),
  'exam-date-unknown': ({ exam, path }) => ({
    message: labelled(`考试${exam}是新的一轮，文件中没有考试日期`, path),
    hint: '请加 --held-on YYYY-MM-DD。',
  }),
  'exam-held-on-differs': ({ exam, heldOn, given }) => ({
    message: `考试${exam}于${heldOn}举行，与${given}相差过大`,
    hint: '请核对考试编码，或去掉 --held-on。',
  }),
  'exam-papers-differ': ({ exam, path, papers, given }) => ({
    message: labelled(
      `文件中的科目${bracketed(list(given.map(word)))}与考试${exam}的科目${bracketed(list(papers.map(word)))}不同`,
      path,
    ),
    hint: '请核对考试编码。',
  }),
  'exam-closed': ({ exam, on }) => ({
    message: `考试${exam}已于${on}结束登记，不能再改动`,
    hint: `${nothingWritten}如需改动，请先重新开放：qualreg exam reopen ${exam} --reason TEXT`,
  }),
  'exam-already-closed': ({ exam, on }) => ({
    message: `考试${exam}已于${on}结束登记`,
    hint: `可运行 qualreg exam show ${exam} 查看。`,
  }),
  'exam-not-closed': ({ exam }) => ({
    message: `考试${exam}尚未结束登记`,
    hint: '不用重新开放。',
  }),
  'exam-close-too-early': ({ exam, from, given }) => ({
    message: `考试${exam}不能于${given}结束登记：该轮考试于${from}举行或最近一次重新开放`,
    hint: `请用 --as-of 指定${from}或以后的日期。`,
  }),
  'exam-reopen-too-early': ({ exam, closedOn, given }) => ({
    message: `考试${exam}于${closedOn}结束登记，不能于${given}重新开放`,
    hint: `请用 --as-of 指定${closedOn}或以后的日期。`,
  }),
  'date-malformed': ({ value }) => ({ message: `${value}不是日期`, hint: '请写成2024-12-31的样式。' }),
  'year-malformed': ({ value }) => ({ message: `“${value}”不是年份`, hint: '请写四位数字，如2024。' }),
  'number-malformed': ({ value }) => ({ message: `${value}不是数字`, hint: '请填整数，如1。' }),
  'choice-unknown': ({ value, allowed }) => ({
    message: `${value}不是可选项`,
    hint: `可选：${list(allowed)}。`,
  }),
  'option-unfitting': ({ option, other }) => ({
    message: `${option} 不能与 ${other} 同用`,
    hint: '请去掉其中一个。',
  }),
  'format-needs-file': ({ format }) => ({
    message: `工作簿只能写入文件，不能在终端显示`,
    hint: `请指定文件：--out report.${format}`,
  }),
  'grounds-unknown': ({ ground, allowed }) => ({
    message: `没有清理原因${ground}`,
    hint: `可用：${list(allowed.map((code) => (isGround(code) ? `${code}${bracketed(grounds[code])}` : code)))}。`,
  }),
  'max-removals-malformed': ({ value }) => ({
    message: `--max-removals ${value} 既不是人数，也不是百分比`,
    hint: '请写成50或10%。',
  }),
  'register-missing': ({ path }) => ({
    message: `找不到登记库：${path}`,
    hint: '请运行 qualreg init 新建，或用 --register 指定。',
  }),
  'register-exists': ({ path }) => ({
    message: `登记库已存在，未作改动：${path}`,
    hint: '请用 --register 指定其他文件，或先移走该文件。',
  }),
  'register-is-url': () => ({ message: '暂不支持PostgreSQL登记库', hint: '请用 --register 指定文件。' }),
  'register-not-ours': ({ path }) => ({
    message: `不是qualreg的登记库：${path}`,
    hint: '请用 --register 指定正确的文件。',
  }),
  'register-newer': ({ path }) => ({
    message: `登记库由更新版本的qualreg写成：${path}`,
    hint: `请升级qualreg。${nothingChanged}`,
  }),
  'register-altered': ({ path, migration }) => ({
    message: labelled(`登记库的结构${bracketed(migration)}与本版本不一致`, path),
    hint: `请用建库时的版本，或用备份恢复。${nothingChanged}`,
  }),
  'register-damaged': ({ path, reason }) => ({
    message: labelled(`登记库已损坏${technical(reason)}`, path),
    hint: `请用最近的备份恢复。${nothingChanged}`,
  }),
  'register-locked': ({ path }) => ({
    message: `另一程序正在写登记库：${path}`,
    hint: `请待其结束后再试。${nothingChanged}`,
  }),
  'database-unloadable': ({ reason }) => ({
    message: `本机无法加载 qualreg 的数据库组件${technical(reason)}`,
    hint: `该组件按 Node.js 的版本编译：请在 qualreg 的安装目录运行“npm rebuild better-sqlite3”，或重新安装 qualreg。${nothingChanged}`,
  }),
  'register-unreadable': ({ path, reason }) => ({
    message: labelled(`无法打开登记库${technical(reason)}`, path),
    hint: '请检查该文件及所在文件夹的读写权限。',
  }),
  'register-read-only': ({ path }) => ({
    message: `登记库只能读，不能写：${path}`,
    hint: `请检查该文件及所在文件夹的写入权限。${nothingChanged}`,
  }),
  'disk-full': ({ path }) => ({
    message: `磁盘已满：${path}`,
    hint: `请腾出空间后再试。${nothingChanged}`,
  }),
  'policy-not-text': ({ path }) => policyStops.notText(path),
  'policy-wrong': ({ path, problems, more }) =>
    policyStops.wrong(path, (problems as LocatedProblem[]).map(policy.located), more),
  'policy-confirmation-needed': ({ changes }) => policyStops.unconfirmed(changes),
  'plan-applied': ({ plan, on }) => ({
    message: `第${plan}号清理方案已于${on}执行`,
    hint: `如需撤回：qualreg cleanup undo ${plan}`,
  }),
  'plan-not-applied': ({ plan, asOf }) =>
    asOf === undefined
      ? { message: `第${plan}号清理方案尚未执行`, hint: '不用撤回。' }
      : {
          message: `截至${asOf}，第${plan}号清理方案尚未执行，没有注销任何证件`,
          hint: `请先执行（qualreg cleanup apply ${plan}），或用 --as-of 指定执行以后的日期。`,
        },
  'notice-empty': ({ plan }) => ({
    message: `第${plan}号清理方案未注销任何证件`,
    hint: '没有可公告的内容。',
  }),
  'plan-before-date': ({ plan, asOf, given }) => ({
    message: `第${plan}号清理方案截至${asOf}，执行日期不能早于该日（给出的是${given}）`,
    hint: `请用 --as-of 指定${asOf}或以后的日期。`,
  }),
  'plan-before-answer': ({ plan, on, given }) => ({
    message: `第${plan}号清理方案在${on}还有答复或决定，执行日期不能早于该日（给出的是${given}）`,
    hint: `请用 --as-of 指定${on}或以后的日期。`,
  }),
  'plan-outdated': ({ plan }) => ({
    message: `第${plan}号清理方案由旧版程序生成，未保存所依据的政策参数和复核时的信息`,
    hint: `${nothingWritten}请重新生成：qualreg cleanup plan`,
  }),
  'plan-stale': ({ plan, officers, asOf }) => ({
    message: `第${plan}号清理方案已失效：生成后有${officers.length}人的信息发生变化：${sayOfficers(officers)}`,
    hint: `${nothingWritten}请复查这些人员：qualreg cleanup refresh ${plan} --as-of ${asOf}`,
  }),
  'plan-moved': ({ plan }) => ({
    message: `第${plan}号清理方案在等待确认期间发生变化：其间有新的答复、决定或执法证变动`,
    hint: `${nothingWritten}请查看现在的内容：qualreg cleanup show ${plan}，然后重新执行命令。`,
  }),
  'undo-stale': ({ plan, officers }) => ({
    message: `第${plan}号清理方案不能撤回：执行后有${officers.length}人的执法证又有变动：${sayOfficers(officers)}`,
    hint: `${nothingWritten}须先撤回其后的变动。`,
  }),
  'too-many-removals': ({ removals, holders, limit, given, from, emptied }) => ({
    message: [
      `按方案要清理${removals}人，占持证人员${holders}人的${sayShare(removals, holders)}；`,
      `${from === 'flag' ? `--max-removals ${given} ` : `方案的政策上限为持证人数的${given}，`}只允许${limit}人，超出${removals - limit}人`,
      ...(emptied.length > 0 ? [`；${sayEmptied(emptied)}`] : []),
    ].join(''),
    hint: `${nothingWritten}请复核方案，或用 --max-removals 提高上限${emptied.length > 0 ? '，并加 --allow-empty-units' : ''}。`,
  }),
  'units-left-empty': ({ emptied }) => ({
    message: sayEmptied(emptied),
    hint: `${nothingWritten}请复核方案，先登记已撤销的单位，或加 --allow-empty-units。`,
  }),
  'confirmation-needed': ({ removals }) => ({
    message: `此操作将取消${removals}人的执法资格，尚未确认`,
    hint: `${nothingWritten}请加 --yes，或在终端中运行。`,
  }),
  'undo-unconfirmed': ({ restored, certificates }) => ({
    message: `此操作将恢复${restored}人的执法资格和${certificates}个执法证，尚未确认`,
    hint: `${nothingWritten}请加 --yes，或在终端中运行。`,
  }),
  'confirmation-refused': ({ typed }) => ({
    message: `未确认：输入的是“${typed}”`,
    hint: nothingWritten,
  }),
  'demo-folder-not-empty': ({ path }) => ({
    message: `文件夹不是空的：${path}`,
    hint: '请指定新文件夹或空文件夹。',
  }),
  interrupted: ({ rows = 0 }) => ({
    message: rows > 0 ? `已中断，此前读了${rows}行` : '已中断',
    hint: '未写入任何数据，登记库保持原样。',
  }),
};

const sayKept = (exams: readonly string[] = []): string =>
  exams.length === 0 ? '' : `，另一科成绩沿用${list(exams)}`;

const reasons: Messages['reasons'] = {
  'card-valid': ({ number, expiresOn }) => `执法证${number}有效期至${expiresOn}（含当日）`,
  'card-expiring': ({ number, expiresOn, windowMonths }) =>
    `执法证${number}将在${windowMonths}个月内到期${bracketed(`有效期至${expiresOn}，含当日`)}，须重新参加考试`,
  'card-lapsed': ({ number, expiresOn }) => `执法证${number}有效期至${expiresOn}，已过期`,
  'card-suspended': ({ number, on, until }) =>
    `执法证${number}自${on}起暂扣${until === null ? '' : `，至${until}（含当日）`}`,
  'card-lost': ({ number, on }) => `执法证${number}于${on}报失`,
  'card-returned': ({ number, on }) => `执法证${number}于${on}收回`,
  'card-replaced': ({ number, on }) => `执法证${number}于${on}换发`,
  'card-revoked': ({ number, on }) => `执法证${number}于${on}吊销`,
  'card-cancelled': ({ number, on, planId, ground }) => {
    const because = [
      ...(planId === null ? [] : [`第${planId}号清理方案`]),
      ...(ground === null ? [] : [isGround(ground) ? grounds[ground] : ground]),
    ];
    return `执法证${number}于${on}注销${because.length > 0 ? bracketed(because.join('，')) : ''}`;
  },
  'pass-unused': ({ exam, heldOn, until, keptFrom }) =>
    `考试${exam}${bracketed(heldOn + sayKept(keptFrom))}合格或免考，申领执法证截至${until}（含当日）`,
  'pass-lapsed': ({ exam, heldOn, until, keptFrom }) =>
    `考试${exam}${bracketed(heldOn + sayKept(keptFrom))}合格或免考，截至${until}（含当日）未申领执法证，成绩已过期`,
  'never-passed': ({ sittings }) => (sittings === 0 ? '无考试记录' : `有${sittings}次考试记录，均未合格`),
  'posting-not-active': ({ state, unit, since }) => `${since}起登记为${word(state)}${bracketed(unit)}`,
};

const percent = (rate: number | null): string => (rate === null ? '无基数' : `${(rate * 100).toFixed(1)}%`);

export const zh: Messages = {
  lang: 'zh',
  findings,
  findingTitles,
  problems,
  standings,
  cardStates,
  word,
  grounds,
  groundReasons,
  explain,
  policy,
  reasons,
  fields,
  percent,
  labelled,
  bracketed,
  severity: { error: '错误', warning: '警告' },
  modes: { certain: '确定', confirm: '待确认' },
  errorPrefix: '错误',
  hintPrefix: '提示',
  bug: '这是qualreg的程序错误，请连同以下内容一并反馈。',
  next: (command) => `下一步：${command}`,
  yes: '是',
  no: '否',
  nothing: '—',
  total: '合计',
  listSeparator: '、',
  noUnit: '（无单位）',
  noDistrict: '（无区县）',
  noField: '（无执法领域）',
  columnsOmitted: (titles) =>
    `宽度不够，有${titles.length}列未显示${bracketed(list(titles))}：请加宽窗口，或用 --json（报表还可用 --format csv）。`,
  moreRows: (n) => `……另有${n}条`,
  rejectsColumns: ['退回来源', '退回原因'],
  districtName: (district) => district.name ?? '',

  columns: {
    mapping: '编号',
    headings: '表头',
    mapped: '列名对应',
    file: '文件',
    rows: '行数',
    added: '新增',
    updated: '更新',
    unchanged: '无变化',
    rejected: '退回',
    skipped: '略过',
    warnings: '警告',
    batch: '批次',
    kind: '类别',
    when: '时间',
    actor: '操作人',
    exam: '考试',
    code: '编码',
    name: '姓名',
    unitName: '单位名称',
    district: '区县',
    field: '执法领域',
    closedOn: '撤销日期',
    aliases: '别名',
    heldOn: '考试日期',
    registered: '应考',
    sat: '实考',
    absent: '缺考',
    exempt: '免考',
    awaiting: '待出成绩',
    breach: '违纪',
    cheating: '作弊',
    passed: '合格',
    failed: '不合格',
    units: '参考单位',
    attendanceRate: '参考率',
    passRate: '合格率',
    holdingRate: '持证率',
    id: '身份证号',
    unit: '单位',
    state: '状态',
    standing: '资格状态',
    certificate: '执法证号',
    expiresOn: '有效期至',
    officers: '人数',
    certified: '持证有效',
    expiring: '将到期',
    suspended: '暂扣',
    lapsed: '过期',
    lost: '遗失',
    revoked: '吊销',
    removed: '已清理',
    qualified: '待领证',
    'pass-lapsed': '成绩过期',
    unqualified: '未取得',
    plan: '方案',
    asOf: '截至',
    holders: '持证人数',
    flagged: '列入清理',
    certain: '确定',
    toConfirm: '待确认',
    ground: '清理原因',
    findings: '条数',
    persons: '计入人数',
    mode: '认定',
    decision: '处理意见',
    reason: '理由',
    source: '来源',
    result: '结果',
    because: '原因',
    difference: '变动',
    undoneAt: '撤回',
    figure: '指标',
    value: '数值',
  },

  profile,

  init: { created: (path) => `已新建空登记库：${path}` },

  import: {
    progress: ({ rows, rejected, file, files }, perSecond, secondsLeft) =>
      [
        `已读${rows}行`,
        `每秒${perSecond}行`,
        ...(secondsLeft === null ? [] : [`约剩${sayDuration(secondsLeft)}`]),
        `退回${rejected}行`,
        ...(files > 1 ? [`第${file}/${files}个文件`] : []),
      ].join(' · '),
    unitOfFile: (unit, from) =>
      `各行单位均为${unit}${bracketed({ command: '--unit 指定', origin: '与退回时相同', title: '取自标题', 'file-name': '取自文件名' }[from] ?? from)}`,
    mapped: (mappings, remembered) =>
      `${list(mappings.map(({ heading, field }) => `“${heading}”列为${fieldName(field)}`))}，${remembered ? '按此前对同类表格的指定（见 qualreg mappings list）' : '以后同类表格照此处理'}`,
    signUps: (files, registered) => `报名名单${files}份，登记报名${registered}人，尚无成绩`,
    unitsOfFiles: (files) => `${files}个文件没有单位列，各行单位按标题或文件名取（明细见 --json）`,
    rejectsOfFiles: (files, rejected, first) =>
      `${files}个文件共退回${rejected}行 → 各自写在原文件旁，如${first}（请在该文件中改正，再导入这些文件）`,
    reason: (message, hint) => `${message}。${hint}`,
    opening: (file, files) => `正在查看第${file}/${files}个文件`,
    aliasTaken: (alias, unit) => `“${alias}”已记为${unit}的别名`,
    leftOut: (failed) => `未导入的文件${failed}个：`,
    whichHeading: (place, wanted) => labelled(place, `哪一列是${wanted.map(fieldName).join('或')}？`),
    noneOfThem: '都不是',
    otherUnit: '其他单位……',
    unitName: '单位名称、编码或别名',
    takeUnits: (lines) => `以下文件没有单位列，是否按标题或文件名取单位？\n${lines.join('\n')}`,
    whichUnit: (path) => `没有单位列，属于哪个单位？${bracketed(path)}`,
    whichUnitOfRows: (text, rows) => `登记库中没有单位“${text}”（${rows}行），是哪个单位？`,
    rejectRows: '都不是：退回这些行',
    leaveFile: '都不是：不导入该文件',
    signUp: (added) => `报名名单，登记报名${added}人，尚无成绩`,
    wouldBe: '试运行：未写入任何数据。',
    nothingNew: '没有新内容，登记库保持原样。',
    rejectsWritten: (path, rejected) => `退回${rejected}行 → ${path}（请在该文件中改正，再导入该文件）`,
    findingsByTitle: (counts) => counts.map(([title, n]) => `${title} ${n}`).join(' · '),
    title: (batch, kind, exam, when, actor) =>
      labelled(`第${batch}批导入`, `${word(kind)}${exam ?? ''}，${when}，操作人${actor}`),
  },

  mappings: { forgotten: (mapping) => `已删除第${mapping}号列名对应。` },
  template: {
    written: (path) => `已写入：${path}`,
    replace: (path) => `${path}已存在，是否替换？`,
    sheet: (kind) => word(kind),
    notesSheet: '说明',
    notesHeadings: ['列名', '是否必填', '填写内容', '可填的值', '示例'],
    needs: { required: '必填', 'one-of': '标此说明的各列至少填一列', optional: '选填' },
    refuse: (heading, choices) => `“${heading}”只能填：${list(choices)}。请从下拉列表中选择。`,
    columnNotes,
  },

  undo: {
    willDo: (batch, reversed, kept, failed) =>
      `将撤回第${batch}批导入的${reversed}行，另有${kept + failed}行不撤回。`,
    confirm: (batch) => `请输入批次号${batch}以确认`,
    done: (batch, reversed) => `第${batch}批导入已全部撤回，共${reversed}行。`,
    partly: (batch, reversed, kept, failed) =>
      `第${batch}批导入已部分撤回：撤回${reversed}行，保留${kept}行，无法撤回${failed}行。`,
    nothing: (batch, kept, failed) => `第${batch}批导入一行也未能撤回：保留${kept}行，无法撤回${failed}行。`,
    wholeFile: '轮次及列名',
    result: { kept: '保留', failed: '无法撤回' },
    row: (batch, place) => `第${batch}批导入·${place}`,
    plan: (plan) => `第${plan}号清理方案`,
    round: (exam) => `考试${exam}曾关闭后重新开放`,
    altered: (table) => `${recordNames[table] ?? table}记录与导入后的内容不一致`,
    undoneAt: (when) => `${when}部分撤回`,
  },

  officer: {
    standingOn: (asOf) => `${asOf}的资格状态`,
    expiringNote: '将到期',
    because: '依据',
    formerNames: (names) => `曾用名：${list(names)}`,
    formerNumbers: (numbers) => labelled('原号码', list(numbers)),
    corrected: (batch) => `已更改，记为第${batch}批。`,
    timeline: '履历',
    posting: (unit, parts) => labelled(`任职于${unit}`, parts.join('，')),
    assumedDate: '日期为推定',
    issued: (number, expiresOn) => `领执法证${number}，有效期至${expiresOn}（含当日）`,
    event: (kind, certificateNumber, until, reason) =>
      labelled(
        `执法证${certificateNumber}`,
        word(kind) + certificate.eventEnd(kind, until) + certificate.eventReason(reason),
      ),
    byPlan: (plan) => `第${plan}号清理方案`,
    sitting: (exam, outcome, scores) =>
      labelled(`考试${exam}`, `${word(outcome)}${scores ? bracketed(scores) : ''}`),
    source: (file, line) => place({ file, line }),
    origin: (file, line) => `，原为${place({ file, line })}`,
  },

  certificate,

  unit: {
    mergedInto: (name) => `并入${name}`,
    alsoKnownAs: (names) => `又名${list(names)}`,
    closed: (on) => `${on}撤销`,
    renamed: (from, to) => `${from}已更名为${to}，用原名称仍可查到。`,
    closedFrom: (name, mergedInto, on, lastDay) =>
      `${name}自${on}起${mergedInto === null ? '撤销' : `并入${mergedInto}`}，存续至${lastDay}（含当日）。`,
    stillPosted: (officers, holders) =>
      `仍有${officers}人在该单位任职，其中持证${holders}人。请导入人员名单登记其新单位；未转出的持证人员，资格清理时按“${grounds['unit-closed']}”列出。`,
    aliasesAdded: (name, added) => `现在用${list(added)}也可查到${name}。`,
    aliasesRemoved: (name, removed) => `用${list(removed)}不再查到${name}。`,
    recorded: (batch) => `已记为第${batch}批导入。`,
  },

  exam: {
    papers: (papers) =>
      papers.length === 0
        ? '尚无成绩'
        : list(papers.map((p) => `${word(p.paper)}${bracketed(`${p.passMark}分合格`)}`)),
    state: (closedOn) => (closedOn === null ? '登记中' : `${closedOn}结束登记`),
    event: (kind, on, actor, reason) =>
      `${on}${kind === 'closed' ? '结束登记' : '重新开放'}，操作人${actor}${reason === null ? '' : `，理由：${reason}`}`,
    closed: (exam, on, becameAbsent) =>
      `考试${exam}自${on}起结束登记；已报名而无成绩的${becameAbsent}人记为缺考。`,
    reopened: (exam, on, awaiting) => `考试${exam}自${on}起重新开放；${awaiting}人待出成绩。`,
  },

  status: {
    title: (asOf, officers) => `截至${asOf}，在册${officers}人`,
    expiring: (n) => `持证有效人员中，将到期${n}人`,
  },

  checkForms,

  cleanup: {
    planned: (plan, asOf) => `第${plan}号清理方案（截至${asOf}）已生成，登记内容尚未改动。`,
    summary: (holders, flagged, certain, toConfirm) =>
      `排查持证人员${holders}人，列入清理${flagged}人：确定${certain}人，待单位确认${toConfirm}人。`,
    none: '还没有清理方案。',
    appliedOn: (on) => `${on}执行`,
    willDo: (on, removed, certificates, pending) =>
      `将于${on}取消${removed}人的执法资格，注销执法证${certificates}个；尚未决定的${pending}人暂不处理。`,
    confirm: (removed) => `请输入${removed}以确认`,
    applied: (removed, certificates, kept, pending) =>
      `已清理${removed}人，注销执法证${certificates}个；保留${kept}人，待定${pending}人。`,
    undone: (restored, certificates) => `已恢复${restored}人的执法资格，恢复执法证${certificates}个。`,
    saidByUnit: ({ ground, unit, since, reason }) =>
      `${unit}在核查表中反映：${grounds[ground]}${since === null ? '' : bracketed(since)}${reason === null ? '' : `，${reason}`}`,
  },

  applying,
  notice,
  removals,

  report: {
    written: (path) => `已写入：${path}`,
    unitsSheet: '单位报表',
    definitions: [
      '参考率＝实考÷应考；应考＝实考＋缺考＋免考，登记中的考试另加待出成绩；实考含违纪、作弊',
      '合格率＝合格÷实考',
      '持证率＝应持证人员（在岗、在编、在执法岗位）中持证有效的人数÷应持证人数',
    ],
    period: (from, until) => `考试数据期间：${from}至${until}`,
    sentence: (r) =>
      `${r.year}年，组织全市行政执法资格考试${r.exams}次，参考单位${r.units}个，参考人数${r.sittings}人次。开展全市行政执法人员资格清理工作，清理行政执法人员${r.removed}人。`,
    annualTitle: (year, asOf) => `${year}年度（截至${asOf}）`,
    annual: {
      exams: '考试次数',
      units: '参考单位',
      registered: '应考人次',
      sat: '实考人次',
      absent: '缺考人次',
      breach: '违纪人次',
      cheating: '作弊人次',
      passed: '合格人次',
      persons: '应考人数（不重复）',
      attendanceRate: '参考率',
      passRate: '合格率',
      holders: '持证人数',
      holdingRate: '持证率',
      removed: '清理人数',
    },
  },

  demo: {
    title: '以虚构的一市412个单位为例，从导入名单到年度报告：',
    done: (folder) => `登记库和相关文件在：${folder}`,
    more: '如需保留，请运行 qualreg demo --keep DIR，再用 qualreg officer show、unit show、cleanup show 查看。',
  },

  exitCodes: {
    0: '完成',
    1: 'qualreg程序错误',
    2: '用法或使用有误；未写入任何数据',
    3: '完成，但有退回的行，或检查发现问题',
    4: '清理方案已失效，或执行后已有后续变动；未写入任何数据',
    5: '被安全限制拦下；未写入任何数据',
    6: '登记库无法使用：被占用、已损坏、不是qualreg的登记库，或由更新版本写成',
    130: '已中断；未写入任何数据',
  },

  usage: {
    unknownOption: (option) => `没有选项 ${option}`,
    unknownCommand: (command) => `没有命令 ${command}`,
    missingArgument: (argument) => `缺少参数 ${argument}`,
    missingValue: (option) => `选项 ${option} 后面要有值`,
    missingOption: (option) => `必须有选项 ${option}`,
    invalidValue: (option, value) => `${value} 不能用作 ${option} 的值`,
    noCommand: '未指定命令',
    tooMany: '参数过多',
    didYouMean: (name) => `是不是 ${name}？`,
    allowed: (choices) => `可选：${choices}。`,
    seeHelp: (command) => `可运行 ${command} --help 查看用法。`,
    seeCommandHelp: '请写出命令；命令后加 --help 可查看用法。',
  },

  help: {
    titles: {
      'Usage:': '用法：',
      'Arguments:': '参数：',
      'Options:': '选项：',
      'Global Options:': '全局选项：',
      'Commands:': '命令：',
    },
    example: '示例：',
    firstSteps: '入门步骤：',
    exitCodes: '退出码：',
    helpOption: '显示帮助',
    helpCommand: '显示某个命令的帮助',
    versionOption: '显示版本号',
    default: (value) => `默认：${value}`,
    choices: (values) => `可选：${values}`,
    program:
      '行政执法人员资格管理：导入考试名单，查询人员和单位任一日期的资格状态，办理年度资格清理，生成单位报表。',
    global: {
      register: '登记库文件（环境变量QUALREG_REGISTER）',
      asOf: '以该日为准（YYYY-MM-DD，默认当天）',
      lang: '语言（环境变量QUALREG_LANG，默认随系统）',
      json: '输出一个JSON文档',
      noColor: '不用颜色（环境变量NO_COLOR）',
      quiet: '只显示结果，以及使命令中止的错误',
      actor: '操作人，记入日志（环境变量QUALREG_ACTOR）',
      showIds: '显示完整身份证号（记入日志）',
      noInput: '一律不提问',
      yes: '不再询问，直接确认',
    },
    commands: {
      init: '新建空登记库',
      policy: '本级的数值和开关（规则）',
      'policy show': '打印现行规则，可改后再设定',
      'policy check': '检查规则文件，并列出会改动什么',
      'policy set': '设定自某日起执行的规则',
      import: '导入名单',
      'import units': '导入单位名单',
      'import officers': '导入人员名单及任职情况',
      'import certificates': '导入执法证名单',
      'import exam': '导入一轮考试的报名名单或成绩',
      'import training': '导入人员培训学时',
      'import corrections': '导入信息更改表：姓名、身份证号、单位',
      imports: '查看、撤回导入',
      'imports list': '列出各批导入，最近的在前',
      'imports show': '查看一批导入：文件、行数、问题',
      'imports undo': '撤回一批导入；后来另有记录依据的行予以保留',
      mappings: '此前指定的列名，同类表格照此处理',
      'mappings list': '列出已记住的列名对应',
      'mappings forget': '不再使用某项列名对应',
      template: '生成空白表，填好后可直接导入',
      exam: '考试',
      'exam list': '列出各轮考试及人次',
      'exam show': '查看一轮考试，按单位列出',
      'exam close': '结束一轮考试的登记：已报名而无成绩的记为缺考',
      'exam reopen': '重新开放已结束登记的考试，以便改动',
      officer: '执法人员和考生',
      'officer list': '列出人员及其资格状态',
      'officer show': '查看一人：履历、资格状态及依据',
      'officer correct': '更改一人的身份证号、姓名或单位',
      ...cardHelp.commands,
      unit: '单位',
      'unit list': '列出单位',
      'unit show': '查看一个单位及其数据',
      'unit rename': '单位更名，用原名称仍可查到',
      'unit close': '自某日起撤销单位',
      'unit merge': '单位并入另一单位，由其承接职能',
      'unit alias': '登记或去掉单位的别名',
      status: '按资格状态统计人数',
      cleanup: '年度资格清理',
      'cleanup plan': '按清理原因排查持证人员，只生成方案，不作改动',
      'cleanup list': '列出清理方案',
      'cleanup show': '查看清理方案：逐条列出理由和依据',
      'cleanup dispatch': '按单位生成核查表和汇总表',
      'cleanup return': '导入各单位填报的核查表',
      'cleanup decide': '对单位未答复或有异议的人员作出决定',
      'cleanup apply': '执行已复核的清理方案，注销所列执法证',
      'cleanup refresh': '方案失效后，复查其中的人员',
      'cleanup undo': '撤回已执行的清理方案',
      'cleanup notice': '生成已执行方案的公告，不含身份证号',
      report: '报表',
      'report units': '单位报表，一单位一行：资格状态、考试数据、比率',
      'report removals': '清理人员明细表，供录入平台',
      'report annual': '年度报告的数据和文字',
      demo: '用虚构的一市数据演示主要业务，显示每条命令',
    },
    arguments: {
      mapping: '列名对应的编号',
      files: '工作簿（.xlsx、.xls、.ods、.et）或CSV文件（UTF-8、GB18030）',
      officer: '身份证号或执法证号',
      ...cardHelp.arguments,
      unit: '单位编码、名称或别名',
      newName: '新名称',
      aliases: '单位的其他名称',
      exam: '考试编码',
      batch: '导入批次号',
      kind: (kinds) => `表的类别：${list(kinds)}`,
      plan: '清理方案号',
      policyFile: '规则文件（YAML或JSON）',
    },
    options: {
      ...checkForms.options,
      undoDryRun: '只列出将撤回的内容，不写入',
      strict: '有任何一行不能撤回就不执行',
      dryRun: '全程试运行，不写入',
      map: `指定某列对应的字段：'列名=字段'（可多次使用）`,
      encoding: '指定编码utf-8或gb18030，不自动识别',
      sheet: '只读该工作表：名称或序号（默认：表头相同的全部工作表）',
      unpackLimit: '工作簿解压后的上限，且不超过自身大小的100倍',
      keepGoing: '跳过无法导入的文件，导入其余文件',
      createUnits: '新建未登记的单位',
      acceptResultChanges: '成绩与已有记录不同的，以本次为准',
      acceptNameChanges: '身份证号已登记而姓名不同的，按改名处理',
      rejects:
        '退回的行写入该文件，附原因，改正后可直接导入（默认：输入文件旁的 <file>.rejects.csv 或 .rejects.xlsx；- 表示不写）',
      exam: '考试编码，如2024-1；新编码即新的一轮，已有编码则并入该轮',
      examName: '考试名称',
      reopenReason: '重新开放的理由，随该轮考试保存',
      heldOn: '考试日期（YYYY-MM-DD）；新的一轮、文件中又没有“考试时间”列时必填',
      unitOfFile: '未填单位的各行所属单位（编码、名称或别名），用于一单位一表、没有单位列的文件',
      merge: '新号码已属于另一人时，将两人合为一人',
      newIdNumber: '正确的身份证号；原号码仍可查到此人',
      newName: '正确的姓名；原姓名保留为曾用名',
      newUnit: '正确的单位（编码、名称或别名）',
      since: '到该单位任职的第一天（YYYY-MM-DD，默认为 --as-of 的日期）',
      reason: '更改原因，随更改一并保存',
      ...cardHelp.options,
      unit: '只看该单位（编码、名称或别名）',
      closedFrom: '撤销之日，即不再存续的第一天（YYYY-MM-DD，默认为 --as-of 的日期）',
      mergeInto: '并入的单位（编码、名称或别名）',
      removeAlias: '去掉该名称（可多次使用）',
      reasonOfChange: '原因，随变更保存',
      district: '只看该区县（编码或名称）',
      standing: '只看该资格状态',
      expiring: '只看将到期的',
      by: '分组方式',
      grounds: '只查这些清理原因，用逗号分隔',
      ground: '只看该清理原因',
      maxRemovals:
        '清理超过COUNT人或持证人数的PERCENT%时拒绝执行（默认：方案所用政策中的比例，未另行设定时为15%）',
      allowEmptyUnits: '未撤销的单位不再有持证人员时，仍予执行',
      cards: '已注销证件的收回情况，按单位列出（执行以后）',
      removalsPlan: '只列该已执行的方案',
      removalsYear: '列出该年执行的各方案（默认为 --as-of 所在年份）',
      removalsBy: 'unit：汇总表，一单位一行',
      noticeOut: '公告写入该文件（.docx、.html或.md）',
      year: '年份（默认为 --as-of 所在年份）',
      format: '报表格式',
      out: '写入该文件，不在终端显示',
      noBom: 'CSV文件开头不加BOM',
      templateOut: '写入该文件（.xlsx或.csv；默认在终端输出CSV）',
      signUp: '考试：只列报名人员，不含成绩',
      twoPapers: '考试：两科成绩各占一列',
      policyFile: '登记库一开始执行的规则文件，YAML或JSON（默认：湖南的规则）',
      policyFrom: '自哪天起执行（YYYY-MM-DD，默认为基准日）',
      policyReason: '原因，随规则保存',
      policyHistory: '列出历次规则及其执行日期',
      keep: '登记库和文件保留在该文件夹',
    },
  },
};
