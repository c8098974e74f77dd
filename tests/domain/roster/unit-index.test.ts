import { describe, expect, it } from 'vitest';
import { UnitIndex } from '../../../src/domain/roster/unit-index.js';

const city = { unitId: 1, code: '430200000001', name: '株洲市市场监督管理局', closedOn: null };
const district = { unitId: 2, code: '430202000002', name: '荷塘区城市管理和综合执法局', closedOn: null };
const county = { unitId: 3, code: '430224000003', name: '茶陵县交通运输局(本级)', closedOn: null };
const otherCounty = { unitId: 4, code: '430225000004', name: '炎陵县交通运输局', closedOn: null };

function buildIndex(): UnitIndex {
  const index = new UnitIndex();
  index.add(city, ['市市监局', '市监局']);
  index.add(district, ['荷塘城管', '城管局']);
  index.add(county, ['县交通局']);
  index.add(otherCounty, ['县交通局', 'YL Transport']);
  return index;
}

describe('UnitIndex', () => {
  it.each([
    ['430200000001', city],
    ['４３０２０００００００１', city],
    ['株洲市市场监督管理局', city],
    [' 株洲市 市场监督管理局　', city],
    ['市市监局', city],
    ['市监局', city],
    ['荷塘城管', district],
    ['茶陵县交通运输局(本级)', county],
    ['茶陵县交通运输局（本级）', county],
    ['茶陵县交通运输局〔本级〕', county],
    ['茶陵县交通运输局【本级】', county],
    ['炎陵县交通运输局', otherCounty],
    ['yl transport', otherCounty],
    ['ＹＬ　Ｔｒａｎｓｐｏｒｔ', otherCounty],
  ])('finds %j', (text, unit) => {
    expect(buildIndex().find(text)).toEqual({ unit });
  });

  it('says which units share a name', () => {
    expect(buildIndex().find('县交通局')).toEqual({
      unit: null,
      ambiguous: true,
      candidates: ['茶陵县交通运输局(本级) (430224000003)', '炎陵县交通运输局 (430225000004)'],
    });
  });

  it.each<[text: string, candidates: string[]]>([
    ['株洲市市场监管局', ['株洲市市场监督管理局']],
    ['荷塘区城管执法局', ['荷塘区城市管理和综合执法局']],
    // Nothing is wrong in the first; in the second one letter is; the one with a letter fewer left out comes first.
    ['炎陵交通局', ['炎陵县交通运输局', '茶陵县交通运输局(本级)']],
    ['茶陵交通局', ['茶陵县交通运输局(本级)', '炎陵县交通运输局']],
    // One letter is left out of an alias.
    ['荷塘城', ['荷塘区城市管理和综合执法局']],
    ['北京海关', []],
  ])('guesses nothing for %s, and names the closest', (text, candidates) => {
    expect(buildIndex().find(text)).toEqual({ unit: null, ambiguous: false, candidates });
  });

  it('names three candidates at most', () => {
    const index = new UnitIndex();
    for (const n of [1, 2, 3, 4])
      index.add({ unitId: n, code: `43020200000${n}`, name: `荷塘区第${n}中队`, closedOn: null }, []);
    const match = index.find('荷塘区中队');
    expect(match).toMatchObject({ unit: null, ambiguous: false });
    expect(match).toHaveProperty('candidates.length', 3);
  });

  it('is not ambiguous about a unit with one name twice', () => {
    const index = new UnitIndex();
    index.add(city, [city.name, '株洲市市场监督管理局 ', '市监局', '市监局']);
    expect(index.find('市监局')).toEqual({ unit: city });
    expect(index.find(city.name)).toEqual({ unit: city });
  });

  it('finds a unit added after it was missed, and offers it to others', () => {
    const index = buildIndex();
    expect(index.find('株洲市水利局').unit).toBeNull();
    expect(index.find('株洲水利局')).not.toHaveProperty(
      'candidates',
      expect.arrayContaining(['株洲市水利局']),
    );
    const added = { unitId: 5, code: '430200000005', name: '株洲市水利局', closedOn: null };
    index.add(added, []);
    expect(index.find('株洲市水利局')).toEqual({ unit: added });
    expect(index.find('株洲水利局')).toMatchObject({
      candidates: expect.arrayContaining(['株洲市水利局']) as unknown,
    });
  });

  it('knows nothing when it is empty', () => {
    expect(new UnitIndex().find('株洲市水利局')).toEqual({ unit: null, ambiguous: false, candidates: [] });
  });
});
