import type { CardVerb } from '../../domain/certificate-life.js';
import type { CertificateEventKind } from '../../domain/facts.js';
import type { CardState } from '../../domain/standing.js';
import type {
  cardFindings as CardFindings,
  cardFindingTitles as CardFindingTitles,
  cardHelp as CardHelp,
  cardProblems as CardProblems,
  certificate as CertificateTalk,
} from './cards-en.js';
import { bracketed, cardStates, labelled, word } from './wording-zh.js';

export const cardFindingTitles: typeof CardFindingTitles = {
  'certificate-unknown': '执法证未登记',
  'card-event-future': '日期在办理日之后',
  'card-event-too-early': '日期早于已有记录',
  'card-state-unfit': '当前状态不能办理',
  'card-day-differs': '日期与命令不一致',
  'card-reason-missing': '未填事由',
  'until-too-early': '截止日期过早',
  'until-too-late': '截止日期过晚',
  'card-still-out': '证件尚未收回',
  'renewal-too-early': '未到延续时间',
  'renewal-pass-missing': '延续前未考试合格',
  'number-in-use': '执法证号已使用',
  'holder-holds-card': '已持有执法证',
  'holder-not-in-post': '不在执法岗位',
  'holder-not-qualified': '不具备领证条件',
};

const acts: Record<CertificateEventKind, string> = {
  suspended: '暂扣',
  resumed: '恢复',
  lost: '报失',
  returned: '收回',
  replaced: '换发',
  revoked: '吊销',
  cancelled: '注销',
  renewed: '延续',
};

function hintFor(state: CardState, event: CertificateEventKind, number: string): string {
  if (event === 'resumed') return '只有暂扣、遗失或收回的执法证才需恢复。';
  if (state === 'lapsed') return '过期的证件已无效力；请在考试合格后延续，或予以注销。';
  if (state === event) return '已是该状态，不用再办；登记日期有误的除外。';
  if (state === 'suspended' || state === 'lost' || state === 'returned') {
    return `请先恢复：qualreg certificate resume ${number} --reason TEXT`;
  }
  return '该证不能再恢复效力；如需领证，请用新证号：qualreg certificate issue';
}

const sinceWord = (state: CardState, since: string | null): string => {
  if (since === null) return `为${cardStates[state]}状态`;
  return state === 'lapsed' ? `有效期至${since}，已过期` : `已于${since}${cardStates[state]}`;
};

export const cardFindings: typeof CardFindings = {
  'certificate-unknown': ({ value }) => ({
    message: `登记库中没有执法证${value}`,
    hint: '请与证件核对；确未登记的，先导入执法证名单。',
  }),
  'card-event-future': ({ on, asOf }) => ({
    message: `日期${on}在办理日${asOf}之后`,
    hint: '不能提前登记。请改正日期，或到当日再办。',
  }),
  'card-event-too-early': ({ number, on, notBefore, after }) => ({
    message:
      after === null
        ? `执法证${number}于${notBefore}发证，${on}尚无此证`
        : `执法证${number}已于${notBefore}登记${acts[after]}，不能补登更早的${on}`,
    hint: '请改正日期；已有记录有误的，用 qualreg imports undo 撤回。',
  }),
  'card-state-unfit': ({ number, state, since, event }) => ({
    message: `执法证${number}${sinceWord(state, since)}，不能${acts[event]}`,
    hint: hintFor(state, event, number),
  }),
  'card-day-differs': ({ value, given }) => ({
    message: `名单写的是${value}，命令写的是${given}`,
    hint: '请去掉命令中的日期（以名单各行为准），或改正该行。',
  }),
  'card-reason-missing': ({ event }) => ({
    message: `${acts[event]}执法证必须有事由`,
    hint: '请用 --reason 写明，或在名单的“事由”列填写。',
  }),
  'until-too-early': ({ until, notBefore }) => ({
    message: `截止日期${until}过早，应不早于${notBefore}`,
    hint: '请改正截止日期（含当日）。',
  }),
  'until-too-late': ({ until, latest }) => ({
    message: `截止日期${until}过晚，按政策参数最晚为${latest}`,
    hint: '请改正截止日期（含当日）；有效期年限有变的，用 qualreg policy set 调整。',
  }),
  'card-still-out': ({ number }) => ({
    message: `名单注明执法证${number}尚未收回，未作登记`,
    hint: '收回后请在该行填“是”再次办理；遗失的请登记遗失：qualreg certificate lost',
  }),
  'renewal-too-early': ({ number, expiresOn, from }) => ({
    message: `执法证${number}有效期至${expiresOn}，自${from}起方可延续`,
    hint: '请届时考试合格后再办。',
  }),
  'renewal-pass-missing': ({ number, from }) => ({
    message: `执法证${number}的持证人自${from}以来没有有效的合格或免考记录`,
    hint: '请先导入重新考试的成绩。',
  }),
  'number-in-use': ({ value, first }) => ({
    message: `执法证号${value}已使用${bracketed(`${first.file}第${first.line}行`)}`,
    hint: '新证应用新的证号。',
  }),
  'holder-holds-card': ({ name, number, state }) => ({
    message: `${name}已持有执法证${number}${bracketed(cardStates[state])}`,
    hint:
      state === 'valid' || state === 'lapsed'
        ? `请办理延续：qualreg certificate renew ${number}`
        : '请先办结该证：恢复、换发或注销。',
  }),
  'holder-not-in-post': ({ name, bar, word: code, unit }) => ({
    message: {
      'no-posting': `${name}没有任职记录`,
      state: `${name}在${unit ?? ''}登记为${word(code ?? '')}`,
      staffing: `${name}在${unit ?? ''}为${word(code ?? '')}，不属在编人员`,
      post: `${name}在${unit ?? ''}的岗位是${code ?? ''}，不是执法岗位`,
      'unit-closed': `${name}任职的${unit ?? ''}已撤销`,
    }[bar],
    hint: '在编在岗的执法人员才能领证。任职情况有变的，请先导入新的人员名单。',
  }),
};

