import type { Messages } from './en.js';

/** 【】内的内容由公告机关填写。 */
export const notice: Messages['notice'] = {
  publicGrounds: {
    'left-enforcement': '不再从事行政执法工作',
    'not-eligible': '不符合持证条件',
    'card-ended': '证件失效',
    'surplus-card': '一人多证（执法资格不变）',
  },
  title: '关于清理行政执法人员资格的公告',
  opening: ({ year, appliedOn, persons, cards, surplusCards, units }) => [
    `根据【请填写依据】，本机关组织开展了${year}年度行政执法人员资格清理工作，涉及行政执法单位${units.length}个。${
      persons > 0
        ? `经审核，自${writeDate(appliedOn)}起，取消${persons}人的行政执法资格，注销其行政执法证件${cards}个。`
        : ''
    }${
      surplusCards > 0
        ? `因一人持有多证，${persons > 0 ? '另' : `自${writeDate(appliedOn)}起`}注销多余的行政执法证件${surplusCards}个，持证人的行政执法资格不变。`
        : ''
    }现将名单予以公告。`,
    '名单所列行政执法证件自注销之日起作废，任何人不得持作废证件从事行政执法活动。尚未交回的证件，由持证人所在单位负责收回，交本机关处理。',
  ],
  caption: '注销行政执法证件名单',
  headings: ['单位', '姓名', '行政执法证号', '注销原因'],
  noUnit: '单位不详',
  closing: [
    '对公告内容有异议的，请于本公告发布之日起【请填写天数】日内，以书面形式向本机关提出。联系电话：【请填写】。',
    '特此公告。',
  ],
  signature: (on) => ['【公告机关名称】', writeDate(on)],
  masked: (cards) => `有${cards}个执法证号含身份证号码，公告中已作遮盖。`,
  written: (path) => `已写入：${path}。发布前请填写【】内的内容。`,
};

/** 公文日期：2024年5月6日，月、日不编虚位。 */
function writeDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
