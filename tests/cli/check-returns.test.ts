// What the units write back: each slip has its own sentence, and what is right settles the plan.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerTitles } from '../../src/output/messages/check-forms-en.js';
import { id } from '../cleanup/small-bureau.js';
import { makeFolder, run, runJson } from '../run-program.js';
import { expectError } from './expect-error.js';
import {
  answerDay,
  answerHeader,
  expectDone,
  listDecisions,
  makeBureau,
  returnFiles,
  returnRows,
  showPlan,
  units,
  unguarded,
} from './loop-register.js';
import { dump, select, writeLines } from './small-register.js';

const { hetang, lusong } = units;
let bureau = '';
let cwd = '';
beforeAll(async () => {
  bureau = await makeBureau();
});
/** A copy of the bureau with its plan. */
function copyBureau(): string {
  const folder = makeFolder();
  cpSync(bureau, folder, { recursive: true });
  return folder;
}

const fine = `1,${hetang},张安,18000000001`;
const retired = `1,${hetang},李退,18000000003`;
const surplus = `1,${hetang},王双,18000000006`;
const contract = `1,${lusong},赵兼,18000000007`;
const tooOld = `1,${lusong},周超,18000000009`;
const lapsed = `1,${lusong},吴期,18000000011`;

type Slip = [row: string, code: string | null, field?: string];

const slips: Slip[] = [
  [`,${hetang},张安,18000000001,keep,,,,`, 'answer-other-plan', 'plan'],
  [`2,${hetang},张安,18000000001,keep,,,,`, 'answer-other-plan', 'plan'],
  ['1,,张安,18000000001,keep,,,,', 'answer-unit-unknown', 'unit'],
  ['1,430299000001,张安,18000000001,keep,,,,', 'answer-unit-unknown', 'unit'],
  [`1,${lusong},张安,18000000001,keep,,,,`, 'answer-other-unit', 'unit'],
  [`1,${units.closed},张安,18000000001,keep,,,,`, 'answer-other-unit', 'unit'],
  [`1,${hetang},张安,,keep,,,,`, 'number-missing', 'number'],
  [`1,${hetang},张安,1.8E+10,keep,,,,`, 'number-scientific', 'number'],
  [`1,${hetang},张安,18999999999,keep,,,,`, 'certificate-unknown', 'number'],
  [`1,${hetang},李退,18000000001,keep,,,,`, 'answer-other-name', 'name'],
  [`${fine},也许,,,,`, 'value-unknown', 'answer'],
  [`${fine},,,,2024-12-01,`, 'answer-missing', 'answer'],
  [`${fine},keep,退休,,,`, 'answer-contradiction', 'answer'],
  [`${fine},keep,,芦淞区城市管理局,,`, 'answer-contradiction', 'answer'],
  [`${fine},remove,退休,芦淞区城市管理局,,`, 'answer-contradiction', 'answer'],
  [`${fine},moved,退休,芦淞区城市管理局,,`, 'answer-contradiction', 'answer'],
  [`${fine},remove,,,,`, 'answer-ground-missing', 'ground'],
  [`${fine},remove,太懒,,,`, 'answer-ground-unplanned', 'ground'],
  // The card is valid up to 2027-10-31, and he is on the establishment.
  [`${fine},remove,证件过期,,,`, 'answer-ground-contradicted', 'ground'],
  [`${fine},remove,非在编人员,,,`, 'answer-ground-contradicted', 'ground'],
  [`${retired},keep,,,,`, 'answer-reason-missing', 'reason'],
  [`${fine},moved,,,,`, 'answer-target-missing', 'movedTo'],
  [`${fine},moved,,天上人间局,,`, 'answer-target-unknown', 'movedTo'],
  [`${fine},moved,,石峰区城市管理局,2024-08-01,`, 'answer-target-closed', 'movedTo'],
  [`${fine},moved,,荷塘城管,,`, 'answer-target-same', 'movedTo'],
  [`${fine},remove,死亡,,2024-13-45,`, 'date-invalid', 'since'],
  [`${fine},remove,死亡,,2025-01-16,`, 'answer-date-late', 'since'],
  [`${lapsed},,,,,`, 'answer-open', 'answer'],
  [`${tooOld},保留,,,,手续办理中`, null],
  [`${tooOld},保留,,,,手续办理中`, null],
  [`${tooOld},清理,退休,,,`, 'answer-twice', 'answer'],
];