const verbs: Record<CardVerb, string> = {
  issue: '发证',
  renew: '延续',
  replace: '换发',
  suspend: '暂扣',
  resume: '恢复',
  lost: '登记遗失',
  return: '登记收回',
  revoke: '吊销',
  cancel: '注销',
};

export const certificate: typeof CertificateTalk = {
  done: (verb, number, batch) => `执法证${number}已${verbs[verb]}，记为第${batch}批。`,
  known: (number) => `执法证${number}已有此项记录，未作改动。`,
  would: (verb, number) => `试运行：执法证${number}可以${verbs[verb]}，未写入。`,
  head: (number, issuedOn, expiresOn) => `执法证${number}：${issuedOn}发证，有效期至${expiresOn}（含当日）`,
  stateOn: (asOf) => `${asOf}的状态`,
  notYet: '尚未发证',
  events: '办理记录',
  eventEnd: (kind, until) =>
    until === null ? '' : kind === 'renewed' ? `，有效期至${until}（含当日）` : `，至${until}（含当日）`,
  eventReason: (reason) => (reason === null ? '' : bracketed(reason)),
  drafted: (exam, path, issued) => `考试${exam}：拟发证${issued}个，已写入${path}；登记库尚未改动。`,
  draftHoldsIds: '草案含完整身份证号（已记入日志），仅本人可读。',
  left: (count) => `该轮考试另有${count}人不能发证：`,
  leftPerson: (name, unit, reason) => labelled(`${name}${unit === null ? '' : bracketed(unit)}`, reason),
  draftSheet: '拟发证',
  leftSheet: '不发证',
  leftHeadings: ['身份证号', '姓名', '单位', '不发证的原因'],
  draftUnit: '单位',
};

export const cardProblems: typeof CardProblems = {
  'certificate-not-found': ({ number }) => ({
    message: `登记库中没有执法证${number}`,
    hint: '请核对证号；可运行 qualreg officer list 查看各人的证号。',
  }),
  'option-needed': ({ option, of }) => ({
    message: `${of} 还缺 ${option}`,
    hint: '可加 --help 查看用法。',
  }),
  'number-ranges-malformed': ({ value }) => ({
    message: `“${value}”不是证号区间`,
    hint: '请写成起号-止号，位数相同，多段用逗号分隔，如18020010001-18020010500。',
  }),
  'numbers-short': ({ needed, free }) => ({
    message: `需发证${needed}个，所给区间只有${free}个空号，还差${needed - free}个`,
    hint: '未写入任何数据。请在 --numbers 中增加区间。',
  }),
};

export const cardHelp: typeof CardHelp = {
  commands: {
    certificate: '执法证办理：一个证号或一份名单',
    'certificate show': '查看一个执法证：持证人、状态、办理记录',
    'certificate issue': '给考试合格人员发证，或拟定一轮考试的发证草案',
    'certificate renew': '延续执法证：证号不变，有效期顺延',
    'certificate replace': '遗失或损坏的证件换发新证号',
    'certificate suspend': '暂扣执法证，至某日或至恢复为止',
    'certificate resume': '结束暂扣、找回遗失的证件，或发还收回的证件',
    'certificate lost': '登记证件遗失',
    'certificate return': '登记证件已交回',
    'certificate revoke': '吊销执法证（处罚）',
    'certificate cancel': '注销执法证（登记行为）',
  },
  arguments: { certificate: '执法证号' },
  options: {
    cardList: '执法证名单（工作簿或CSV），不再逐个写证号',
    cardOn: '发生日期（YYYY-MM-DD，默认为 --as-of 的日期）',
    cardReason: '事由，随记录保存（暂扣、恢复、吊销、注销必填）',
    suspendUntil: '暂扣的最后一天（含当日），之后自动恢复有效',
    cardExpires: '有效期至（含当日；默认按政策计算）',
    cardNewNumber: '新证号',
    cardOfficer: '领证人：身份证号或以前的执法证号',
    issueExam: '拟定该轮考试全部合格人员的发证草案，登记库不改动',
    issueNumbers: '与 --exam 同用：证号区间，起号-止号，可用逗号分隔多段；已使用的自动跳过',
    draftOut: '与 --exam 同用：草案文件，.xlsx或.csv',
  },
};

export const cardFields: Record<string, string> = {
  newNumber: '新证号',
  on: '日期',
  until: '截止日期',
  returned: '证件是否收回',
  reason: '事由',
};
