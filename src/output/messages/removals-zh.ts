import type { CardCounts } from '../../usecases/count-cards.js';
import type { Messages } from './en.js';

/** 清理人员明细表的各列，按平台的顺序。 */
export const removals: Messages['removals'] = {
  sheet: '清理人员明细表',
  headings: [
    '序号',
    '单位',
    '姓名',
    '性别',
    '身份证号',
    '执法证号',
    '执法领域',
    '清理原因',
    '清理日期',
    '证件是否收回',
    '备注',
  ],
  remarks: {
    surplus: '多余证件，本人资格保留',
    returned: (on) => `${on}收回`,
    lost: (on) => `${on}报失`,
  },
  remarkSeparator: '；',
  columns: { cards: '注销证件', returned: '已收回', out: '未收回', backOn: '收回日期' },
  summarySheet: '清理情况汇总表',
  summary: {
    onEstablishment: '在编人数',
    holdersBefore: '持证人数',
    removed: '清理人数',
    ofThem: (ground) => `其中${ground}`,
    holdersAfter: '清理后持证人数',
  },
  totals: ({ plan, year, asOf, persons, ...cards }) =>
    `${plan === null ? `${year}年执行的清理` : `第${plan}号清理方案`}，截至${asOf}：清理${persons}人，${sayCards(cards)}。`,
  cardsOut: ({ plan, asOf, ...cards }) => `第${plan}号清理方案，截至${asOf}：${sayCards(cards)}。`,
};

function sayCards({ cards, returned, out }: CardCounts): string {
  return `注销证件${cards}个，其中已收回${returned}个，未收回${out}个`;
}
