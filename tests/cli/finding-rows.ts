import type { FindingCode } from '../../src/domain/findings.js';
import { complete, examHeader, idOf } from './small-register.js';

/** One row of a table and what must be said of it; a row of several lines is written as it stands. */
export type FindingRow = [row: string, code: FindingCode | null, field: string | null, severity?: 'warning'];

const sound = idOf(11);
const wrongDigit = sound.slice(0, 17) + (sound.endsWith('1') ? '2' : '1');
/** What Excel leaves of numbers: 15 digits and 000. In some of them the last 0 fits as a check digit. */
const kept = Array.from({ length: 28 }, (_, i) => `430299198001${String(i + 1).padStart(2, '0')}1`);
const suspect = kept.find((first15) => complete(first15.padEnd(17, '0')).endsWith('000'))!.padEnd(18, '0');
const truncated = kept.find((first15) => !complete(first15.padEnd(17, '0')).endsWith('000'))!.padEnd(18, '0');

/** Identity numbers with what each must cause. */
const identityNumbers: [value: string, code: FindingCode, severity?: 'warning'][] = [
  ['', 'id-missing'],
  [sound.slice(0, 17), 'id-length'],
  [`${sound.slice(0, 17)}*`, 'id-characters'],
  [complete('43029919800230011'), 'id-date'],
  [wrongDigit, 'id-check-digit'],
  ['4.30299E+17', 'id-scientific'],
  [truncated, 'id-truncated'],
  ['430299800101931', 'id-converted', 'warning'],
  [suspect, 'id-suspect-zeros', 'warning'],
];

const identityRows = (build: (id: string, i: number) => string): FindingRow[] =>
  identityNumbers.map(([id, code, ...severity], i) => [build(id, i), code, 'idNumber', ...severity]);

const unit = '荷塘区城市管理局';

export const examRows: { header: string; rows: FindingRow[] } = {
  header: `${examHeader},是否合格,考试时间`,
  rows: [
    ...identityRows((id) => `${id},刘一,,${unit},80,,`),
    [`${idOf(21)},,,${unit},80,,`, 'name-missing', 'name'],
    [`${idOf(22)},陈?,,${unit},80,,`, 'name-damaged', 'name'],
    [`${idOf(22)},${idOf(23)},,${unit},80,,`, 'name-is-number', 'name'],
    [`${idOf(1)},张卫,男,${unit},80,,`, 'name-mismatch', 'name'],
    [`${idOf(23)},孙三,女,${unit},80,,`, 'sex-mismatch', 'sex', 'warning'],
    [`${idOf(24)},周四,不详,${unit},80,,`, 'value-unknown', 'sex'],
    [`${idOf(25)},吴五,,,80,,`, 'unit-missing', 'unit'],
    [`${idOf(26)},郑六,,荷塘区城管局,80,,`, 'unit-unknown', 'unit'],
    [`${idOf(27)},冯七,,城管局,80,,`, 'unit-ambiguous', 'unit'],
    [`${idOf(41)},施十,,市市场监督管理局,80,,`, 'unit-read-as', 'unit', 'warning'],
    [`${idOf(2)},李娜,女,${unit},80,,`, 'unit-changed', 'unit', 'warning'],
    [`${idOf(28)},褚八,,${unit},80,,2024-06-31`, 'date-invalid', 'examDate'],
    [`${idOf(29)},卫九,,${unit},80,,2023-06-15`, 'exam-date-mismatch', 'examDate'],
    [`${idOf(30)},蒋十,,${unit},80,,2024-06-15,多余`, 'columns-extra', null],
    [`${idOf(32)},沈一,,${unit},,,`, 'result-missing', 'score'],
    [`${idOf(33)},韩二,,${unit},85,不合格,`, 'result-contradiction', 'outcome'],
    [`${idOf(34)},杨三,,${unit},100.5,,`, 'score-out-of-range', 'score'],
    [`${idOf(35)},朱四,,${unit},-1,,`, 'score-out-of-range', 'score'],
    [`${idOf(36)},秦五,,${unit},八十,,`, 'score-unreadable', 'score'],
    [`${idOf(37)},尤六,,${unit},80,良好,`, 'value-unknown', 'outcome'],
    [`${idOf(38)},许七,,${unit},80,,`, null, null],
    [`${idOf(38)},许七,,${unit},80,,`, 'duplicate-sitting', 'idNumber'],
    [`${idOf(39)},何八,,${unit},"80\n${idOf(40)},吕九,,${unit},70,,"`, 'quote-unbalanced', null],
  ],
};

