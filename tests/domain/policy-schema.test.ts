import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { comparePolicies, completePolicy } from '../../src/domain/policy-defaults.js';
import { formatPath, type PolicyProblemCode } from '../../src/domain/policy-problem.js';
import { checkPolicy } from '../../src/domain/policy-schema.js';
import { hunanPolicy, type Policy } from '../../src/domain/policy.js';
import { readPolicyText } from '../../src/files/policy-file.js';

/** What is wrong with a file, as `line key code`. */
function check(...lines: string[]): string[] {
  const { data, problems, findLine } = readPolicyText(lines.join('\n'));
  const said = problems.map(({ line, path, code }) => say(line, formatPath(path), code));
  if (data === undefined) return said;
  const found = checkPolicy(completePolicy(data).data).problems;
  return [...said, ...found.map(({ path, code }) => say(findLine(path), formatPath(path), code))];
}

function say(line: number, key: string, code: PolicyProblemCode): string {
  return [line, key, code].filter((part) => part !== '').join(' ');
}

describe('one wrong thing', () => {
  it.each<[lines: string[], problem: string]>([
    [['name: a', 'certificateValidForYear: 5'], '2 certificateValidForYear key-unknown'],
    [['name: a', 'passMarks:', '  single: 60', '  public: 60'], '4 passMarks.public key-unknown'],
    [['# a policy', 'certificateValidForYears: 6'], '1 name key-missing'],
    [['name:'], '1 name value-missing'],
    [['name: a', 'grounds:', '  - { ground: retired }'], '3 grounds[0].mode key-missing'],
    [['name: 2024'], '1 name not-text'],
    [['name: "  "'], '1 name not-text'],
    [['name: a', 'certificateValidForYears: "5"'], '2 certificateValidForYears not-number'],
    [['name: a', 'certificateValidForYears: 5.5'], '2 certificateValidForYears not-number'],
    [['name: a', 'certificateValidForYears: 0'], '2 certificateValidForYears not-number'],
    [['name: a', 'renewalGraceMonths: -1'], '2 renewalGraceMonths not-number'],
    [['name: a', 'renewalGraceMonths: .nan'], '2 renewalGraceMonths not-number'],
    [['name: a', 'passMarks: { single: 100.5 }'], '2 passMarks.single not-number'],
    [['name: a', 'passMarks: 60'], '2 passMarks not-keys'],
    [['name: a', 'passMarks: [60]'], '2 passMarks not-keys'],
    [['name: a', 'papersRequired: public-law'], '2 papersRequired not-list'],
    [['name: a', 'papersRequired: []'], '2 papersRequired list-empty'],
    [['name: a', 'papersRequired:', '  - public-law', '  - single'], '4 papersRequired[1] not-choice'],
    [['name: a', 'papersRequired: [public-law, public-law]'], '2 papersRequired[1] value-twice'],
    [['name: a', 'exemptKinds: [法考, 3]'], '2 exemptKinds[1] not-text'],
    [['name: a', 'certificateNumberPattern: "[0-9"'], '2 certificateNumberPattern not-pattern'],
    [['name: a', 'certificateNumberPattern: 18'], '2 certificateNumberPattern not-pattern'],
    [['name: a', 'onEstablishment:', '  - 行政编制'], '3 onEstablishment[0] not-choice'],
    [['name: a', 'shouldHold: { states: [working] }'], '2 shouldHold.states[0] not-choice'],
    [
      ['name: a', 'retirement:', '  classes:', '    men: { baseAge: 60, step: 0 }'],
      '4 retirement.classes.men.step not-number',
    ],
    [
      ['name: a', 'retirement:', '  classes:', '    women: { baseAge: 55 }'],
      '4 retirement.classes.women key-unknown',
    ],
    [
      ['name: a', 'retirement:', '  womenByStaffing:', '    workman: []'],
      '4 retirement.womenByStaffing.workman list-empty',
    ],
    [
      ['name: a', 'retirement:', '  womenByStaffing: { workman: [men] }'],
      '3 retirement.womenByStaffing.workman[0] not-choice',
    ],
    [['name: a', 'retirement: { flagAfter: last }'], '2 retirement.flagAfter not-choice'],
    [['name: a', 'grounds:', '  - { ground: tired, mode: certain }'], '3 grounds[0].ground not-choice'],
    [['name: a', 'grounds:', '  - { ground: left, mode: sure }'], '3 grounds[0].mode not-choice'],
    [
      ['name: a', 'grounds:', '  - { ground: left, mode: certain }', '  - { ground: left, mode: confirm }'],
      '4 grounds[1].ground value-twice',
    ],
    [['name: a', 'guards: { maxRemovalsPercent: 101 }'], '2 guards.maxRemovalsPercent not-number'],
    [['name: a', 'guards: { allowEmptyUnits: yes }'], '2 guards.allowEmptyUnits not-yes-no'],
    [['name: a', 'districts:', '  - { code: 430202, zh: 甲, en: A }'], '3 districts[0].code not-area-code'],
    [['name: a', "districts: [{ code: '4302', zh: 甲, en: A }]"], '2 districts[0].code not-area-code'],
    [
      [
        'name: a',
        'districts:',
        "  - { code: '430202', zh: 甲, en: A }",
        "  - { code: '430203', zh: 甲, en: B }",
      ],
      '4 districts[1].zh value-twice',
    ],
    [['name: a', 'region: { city: "" }'], '2 region.city not-text'],
    [['- name: a'], '1 not-keys'],
    [['just text'], '1 not-keys'],
    [['# nothing'], '1 value-missing'],
    [['name: a', 'name: b'], '2 name key-twice'],
    [['name: a', 'passMarks:', '\tsingle: 70'], '3 tab-indent'],
    [['name: a', '---', 'name: b'], '2 documents-several'],
    [['name: a', 'region: *other'], '2 reference'],
    [['{', '"name": "a",', '"certificateValidForYears": "6"', '}'], '3 certificateValidForYears not-number'],
  ])('%j: %s', (lines, problem) => {
    expect(check(...lines)).toEqual([problem]);
  });

  it('is told with what is allowed, and with what was probably meant', () => {
    const problemOf = (data: object): unknown => checkPolicy({ ...hunanPolicy, ...data }).problems[0]?.params;
    expect(problemOf({ pass_marks: 1 })).toMatchObject({ closest: 'passMarks' });
    expect(problemOf({ colour: 1 })).toMatchObject({ closest: null, allowed: Object.keys(hunanPolicy) });
    expect(problemOf({ certificateValidForYears: 51 })).toEqual({
      ...{ value: '51', whole: true, min: 1, max: 50 },
    });
    expect(problemOf({ papersRequired: ['publiclaw'] })).toEqual({
      ...{ value: 'publiclaw', closest: 'public-law', allowed: ['public-law', 'special-law'] },
    });
  });
});