describe('a form with every slip', () => {
  let returned: ReturnType<typeof returnRows> | null = null;
  const readForm = (): ReturnType<typeof returnRows> =>
    (returned ??= returnRows(
      cwd,
      slips.map(([row]) => row),
    ));
  let before = '';
  beforeAll(() => {
    cwd = copyBureau();
    before = dump(cwd);
    const name = 'dry.csv';
    writeLines(cwd, name, [answerHeader, ...slips.map(([row]) => row)]);
    returnFiles(cwd, [name], { flags: ['--dry-run'] });
  });

  test('changes nothing on trial', () => {
    expect(dump(cwd)).toBe(before);
  });

  test.each(slips.map(([row, code, field], i) => ({ row, code, field, line: i + 2 })))(
    '$row: $code',
    ({ code, field, line }) => {
      const here = readForm().json.findings.filter((found) => found.line === line);
      expect(here.map((found) => [found.code, found.field, found.severity])).toEqual(
        code === null ? [] : [[code, field, code === 'answer-open' ? 'warning' : 'error']],
      );
    },
  );

  test('takes the one answer that is right', () => {
    const done = readForm();
    expect(done.code).toBe(3);
    expect(done.json).toMatchObject({ kind: 'answers', plan: 1, batch: 5, dryRun: false });
    expect(done.json.totals).toMatchObject({
      rows: slips.length,
      added: 1,
      unchanged: 2,
      rejected: slips.length - 3,
      warnings: 1,
    });
    expect(listDecisions(cwd, '周超')).toEqual(['past-retirement-age keep unit']);
  });

  test('and says nothing of identity numbers', () => {
    const said = readForm()
      .json.findings.map(({ message, hint }) => message + hint)
      .join('\n');
    expect(said).not.toMatch(/430299\d{8}/);
  });
});

test('every code that only forms have is caused here', () => {
  const elsewhere = ['answer-unit-unplanned', 'answer-late', 'answer-card-not-surplus'];
  const ofForms = new Set([...slips.map(([, code]) => code), ...elsewhere]);
  const codes = [...ofForms].filter((code) => code?.startsWith('answer-'));
  expect(codes.sort()).toEqual(Object.keys(answerTitles).sort());
});

test('a plan about one unit and few grounds takes answers about these only', async () => {
  cwd = await makeBureau('--unit', hetang, '--grounds', 'retired');
  const { json } = returnRows(cwd, [
    `${tooOld},keep,,,,在办`,
    `${fine},remove,死亡,,,`,
    `${fine},remove,退休,,,`,
  ]);
  expect(json.findings.map(({ code }) => code)).toEqual(['answer-unit-unplanned', 'answer-ground-unplanned']);
  expect(json.findings[1]!.hint).toBe('Choose one of: retired.');
  expect(json.totals).toMatchObject({ added: 1, rejected: 2 });
});

