// `officer show` answers "why": fact, rule, policy and row behind each reason and each finding, and what cleanups made of them.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { hunanPolicy } from '../../src/domain/policy.js';
import { openRegister, type Store } from '../../src/store/open.js';
import { buildRegister, makeId } from '../cleanup/build-register.js';
import { apply, id, plan, smallBureau } from '../cleanup/small-bureau.js';
import { buildEnvironment, makeFolder, programPath, run, runJson } from '../run-program.js';

/** Files and persons as `smallBureau` brings them in: units, officers, certificates; the seven in their order. */
const file = { officers: 2, certificates: 3 };
const officerId = { tooOld: 5 };

const cwd = makeFolder();
beforeAll(async () => {
  const store = await buildRegister(cwd, smallBureau);
  await addRecords(store);
  await plan(store);
  await plan(store, { unit: '芦淞城管' });
  await answerAndDecide(store);
  await store.close();
});

/** The person past the retirement age, on a line of the officers' file. */
const of = (line: number): { officer_id: number; file_id: number; line: number } => ({
  officer_id: officerId.tooOld,
  file_id: file.officers,
  line,
});

async function addRecords(store: Store): Promise<void> {
  await store.insertMany('training', [
    { ...of(91), year: 2021, course: null, hours: 62 },
    { ...of(92), year: 2022, course: '行政处罚法', hours: 4.5 },
  ]);
  await store.insertMany('appraisal', [{ ...of(93), year: 2023, result: 'competent' }]);
  await store.insertMany('enforcement_act', [{ ...of(94), acted_on: '2024-05-06' }]);
  await store.insertMany('discipline', [{ ...of(95), since: '2024-02-29', kind: 'cleared' }]);
}

/** In the first plan; the bureau goes against the unit's word. */
async function answerAndDecide(store: Store): Promise<void> {
  const answer = { plan_id: 1, unit_id: 2, certificate_number: '18000000009', facts: null, since: null };
  const keep = { answer: 'keep', ground: null, moved_to: null, reason: '延迟退休', cured_on: null } as const;
  await store.insertMany('answer', [
    { ...of(96), ...answer, ...keep, asked: '["past-retirement-age"]', answered_on: '2025-01-10' },
  ]);
  const decision = {
    officer_id: officerId.tooOld,
    plan_id: 1,
    decision_no: 1,
    ground: 'past-retirement-age',
  } as const;
  const why = { decision: 'remove', reason: '无延迟退休批文', decided_on: '2025-01-20' } as const;
  await store.insertMany('decision', [{ ...decision, ...why, actor: '李科长', recorded_at: '2025-01-20' }]);
}

interface Basis {
  rule: string;
  policy: Record<string, unknown>;
  source: { file: string; sha256: string; line: number; batch: number } | null;
}
interface Shown {
  policy: { name: string; since: string | null; isOwn: boolean };
  reasons: (Basis & { code: string; text: string })[];
  findings: (Basis & { ground: string; mode: string; reason: string })[];
  plans: Record<string, unknown>[];
  [list: string]: unknown;
}
const show = (who: string, place = cwd, ...more: string[]): Shown =>
  runJson(['officer', 'show', who, ...more], { cwd: place }).json as Shown;
const row = (kind: keyof typeof file, line: number): unknown => ({
  file: expect.stringMatching(new RegExp(`/${kind}-\\d+\\.csv$`)) as string,
  sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  batch: file[kind],
  line,
});

/** Without its folder and its number. */
const shortenFile = (line: string): string => line.replace(/\S*\/([a-z]+)-\d+\.csv/, '$1.csv');

describe('reasons', () => {
  test('a valid card: rule, policy and the row of the card', () => {
    const { policy, reasons, findings, plans } = show(id.fine);
    expect(policy).toEqual({ name: 'hunan', since: null, isOwn: true });
    expect(reasons).toEqual([
      {
        code: 'card-valid',
        text: expect.stringContaining('2027-10-31') as string,
        rule: 'last-day-inclusive',
        policy: { renewalWindowMonths: 6 },
        source: { ...(row('certificates', 2) as object), origin: null },
      },
    ]);
    expect([findings, plans]).toEqual([[], []]);
  });

  test('a posting that has ended, beside the card: the row of the posting', () => {
    expect(show(id.retired).reasons).toMatchObject([
      { code: 'card-valid', source: row('certificates', 3) },
      { code: 'posting-not-active', rule: 'posting-apart', policy: {}, source: row('officers', 3) },
    ]);
  });

  test('nothing on record: no row', () => {
    expect(show(id.candidate).reasons).toMatchObject([
      { code: 'never-passed', rule: 'exam-required', source: null, policy: { passMarks: { single: 60 } } },
    ]);
  });
});

