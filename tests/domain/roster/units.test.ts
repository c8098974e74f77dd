import { describe, expect, it } from 'vitest';
import { hunanPolicy } from '../../../src/domain/policy.js';
import {
  compareUnit,
  explainRename,
  readUnit,
  type KnownUnit,
  type UnitStatement,
} from '../../../src/domain/roster/units.js';
import { buildRow, listCodes, type Cells } from './build-row.js';

const today = '2024-12-31';
const cells: Cells<'units'> = { code: '430202000001', name: '荷塘区城管局' };
const statement: UnitStatement = {
  line: 2,
  code: '430202000001',
  name: '荷塘区城管局',
  district: null,
  field: null,
  level: null,
  creditCode: null,
  authority: null,
  closedOn: null,
  closedOnAssumed: false,
  state: '',
  isOpen: false,
  mergedInto: null,
  aliases: [],
};

function read(more: Cells<'units'>, on = today): { unit: UnitStatement | null; codes: string[] } {
  const row = buildRow<'units'>({ ...cells, ...more });
  return { unit: readUnit(row, hunanPolicy, on), codes: listCodes(row) };
}

describe('readUnit', () => {
  it.each<[more: Cells<'units'>, change: Partial<UnitStatement>]>([
    [{}, {}],
    [{ code: '４３０２０２ ０００００１' }, {}],
    [{ district: '430202' }, { district: '430202' }],
    [{ district: '荷塘区' }, { district: '430202' }],
    [{ district: '市直' }, { district: '430200' }],
    [{ district: 'Hetang' }, { district: '430202' }],
    [
      { field: '城市管理', level: '县级' },
      { field: '城市管理', level: '县级' },
    ],
    [{ creditCode: '91350200MA2YJ1XR9G' }, { creditCode: '91350200MA2YJ1XR9G' }],
    [{ creditCode: '91350200ma2yj1xr9g' }, { creditCode: '91350200MA2YJ1XR9G' }],
    [{ authority: '法定' }, { authority: 'statutory' }],
    [{ authority: '授权' }, { authority: 'delegated' }],
    [{ authority: '委托' }, { authority: 'entrusted' }],
    [{ authority: '无' }, { authority: 'none' }],
    [{ state: '正常' }, { state: '正常', isOpen: true }],
    [
      { state: '撤销', closedOn: '2024年6月30日' },
      { state: '撤销', closedOn: '2024-06-30' },
    ],
    [
      { state: '合并', closedOn: '2024.6.30', mergedInto: '荷塘区综合执法局' },
      { state: '合并', closedOn: '2024-06-30', mergedInto: '荷塘区综合执法局' },
    ],
    [{ closedOn: '2024-06-30' }, { closedOn: '2024-06-30' }],
    [{ aliases: '荷塘城管、区城管局' }, { aliases: ['荷塘城管', '区城管局'] }],
    [{ aliases: '荷塘城管， 区城管局；城管;' }, { aliases: ['荷塘城管', '区城管局', '城管'] }],
  ])('takes %j', (more, change) => {
    expect(read(more)).toEqual({ unit: { ...statement, ...change }, codes: [] });
  });

  it.each<[more: Cells<'units'>, change: Partial<UnitStatement>, codes: string[]]>([
    [
      { creditCode: '91350200MA2YJ1XR9H' },
      { creditCode: '91350200MA2YJ1XR9H' },
      ['creditCode: credit-code-invalid'],
    ],
    [{ district: '天心区' }, { district: '天心区' }, ['district: district-unknown']],
    [
      { state: '撤销' },
      { state: '撤销', closedOn: today, closedOnAssumed: true },
      ['closedOn: state-undated'],
    ],
  ])('warns of %j', (more, change, codes) => {
    expect(read(more)).toEqual({ unit: { ...statement, ...change }, codes });
  });

  it.each<[more: Cells<'units'>, codes: string[]]>([
    [{ code: '' }, ['code: code-missing']],
    [{ name: ' 　' }, ['name: name-missing']],
    [{ code: '', name: '' }, ['code: code-missing', 'name: name-missing']],
    [{ authority: '也许' }, ['authority: value-unknown']],
    [{ state: '不详' }, ['state: value-unknown']],
    [{ state: '撤销', closedOn: '2024-02-30' }, ['closedOn: date-invalid']],
    [{ state: '正常', closedOn: '2024-06-30' }, ['state: state-contradiction']],
  ])('refuses %j', (more, codes) => {
    expect(read(more)).toEqual({ unit: null, codes });
  });
});

describe('compareUnit', () => {
  const known: KnownUnit = {
    unitId: 1,
    code: '430202000001',
    name: '荷塘区城管局',
    district: '430202',
    field: '城市管理',
    level: '县级',
    creditCode: '91350200MA2YJ1XR9G',
    authority: 'statutory',
    closedOn: null,
    mergedInto: null,
    aliases: ['荷塘城管'],
    place: { file: 'units.csv', line: 2 },
  };

  it.each<[change: Partial<UnitStatement>, expected: ReturnType<typeof compareUnit>]>([
    [{}, { change: {}, aliases: [] }],
    [
      { district: '430202', authority: 'statutory', aliases: ['荷塘城管'] },
      { change: {}, aliases: [] },
    ],
    [{ name: '荷塘区综合执法局' }, { change: { name: '荷塘区综合执法局' }, aliases: [] }],
    [{ authority: 'none' }, { change: { authority: 'none' }, aliases: [] }],
    [
      { district: '430203', field: '市场监管', level: '市级', creditCode: 'X' },
      { change: { district: '430203', field: '市场监管', level: '市级', creditCode: 'X' }, aliases: [] },
    ],
    [{ closedOn: '2024-06-30' }, { change: { closedOn: '2024-06-30' }, aliases: [] }],
    [{ aliases: ['荷塘城管', '区城管局'] }, { change: {}, aliases: ['区城管局'] }],
  ])('finds in %j what is new', (change, expected) => {
    expect(compareUnit({ ...statement, ...change }, known)).toEqual(expected);
  });

  it('corrects a day of closing that is stated', () => {
    const { unit } = read({ state: '撤销', closedOn: '2024-06-30' });
    expect(compareUnit(unit!, { ...known, closedOn: '2024-05-31' }).change).toEqual({
      closedOn: '2024-06-30',
    });
  });

  it('closes from the day of the import when the list gives no date', () => {
    const { unit } = read({ state: '撤销' });
    expect(compareUnit(unit!, known).change).toEqual({ closedOn: today });
  });

  it('keeps the day of a closure without a date when the same list is imported again later', () => {
    const { unit } = read({ state: '撤销' }, '2025-01-31');
    expect(compareUnit(unit!, { ...known, closedOn: '2024-12-31' }).change).toEqual({});
  });
});

describe('explainRename', () => {
  it('names both names', () => {
    expect(explainRename('荷塘区城管局', '荷塘区综合执法局')).toEqual({
      code: 'unit-renamed',
      field: 'name',
      params: { from: '荷塘区城管局', to: '荷塘区综合执法局' },
    });
  });
});
