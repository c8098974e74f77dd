import type {
  AppraisalResult,
  Authority,
  CertificateEventKind,
  DisciplineKind,
  Outcome,
  PostingState,
  Staffing,
} from '../facts.js';
import type { AnswerKind } from '../settlement.js';
import type { FieldOf, RosterKind } from './fields.js';

/** The words that rosters use for a closed list of values. Every value's own code is understood as well. */
export type Choices<T extends string> = ReadonlyMap<string, T>;

export const sexChoices = choices<'male' | 'female'>({ male: ['男', 'm'], female: ['女', 'f'] });

export const staffingChoices = choices<Staffing>({
  administrative: ['行政编制', '行政', '公务员'],
  'civil-servant-managed': ['参公', '参公事业编制', '参照公务员管理', '参公管理'],
  'public-institution': ['事业编制', '事业', '事业编'],
  contract: ['合同制', '合同工', '合同制人员', '聘用'],
  agency: ['劳务派遣', '派遣'],
  temporary: ['临时工', '临聘', '临时人员'],
  workman: ['工勤', '工勤人员'],
  auxiliary: ['辅助人员', '行政执法辅助人员', '辅助'],
});

export const postingStateChoices = choices<PostingState>({
  active: ['在岗', '在职', '在编在岗'],
  retired: ['退休', '已退休'],
  transferred: ['调离', '调出'],
  resigned: ['辞职', '离职'],
  dismissed: ['辞退', '开除', '刑事处罚'],
  deceased: ['死亡', '去世', '病故'],
  'off-post': ['调岗', '不在执法岗位', '离岗'],
  seconded: ['借调'],
});

export const appraisalChoices = choices<AppraisalResult>({
  excellent: ['优秀'],
  competent: ['称职', '合格'],
  'basically-competent': ['基本称职', '基本合格'],
  incompetent: ['不称职', '不合格'],
});

/** 无 says that whatever there was is over. */
export const disciplineChoices = choices<DisciplineKind>({
  sanctioned: ['受处分', '处分'],
  investigated: ['受审查', '审查'],
  cleared: ['无', '解除', '已解除'],
});

export const authorityChoices = choices<Authority>({
  statutory: ['法定', '法定行政机关', '法定主体'],
  delegated: ['授权', '授权组织', '法律法规授权组织', '有'],
  entrusted: ['委托', '受委托', '受委托组织'],
  none: ['无', '不具备', '取消'],
});

export const unitStateChoices = choices<'open' | 'closed'>({
  open: ['正常', '存续', '在用'],
  closed: ['撤销', '合并', '注销', '撤并', '关闭'],
});

export const certificateStateChoices = choices<
  'valid' | 'lapsed' | Exclude<CertificateEventKind, 'resumed' | 'renewed'>
>({
  valid: ['有效', '正常'],
  lapsed: ['过期', '失效', '已过期'],
  suspended: ['暂扣', '暂停'],
  lost: ['遗失', '丢失', '挂失'],
  returned: ['收回', '已收回', '上缴'],
  replaced: ['已换发', '换发', '补发'],
  revoked: ['吊销', '已吊销'],
  cancelled: ['注销', '已注销'],
});

/** `registered` is no word of a list: it is a row without a result. */
export const outcomeChoices = choices<Exclude<Outcome, 'registered'>>({
  passed: ['合格', '通过', '是', '及格', 'pass', 'yes'],
  failed: ['不合格', '未通过', '否', '不及格', '不通过', 'fail', 'no'],
  absent: ['缺考', '缺', '弃考'],
  breach: ['违纪', '违规'],
  cheating: ['作弊', '取消', '取消成绩', '成绩取消'],
  exempt: ['免考', '免试'],
});

export const answerChoices = choices<AnswerKind>({
  remove: ['清理', '予以清理'],
  keep: ['保留', '继续保留'],
  moved: ['调入其他单位', '调往其他单位', '调出'],
});

/** 证件是否收回. */
export const returnedChoices = choices<'yes' | 'no'>({ yes: ['是', '已收回'], no: ['否', '未收回'] });

/** The values a list allows, in their own codes. */
export function listChoices<T extends string>(of: Choices<T>): T[] {
  return [...new Set(of.values())];
}

function choices<T extends string>(words: Record<T, string[]>): Choices<T> {
  const entries = Object.entries(words) as [T, string[]][];
  return new Map(
    entries.flatMap(([value, list]) => [value, ...list].map((word): [string, T] => [word, value])),
  );
}

/** The words a form offers for the values of a list: in Chinese the first for each, in English its own code. */
export function listWords(of: Choices<string>, lang: 'en' | 'zh'): string[] {
  return listChoices(of).map((code) => {
    const words = [...of.keys()].filter((word) => of.get(word) === code);
    return (lang === 'zh' ? words[1] : words[0]) ?? code;
  });
}

/** Which fields of each kind hold one of a closed list of values; the readers of rows refuse all others. */
const closedFields: { [K in RosterKind]?: Partial<Record<FieldOf<K>, Choices<string>>> } = {
  units: { authority: authorityChoices, state: unitStateChoices },
  officers: {
    sex: sexChoices,
    staffing: staffingChoices,
    state: postingStateChoices,
    appraisal: appraisalChoices,
    discipline: disciplineChoices,
  },
  certificates: { state: certificateStateChoices },
  exam: { sex: sexChoices, outcome: outcomeChoices },
  corrections: { newSex: sexChoices },
  answers: { answer: answerChoices },
  'card-events': { returned: returnedChoices },
};

/** The closed list of a field's values, or null when it has none. */
export function findChoices<K extends RosterKind>(kind: K, field: FieldOf<K>): Choices<string> | null {
  return closedFields[kind]?.[field] ?? null;
}
