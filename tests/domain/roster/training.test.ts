import { describe, expect, it } from 'vitest';
import { hunanPolicy } from '../../../src/domain/policy.js';
import { readTraining, type TrainingStatement } from '../../../src/domain/roster/training.js';
import { buildRow, listCodes, man, type Cells } from './build-row.js';

const cells: Cells<'training'> = { idNumber: man, year: '2024', hours: '40' };
const statement: TrainingStatement = {
  line: 2,
  idNumber: man,
  name: null,
  year: 2024,
  hours: 40,
  course: null,
};

describe('readTraining', () => {
  it.each<[more: Cells<'training'>, said: Partial<TrainingStatement>]>([
    [{}, {}],
    [
      { name: '张 三', course: ' 行政处罚法 ' },
      { name: '张三', course: '行政处罚法' },
    ],
    [{ year: '２０２３年度' }, { year: 2023 }],
    [{ year: '2024.0' }, {}],
    [{ hours: '7.5学时' }, { hours: 7.5 }],
    [{ hours: '12 课时' }, { hours: 12 }],
    [{ hours: '2000' }, { hours: 2000 }],
    // A class hour has 45 minutes.
    [{ hours: '', minutes: '90' }, { hours: 2 }],
    [{ hours: '', minutes: '100分钟' }, { hours: 100 / 45 }],
    [{ hours: '40', minutes: '90' }, {}],
  ])('takes %j', (more, said) => {
    const row = buildRow<'training'>({ ...cells, ...more });
    expect(readTraining(row, hunanPolicy, '2024-12-31')).toEqual({ ...statement, ...said });
    expect(listCodes(row)).toEqual([]);
  });

  it('follows the policy for the minutes of a class hour', () => {
    const row = buildRow<'training'>({ ...cells, hours: '', minutes: '90' });
    const policy = { ...hunanPolicy, minutesPerClassHour: 60 };
    expect(readTraining(row, policy, '2024-12-31')).toMatchObject({ hours: 1.5 });
  });

  it.each<[more: Cells<'training'>, codes: string[]]>([
    [{ idNumber: '' }, ['idNumber: id-missing']],
    [{ name: '张?' }, ['name: name-damaged']],
    [{ year: '' }, ['year: year-missing']],
    [{ year: '24' }, ['year: year-invalid']],
    [{ year: '2024.5' }, ['year: year-invalid']],
    [{ year: '1948' }, ['year: year-invalid']],
    [{ year: '2025' }, ['year: year-invalid']],
    [{ hours: '' }, ['hours: hours-missing']],
    [{ hours: '0' }, ['hours: hours-invalid']],
    [{ hours: '-1' }, ['hours: hours-invalid']],
    [{ hours: '2000.5' }, ['hours: hours-invalid']],
    // An hour of the clock is no class hour.
    [{ hours: '10小时' }, ['hours: hours-invalid']],
    [{ hours: '', minutes: '0' }, ['minutes: hours-invalid']],
    [{ year: '', hours: '' }, ['year: year-missing', 'hours: hours-missing']],
  ])('refuses %j', (more, codes) => {
    const row = buildRow<'training'>({ ...cells, ...more });
    expect(readTraining(row, hunanPolicy, '2024-12-31')).toBeNull();
    expect(listCodes(row)).toEqual(codes);
  });
});
