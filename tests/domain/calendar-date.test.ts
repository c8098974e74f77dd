import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  isCalendarDate,
  isCompactDate,
  lastDayOfMonth,
  readDate,
  yearOf,
} from '../../src/domain/calendar-date.js';

/** Real dates from JavaScript's own calendar, which the module does not use to check or write them. */
function datesBetween(first: string, last: string): fc.Arbitrary<string> {
  const days = { min: Date.parse(first) / 86_400_000, max: Date.parse(last) / 86_400_000 };
  return fc.integer(days).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
}

describe('isCalendarDate', () => {
  it.each(['1900-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '2024-04-30', '2024-12-31'])(
    'accepts %s',
    (text) => {
      expect(isCalendarDate(text)).toBe(true);
    },
  );

  it.each([
    ...['1899-12-31', '2200-01-01', '2023-02-29', '1900-02-29', '2100-02-29', '2024-02-30'],
    ...['2024-04-31', '2024-06-31', '2024-09-31', '2024-11-31', '2024-01-32', '2024-13-01'],
    ...['2024-00-10', '2024-10-00', '2024-5-6', '2024/05/06', '20240506', '2024-05-06 ', ' 2024-05-06'],
    ...['2024-05-06T00:00', '2024-05-06\n', '２０２４-05-06', ''],
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it('accepts every real date', () => {
    fc.assert(
      fc.property(datesBetween('1900-01-01', '2199-12-31'), (date) => {
        expect(isCalendarDate(date)).toBe(true);
      }),
    );
  });
});

describe('isCompactDate', () => {
  const twoDigits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
  const year = fc.integer({ min: 1890, max: 2210 }).map(String);

  it('says of 8 digits what isCalendarDate says of the same date in its form', () => {
    fc.assert(
      fc.property(fc.tuple(year, twoDigits, twoDigits), (parts) => {
        expect(isCompactDate(parts.join(''))).toBe(isCalendarDate(parts.join('-')));
      }),
    );
  });

  it('accepts every real date', () => {
    fc.assert(
      fc.property(datesBetween('1900-01-01', '2199-12-31'), (date) => {
        expect(isCompactDate(date.replaceAll('-', ''))).toBe(true);
      }),
    );
  });
});

describe('readDate', () => {
  it.each([
    ...['2024-05-06', '2024-5-6', '2024.5.6', '2024.05.06', '2024/5/6', '2024/05/06', '20240506', '45418'],
    ...['2024年5月6日', '2024年05月06日', '2024年5月6号', '2024年5月6'],
    ...['2024/5/6 9:00', '2024-05-06T09:00:00', '2024-05-06 09:00:00.000', '20240506 09:00'],
    ...['2024年5月6日 9:00', '2024年5月6日9:00', '2024年5月6日上午9:00', '2024.5.6 09:00-11:30', '45418.375'],
  ])('reads %s as 2024-05-06', (cell) => {
    expect(readDate(cell)).toBe('2024-05-06');
  });

  it.each([
    ['20000', '1954-10-03'],
    ['25569', '1970-01-01'],
    ['36526', '2000-01-01'],
    ['45292', '2024-01-01'],
    ['45351', '2024-02-29'],
    ['45418.99999', '2024-05-06'],
    ['73050', '2099-12-31'],
  ])('reads the Excel serial %s as %s', (serial, date) => {
    expect(readDate(serial)).toBe(date);
  });

  it.each([
    ...[
      '2024.5.6-5.7',
      '2024.5.6-7',
      '2024.5.6-2024.5.7',
      '2024-05-06 9:00-2024-05-07 9:00',
      '2024.5.6至5.7',
    ],
    ...['2024.5', '2024年5月', '5月6日', '24.5.6', '2024-5/6', '2024.5-6', '2024年5.6', '2024056'],
    ...['2024.6.31', '2023.2.29', '2023年2月29日', '20230229', '2024/13/1', '2024.0.1', '1899.12.31'],
    ...['19999', '73051', '4541', '454180', '45418.', '45418.5.1', '-45418', '4.5E+04', '2200.1.1'],
    ...['2024-05-06T16:00:00Z', '2024-05-06T09:00:00+08:00', '2024-05-06T', '2024-05-06 morning', '合格', ''],
  ])('does not read %j', (cell) => {
    expect(readDate(cell)).toBeNull();
  });

  it('reads every way of writing one date as that date', () => {
    fc.assert(
      fc.property(datesBetween('1900-01-01', '2199-12-31'), (date) => {
        const [year, month, day] = date.split('-');
        const short = [year, Number(month), Number(day)];
        const written = [
          ...[date, short.join('-'), short.join('.'), short.join('/'), date.replaceAll('-', '')],
          ...[`${String(year)}年${String(short[1])}月${String(short[2])}日`, `${date} 23:59`],
        ];
        expect(written.map(readDate)).toEqual(written.map(() => date));
      }),
    );
  });

  it('reads every serial as the day that lies so many days after 1899-12-30', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 73_050 }), (serial) => {
        expect(readDate(String(serial))).toBe(addDays('1899-12-30', serial));
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2022-11-01', 60, '2027-11-01'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-08-31', -2, '2024-06-30'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2024-05-06', 0, '2024-05-06'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('comes back when the way back is gone, for a day that every month has', () => {
    const anyDate = datesBetween('1950-01-01', '2099-12-31').filter((date) => date.slice(8) <= '28');
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const moved = addMonths(date, months);
        expect(moved.slice(8)).toBe(date.slice(8));
        expect(addMonths(moved, -months)).toBe(date);
        expect(readDate(moved)).toBe(moved);
      }),
    );
  });

  it('moves every date as the standard calendar of JavaScript does', () => {
    fc.assert(
      fc.property(
        datesBetween('1900-01-01', '2199-12-31'),
        fc.integer({ min: -1200, max: 1200 }),
        (date, n) => {
          expect(addMonths(date, n)).toBe(Temporal.PlainDate.from(date).add({ months: n }).toString());
        },
      ),
    );
  });

  it.each(['2024-02-30', '2024-13-01', '2024-00-10', '2024-5-6', ''])(
    'throws on %j, which is no date',
    (text) => {
      expect(() => addMonths(text, 1)).toThrow(RangeError);
      expect(() => addDays(text, 1)).toThrow(RangeError);
    },
  );
});