describe('an answer', () => {
  beforeEach(() => {
    cwd = copyBureau();
  });

  test('names a removal that the register could not know: a finding with the form as evidence', () => {
    returnRows(cwd, [`${fine},清理,死亡,,2025-01-03,因病`]);
    expect(listDecisions(cwd, '张安')).toEqual(['deceased remove unit']);
    const plan = showPlan(cwd);
    expect([plan.flagged, plan.certain]).toEqual([6, 5]);
    const found = plan.findings.find(({ name }) => name === '张安')!;
    expect(found.reason).toBe('deceased on 2025-01-03, says 荷塘区城市管理局 on its check form: 因病');
    expect(found).toMatchObject({
      mode: 'certain',
      evidence: { source: { file: 'form.csv', line: 2, batch: 5 } },
    });
    expectDone(cwd, 'cleanup', 'apply', '1', '--as-of', answerDay, ...unguarded);
    const { json } = runJson(['officer', 'show', id.fine, '--as-of', answerDay], { cwd });
    expect(json).toMatchObject({ standing: 'removed' });
  });

  test('settles a finding to confirm, and leaves a certain one that it denies to the bureau', () => {
    returnRows(cwd, [
      `${tooOld},清理,超法定退休年龄,,,`,
      `${lapsed},保留,,,,已换新证`,
      `${contract},清理,退休,,,`,
    ]);
    expect(listDecisions(cwd, '周超')).toEqual(['past-retirement-age remove unit']);
    expect(listDecisions(cwd, '吴期')).toEqual(['certificate-lapsed pending -']);
    expect(listDecisions(cwd, '赵兼')).toEqual([
      'retired remove unit',
      'not-on-establishment remove register',
    ]);
  });

  test('of one card too many takes the older one, and is not taken for the one that stays', () => {
    const cards = [
      'number,idNumber,name,issuedOn,expiresOn',
      `18000000098,${id.fine},张安,2021-11-01,2026-10-31`,
    ];
    writeLines(cwd, 'cards.csv', cards);
    expectDone(cwd, 'import', 'certificates', 'cards.csv', '--as-of', answerDay);
    const wrong = returnRows(cwd, [`${fine},清理,一人多证,,,`]);
    expect(wrong.json.findings.map(({ code, field, hint }) => [code, field, hint])).toEqual([
      ['answer-card-not-surplus', 'number', 'Write the number of the surplus certificate: 18000000098.'],
    ]);
    // The form names the card that stays; the plan's own finding knows which one goes.
    const rows = [`1,${hetang},张安,18000000098,清理,一人多证,,,`, `${surplus},清理,一人多证,,,`];
    expect(returnRows(cwd, rows, { name: 'mended.csv' }).json.totals).toMatchObject({ added: 2 });
    expectDone(cwd, 'cleanup', 'apply', '1', '--as-of', answerDay, ...unguarded);
    const cancelled = select(
      cwd,
      `select c.number from certificate_event e join certificate c using (officer_id, certificate_id)
       where e.plan_id = 1 and e.ground = 'surplus-certificate' order by 1`,
    );
    expect(cancelled).toEqual([['18000000005'], ['18000000098']]);
  });

  test('counts once: the same again, in whatever file, changes nothing', () => {
    const rows = [`${fine},保留,,,,`, `${tooOld},保留,,,,在办`];
    expect(returnRows(cwd, rows).json.totals).toMatchObject({ added: 2 });
    const before = dump(cwd);
    expect(returnRows(cwd, rows).json).toMatchObject({ batch: null, totals: { added: 0, unchanged: 2 } });
    expect(returnRows(cwd, [...rows].reverse(), { name: 'other.csv' }).json).toMatchObject({
      batch: null,
      totals: { unchanged: 2 },
    });
    expect(dump(cwd)).toBe(before);
  });

  test('is the last word until another one comes; an old form read again is not', () => {
    const first = [`${tooOld},保留,,,,在办`];
    returnRows(cwd, first);
    const { json } = returnRows(cwd, [`${tooOld},清理,退休,,2025-01-10,`], { name: 'later.csv' });
    expect(json.totals).toMatchObject({ updated: 1 });
    // The ground of the register is not the unit's: it stays open beside it.
    const settled = ['retired remove unit', 'past-retirement-age pending -'];
    expect(listDecisions(cwd, '周超')).toEqual(settled);
    expect(returnRows(cwd, first).json).toMatchObject({ batch: null, totals: { unchanged: 1 } });
    expect(listDecisions(cwd, '周超')).toEqual(settled);
  });

  test('on one of two forms is not wiped out by the other, which still says what went out with it', () => {
    writeLines(cwd, 'form.csv', [answerHeader, `${fine},清理,死亡,,2025-01-03,`]);
    writeLines(cwd, 'untouched.csv', [answerHeader, '', `${fine},保留,,,,`, `${tooOld},,,,,`]);
    const { code, json } = returnFiles(cwd, ['form.csv', 'untouched.csv']);
    expect(code).toBe(3);
    expect(json.findings.map(({ code, message }) => [code, message])).toEqual([
      ['answer-twice', expect.stringContaining('form.csv, line 2')],
      ['answer-open', expect.anything()],
    ]);
    expect(listDecisions(cwd, '张安')).toEqual(['deceased remove unit']);
    // Nor on a later day, as long as nobody says why.
    const later = returnRows(cwd, [`${fine},保留,,,,`], { name: 'later.csv' });
    expect(later.json.findings.map(({ code, line }) => [code, line])).toEqual([['answer-reason-missing', 2]]);
    expect(listDecisions(cwd, '张安')).toEqual(['deceased remove unit']);
    returnRows(cwd, [`${fine},保留,,,,同名误报`], { name: 'mended.csv' });
    expect(listDecisions(cwd, '张安')).toEqual([]);
  });

  test('is forgotten again when its import is taken back', () => {
    const before = dump(cwd);
    const rows = [
      `${fine},清理,死亡,,,`,
      `${lapsed},调入其他单位,,荷塘城管,2024-06-01,`,
      `${tooOld},保留,,,,在办`,
    ];
    expect(returnRows(cwd, rows).json.batch).toBe(5);
    expectDone(cwd, 'imports', 'undo', '5', '--yes');
    const withoutLog = (text: string): string => text.replace(/^log\n.*$/m, '');
    expect(withoutLog(dump(cwd))).toBe(withoutLog(before));
  });

  test('after the due date is taken, and the form is said to be late, once', () => {
    expectDone(cwd, 'cleanup', 'dispatch', '1', '--out', 'out', '--due', '2025-01-14');
    const rows = [`${fine},保留,,,,`, `${surplus},保留,,,,两证均需`];
    const onTime = returnRows(cwd, rows.slice(0, 1), { asOf: '2025-01-14' });
    expect(onTime.json.findings).toEqual([]);
    const { json } = returnRows(cwd, rows, { name: 'late.csv' });
    expect(json.findings.map(({ code, line, message }) => [code, line, message])).toEqual([
      ['answer-late', 1, 'the form was due on 2025-01-14 and came in on 2025-01-15'],
    ]);
    expect(json.totals).toMatchObject({ added: 1, unchanged: 1, warnings: 1 });
  });

  test('may come in GB18030, and its rejects go in as they are once mended', () => {
    const rows = [`${fine},保留,,,,`, `${retired},保留,,,,`];
    const header = '清理计划,单位编码,姓名,执法证号,单位答复,清理情形,调往单位,发生日期,理由';
    writeLines(cwd, 'gb.csv', [header, ...rows], { encoding: 'gb18030' });
    const { json } = returnFiles(cwd, ['gb.csv']);
    expect(json.files[0]).toMatchObject({
      encoding: 'gb18030',
      added: 1,
      rejected: 1,
      rejectsFile: 'gb.csv.rejects.csv',
    });
    const bytes = readFileSync(join(cwd, 'gb.csv.rejects.csv'));
    const text = new TextDecoder('gb18030').decode(bytes).replace('保留,,,,', '保留,,,,返聘');
    writeLines(cwd, 'mended.csv', text.trimEnd().split(/\r?\n/));
    expect(returnFiles(cwd, ['mended.csv']).json.totals).toMatchObject({
      added: 1,
      rejected: 0,
      warnings: 0,
    });
    expect(listDecisions(cwd, '李退')).toEqual(['retired pending -']);
  });

  test('is not put into effect on a day before it came in', () => {
    returnRows(cwd, [`${fine},清理,死亡,,2025-01-03,`]);
    const refused = {
      exit: 2,
      code: 'plan-before-answer',
      message: /on 2025-01-15 and cannot take effect on 2025-01-14/,
      hint: /--as-of 2025-01-15/,
    };
    expectError(['cleanup', 'apply', '1', '--as-of', '2025-01-14', ...unguarded], cwd, refused);
    expectDone(cwd, 'cleanup', 'apply', '1', '--as-of', answerDay, ...unguarded);
  });

  test('is no longer taken once the plan was applied', () => {
    expectDone(cwd, 'cleanup', 'apply', '1', ...unguarded);
    writeLines(cwd, 'form.csv', [answerHeader, `${fine},保留,,,,`]);
    const refused = { exit: 2, code: 'plan-applied', message: /plan 1 was applied/, hint: /./ };
    expectError(['cleanup', 'return', '1', 'form.csv'], cwd, refused);
  });
});

