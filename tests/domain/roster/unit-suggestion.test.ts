import { describe, expect, it } from 'vitest';
import { hunanPolicy } from '../../../src/domain/policy.js';
import { UnitIndex } from '../../../src/domain/roster/unit-index.js';
import { suggestUnit } from '../../../src/domain/roster/unit-suggestion.js';

const open = { closedOn: null, mergedInto: null };
const hetang = { unitId: 1, code: '430202000001', name: '荷塘区城市管理局', ...open };
const lusong = { unitId: 2, code: '430203000001', name: '芦淞区城市管理局', ...open };
const market = { unitId: 3, code: '430200000001', name: '株洲市市场监督管理局', ...open };
const branch = { unitId: 4, code: '430200000002', name: '株洲市市场监督管理局高新分局', ...open };

const index = new UnitIndex(hunanPolicy);
index.add(hetang, ['荷塘城管', '城管局']);
index.add(lusong, ['芦淞城管', '城管局']);
index.add(market, ['市监局']);
index.add(branch, []);

describe('suggestUnit', () => {
  it.each([
    ['the title', ['荷塘区城市管理局行政执法资格考试成绩表'], 'a.xls', hetang, 'title'],
    ['one of several titles', ['2024年第一次', '填报单位：芦淞城管', '6月'], 'a.xls', lusong, 'title'],
    ['a title in other brackets and widths', ['（荷塘区　城市管理局）'], 'a.xls', hetang, 'title'],
    ['the code in the title', ['单位编码:430200000001'], 'a.xls', market, 'title'],
    ['the file name', [], '荷塘区城市管理局.xls', hetang, 'file-name'],
    ['more than a name in the file name', ['成绩表'], '3-市监局(改)2024.csv', market, 'file-name'],
    ['both, which agree', ['荷塘区城市管理局成绩表'], '荷塘城管.xls', hetang, 'title'],
    ['the longer of two names', ['株洲市市场监督管理局高新分局成绩表'], 'a.xls', branch, 'title'],
  ] as const)('by %s', (_what, titles, fileName, unit, from) => {
    expect(suggestUnit(index, titles, fileName)).toEqual({ unit, from });
  });

  it.each([
    ['title and file name name two', ['荷塘区城市管理局成绩表'], '芦淞区城市管理局.xls', [hetang, lusong]],
    ['two titles do', ['荷塘城管', '市监局'], 'a.xls', [hetang, market]],
    ['one title names two', ['荷塘城管、芦淞城管成绩表'], 'a.xls', [hetang, lusong]],
    ['a name is that of two', ['城管局成绩表'], 'a.xls', [hetang, lusong]],
  ] as const)('not when %s', (_what, titles, fileName, units) => {
    const { unit, ...rest } = suggestUnit(index, titles, fileName);
    expect(unit).toBeNull();
    expect(new Set((rest as { candidates: string[] }).candidates)).toEqual(
      new Set(units.map(({ name }) => name)),
    );
  });

  it.each([
    ['no title and a name that says nothing', [], '成绩.xls'],
    ['a unit nobody knows', ['茶陵县交通局成绩表'], '茶陵.xls'],
    ['only a part of a name', ['荷塘区城市管理'], '城管.xls'],
  ])('none for %s', (_what, titles, fileName) => {
    expect(suggestUnit(index, titles, fileName)).toEqual({ unit: null, candidates: [] });
  });
});
