import type { GroundCode } from '../grounds/ground.js';

/** The words by which a check form names a ground, besides its code: those that the program itself offers, and usual ones. */
const groundWords: Record<GroundCode, readonly string[]> = {
  deceased: ['死亡', '去世', '病故'],
  dismissed: ['辞退开除', '辞退', '开除', '刑事处罚', '辞退、开除'],
  retired: ['退休', '已退休'],
  left: ['调离辞职', '调离', '辞职', '调离、辞职', 'left the unit'],
  'off-post': ['调离执法岗位', '调岗', '不在执法岗位', 'off the enforcement post'],
  'not-on-establishment': [
    '非在编人员',
    '合同工',
    '临时工',
    '劳务派遣',
    '工勤',
    '辅助人员',
    'not on the establishment',
  ],
  'unit-closed': ['单位撤销或无主体资格', '单位撤销', 'unit closed or without authority'],
  'never-qualified': ['无合格记录', 'no pass on record'],
  'certificate-lapsed': ['证件过期', '过期', 'certificate lapsed'],
  'surplus-certificate': ['一人多证', 'surplus certificate'],
  'past-retirement-age': ['超法定退休年龄', 'past retirement age'],
  'renewal-exam-failed': ['换证考试未通过', 'renewal exam failed or missed'],
  'certificate-lost': ['证件遗失未补', '遗失', 'certificate lost, not replaced'],
  'training-short': ['培训学时不足', 'too little training'],
  'appraisal-failed': ['年度考核不称职', '考核不称职', 'appraisal failed'],
  inactive: ['长期未执法', 'no enforcement act'],
  disciplined: ['受处分或受审查', '受处分', '受审查', 'sanctioned or under investigation'],
};

const simplify = (text: string): string => text.replace(/\s/g, '').toLowerCase();

const grounds = new Map(
  Object.entries(groundWords).flatMap(([code, words]) =>
    [code, ...words].map((word): [string, GroundCode] => [simplify(word), code as GroundCode]),
  ),
);

/** The ground that a cell names, in whatever language; null when it names none. */
export function readGround(text: string): GroundCode | null {
  return grounds.get(simplify(text)) ?? null;
}
