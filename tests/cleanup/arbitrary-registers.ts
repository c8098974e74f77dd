import fc from 'fast-check';
import { testDay } from '../run-program.js';
import { makeId, type Dump, type Roster } from './build-register.js';

/** Days on both sides of the turn of each thing below. */
export const day = fc.constantFrom(
  '2020-01-01',
  '2022-11-01',
  '2023-12-31',
  '2024-03-16',
  '2024-06-30',
  '2024-12-31',
);
const maybe = <T extends string>(value: fc.Arbitrary<T>) => fc.oneof(value, fc.constant(''));
const unitNames = ['荷塘区城市管理局', '芦淞区城市管理局', '石峰区城市管理局'];

const unitRows = fc
  .tuple(...unitNames.map(() => fc.tuple(maybe(fc.constantFrom('法定', '委托', '无')), maybe(day))))
  .map((units) =>
    units.map(
      ([authority, closedOn], i) => `43020${i}000001,${unitNames[i]!},荷塘区,,${authority},${closedOn},`,
    ),
  );

const card = fc.tuple(
  day,
  fc.constantFrom('2024-06-30', '2024-12-31', '2027-10-31'),
  maybe(fc.constantFrom('暂扣', '遗失', '收回', '吊销', '注销', '已换发')),
  day,
);
const result = fc.constantFrom('88,合格', '59,不合格', '缺考,', '免考,', '作弊,');

const person = fc.record({
  bornOn: fc.constantFrom('1958-03-01', '1966-07-09', '1969-11-20', '1985-06-15'),
  postings: fc.array(
    fc.tuple(
      fc.constantFrom(...unitNames),
      maybe(fc.constantFrom('行政编制', '事业编制', '合同制', '辅助人员')),
      fc.constantFrom('在岗', '退休', '调离', '辞退', '死亡', '调岗', '借调'),
      maybe(day),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  cards: fc.array(card, { maxLength: 3 }),
  records: maybe(
    fc.constantFrom(
      '2024-05-20,2024年称职,,',
      '2020-01-01,2023年不称职,,',
      ',不称职,受处分,2024-03-16',
      ',,受审查,',
    ),
  ),
  training: maybe(fc.constantFrom('60', '59')),
  sittings: fc.array(fc.tuple(fc.constantFrom('2024-1', '2024-2'), result, fc.constantFrom(...unitNames)), {
    maxLength: 2,
  }),
});

const rounds: Record<string, string> = { '2024-1': '2024-03-16', '2024-2': '2024-03-16' };

/** The lists of a small register, whatever their rows say. */
export const registers = fc
  .tuple(unitRows, fc.array(person, { minLength: 1, maxLength: 10 }))
  .map(([units, people]): Roster[] => {
    const all = people.map((one, i) => ({
      ...one,
      idNumber: makeId(i + 1, one.bornOn),
      name: `张${'一二三四五六七八九十'[i]!}`,
    }));
    const lists = [0, 1].map((n): Roster => {
      const rows = all.flatMap(({ idNumber, name, postings }) =>
        postings
          .slice(n, n + 1)
          .map(
            ([unit, staffing, state, since]) => `${idNumber},${name},${unit},${staffing},,${state},${since}`,
          ),
      );
      return { kind: 'officers', rows };
    });
    const cards = all.flatMap(({ idNumber, cards }) =>
      cards.map(
        ([issuedOn, expiresOn, state, since]) =>
          `${idNumber},${issuedOn},${expiresOn},${state},${state ? since : ''}`,
      ),
    );
    const exams = Object.entries(rounds).map(([exam, heldOn]): Roster => {
      const rows = all.flatMap(({ idNumber, name, sittings }) =>
        sittings
          .filter(([code]) => code === exam)
          .map(([, outcome, unit]) => `${idNumber},${name},${unit},${outcome}`),
      );
      return { kind: 'exam', exam, heldOn, rows };
    });
    const withRecords: Roster = {
      kind: 'officers',
      headings: 'idNumber,name,unit,lastActOn,appraisal,discipline,disciplineSince',
      rows: all.flatMap(({ idNumber, name, postings: [first], records }) =>
        records && first ? [`${idNumber},${name},${first[0]},${records}`] : [],
      ),
    };
    const trained: Roster = {
      kind: 'training',
      rows: all.flatMap(({ idNumber, name, training }) =>
        training ? [`${idNumber},${name},2024,${training},`] : [],
      ),
    };
    return [
      { kind: 'units', rows: units },
      ...lists,
      withRecords,
      trained,
      { kind: 'certificates', rows: cards.map((row, i) => `${18000000001 + i},${row}`) },
      ...exams,
    ];
  });

/** Persons with a card on the day that no event has ended, straight from the rows. */
export function listHolders(dump: Dump): Set<unknown> {
  const rows = dump as Record<string, Record<string, unknown>[]>;
  const ends = ['cancelled', 'revoked', 'replaced'];
  const ended = new Set(
    rows
      .certificate_event!.filter((e) => ends.includes(String(e.kind)) && String(e.occurred_on) <= testDay)
      .map((e) => e.certificate_id),
  );
  const held = rows.certificate!.filter(
    (c) => String(c.issued_on) <= testDay && !ended.has(c.certificate_id),
  );
  return new Set(held.map((c) => c.officer_id));
}
