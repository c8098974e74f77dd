import { extname } from 'node:path';
import type { CalendarDate } from '../domain/calendar-date.js';
import { refuseIssue, refuseLastDay } from '../domain/certificate-issue.js';
import type { OfficerFacts, UnitFacts } from '../domain/facts.js';
import { finding, type Finding } from '../domain/findings.js';
import { maskIdentityNumber } from '../domain/identity-number.js';
import { listNumbers, readNumberRanges, type NumberRange } from '../domain/number-ranges.js';
import { listPasses } from '../domain/passes.js';
import type { Policy } from '../domain/policy.js';
import { findPostingInForce } from '../domain/posting.js';
import { findLastDay } from '../domain/roster/certificates.js';
import { fieldAliases } from '../domain/roster/fields.js';
import { keepDigits, makeHarmless } from '../files/csv-text.js';
import { isThere, refuseOverwriting, writeText } from '../files/output-file.js';
import { writeWorkbook } from '../files/workbook-writer.js';
import type { WrittenCell } from '../files/workbook-xml.js';
import { findUsedNumbers } from '../store/certificates.js';
import { findFacts } from '../store/facts.js';
import { listSittingOfficerIds } from '../store/officers.js';
import { writeLog } from '../store/log.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { requireExam } from './close-exam.js';
import { formatCsv } from './export-table.js';
import { readPolicies } from './policy-on.js';

interface Person {
  /** In full: a draft is imported again. */
  idNumber: string;
  /** Masked, for everybody else. */
  id: string;
  name: string;
  unit: { code: string; name: string } | null;
}

export interface DraftedCard extends Person {
  number: string;
  issuedOn: CalendarDate;
  expiresOn: CalendarDate;
}

export interface Draft {
  exam: string;
  /** By unit and name. */
  issued: DraftedCard[];
  /** Who passed, and why they get none. */
  left: (Person & { why: Finding })[];
}

export interface DraftRequest {
  exam: string;
  /** `FROM-TO`, several separated by commas. */
  numbers: string;
  on: CalendarDate;
  /** Last day of all; null for the policy's validity. */
  until: CalendarDate | null;
  asOf: CalendarDate;
}

/**
 * Drafts a certificate for everyone who passed a round, or was exempt in it, and may be issued one: for review, the register stays as
 * it is.
 * @throws UserError when there is no such round, the day is in the future, or the numbers do not suffice
 */
export async function draftCertificates(store: Store, request: DraftRequest): Promise<Draft> {
  const { numbers, on, until, asOf } = request;
  const policy = (await readPolicies(store))(on);
  const ranges = readNumberRanges(numbers);
  if (!ranges) throw new UserError('number-ranges-malformed', { value: numbers });
  refuseDays(on, until, asOf, policy);
  const { examId, code } = await requireExam(store, request.exam);
  const entitled: Person[] = [];
  const left: Draft['left'] = [];
  for await (const group of findFacts(store, await listSittingOfficerIds(store, examId))) {
    for (const facts of group) {
      if (!listPasses(facts, policy).some(({ exam }) => exam === code)) continue;
      const person = describePerson(facts, on);
      const why = refuseIssue(facts, policy, on, asOf);
      if (why) left.push({ ...person, why });
      else entitled.push(person);
    }
  }
  const given = await findFreeNumbers(store, ranges, entitled.length);
  const dates = { issuedOn: on, expiresOn: until ?? findLastDay(on, policy.certificateValidForYears) };
  const issued = entitled.sort(compare).map((person, i) => ({ ...person, number: given[i] ?? '', ...dates }));
  return { exam: code, issued, left: left.sort(compare) };
}

/** Notes that a draft was written, which holds identity numbers in full. */
export async function logDraft(store: Store, { exam, issued }: Draft, actor: string): Promise<void> {
  await store.transact((tx) => writeLog(tx, actor, 'certificate-draft', `round ${exam}: ${issued.length}`));
}