describe('several wrong things', () => {
  it('are all found at once, whatever they are', () => {
    const lines = [
      'nam: a',
      'passMarks: { single: 101, double: 60 }',
      'grounds:',
      '  - { ground: left, mode: sure }',
      '  - { ground: left, mode: certain }',
      'grounds: []',
    ];
    expect(check(...lines.slice(0, 5)).sort()).toEqual([
      '1 nam key-unknown',
      '1 name key-missing',
      '2 passMarks.double key-unknown',
      '2 passMarks.single not-number',
      '4 grounds[0].mode not-choice',
      '5 grounds[1].ground value-twice',
    ]);
    expect(check(...lines)).toContain('6 grounds key-twice');
  });

  it('are looked for no further where the text cannot be read', () => {
    expect(check('nam: a', 'grounds: [', 'districts: {')).toSatisfy((problems: string[]) =>
      problems.every((problem) => problem.endsWith('syntax')),
    );
  });
});

/** Every place of the default, the lists' entries included. */
function listPlaces(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return [
    ...(path.length > 0 ? [path] : []),
    ...entries.flatMap(([key, one]) => listPlaces(one, [...path, key])),
  ];
}

function put(value: unknown, [key, ...rest]: readonly (string | number)[], wrong: unknown): unknown {
  if (key === undefined) return wrong;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  (copy as Record<string, unknown>)[key] = put((value as Record<string, unknown>)[key], rest, wrong);
  return copy;
}