export const officerRows: { header: string; rows: FindingRow[] } = {
  header: '身份证号,姓名,性别,单位,编制性质,人员状态,状态日期',
  rows: [
    ...identityRows((id) => `${id},刘一,,${unit},行政编制,在岗,2024-01-01`),
    [`${idOf(21)},,,${unit},,,`, 'name-missing', 'name'],
    [`${idOf(22)},陈□,,${unit},,,`, 'name-damaged', 'name'],
    [`${idOf(1)},张卫,男,${unit},,,`, 'name-mismatch', 'name'],
    [`${idOf(23)},孙三,女,${unit},,,`, 'sex-mismatch', 'sex', 'warning'],
    [`${idOf(24)},周四,?,${unit},,,`, 'value-unknown', 'sex'],
    [`${idOf(25)},吴五,,,,,`, 'unit-missing', 'unit'],
    [`${idOf(26)},郑六,,荷塘区城管局,,,`, 'unit-unknown', 'unit'],
    [`${idOf(27)},冯七,,城管局,,,`, 'unit-ambiguous', 'unit'],
    [`${idOf(41)},施十,,湖南省株洲市市场监督管理局,,,`, 'unit-read-as', 'unit', 'warning'],
    [`${idOf(28)},褚八,,${unit},其他,,`, 'value-unknown', 'staffing'],
    [`${idOf(29)},卫九,,${unit},,其他,`, 'value-unknown', 'state'],
    [`${idOf(30)},蒋十,,${unit},,在岗,2024-02-30`, 'date-invalid', 'stateSince'],
    [`${idOf(31)},沈一,,${unit},,退休,`, 'state-undated', 'stateSince', 'warning'],
    [`${idOf(32)},韩二,,${unit},,,,多余`, 'columns-extra', null],
    [`${idOf(38)},许七,,${unit},,,2024-01-01`, null, null],
    [`${idOf(38)},许七,,${unit},,,2024-01-01`, 'duplicate-officer', 'idNumber'],
    [`${idOf(39)},何八,,"${unit}\n${idOf(40)},吕九,,${unit},,,"`, 'quote-unbalanced', null],
  ],
};

/** What a list of officers says besides the posting. */
export const recordRows: { header: string; rows: FindingRow[] } = {
  header: '身份证号,姓名,单位,最近执法日期,年度考核,考核年度,处分审查,处分审查日期',
  rows: [
    [`${idOf(21)},孙一,${unit},2025-01-01,,,,`, 'act-in-future', 'lastActOn'],
    [`${idOf(21)},孙一,${unit},2024-13-01,,,,`, 'date-invalid', 'lastActOn'],
    [`${idOf(21)},孙一,${unit},,良好,2023,,`, 'value-unknown', 'appraisal'],
    [`${idOf(21)},孙一,${unit},,称职,2025,,`, 'year-invalid', 'appraisalYear'],
    [`${idOf(21)},孙一,${unit},,2025年称职,,,`, 'year-invalid', 'appraisal'],
    [`${idOf(21)},孙一,${unit},,2023年称职,2022,,`, 'year-contradiction', 'appraisalYear'],
    [`${idOf(21)},孙一,${unit},,,,犯错,`, 'value-unknown', 'discipline'],
    [`${idOf(21)},孙一,${unit},,,,受审查,2024-02-30`, 'date-invalid', 'disciplineSince'],
    [`${idOf(21)},孙一,${unit},,,,,2024-02-28`, 'value-unknown', 'discipline'],
    [`${idOf(22)},钱二,${unit},,基本合格,,,`, 'appraisal-undated', 'appraisalYear', 'warning'],
    [`${idOf(23)},孙三,${unit},,,,受处分,`, 'state-undated', 'disciplineSince', 'warning'],
    [`${idOf(24)},李四,${unit},2024-12-31,2023年不称职,2023年度,受审查,2024-02-29`, null, null],
  ],
};

