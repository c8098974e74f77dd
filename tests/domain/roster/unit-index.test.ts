import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hunanPolicy } from '../../../src/domain/policy.js';
import { UnitIndex, type NamedUnit } from '../../../src/domain/roster/unit-index.js';

const open = { closedOn: null, mergedInto: null };
const city = { unitId: 1, code: '430200000001', name: '株洲市市场监督管理局', ...open };
const district = { unitId: 2, code: '430202000002', name: '荷塘区城市管理和综合执法局', ...open };
const county = { unitId: 3, code: '430224000003', name: '茶陵县交通运输局(本级)', ...open };
const otherCounty = { unitId: 4, code: '430225000004', name: '炎陵县交通运输局', ...open };

function buildIndex(): UnitIndex {
  const index = new UnitIndex(hunanPolicy);
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
    expect(buildIndex().find(text)).toEqual({ unit, isExact: true });
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
    const index = new UnitIndex(hunanPolicy);
    for (const n of [1, 2, 3, 4])
      index.add({ unitId: n, code: `43020200000${n}`, name: `荷塘区第${n}中队`, ...open }, []);
    const match = index.find('荷塘区中队');
    expect(match).toMatchObject({ unit: null, ambiguous: false });
    expect(match).toHaveProperty('candidates.length', 3);
  });

  it('is not ambiguous about a unit with one name twice', () => {
    const index = new UnitIndex(hunanPolicy);
    index.add(city, [city.name, '株洲市市场监督管理局 ', '市监局', '市监局']);
    expect(index.find('市监局')).toEqual({ unit: city, isExact: true });
    expect(index.find(city.name)).toEqual({ unit: city, isExact: true });
  });

  it('finds a unit added after it was missed, and offers it to others', () => {
    const index = buildIndex();
    expect(index.find('株洲市水利局').unit).toBeNull();
    expect(index.find('株洲水利局')).not.toHaveProperty(
      'candidates',
      expect.arrayContaining(['株洲市水利局']),
    );
    const added = { unitId: 5, code: '430200000005', name: '株洲市水利局', ...open };
    index.add(added, []);
    expect(index.find('株洲市水利局')).toEqual({ unit: added, isExact: true });
    expect(index.find('株洲水利局')).toMatchObject({
      candidates: expect.arrayContaining(['株洲市水利局']) as unknown,
    });
  });

  it('knows nothing when it is empty', () => {
    expect(new UnitIndex(hunanPolicy).find('株洲市水利局')).toEqual({
      unit: null,
      ambiguous: false,
      candidates: [],
    });
  });
});

/** Units 1, 2, 3 … of these names, all open; aliases follow a name after a slash. */
function indexNames(...names: string[]): UnitIndex {
  const index = new UnitIndex(hunanPolicy);
  for (const [i, line] of names.entries()) {
    const [name = '', ...aliases] = line.split('/');
    index.add({ unitId: i + 1, code: `4302000000${10 + i}`, name, ...open }, aliases);
  }
  return index;
}

describe('names with another form of the city in front', () => {
  const index = indexNames(
    '株洲市水利局/市水务局',
    '市林业局',
    '株洲市市场监督管理局',
    '荷塘区水利局',
    '株洲市荷塘区教育局',
    '醴陵市交通运输局/市交通局',
    '株洲市气象局（本级）',
    '湖南省株洲市烟草专卖局',
    '财政管理局',
    '株洲市市直机关事务中心',
    '湖南省攸县盐务局',
  );

  it.each([
    ['市水利局', 1],
    ['湖南省株洲市水利局', 1],
    ['湖南省 株洲市 水利局', 1],
    ['株洲市水务局', 1],
    ['株洲市林业局', 2],
    ['湖南省株洲市林业局', 2],
    ['林业局', 2],
    // 市 is the city in the first, and the beginning of a word in the second.
    ['市市场监督管理局', 3],
    ['市场监督管理局', 3],
    ['湖南省株洲市市场监督管理局', 3],
    ['株洲市荷塘区水利局', 4],
    ['湖南省荷塘区水利局', 4],
    ['湖南省株洲市荷塘区水利局', 4],
    ['荷塘区教育局', 5],
    ['湖南省株洲市醴陵市交通运输局', 6],
    ['市气象局(本级)', 7],
    ['市气象局【本级】', 7],
    ['市烟草专卖局', 8],
    ['株洲市财政管理局', 9],
    ['市财政管理局', 9],
    ['市市直机关事务中心', 10],
    ['市直机关事务中心', 10],
    ['攸县盐务局', 11],
    ['株洲市攸县盐务局', 11],
  ])('%s', (text, unitId) => {
    expect(index.find(text)).toMatchObject({ unit: { unitId }, isExact: false });
  });

  it.each([
    ['the province’s own bureau is not the city’s', '湖南省林业局'],
    ['nor with a word of its own that begins with 市', '湖南省市场监督管理局'],
    ['another city’s', '长沙市水利局'],
    ['what a county-level city calls its own by an alias', '株洲市交通局'],
    ['a part in brackets', '株洲市气象局'],
    ['another part in brackets', '市气象局（机关）'],
    ['a district’s, without its district', '教育局'],
    ['of another district', '芦淞区水利局'],
    ['nothing but the city', '株洲市'],
    ['nothing but blanks', ' 　'],
  ])('%s: %s', (_what, text) => {
    expect(index.find(text)).toMatchObject({ unit: null, ambiguous: false });
  });

  it.each([
    // Nobody says whose: the city has one, and so has a district.
    ['水利局', ['株洲市水利局 (430200000010)', '荷塘区水利局 (430200000013)']],
  ])('%s may be several', (text, candidates) => {
    expect(index.find(text)).toEqual({ unit: null, ambiguous: true, candidates });
  });

  it('refuses a name that two units have without the city', () => {
    const two = indexNames('株洲市城市管理局', '市城市管理局');
    expect(two.find('株洲市城市管理局')).toMatchObject({ unit: { unitId: 1 }, isExact: true });
    expect(two.find('市城市管理局')).toMatchObject({ unit: { unitId: 2 }, isExact: true });
    for (const text of ['湖南省株洲市城市管理局', '城市管理局']) {
      expect(two.find(text)).toEqual({
        unit: null,
        ambiguous: true,
        candidates: ['株洲市城市管理局 (430200000010)', '市城市管理局 (430200000011)'],
      });
    }
  });

  it('leaves at least three characters', () => {
    expect(indexNames('株洲市海关').find('市海关').unit).toBeNull();
    expect(indexNames('株洲市水利局').find('水利局').unit).not.toBeNull();
  });

  it('a name of its own goes before another unit’s without the city', () => {
    const two = indexNames('株洲市水利局', '荷塘区水利站/市水利局');
    expect(two.find('市水利局')).toMatchObject({ unit: { unitId: 2 }, isExact: true });
  });
});

