import type { profile as english } from './profile-en.js';

export const profile: typeof english = {
  total: (rows, seconds, perSecond) => `共${rows}行，用时${seconds}秒，每秒${perSecond}行`,
  stage: {
    read: '读取文件',
    parse: '解析记录',
    check: '逐行检查',
    wait: '等待数据行',
    'look-up': '查询登记库',
    decide: '比对判定',
    write: '写入',
    commit: '提交',
  },
  aside: '同时在另一线程中：',
  line: (name, seconds, perSecond) => `${name}：${seconds}秒，每秒${perSecond}行`,
};
