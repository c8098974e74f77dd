import type { Mark, Outcome, Paper } from '../facts.js';
import { finding, type Finding } from '../findings.js';
import type { Policy } from '../policy.js';
import { outcomeChoices } from './choices.js';
import { readChoice, type RosterRow } from './row.js';

type ScoreField = 'score' | 'publicLawScore' | 'specialLawScore';

const fieldOfPaper: Record<Paper, ScoreField> = {
  single: 'score',
  'public-law': 'publicLawScore',
  'special-law': 'specialLawScore',
};

/** A round's papers with their pass marks. */
export type PassMarks = ReadonlyMap<Paper, number>;

/** What a score cell says: a number with the outcome it makes, a word such as 缺考, or nothing. */
interface PaperResult {
  paper: Paper;
  score: number | null;
  outcome: Outcome | null;
}

/** A score cell that says something. */
type GivenResult = PaperResult & { outcome: Outcome };

export interface Result {
  outcome: Outcome;
  /** None when the outcome voids the score (breach, cheating) or only 合格/不合格 was given. */
  marks: Mark[];
}

/**
 * Reads the score cells and the result column together. Empty is not 0; a score and a result that contradict each other are not
 * reconciled. Of two papers those required must be passed; the other one does not count.
 * @param required the papers of a round with two that decide
 * @returns the result, or null with findings
 */
export function readResult(
  row: RosterRow<'exam'>,
  passMarks: PassMarks,
  required: Policy['papersRequired'],
): Result | null {
  const result = readColumns(row, passMarks, required);
  const remark = outcomeChoices.get(row.cell('remark').replace(/\s/g, ''));
  // 作弊 or 缺考 written beside a score is a result, too.
  const isRemarkable = remark && remark !== 'passed' && remark !== 'failed';
  if (!result || !isRemarkable || remark === result.outcome) return result;
  const outcome = row.cell('remark');
  return fail(
    row,
    finding('result-contradiction', 'remark', { score: row.cell('score') || row.cell('outcome'), outcome }),
  );
}

function readColumns(
  row: RosterRow<'exam'>,
  passMarks: PassMarks,
  required: Policy['papersRequired'],
): Result | null {
  const stated = readChoice(row, 'outcome', outcomeChoices);
  const results: PaperResult[] = [];
  for (const [paper, passMark] of passMarks) {
    const result = readScore(row, paper, passMark);
    if (result) results.push(result);
  }
  if (results.length < passMarks.size || row.findings.some((f) => f.field === 'outcome')) return null;
  const given = results.filter((result): result is GivenResult => result.outcome !== null);
  if (given.length === 0) {
    if (stated) return { outcome: stated, marks: [] };
    return fail(row, finding('result-missing', fieldOfPaper[results[0]?.paper ?? 'single'], {}));
  }
  const deciding = chooseDeciding(passMarks, required);
  const empty = results.find(({ paper, outcome }) => outcome === null && deciding.includes(paper));
  if (empty) return fail(row, finding('result-missing', fieldOfPaper[empty.paper], {}));
  const outcome = combine(given, deciding);
  const marks: Mark[] = [];
  for (const { paper, score } of given) if (score !== null) marks.push({ paper, score });
  if (stated === null || stated === outcome) return settle(outcome, marks);
  const isVoided = stated === 'breach' || stated === 'cheating';
  if (isVoided && (outcome === 'passed' || outcome === 'failed') && marks.length > 0)
    return settle(stated, marks);
  const wentUnscored = outcome === 'absent' || outcome === 'breach' || outcome === 'cheating';
  if (stated === 'failed' && wentUnscored) return settle(outcome, marks);
  const score = given.map((r) => row.cell(fieldOfPaper[r.paper])).join(' / ');
  return fail(row, finding('result-contradiction', 'outcome', { score, outcome: row.cell('outcome') }));
}

function settle(outcome: Outcome, marks: Mark[]): Result {
  return { outcome, marks: outcome === 'breach' || outcome === 'cheating' ? [] : marks };
}

function fail(row: RosterRow<'exam'>, reason: Finding): null {
  row.findings.push(reason);
  return null;
}

function readScore(row: RosterRow<'exam'>, paper: Paper, passMark: number): PaperResult | null {
  const field = fieldOfPaper[paper];
  const value = row.cell(field);
  const text = value.replace(/\s/g, '').toLowerCase();
  if (text === '') return { paper, score: null, outcome: null };
  const word = outcomeChoices.get(text);
  if (word) return { paper, score: null, outcome: word };
  const number = /^(-?\d+(?:\.\d+)?)分?$/.exec(text);
  if (!number) return fail(row, finding('score-unreadable', field, { value }));
  const score = Number(number[1]);
  if (score < 0 || score > 100) return fail(row, finding('score-out-of-range', field, { value }));
  return { paper, score, outcome: score >= passMark ? 'passed' : 'failed' };
}

/**
 * Cheating and breach in any paper void the whole sitting; a paper one is exempt from is decided by the others; only who came to
 * none is absent.
 */
function combine(each: readonly GivenResult[], deciding: readonly Paper[]): Outcome {
  for (const voided of ['cheating', 'breach'] as const) {
    if (each.some(({ outcome }) => outcome === voided)) return voided;
  }
  const sat = each.filter(({ outcome }) => outcome !== 'exempt');
  const counted = sat.filter(({ paper }) => deciding.includes(paper));
  if (counted.length === 0) return 'exempt';
  if (sat.every(({ outcome }) => outcome === 'absent')) return 'absent';
  return counted.every(({ outcome }) => outcome === 'passed') ? 'passed' : 'failed';
}

/** The papers of a round that must be passed: those required, or what it has where it holds none of them. */
function chooseDeciding(passMarks: PassMarks, required: Policy['papersRequired']): readonly Paper[] {
  const held = [...passMarks.keys()];
  const deciding = held.filter((paper) => paper !== 'single' && required.includes(paper));
  return deciding.length > 0 ? deciding : held;
}