describe('a name that a closed unit shares', () => {
  const build = (first: Partial<NamedUnit>, second: Partial<NamedUnit> = {}): UnitIndex => {
    const index = new UnitIndex(hunanPolicy);
    index.add({ ...city, ...first }, ['执法支队']);
    index.add({ ...district, ...second }, ['执法支队']);
    return index;
  };

  it('with the one it was merged into is that one’s', () => {
    const index = build({ closedOn: '2024-05-01', mergedInto: 2 });
    expect(index.find('执法支队')).toMatchObject({ unit: { unitId: 2 } });
    expect(index.find(city.name)).toMatchObject({ unit: { unitId: 1 } });
  });

  it('also over a third', () => {
    const index = build({ closedOn: '2024-05-01', mergedInto: 3 });
    index.add({ ...county, closedOn: '2024-06-01', mergedInto: 2 }, []);
    expect(index.find('执法支队')).toMatchObject({ unit: { unitId: 2 } });
  });

  it.each<[what: string, first: Partial<NamedUnit>, second?: Partial<NamedUnit>]>([
    ['closed, but not merged', { closedOn: '2024-05-01' }],
    ['merged into a third', { closedOn: '2024-05-01', mergedInto: 4 }],
    ['merged, but not closed', { mergedInto: 2 }],
    [
      'merged in a circle',
      { closedOn: '2024-05-01', mergedInto: 2 },
      { closedOn: '2024-05-01', mergedInto: 1 },
    ],
  ])('%s: several', (_what, first, second) => {
    expect(build(first, second).find('执法支队')).toMatchObject({ unit: null, ambiguous: true });
  });
});

describe('whatever the names', () => {
  const places = [
    '',
    '市',
    '株洲市',
    '湖南省',
    '湖南省株洲市',
    '荷塘区',
    '株洲市荷塘区',
    '醴陵市',
    '湖南省醴陵市',
  ];
  const someName = fc
    .tuple(fc.constantFrom(...places), fc.constantFrom('水利局', '市场局', '城管局'))
    .map((parts) => parts.join(''));
  const someUnits = fc.array(fc.tuple(someName, fc.array(someName, { maxLength: 2 })), { maxLength: 6 });
  const ofDistrict = /^(?:荷塘区|醴陵市)/;
  /** Without the city; 市 of 市场 is none, and the province alone is another's. */
  const bare = (name: string): string =>
    name.replace(/^湖南省(?=株洲市|醴陵市)/, '').replace(/^(?:株洲市|市(?!场))/, '');

  it('finds the only unit of that name, or else the only one of that name without the city, or none', () => {
    fc.assert(
      fc.property(someUnits, someName, (units, text) => {
        const index = indexNames(...units.map(([name, aliases]) => [name, ...aliases].join('/')));
        const listIds = (hasName: (name: string, official: string) => boolean): number[] =>
          units.flatMap(([name, aliases], i) =>
            [name, ...aliases].some((one) => hasName(one, name)) ? [i + 1] : [],
          );
        const owners = listIds((name) => name === text);
        const alike = listIds(
          (name, official) =>
            bare(name) === bare(text) && (!ofDistrict.test(bare(official)) || ofDistrict.test(bare(name))),
        );
        const saysWhose = bare(text) !== text || ofDistrict.test(text);
        const rivals = listIds(
          (name) => !saysWhose && ofDistrict.test(bare(name)) && bare(name).replace(ofDistrict, '') === text,
        );
        const found =
          owners.length > 0 ? owners : alike.length > 0 ? [...new Set([...alike, ...rivals])] : [];
        const match = index.find(text);
        expect(match.unit?.unitId ?? null).toBe(found.length === 1 ? found[0] : null);
        if (match.unit) expect(match.isExact).toBe(owners.length === 1);
        else expect(match.ambiguous).toBe(found.length > 1);
      }),
      { numRuns: 3000 },
    );
  });
});