describe('findings: what a cleanup of the day would find', () => {
  test.each([
    {
      who: id.retiredContract,
      found: [
        { ground: 'retired', mode: 'certain', rule: 'in-service', source: row('officers', 5) },
        {
          ground: 'not-on-establishment',
          rule: 'on-establishment',
          policy: { onEstablishment: hunanPolicy.onEstablishment },
          source: row('officers', 5),
        },
      ],
    },
    {
      who: id.tooOld,
      found: [
        {
          ground: 'past-retirement-age',
          mode: 'confirm',
          rule: 'retirement-month',
          policy: { grounds: [{ ground: 'past-retirement-age', mode: 'confirm' }] },
          source: row('officers', 6),
        },
      ],
    },
    {
      who: id.lapsed,
      found: [
        {
          ground: 'certificate-lapsed',
          rule: 'grace-after-expiry',
          policy: { renewalGraceMonths: 0 },
          source: row('certificates', 8),
        },
      ],
    },
  ])('$found.0.ground', ({ who, found }) => {
    const { findings } = show(who);
    expect(findings).toHaveLength(found.length);
    expect(findings).toMatchObject(found);
  });

  test('the day before the card lapsed there was nothing to find', () => {
    expect(show(id.lapsed, cwd, '--as-of', '2023-12-31').findings).toEqual([]);
    expect(show(id.lapsed, cwd, '--as-of', '2024-01-01').findings).toMatchObject([
      { ground: 'certificate-lapsed' },
    ]);
  });
});

describe('plans', () => {
  test('every plan that the person is in, and who decided', () => {
    const settled = { ground: 'retired', mode: 'certain', decision: 'remove', decidedBy: 'register' };
    expect(show(id.retired).plans).toMatchObject([
      { plan: 1, state: 'open', asOf: '2024-12-31', appliedOn: null, certificate: '18000000003', ...settled },
    ]);
    const open = { state: 'open', ground: 'past-retirement-age', mode: 'confirm' };
    expect(show(id.tooOld).plans).toMatchObject([
      { plan: 1, ...open, decision: 'remove', decidedBy: 'bureau', decisionReason: '无延迟退休批文' },
      { plan: 2, ...open, decision: 'pending', decidedBy: null, decisionReason: null },
    ]);
  });

  test('a plan that was applied: its card is cancelled, and the plan stands for the row', async () => {
    const place = makeFolder();
    copyFileSync(join(cwd, 'qualreg.db'), join(place, 'qualreg.db'));
    const store = await openRegister(join(place, 'qualreg.db'));
    // Not before the bureau's decision.
    const day = '2025-01-20';
    await apply(store, 1, '100%', day);
    await store.close();
    const { reasons, plans, findings } = show(id.retired, place, '--as-of', day);
    expect(reasons[0]).toMatchObject({ code: 'card-cancelled', rule: 'cancellation', source: null });
    expect(plans).toMatchObject([{ plan: 1, state: 'applied', appliedOn: day }]);
    expect(findings).toEqual([]);
    const { stdout } = run(['officer', 'show', id.retired, '--as-of', day], { cwd: place });
    expect(stdout).toContain('    source: cleanup plan 1\n');
  });
});