describe('addDays', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2023-01-01', 365, '2024-01-01'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it('moves every date as the standard calendar of JavaScript does', () => {
    fc.assert(
      fc.property(
        datesBetween('1900-01-01', '2199-12-31'),
        fc.integer({ min: -40_000, max: 40_000 }),
        (date, n) => {
          expect(addDays(date, n)).toBe(Temporal.PlainDate.from(date).add({ days: n }).toString());
        },
      ),
    );
  });
});

describe('lastDayOfMonth', () => {
  it.each([
    [2024, 1, '2024-01-31'],
    [2024, 2, '2024-02-29'],
    [2023, 2, '2023-02-28'],
    [2000, 2, '2000-02-29'],
    [2100, 2, '2100-02-28'],
    [2024, 4, '2024-04-30'],
    [2024, 12, '2024-12-31'],
  ])('of %i-%i is %s', (year, month, date) => {
    expect(lastDayOfMonth(year, month)).toBe(date);
  });

  it('is always the day before a first', () => {
    const year = fc.integer({ min: 1900, max: 2199 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (y, m) => {
        const last = lastDayOfMonth(y, m);
        expect(last.slice(0, 7)).toBe(`${String(y)}-${String(m).padStart(2, '0')}`);
        expect(addDays(last, 1).slice(8)).toBe('01');
      }),
    );
  });
});

describe('yearOf', () => {
  it('is the year as a number', () => {
    expect(yearOf('2024-12-31')).toBe(2024);
  });
});
