// What the second sheet of a template says of each column.
import type { FieldOf, ImportKind } from '../../domain/roster/fields.js';

export interface ColumnNote {
  holds: string;
  /** Invented; the identity number begins with a region code that was never assigned. */
  example: string;
}
export type ColumnNotes = { [K in ImportKind]: Record<FieldOf<K>, ColumnNote> };

const idNumber = {
  holds: 'Identity number, 18 characters. The column is text: do not change its format.',
  example: '430299198506150014',
};
const name = { holds: 'Full name, as on the identity card.', example: '张安' };
const sex = { holds: 'Sex; compared with the identity number, which decides.', example: 'male' };
const unit = { holds: 'Code, name, alias or former name of the unit.', example: '荷塘区城市管理局' };
const dateForm = 'Written as 2024-05-06.';

export const columnNotes: ColumnNotes = {
  units: {
    code: { holds: 'Code of the unit; the unit is known by it.', example: '430202000001' },
    name: { holds: 'Full name. A new name for a known code renames the unit.', example: '荷塘区城市管理局' },
    district: { holds: 'Code or name of the district.', example: '430202' },
    field: { holds: 'Field of enforcement.', example: '城市管理' },
    level: { holds: 'Level of the unit.', example: 'district' },
    creditCode: { holds: 'Unified social credit code, 18 characters.', example: '11430202000000000A' },
    authority: { holds: 'On what the unit bases its right to enforce.', example: 'statutory' },
    state: { holds: 'Whether the unit is open.', example: 'open' },
    closedOn: { holds: `First day on which the unit is closed. ${dateForm}`, example: '2024-07-01' },
    mergedInto: { holds: 'Code, name or alias of the unit that took its place.', example: '430202000002' },
    aliases: { holds: 'Short and former names, separated by 、 or ;', example: '荷塘城管、荷塘区城管局' },
  },
  officers: {
    idNumber,
    name,
    sex,
    unit,
    staffing: { holds: 'Kind of employment.', example: 'administrative' },
    post: { holds: 'Post.', example: '执法岗位' },
    state: { holds: 'State of the posting; empty: as it was, else active.', example: 'active' },
    stateSince: {
      holds: `Day from which the row holds; empty: the day of the import. ${dateForm}`,
      example: '2020-01-01',
    },
    lastActOn: { holds: `Day of the last enforcement act. ${dateForm}`, example: '2024-05-20' },
    appraisal: {
      holds: 'Result of the yearly appraisal; its year may stand before it (2023年称职).',
      example: 'competent',
    },
    appraisalYear: { holds: 'Year of the appraisal; empty: the last complete one.', example: '2023' },
    discipline: { holds: 'Sanction or investigation; cleared when it is over.', example: 'sanctioned' },
    disciplineSince: {
      holds: `Day from which that holds; empty: the day of the import. ${dateForm}`,
      example: '2023-03-01',
    },
  },
  certificates: {
    number: { holds: 'Number of the certificate, usually 11 digits.', example: '18020000001' },
    idNumber,
    name: { ...name, holds: 'Full name; compared with the register when filled in.' },
    issuedOn: { holds: `Day of issue. ${dateForm}`, example: '2022-11-01' },
    expiresOn: {
      holds: `Last day on which it is valid; empty: computed, with a warning. ${dateForm}`,
      example: '2027-10-31',
    },
    issuer: { holds: 'Who issued it.', example: '湖南省司法厅' },
    kind: { holds: 'Kind of certificate.', example: '行政执法证' },
    state: { holds: 'State of the certificate; empty: valid.', example: 'valid' },
    stateSince: { holds: `Day from which the state holds. ${dateForm}`, example: '2022-11-01' },
  },
  exam: {
    idNumber,
    name,
    sex,
    unit,
    ticket: { holds: 'Number of the admission ticket.', example: '202410000001' },
    score: {
      holds: '0 to 100; may be empty when the result says absent, breach, cheating or exempt.',
      example: '85',
    },
    publicLawScore: { holds: 'Score in public law, 0 to 100; both papers must be filled in.', example: '85' },
    specialLawScore: {
      holds: 'Score in special law, 0 to 100; both papers must be filled in.',
      example: '78.5',
    },
    outcome: { holds: 'Result; empty: the score decides.', example: 'passed' },
    remark: { holds: 'Any remark.', example: '' },
    examDate: { holds: `Day of the exam. ${dateForm}`, example: '2024-06-15' },
  },
  training: {
    idNumber,
    name: { ...name, holds: 'Full name; compared with the register when filled in.' },
    year: { holds: 'Year of the training.', example: '2024' },
    hours: { holds: 'Class hours, above 0.', example: '40' },
    minutes: { holds: 'Minutes, where the class hours are not known.', example: '1800' },
    course: { holds: 'Course; empty: of the year as a whole.', example: '行政处罚法' },
  },
  corrections: {
    idNumber: { ...idNumber, holds: 'Identity number on record, or a former one. The column is text.' },
    name: { ...name, holds: 'Name on record.' },
    sex,
    unit: { ...unit, holds: 'Unit on record.' },
    newIdNumber: { holds: 'Right identity number; empty if it stays.', example: '430299198506150030' },
    newName: { holds: 'Right name; empty if it stays.', example: '张岸' },
    newSex: { ...sex, holds: 'Right sex; empty if it stays.' },
    newUnit: {
      holds: 'Code, name or alias of the right unit; empty if it stays.',
      example: '芦淞区城市管理局',
    },
    since: { holds: `Since when the person is at that unit. ${dateForm}`, example: '2024-06-15' },
    remark: { holds: 'Reason.', example: '' },
  },
};