describe('a move', () => {
  beforeEach(() => {
    cwd = copyBureau();
  });
  const postings = (name: string): unknown[] =>
    select(
      cwd,
      `select u.code, p.since, p.since_assumed, p.state, p.staffing, p.line from posting p
       join unit u using (unit_id) join officer o using (officer_id) where o.name = '${name}' order by p.since`,
    );

  test('posts the officer at the other unit from the day given', () => {
    expect(returnRows(cwd, [`${fine},调入其他单位,,芦淞城管,2025-01-06,`]).json.findings).toEqual([]);
    expect(postings('张安')).toEqual([
      [hetang, '2020-01-01', 0, 'active', 'administrative', 2],
      [lusong, '2025-01-06', 0, 'active', 'administrative', 2],
    ]);
    const unit = (asOf: string): unknown =>
      (runJson(['officer', 'show', id.fine, '--as-of', asOf], { cwd }).json as { unit: { code: string } })
        .unit.code;
    expect([unit('2025-01-05'), unit('2025-01-06')]).toEqual([hetang, lusong]);
  });

  test('without a day counts from the day of the import, with a warning', () => {
    const { json } = returnRows(cwd, [`${fine},moved,,${lusong},,`]);
    expect(json.findings.map(({ code }) => code)).toEqual(['unit-undated']);
    expect(postings('张安').at(-1)).toEqual([lusong, answerDay, 1, 'active', 'administrative', 2]);
  });

  test('that the register knows already adds no posting', () => {
    const row = `${fine},moved,,${lusong},2024-11-01,`;
    returnRows(cwd, [row]);
    expect(postings('张安')).toHaveLength(2);
    // His unit on the plan's date is another now; the form of the old one is still understood.
    expect(returnRows(cwd, [row, ''], { name: 'again.csv' }).json.totals).toMatchObject({
      unchanged: 1,
      rejected: 0,
    });
    expect(postings('张安')).toHaveLength(2);
  });

  test.each([
    { what: 'keep', cells: 'keep,,,,填错', ends: [] },
    { what: 'a removal', cells: '清理,死亡,,2025-01-08,', ends: [] },
    {
      what: 'another move',
      cells: `moved,,${units.closed},2024-06-02,`,
      ends: [[units.closed, '2024-06-02', 0, 'active', 'administrative', 2]],
    },
    {
      what: 'another day',
      cells: `moved,,${lusong},2025-01-04,`,
      ends: [[lusong, '2025-01-04', 0, 'active', 'administrative', 2]],
    },
  ])('that was wrong leaves no posting when it is corrected by $what', ({ cells, ends }) => {
    const before = postings('张安');
    returnRows(cwd, [`${fine},moved,,${lusong},2025-01-03,`]);
    const moved = postings('张安');
    const { json } = returnRows(cwd, [`${fine},${cells}`], { name: 'mended.csv' });
    expect(json.totals).toMatchObject({ updated: 1, rejected: 0 });
    expect(postings('张安')).toEqual([...before, ...ends]);
    // Each can be taken back, the last one first.
    expectDone(cwd, 'imports', 'undo', '6', '--yes');
    expect(postings('张安')).toEqual(moved);
    expectDone(cwd, 'imports', 'undo', '5', '--yes');
    expect(postings('张安')).toEqual(before);
  });

  test('is not wrong because the unit moved to speaks next; a removal holds after its correction', () => {
    returnRows(cwd, [`${fine},moved,,${lusong},2024-11-01,`]);
    returnRows(cwd, [`1,${lusong},张安,18000000001,keep,,,,已到岗`], { name: 'new.csv' });
    expect(postings('张安')).toHaveLength(2);
    returnRows(cwd, [`${retired},moved,,${lusong},2025-01-03,`], { name: 'b.csv' });
    returnRows(cwd, [`${retired},remove,退休,,,`], { name: 'c.csv' });
    expectDone(cwd, 'cleanup', 'apply', '1', '--as-of', answerDay, ...unguarded);
  });

  test('of an officer whose removal the plan decides wants another look', () => {
    returnRows(cwd, [`${lapsed},moved,,${hetang},2024-06-01,`, `${tooOld},moved,,${hetang},2024-06-01,`]);
    expect(listDecisions(cwd, '周超')).toEqual(['past-retirement-age keep unit']);
    expect(listDecisions(cwd, '吴期')).toEqual(['certificate-lapsed pending -']);
    const decide = ['--decision', 'remove', '--reason', '过期未换'];
    expectDone(cwd, 'cleanup', 'decide', '1', '--officer', id.lapsed, '--as-of', answerDay, ...decide);
    const apply = ['cleanup', 'apply', '1', '--as-of', answerDay, ...unguarded];
    const refused = run(apply, { cwd });
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringMatching(/stale.*1 person.*吴期/s)]);
    expectDone(cwd, 'cleanup', 'refresh', '1', '--as-of', answerDay);
    expectDone(cwd, ...apply);
    expect(runJson(['officer', 'show', id.lapsed, '--as-of', answerDay], { cwd }).json).toMatchObject({
      standing: 'removed',
    });
  });

  test('can be taken back after the plan was looked at again', () => {
    returnRows(cwd, [`${lapsed},moved,,${hetang},2024-06-01,`]);
    expectDone(cwd, 'cleanup', 'refresh', '1', '--as-of', answerDay);
    expectDone(cwd, 'imports', 'undo', '5', '--yes');
    expect(postings('吴期')).toHaveLength(1);
  });
});

