import type { FactChange, FactRecord } from '../../domain/fact-list.js';
import type { ChangedOfficer } from '../../user-error.js';
import { listOfficers } from './changed-officers.js';
import { bracketed, list, word } from './wording-zh.js';

/** Each kind of fact in words. */
const facts: { [F in FactRecord['fact']]: (fact: Extract<FactRecord, { fact: F }>) => string } = {
  person: ({ name, idNumber }) => `${name}（${idNumber}）`,
  posting: ({ since, unit, state, staffing, post, closedOn, authority }) =>
    [
      `${since}起任职于${unit}：${list([state, staffing].flatMap((code) => (code === null ? [] : [word(code)])))}`,
      ...(post === null ? [] : [`、${post}`]),
      ...(closedOn === null ? [] : [bracketed(`单位自${closedOn}起撤销`)]),
      ...(authority === 'none' ? [bracketed('单位无执法主体资格')] : []),
    ].join(''),
  certificate: ({ number, issuedOn, expiresOn }) =>
    `执法证${number}：${issuedOn}发证，有效期至${expiresOn}（含当日）`,
  event: ({ number, kind, on, until, plan }) =>
    [
      `执法证${number}：${on}${word(kind)}`,
      ...(until === null ? [] : [`，至${until}（含当日）`]),
      ...(plan === null ? [] : [bracketed(`第${plan}号清理方案`)]),
    ].join(''),
  sitting: ({ exam, heldOn, outcome, scores, closed }) =>
    [
      `${heldOn}考试${exam}：${word(outcome)}`,
      ...(scores.length === 0 ? [] : [bracketed(list(scores.map((score) => `${score}分`)))]),
      ...(closed ? ['，该轮已结束登记'] : []),
    ].join(''),
  training: ({ year, course, hours }) =>
    `${year}年培训${hours}学时${course === null ? '' : bracketed(course)}`,
  appraisal: ({ year, result }) => `${year}年度考核：${word(result)}`,
  'enforcement-act': ({ on }) => `${on}有执法记录`,
  discipline: ({ since, kind }) => `${since}起${word(kind)}`,
  'rounds-from': ({ heldOn }) => (heldOn === null ? '没有考试成绩记录' : `考试成绩记录始于${heldOn}`),
  'year-looked-at': ({ year, isTrainingReported }) =>
    `最近完整年度为${year}年${isTrainingReported ? '' : '，该年没有培训记录'}`,
};

const sayFact = (fact: FactRecord): string => (facts[fact.fact] as (fact: unknown) => string)(fact);

/** What is otherwise than when it was reviewed. */
export function sayChange(change: FactChange): string {
  switch (change.change) {
    case 'added':
      return `${sayFact(change.fact)}（新增）`;
    case 'gone':
      return `${sayFact(change.fact)}（已无此记录）`;
    case 'corrected':
      return `${sayFact(change.before)}，现为：${sayFact(change.fact)}`;
    case 'came':
      return `${sayFact(change.fact)}（在方案截止日之后）`;
    case 'lapsed':
      return `执法证${change.number}：${change.lastDay}后过期`;
    case 'suspension-ended':
      return `执法证${change.number}：暂扣至${change.lastDay}期满`;
  }
}

/** Persons and what changed of them, a line each. */
export function sayOfficers(officers: readonly ChangedOfficer[]): string {
  return listOfficers(officers, {
    change: sayChange,
    officer: ({ name, officer }, changes, more) =>
      `${name}（${officer}）：${changes.join('；')}${more > 0 ? `；另有${more}项` : ''}`,
    more: (n) => `另有${n}人，可用 --json 查看全部`,
  });
}