export const trainingRows: { header: string; rows: FindingRow[] } = {
  header: '身份证号,姓名,培训年度,学时,学习时长(分钟),培训课程',
  rows: [
    ...identityRows((id) => `${id},,2024,10,,`).slice(0, 7),
    [`${idOf(99)},谁知,2024,10,,`, 'officer-unknown', 'idNumber'],
    [`${idOf(4)},赵民,2024,10,,`, 'name-mismatch', 'name'],
    [`${idOf(4)},赵?,2024,10,,`, 'name-damaged', 'name'],
    [`${idOf(4)},赵敏,,10,,`, 'year-missing', 'year'],
    [`${idOf(4)},赵敏,2025,10,,`, 'year-invalid', 'year'],
    [`${idOf(4)},赵敏,2023-2024,10,,`, 'year-invalid', 'year'],
    [`${idOf(4)},赵敏,2024,,,`, 'hours-missing', 'hours'],
    [`${idOf(4)},赵敏,2024,0,,`, 'hours-invalid', 'hours'],
    [`${idOf(4)},赵敏,2024,2001,,`, 'hours-invalid', 'hours'],
    [`${idOf(4)},赵敏,2024,90分钟,,`, 'hours-invalid', 'hours'],
    [`${idOf(4)},赵敏,2024,,-45,`, 'hours-invalid', 'minutes'],
    [`${idOf(4)},赵敏,2024,2000,,`, null, null],
    [`${idOf(4)},赵敏,2024年,20学时,,行政处罚法`, null, null],
    [`${idOf(4)},,2024,20,,行政处罚法`, 'duplicate-training', 'course'],
    [`${idOf(4)},赵敏,2024,,90,行政处罚法`, 'training-added', 'hours', 'warning'],
    [`${idOf(4)},赵敏,2023,20,,行政处罚法`, null, null],
    [`${idOf(4)},赵敏,2022,20,,,多余`, 'columns-extra', null],
    [`${idOf(4)},赵敏,2022,20,,"听证\n${idOf(3)},王强,2024,10,,"`, 'quote-unbalanced', null],
  ],
};

export const certificateRows: { header: string; rows: FindingRow[] } = {
  header: '执法证号,身份证号,姓名,发证日期,有效期至,证件状态,状态日期',
  rows: [
    ...identityRows((id, i) => `1800000001${i},${id},,2024-01-01,2028-12-31,,`).slice(0, 7),
    [`18000000020,${idOf(99)},谁知,2024-01-01,2028-12-31,,`, 'officer-unknown', 'idNumber'],
    [`18000000021,${idOf(4)},赵民,2024-01-01,2028-12-31,,`, 'name-mismatch', 'name'],
    [`,${idOf(4)},赵敏,2024-01-01,2028-12-31,,`, 'number-missing', 'number'],
    [`部证2024-7,${idOf(4)},赵敏,2024-01-01,2028-12-31,,`, 'number-unusual', 'number', 'warning'],
    [`18000000001,${idOf(4)},赵敏,2022-11-01,2027-10-31,,`, 'number-taken', 'number'],
    [`18000000001,${idOf(1)},张伟,2022-11-01,2027-11-30,,`, 'certificate-conflict', 'expiresOn'],
    [`18000000022,${idOf(4)},赵敏,,2028-12-31,,`, 'dates-missing', 'issuedOn'],
    [`18000000023,${idOf(4)},赵敏,2024-01-01,2023-12-31,,`, 'dates-reversed', 'expiresOn'],
    [`18000000024,${idOf(4)},赵敏,2024-13-01,2028-12-31,,`, 'date-invalid', 'issuedOn'],
    [`18000000025,${idOf(4)},赵敏,2024-02-29,,,`, 'expiry-computed', 'expiresOn', 'warning'],
    [`18000000026,${idOf(4)},赵敏,2024-01-01,2028-12-31,暂扣,`, 'state-undated', 'stateSince', 'warning'],
    [`18000000027,${idOf(4)},赵敏,2024-01-01,2028-12-31,过期,`, 'state-contradiction', 'state'],
    [`18000000028,${idOf(4)},赵敏,2024-01-01,2028-12-31,好,`, 'value-unknown', 'state'],
    [`18000000029,${idOf(4)},赵敏,2024-01-01,2028-12-31,,,多余`, 'columns-extra', null],
    [`18000000030,${idOf(4)},赵敏,2024-01-01,2028-12-31,,`, null, null],
    [`18000000030,${idOf(4)},赵敏,2024-01-01,2028-12-31,,`, 'duplicate-certificate', 'number'],
    [`18000000030,${idOf(3)},王强,2024-01-01,2028-12-31,,`, 'number-taken', 'number'],
    [
      `18000000031,${idOf(4)},"赵敏\n18000000032,${idOf(4)},赵敏,2024-01-01,2028-12-31,,"`,
      'quote-unbalanced',
      null,
    ],
  ],
};

