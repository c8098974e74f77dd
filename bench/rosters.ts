/** Writes what an import is measured on: a clean result list, in the province's columns, of people whom no register knows. */
import { createCity, seatUnits, unitFor } from '../fixtures/generator/city.js';
import { CsvFile, markedUtf8 } from '../fixtures/generator/csv-file.js';
import { personOf } from '../fixtures/generator/people.js';
import type { Draw } from '../fixtures/generator/random.js';
import type { Unit } from '../fixtures/generator/units.js';
import { writeUnits } from '../fixtures/generator/units-file.js';

const headings =
  '组考单位,参考单位,姓名,性别,身份证号,考试时间,考点名称,考场名称,座位号,准考证号,分数,是否合格,备注';
const roomSize = 30;
/** The first people of the generator have residence permits among them. */
const firstPerson = 20_000;

/** Writes units.csv and exam.csv, the latter with `rows` people in the order of their units. */
export function writeRoster(folder: string, rows: number): void {
  const units = Math.min(20_000, Math.max(60, Math.round(rows / 50)));
  // Its people are not written: only its units and its draws are used.
  const city = createCity({ units, officers: 1000, sittings: 1000, seed: 2024 });
  writeUnits(city, folder);
  const seats = seatUnits(city.units.active);
  const file = new CsvFile(folder, 'exam.csv', markedUtf8);
  file.write(headings.split(','));
  for (let at = 0; at < rows; at++) file.write(listCells(city.draw, unitFor(seats, at, rows), at));
  file.close();
}

function listCells(draw: Draw, unit: Unit, at: number): string[] {
  const person = personOf(draw, 'ordinary', firstPerson + at);
  const score = 30 + draw('mark', at, 71);
  return [
    '株洲市司法局',
    unit.name,
    person.name,
    person.male ? '男' : '女',
    person.id,
    '2024-03-16',
    '株洲市第一考点',
    `第${String(Math.floor(at / roomSize) + 1).padStart(3, '0')}考场`,
    String((at % roomSize) + 1).padStart(2, '0'),
    `20241${String(at + 1).padStart(8, '0')}`,
    String(score),
    score >= 60 ? '合格' : '不合格',
    '',
  ];
}
