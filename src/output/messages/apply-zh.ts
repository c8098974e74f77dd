import type { GroundCode } from '../../domain/grounds/ground.js';
import type { Messages } from './en.js';
import { sayChange, sayOfficers } from './facts-zh.js';
import { grounds } from './grounds-zh.js';
import { bracketed, list } from './wording-zh.js';

/** Units named in one sentence. */
const namedUnits = 5;

/** A share of the holders. */
export const sayShare = (part: number, of: number): string =>
  `${((part * 100) / Math.max(of, 1)).toFixed(1)}%`;

export const sayEmptied = (units: readonly { name: string }[]): string => {
  const named = units.slice(0, namedUnits).map(({ name }) => name);
  const left = units.length > named.length ? '等' : '';
  return `按方案执行后，${units.length}个未撤销的单位将没有一名持证人员${bracketed(list(named) + left)}`;
};

/** What applying, refreshing and undoing a plan says. */
export const applying: Messages['applying'] = {
  byGround: (removed, surplus) =>
    list([
      ...Object.entries(removed).map(([ground, n]) => `${grounds[ground as GroundCode]}${n}人`),
      ...(surplus > 0 ? [`${grounds['surplus-certificate']}${surplus}个证（人员保留）`] : []),
    ]),
  pendingTitle: (pending) => `尚未决定、暂不处理的${pending}人：`,
  pendingOfficer: (name, officer, unit, found) =>
    `${name}（${officer}），${unit}：${list(found.map((ground) => grounds[ground]))}`,
  settleFirst: (plan) =>
    `如需先行决定：qualreg cleanup show ${plan} --pending 查看名单，再用 qualreg cleanup decide ${plan} --officer 证号 --decision keep|remove --reason 理由`,
  willUndo: (restored, certificates) => `将恢复${restored}人的执法资格，恢复执法证${certificates}个。`,
  refreshed: (plan, asOf, dropped, changed, added) =>
    `第${plan}号清理方案已按${asOf}的情况复查：撤下${dropped}条，变化${changed}条，新增${added}条。`,
  outOfPlan: (persons) => `其中${persons}人已无清理原因，不再列入方案。`,
  reviewedAnew: (persons) => `已重新采集${persons}人的信息，请复核其变化：`,
  onlyThose: '只复查方案中的人员；其他人员请另行生成方案：qualreg cleanup plan',
  difference: { dropped: '撤下', changed: '变化', added: '新增' },
  fromTo: (before, now) => `${before}，现为：${now}`,
  sayChange,
  sayOfficers,
};