export const unitRows: { header: string; rows: FindingRow[] } = {
  header: '单位编码,单位名称,区县,统一社会信用代码,执法主体资格,单位状态,撤销日期,并入单位',
  rows: [
    [',甲局,,,,,,', 'code-missing', 'code'],
    ['430204000002,,,,,,,', 'name-missing', 'name'],
    ['430204000003,荷塘区城市管理局,,,,,,', 'unit-name-taken', 'name'],
    ['430204000004,乙局,石峰,,,,,', 'district-unknown', 'district', 'warning'],
    ['430204000005,丙局,,123502001549897398,,,,', 'credit-code-invalid', 'creditCode', 'warning'],
    ['430204000006,丁局,,123502001549897397,,,,', null, null],
    ['430204000007,戊局,,,也许,,,', 'value-unknown', 'authority'],
    ['430204000008,己局,,,,撤销,,', 'state-undated', 'closedOn', 'warning'],
    ['430204000009,庚局,,,,正常,2024-05-06,', 'state-contradiction', 'state'],
    ['430204000010,辛局,,,,,2024.2.30,', 'date-invalid', 'closedOn'],
    ['430203000001,芦淞区城市管理和综合执法局,,,,,,', 'unit-renamed', 'name', 'warning'],
    ['430204000011,壬局,,,,,,,多余', 'columns-extra', null],
    ['430204000012,癸局,,,,,,', null, null],
    ['430204000012,癸局,,,,,,', 'duplicate-unit', 'code'],
    ['430204000013,子局,,,,撤销,2024-05-06,没有的局', 'merge-target-unknown', 'mergedInto', 'warning'],
    ['430204000016,卯局,,,,撤销,2024-05-06,市市场监督管理局', 'unit-read-as', 'mergedInto', 'warning'],
    ['430204000014,"丑局\n430204000015,寅局,,,,,,"', 'quote-unbalanced', null],
  ],
};

export const correctionRows: { header: string; rows: FindingRow[] } = {
  header: '姓名,身份证号,单位,更改后姓名,更改后性别,更改后身份证号,更改后单位,更改日期',
  rows: [
    ...identityRows((id) => `张伟,${id},,张卫,,,,`).slice(0, 7),
    ...identityNumbers
      .slice(1, 7)
      .map(([id, code]): FindingRow => [`张伟,${idOf(1)},,,,${id},,`, code, 'newIdNumber']),
    [`,${idOf(1)},,张卫,,,,`, 'name-missing', 'name'],
    [`张卫,${idOf(1)},,张伟,,,,`, 'name-mismatch', 'name'],
    [`张伟,${idOf(1)},,张?,,,,`, 'name-damaged', 'newName'],
    [`张伟,${idOf(1)},,,不详,,,`, 'value-unknown', 'newSex'],
    [`张伟,${idOf(1)},,,,,芦淞城管,2024-13-01`, 'date-invalid', 'since'],
    [`张伟,${idOf(1)},,,,,芦淞区城管局,`, 'unit-unknown', 'newUnit'],
    [`张伟,${idOf(1)},,,,,城管局,`, 'unit-ambiguous', 'newUnit'],
    [`谁知,${idOf(99)},,谁不知,,,,`, 'officer-unknown', 'idNumber'],
    [`张伟,${idOf(1)},荷塘城管,,,,,2024-05-06`, 'correction-empty', null],
    [`张伟,${idOf(1)},荷塘城管,无,/,——,不变,`, 'correction-empty', null],
    [`张伟,${idOf(1)},,,,${idOf(2)},,`, 'merge-needed', 'newIdNumber'],
    [`张伟,${idOf(1)},荷塘城管,,,${idOf(51)},,`, null, null],
    [`张伟,${idOf(51)},,张卫,,,,`, 'duplicate-officer', 'idNumber'],
    [`李娜,${idOf(2)},,,,${idOf(1)},,`, 'number-of-other', 'newIdNumber'],
    [`李娜,${idOf(2)},,李丽娜,男,,,`, 'sex-mismatch', 'newSex', 'warning'],
    [`王强,${idOf(3)},,,,,荷塘城管,`, 'unit-undated', 'since', 'warning'],
    [`赵敏,${idOf(4)},芦淞城管,赵小敏,,,,`, 'unit-differs', 'unit', 'warning'],
    [`赵小敏,${idOf(4)},,赵敏,,,,,多余`, 'columns-extra', null],
    [`张伟,${idOf(1)},,"张卫\n李娜,${idOf(2)},,李丽娜,,,,",,,,`, 'quote-unbalanced', null],
  ],
};