describe('the policy in force on the day', () => {
  const place = makeFolder();
  beforeAll(async () => {
    copyFileSync(join(cwd, 'qualreg.db'), join(place, 'qualreg.db'));
    const store = await openRegister(join(place, 'qualreg.db'));
    const policy = JSON.stringify({ ...hunanPolicy, name: '邻市', renewalWindowMonths: 12 });
    const said = { policy, reason: '新规', actor: 'chief', recorded_at: '2026-10-01' };
    await store.insertMany('policy', [{ policy_id: 1, in_force_from: '2026-11-01', ...said }]);
    await store.close();
  });

  // The card's last day is 2027-10-31: more than 6 months away on both days, less than 12 on both.
  test.each([
    {
      asOf: '2026-10-31',
      policy: { name: 'hunan', since: null },
      reason: { code: 'card-valid', policy: { renewalWindowMonths: 6 } },
      said: "policy: renewalWindowMonths = 6 months (hunan, the program's own)",
    },
    {
      asOf: '2026-11-01',
      policy: { name: '邻市', since: '2026-11-01' },
      reason: { code: 'card-expiring', policy: { renewalWindowMonths: 12 } },
      said: 'policy: renewalWindowMonths = 12 months (邻市, in force since 2026-11-01)',
    },
  ])('$asOf', ({ asOf, policy, reason, said }) => {
    expect(show(id.fine, place, '--as-of', asOf)).toMatchObject({ policy, reasons: [reason] });
    expect(run(['officer', 'show', id.fine, '--as-of', asOf], { cwd: place }).stdout).toContain(
      `    ${said}\n`,
    );
  });
});

describe('the statutory month of a woman', () => {
  const unit = '荷塘区城市管理局';
  const born = '1979-03-15';
  const place = makeFolder();
  beforeAll(async () => {
    const rows = [
      `${makeId(2, born)},张工,${unit},事业编制,执法岗位,在岗,2020-01-01`,
      `${makeId(4, born)},李工,${unit},行政编制,执法岗位,在岗,2020-01-01`,
      `${makeId(6, born)},王工,${unit},事业编制,执法岗位,退休,2024-05-01`,
      `${makeId(7, born)},赵工,${unit},事业编制,执法岗位,在岗,2020-01-01`,
    ];
    const units = [`430202000001,${unit},荷塘区,城市管理,法定,,`];
    const store = await buildRegister(place, [
      { kind: 'units', rows: units },
      { kind: 'officers', rows },
    ]);
    await store.close();
  });

  // 50 years in 2029-03, the 51st month from 2025 on: 26 months later; 55 in 2034-03, the 111th: 28 months later.
  test('both months where her staffing does not tell', () => {
    const who = makeId(2, born);
    expect(show(who, place).openRetirement).toMatchObject({
      months: ['2031-05', '2036-07'],
      rule: 'retirement-month',
      policy: { retirement: hunanPolicy.retirement },
      source: row('officers', 2),
    });
    expect(run(['officer', 'show', who], { cwd: place }).stdout).toContain(
      '  statutory retirement month 2031-05 or 2036-07: her staffing does not tell which\n',
    );
    expect(run(['officer', 'show', who, '--lang', 'zh'], { cwd: place }).stdout).toContain(
      '  法定退休年月为2031-05或2036-07，仅凭编制性质无法确定\n',
    );
  });

  test.each([
    { why: 'a civil servant: from 55', n: 4 },
    { why: 'retired already', n: 6 },
    { why: 'a man', n: 7 },
  ])('none to choose from: $why', ({ n }) => {
    expect(show(makeId(n, born), place).openRetirement).toBeNull();
  });
});