describe('every place of a policy', () => {
  const places = listPlaces(hunanPolicy).map((path) => ({ key: formatPath(path), path }));

  it.each([-7.5, {}, [], null, Number.NaN].map((wrong) => ({ wrong })))('refuses $wrong', ({ wrong }) => {
    const may = new Set(['exemptKinds', 'shouldHold.exceptPosts']);
    const taken = places.filter(
      ({ path }) =>
        !checkPolicy(put(hunanPolicy, path, wrong)).problems.some((p) => p.path.join() === path.join()),
    );
    // An object that lacks its keys is wrong in each of them; two lists may be empty.
    const isInside = ({ path }: (typeof places)[number]): boolean =>
      checkPolicy(put(hunanPolicy, path, wrong)).problems.some((p) =>
        p.path.join().startsWith(`${path.join()},`),
      );
    expect(taken.filter((place) => !isInside(place) && !may.has(place.key))).toEqual([]);
  });

  it('has a default that is right', () => {
    expect(checkPolicy(hunanPolicy)).toEqual({ policy: hunanPolicy, problems: [] });
  });
});

describe('what a file leaves out', () => {
  const complete = (text: string): { policy: Policy | null; defaults: string[] } => {
    const { data, defaults } = completePolicy(readPolicyText(text).data);
    return { policy: checkPolicy(data).policy, defaults };
  };

  it("is Hunan's, deep in objects", () => {
    const { policy, defaults } = complete('name: a\npassMarks: { single: 70 }\n');
    expect(policy).toEqual({
      ...hunanPolicy,
      name: 'a',
      passMarks: { ...hunanPolicy.passMarks, single: 70 },
    });
    const keys = Object.keys(hunanPolicy).filter((key) => key !== 'name' && key !== 'passMarks');
    expect(defaults.sort()).toEqual([...keys, 'passMarks.public-law', 'passMarks.special-law'].sort());
  });

  it('is nothing of a list that is given', () => {
    const { policy } = complete("name: a\ndistricts: [{ code: '510903', zh: 船山区, en: Chuanshan }]\n");
    expect(policy?.districts).toEqual([{ code: '510903', zh: '船山区', en: 'Chuanshan' }]);
  });
});

describe('comparePolicies', () => {
  it('names what differs, key by key, lists as a whole', () => {
    const other: Policy = {
      ...hunanPolicy,
      certificateValidForYears: 6,
      passMarks: { ...hunanPolicy.passMarks, 'public-law': 70 },
      papersRequired: ['special-law', 'public-law'],
    };
    expect(comparePolicies(hunanPolicy, other)).toEqual([
      { key: 'certificateValidForYears', before: 5, after: 6 },
      { key: 'passMarks.public-law', before: 60, after: 70 },
      {
        key: 'papersRequired',
        before: ['public-law', 'special-law'],
        after: ['special-law', 'public-law'],
      },
    ]);
  });

  it('finds nothing in the same policy, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(hunanPolicy).reverse()) as unknown as Policy;
    expect(comparePolicies(hunanPolicy, turned)).toEqual([]);
  });
});

describe('the policies in docs', () => {
  const read = (name: string): { policy: Policy | null; problems: unknown[] } => {
    const path = fileURLToPath(new URL(`../../docs/policies/${name}.yaml`, import.meta.url));
    return checkPolicy(completePolicy(readPolicyText(readFileSync(path, 'utf8')).data).data);
  };

  it("Hunan's is the default, written out: after a change of it, `qualreg policy show` prints the file", () => {
    expect(read('hunan')).toEqual({ policy: hunanPolicy, problems: [] });
  });

  it('Sichuan: six years, other districts', () => {
    const { policy, problems } = read('sichuan');
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({ certificateValidForYears: 6, region: { province: '四川省' } });
    expect(policy?.districts.every(({ code }) => code.startsWith('5109'))).toBe(true);
  });

  it('a city with three years, and another window and grace', () => {
    expect(read('three-year-city').policy).toMatchObject({
      certificateValidForYears: 3,
      renewalWindowMonths: 3,
      renewalGraceMonths: 1,
    });
  });
});