describe('who has not answered', () => {
  beforeAll(() => {
    cwd = copyBureau();
    expectError(['cleanup', 'show', '1', '--waiting'], cwd, {
      exit: 2,
      code: 'plan-not-dispatched',
      message: /no check forms of plan 1/,
      hint: /cleanup dispatch 1/,
    });
    expectDone(cwd, 'cleanup', 'dispatch', '1', '--out', 'out', '--due', '2025-01-20');
    returnRows(cwd, [`${fine},keep,,,,`, `${retired},remove,retired,,,`]);
  });
  const waiting = (...flags: string[]): unknown =>
    runJson(['cleanup', 'show', '1', '--waiting', ...flags], { cwd }).json;
  const unit = { flagged: 2, holders: 3, due: '2025-01-20', late: false };

  test('is listed with what is open; on the due date nobody is overdue', () => {
    expect(waiting('--as-of', '2025-01-20')).toEqual({
      plan: 1,
      due: '2025-01-20',
      units: [
        {
          ...unit,
          code: hetang,
          name: '荷塘区城市管理局',
          answered: 2,
          open: 1,
          state: 'part',
          returnedOn: answerDay,
          overdue: false,
        },
        {
          ...unit,
          code: lusong,
          name: '芦淞区城市管理局',
          flagged: 3,
          answered: 0,
          open: 3,
          state: 'waiting',
          returnedOn: null,
          overdue: false,
        },
      ],
      totals: {
        units: 2,
        waiting: 1,
        part: 1,
        done: 0,
        overdue: 0,
        late: 0,
        flagged: 5,
        holders: 6,
        answered: 2,
        open: 4,
      },
    });
  });

  test('is overdue from the day after, and late when it answers then', () => {
    expect(waiting('--as-of', '2025-01-21')).toMatchObject({ totals: { overdue: 2 } });
    returnRows(cwd, [`${surplus},keep,,,,均需`], { asOf: '2025-01-21', name: 'b.csv' });
    const rows = [contract, tooOld, lapsed].map((row) => `${row},keep,,,,在办`);
    returnRows(cwd, rows, { asOf: '2025-01-21', name: 'c.csv' });
    expect(waiting('--as-of', '2025-01-21')).toMatchObject({
      units: [],
      // The first unit came in time, and only completed its answers later.
      totals: { done: 2, overdue: 0, late: 1, open: 0 },
    });
    expect(waiting('--unit', '芦淞城管')).toMatchObject({
      units: [{ code: lusong, state: 'done', late: true }],
    });
  });

  test('in words, with what to do next', () => {
    const { stdout, stderr } = run(
      ['cleanup', 'show', '1', '--waiting', '--as-of', '2025-02-01', '--lang', 'zh'],
      { cwd },
    );
    expect(stdout.split('\n')[0]).toBe(
      '编码\t单位\t持证人数\t列入清理\t已答复\t未答复\t状态\t截止日期\t报送日期\t备注',
    );
    expect(stderr).toContain('共2个单位：已完成2个，未答全0个，未报送0个；逾期0个。');
    expect(stderr).toContain('下一步：qualreg cleanup show 1 --pending');
    expectError(['cleanup', 'show', '1', '--waiting', '--ground', 'retired'], cwd, {
      exit: 2,
      code: 'option-unfitting',
      message: /--ground does not go with --waiting/,
      hint: /./,
    });
  });
});