describe('the time line', () => {
  test('records, answers and decisions with their rows', () => {
    const shown = show(id.tooOld);
    expect(shown).toMatchObject({
      trainings: [
        { year: 2021, course: null, hours: 62, source: row('officers', 91) },
        { year: 2022, course: '行政处罚法', hours: 4.5, source: row('officers', 92) },
      ],
      appraisals: [{ year: 2023, result: 'competent', source: row('officers', 93) }],
      enforcementActs: [{ on: '2024-05-06', source: row('officers', 94) }],
      disciplines: [{ since: '2024-02-29', kind: 'cleared', source: row('officers', 95) }],
      answers: [{ plan: 1, on: '2025-01-10', unit: '芦淞区城市管理局', answer: 'keep', reason: '延迟退休' }],
      decisions: [
        { plan: 1, on: '2025-01-20', decision: 'remove', ground: 'past-retirement-age', actor: '李科长' },
      ],
    });
  });

  const timelineOf = (lang: string): string[] => {
    const { stdout } = run(['officer', 'show', id.tooOld, '--lang', lang], { cwd });
    const lines = stdout.trimEnd().split('\n');
    return lines.slice(lines.findIndex((line) => /^(?:Time line|履历)$/.test(line)) + 1);
  };

  test('in the order of the days; what is known by the year stands at its end', () => {
    expect(timelineOf('en').map(shortenFile)).toEqual([
      '  2020-01-01  posting at 芦淞区城市管理局: active, administrative establishment, 执法岗位  officers.csv:6',
      '  2021        training: 62 class hours  officers.csv:91',
      '  2022-11-01  certificate 18000000009 issued, valid up to and including 2027-10-31  certificates.csv:7',
      '  2022        training: 4.5 class hours (行政处罚法)  officers.csv:92',
      '  2023        appraisal: competent  officers.csv:93',
      '  2024-02-29  sanction or investigation ended  officers.csv:95',
      '  2024-05-06  last enforcement act known of  officers.csv:94',
      '  2025-01-10  芦淞区城市管理局 on its check form of plan 1: keep, 延迟退休  officers.csv:96',
      '  2025-01-20  bureau in plan 1 (李科长): remove (past retirement age), 无延迟退休批文',
    ]);
  });

  test('in Chinese', () => {
    expect(timelineOf('zh').slice(3).map(shortenFile)).toEqual([
      '  2022        培训4.5学时（行政处罚法）  officers.csv第92行',
      '  2023        年度考核：称职  officers.csv第93行',
      '  2024-02-29  处分或审查已解除  officers.csv第95行',
      '  2024-05-06  已知最近一次执法  officers.csv第94行',
      '  2025-01-10  芦淞区城市管理局在第1号方案核查表中答复：保留，延迟退休  officers.csv第96行',
      '  2025-01-20  司法局在第1号方案中决定（李科长）：清理（超法定退休年龄），无延迟退休批文',
    ]);
  });
});

describe('on the screen', () => {
  const shownIn = (lang: string): string =>
    run(['officer', 'show', id.tooOld, '--lang', lang], { cwd })
      .stdout.split('\n')
      .map(shortenFile)
      .join('\n');

  test('fact, rule, policy and source one below the other', () => {
    expect(shownIn('en')).toContain(
      [
        'What a cleanup of 2024-12-31 would find',
        '  past retirement age: statutory retirement month 2020-01, still in post (to confirm)',
        '    rule: no officer after the statutory retirement month (decision of 2024-09-13, in force since 2025-01-01); early retirement exists, so the unit confirms',
        "    policy: grounds = to confirm; retirement = men from 60 years, women from 55 or 50 by staffing, the latest where both are possible (hunan, the program's own)",
        '    source: officers.csv:6',
        '',
        'Cleanup plans',
        '  plan 1 of 2024-12-31, open',
        '    past retirement age (to confirm): remove, by the bureau: 无延迟退休批文',
        '  plan 2 of 2024-12-31, open',
        '    past retirement age (to confirm): pending',
        '',
      ].join('\n'),
    );
  });

  test('in Chinese, and nothing English but the names of files', () => {
    const text = shownIn('zh');
    expect(text).toContain('    政策：认定方式为待确认；退休年龄为男60岁起，');
    expect(text).toContain('    超法定退休年龄（待确认）：清理，由司法局决定，理由：无延迟退休批文\n');
    expect(text.replace(/[a-z]+\.csv/g, '')).not.toMatch(/[A-Za-z]{2,}/);
  });

  test('whoever waits in an open plan is to be decided there', () => {
    expect(run(['officer', 'show', id.tooOld], { cwd }).stderr).toContain('next: qualreg cleanup show 2');
    expect(run(['officer', 'show', id.fine], { cwd }).stderr).toContain('next: qualreg unit show');
  });

  const hasScript = spawnSync('script', ['--version']).status === 0;
  test.skipIf(!hasScript).each(['en', 'zh'])('%s: no line is wider than 80 columns', (lang) => {
    const line = `stty cols 80 rows 60; exec "${process.execPath}" "${programPath}" officer show ${id.tooOld} --as-of 2024-12-31 -q`;
    const { stdout, status } = spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd,
      env: buildEnvironment({ QUALREG_LANG: lang }),
      encoding: 'utf8',
    });
    const lines = stdout.split(/\r?\n/);
    expect(status).toBe(0);
    expect(lines.length).toBeGreaterThan(25);
    expect(lines.filter((text) => stringWidth(text) > 80)).toEqual([]);
  });
});
