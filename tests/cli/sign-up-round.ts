import { examHeader, examLine, idOf, runImport, writeLines } from './small-register.js';

/** The columns of the province's exam system: one file is one unit, and no column names it. */
export const signUpHeader =
  '序号,姓名,身份证号,性别,民族,文化程度,政治面貌,专业,职务,执法类别,发证机关,执法范围,备注';

export function signUpLine(n: number, name: string, remark = ''): string {
  return `${n},${name},${idOf(n)},${n % 2 === 1 ? '男' : '女'},汉族,本科,群众,法学,科员,城市管理,株洲市司法局,荷塘区,${remark}`;
}

export const unit = '荷塘区城市管理局';
const names = ['刘一', '陈二', '孙三', '周四', '吴五'];

/** Five sign up: the persons 11 to 15. */
export const signUpLines = [signUpHeader, ...names.map((name, i) => signUpLine(11 + i, name))];

/** Three of them have a result, and so has a stranger: passed, failed, exempt, passed. */
export const resultLines = [
  examHeader,
  examLine(11, '刘一', unit, '80'),
  examLine(12, '陈二', unit, '50'),
  examLine(13, '孙三', unit, '免考'),
  examLine(16, '郑六', unit, '70'),
];

const round = ['--exam', '2024-1', '--held-on', '2024-06-15'];

export function importSignUp(cwd: string, ...flags: string[]): ReturnType<typeof runImport> {
  const file = writeLines(cwd, 'sign-up.csv', signUpLines);
  return runImport(cwd, 'exam', file, ...round, '--unit', unit, ...flags);
}

export function importResults(cwd: string, ...flags: string[]): ReturnType<typeof runImport> {
  return runImport(cwd, 'exam', writeLines(cwd, 'results.csv', resultLines), ...round, ...flags);
}