function refuseDays(on: CalendarDate, until: CalendarDate | null, asOf: CalendarDate, policy: Policy): void {
  const badEnd = until === null ? null : refuseLastDay(until, on, policy);
  const refusal = on > asOf ? finding('card-event-future', 'on', { on, asOf }) : badEnd;
  if (refusal) throw new UserError('certificate-refused', { finding: refusal });
}

function describePerson(facts: OfficerFacts, on: CalendarDate): Person {
  const unit: UnitFacts | undefined = findPostingInForce(facts.postings, on)?.unit;
  const { idNumber, name } = facts;
  return {
    idNumber,
    id: maskIdentityNumber(idNumber),
    name,
    unit: unit ? { code: unit.code, name: unit.name } : null,
  };
}

/** By the unit's code, then the name as Chinese is ordered, then the identity number. */
function compare(a: Person, b: Person): number {
  const units = (a.unit?.code ?? '').localeCompare(b.unit?.code ?? '');
  return units || a.name.localeCompare(b.name, 'zh') || a.idNumber.localeCompare(b.idNumber);
}

/** Numbers asked about at a time. */
const atOnce = 500;

async function findFreeNumbers(
  store: Store,
  ranges: readonly NumberRange[],
  needed: number,
): Promise<string[]> {
  const free = new Set<string>();
  let asked: string[] = [];
  const take = async (): Promise<void> => {
    const used = await findUsedNumbers(store, asked);
    for (const number of asked) if (!used.has(number) && free.size < needed) free.add(number);
    asked = [];
  };
  for (const number of listNumbers(ranges)) {
    if (free.size >= needed) break;
    asked.push(number);
    if (asked.length === atOnce) await take();
  }
  await take();
  if (free.size < needed) throw new UserError('numbers-short', { needed, free: free.size });
  return [...free];
}

/** What a draft says in the user's language. */
export interface DraftTexts {
  lang: 'en' | 'zh';
  sheet: string;
  unit: string;
  leftSheet: string;
  leftHeadings: readonly string[];
  /** Those who get none: masked number, name, unit, reason. */
  left: readonly (readonly string[])[];
}

const formats = ['.xlsx', '.csv'];

/** Throws UserError when a draft cannot be written there: another form of file, one in use, or one that may not be replaced. */
export function refuseDraftPath(path: string, register: string, mayReplace: boolean): void {
  if (!formats.includes(extname(path).toLowerCase())) {
    throw new UserError('file-format-unknown', { path, allowed: formats });
  }
  refuseOverwriting(path, [register]);
  if (isThere(path) && !mayReplace) throw new UserError('file-exists', { path });
}

/** Writes a draft as `certificate issue --list` reads it; in a workbook those who get none stand on a second sheet. */
export async function saveDraft(path: string, { issued }: Draft, texts: DraftTexts): Promise<void> {
  const aliases = fieldAliases['card-events'];
  const name = (field: keyof typeof aliases): string => aliases[field][texts.lang][0] ?? field;
  const dates = texts.lang === 'zh' ? ['发证日期', '有效期至'] : ['issued on', 'expires on'];
  const head = [name('number'), name('idNumber'), name('name'), texts.unit, ...dates];
  const rows = issued.map((card) => [
    card.number,
    card.idNumber,
    card.name,
    card.unit?.name ?? '',
    card.issuedOn,
    card.expiresOn,
  ]);
  if (extname(path).toLowerCase() === '.csv') {
    writeText(
      path,
      formatCsv([head, ...rows], true, (cell) => keepDigits(makeHarmless(cell))),
    );
    return;
  }
  const sheet = (title: string, heads: readonly string[], body: readonly (readonly string[])[]) => ({
    name: title,
    columns: heads.map(() => ({ width: 22 })),
    frozenRows: 1,
    rows: [heads.map((text): WrittenCell => ({ text, style: 'heading' })), ...body],
  });
  await writeWorkbook(path, [
    sheet(texts.sheet, head, rows),
    sheet(texts.leftSheet, texts.leftHeadings, texts.left),
  ]);
}
