import { readDate, type CalendarDate } from '../domain/calendar-date.js';
import type { Paper } from '../domain/facts.js';
import { choosePassMarks, isWithinRound, readForm, readPapers } from '../domain/roster/exam.js';
import type { PassMarks } from '../domain/roster/result.js';
import type { RosterRow } from '../domain/roster/row.js';
import { addPapers, insertExam, listExams, type ListedExam } from '../store/exams.js';
import type { Store } from '../store/open.js';
import { UserError } from '../user-error.js';
import { refuseClosed } from './close-exam.js';
import type { ExamRequest } from './import-exam.js';
import type { PolicyOn } from './policy-on.js';
import type { OpenedFile } from './roster-importer.js';

/**
 * Finds the round a file belongs to. It is known from its first import on; until then its day comes from the command or the rows,
 * its papers from the columns of its first results and its pass marks from the policy in force on its day.
 * @throws UserError when the day is not known, day or papers are not those of the round, or the round is closed
 */
export async function openRound(
  store: Store,
  request: ExamRequest,
  file: OpenedFile<'exam'>,
  policyOn: PolicyOn,
): Promise<ListedExam> {
  const papers = readPapers(file.columns);
  const code = chooseRound(request.exam?.trim() ?? '', file);
  const hasResults = readForm(file.columns) === 'results';
  const markPapers = (heldOn: CalendarDate): PassMarks =>
    hasResults ? choosePassMarks(papers, policyOn(heldOn)) : new Map();
  const known = (await listExams(store)).find((exam) => exam.code === code);
  if (!known) return addRound(store, code, markPapers, request, file);
  const round = checkRound(known, papers, request, file.path);
  if (known.passMarks.size > 0) return round;
  const passMarks = markPapers(known.heldOn);
  await addPapers(store, { fileId: file.fileId, line: 0 }, known.examId, passMarks);
  return { ...round, passMarks };
}

/** The round of the command; mended rejects know theirs, and belong to no other. */
function chooseRound(given: string, { originExam, path }: OpenedFile<'exam'>): string {
  if (originExam !== null && given !== '' && given !== originExam) {
    throw new UserError('exam-origin-differs', { path, exam: originExam, given });
  }
  const code = given || originExam;
  if (code === null || code === '') throw new UserError('exam-code-missing', {});
  return code;
}

function checkRound(
  known: ListedExam,
  papers: readonly Paper[],
  { heldOn, examName, policy }: ExamRequest,
  path: string,
): ListedExam {
  refuseClosed(known);
  if (heldOn && !isWithinRound(heldOn, known, policy)) {
    throw new UserError('exam-held-on-differs', { exam: known.code, heldOn: known.heldOn, given: heldOn });
  }
  const held = [...known.passMarks.keys()];
  if (held.length > 0 && papers.some((paper) => !known.passMarks.has(paper))) {
    throw new UserError('exam-papers-differ', { exam: known.code, path, papers: held, given: [...papers] });
  }
  return { ...known, name: examName ?? known.name };
}

function addRound(
  store: Store,
  code: string,
  markPapers: (heldOn: CalendarDate) => PassMarks,
  { heldOn: given, examName: name, policy, asOf: knownFrom }: ExamRequest,
  { fileId, path, head }: OpenedFile<'exam'>,
): Promise<ListedExam> {
  const usual = findUsualDate(head);
  // A year mistyped on the command line would date the round for good.
  if (given && usual?.isMost && !isWithinRound(given, { heldOn: usual.date, endedOn: usual.date }, policy)) {
    throw new UserError('exam-held-on-differs', { exam: code, heldOn: usual.date, given });
  }
  const heldOn = given ?? usual?.date ?? null;
  if (heldOn === null) throw new UserError('exam-date-unknown', { exam: code, path });
  const passMarks = markPapers(heldOn);
  return insertExam(store, { code, name, heldOn, endedOn: heldOn, passMarks, knownFrom }, fileId);
}

/** The date that the first rows give most often: a single mistyped one must not date the round. */
function findUsualDate(rows: readonly RosterRow<'exam'>[]): { date: CalendarDate; isMost: boolean } | null {
  const counts = new Map<CalendarDate, number>();
  for (const row of rows) {
    const date = readDate(row.cell('examDate'));
    if (date) counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  return usual ? { date: usual[0], isMost: usual[1] > rows.length / 2 } : null;
}
