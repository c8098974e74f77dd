import type { CalendarDate } from './calendar-date.js';
import type { SourceRef } from './facts.js';
import type { GroundCode, GroundMatch, GroundMode } from './grounds/ground.js';

export type Decision = 'remove' | 'keep' | 'pending';

export const answerKinds = ['remove', 'keep', 'moved'] as const;
/** What a unit says of one of its holders on its check form. */
export type AnswerKind = (typeof answerKinds)[number];

export interface UnitAnswer {
  answer: AnswerKind;
  /** Of a removal. */
  ground: GroundCode | null;
  certificateNumber: string;
  /** Name of the unit that answered. */
  unit: string;
  /** Name of the unit that the person has moved to. */
  movedTo: string | null;
  /** The day on which it happened, as far as the unit says. */
  since: CalendarDate | null;
  reason: string | null;
  answeredOn: CalendarDate;
  /** The grounds that the person was flagged under at that time. */
  asked: readonly GroundCode[];
  source: SourceRef;
}

/** What the bureau decided of one ground of a person. */
export interface BureauDecision {
  decision: 'remove' | 'keep';
  ground: GroundCode;
  reason: string;
  decidedOn: CalendarDate;
  actor: string;
}

/** What a finding rests on: a fact of the register, or the unit's form. */
export type Evidence =
  | { from: 'register'; match: Pick<GroundMatch, 'ground' | 'params'> }
  | { from: 'unit'; ground: GroundCode; unit: string; since: CalendarDate | null; reason: string | null };

export interface PlannedFinding {
  ground: GroundCode;
  mode: GroundMode;
  certificateNumber: string;
  evidence: Evidence;
  source: SourceRef;
}

/** A finding with what becomes of it, and by whose word. */
export interface SettledFinding extends PlannedFinding {
  decision: Decision;
  /** Null while nobody has decided. */
  decidedBy: 'register' | 'unit' | 'bureau' | null;
  decisionReason: string | null;
}

/**
 * Decides what becomes of one person's findings. A certain ground removes by itself; one to confirm waits for the unit. A unit may
 * name a ground that the register could not know, which becomes a finding with the form as evidence. A unit that contradicts a
 * certain ground leaves it open for the bureau, whose last word goes before all others. Neither has spoken of a finding that was made
 * after its word.
 * @param order the grounds in the order of counting
 */
export function settleFindings(
  planned: readonly PlannedFinding[],
  answer: UnitAnswer | null,
  decisions: readonly BureauDecision[],
  order: readonly GroundCode[],
): SettledFinding[] {
  const findings = planned.map((finding): SettledFinding => ({ ...finding, ...settleByRegister(finding) }));
  if (answer) {
    for (const finding of findings) Object.assign(finding, settleByUnit(finding, answer));
    if (answer.answer === 'remove' && !findings.some(({ ground }) => ground === answer.ground))
      findings.push(...findByUnit(answer));
  }
  for (const { decision, ground, reason } of decisions) {
    for (const finding of findings) {
      if (ground !== finding.ground) continue;
      Object.assign(finding, { decision, decidedBy: 'bureau', decisionReason: reason });
    }
  }
  return findings.sort((a, b) => order.indexOf(a.ground) - order.indexOf(b.ground));
}

type Settled = Pick<SettledFinding, 'decision' | 'decidedBy' | 'decisionReason'>;

function settleByRegister({ mode }: PlannedFinding): Settled {
  return mode === 'certain'
    ? { decision: 'remove', decidedBy: 'register', decisionReason: null }
    : { decision: 'pending', decidedBy: null, decisionReason: null };
}

function settleByUnit(finding: PlannedFinding, answered: UnitAnswer): Partial<Settled> {
  const { answer, ground, reason, asked } = answered;
  if (answer === 'remove')
    return finding.ground === ground ? { decision: 'remove', decidedBy: 'unit', decisionReason: reason } : {};
  if (!asked.includes(finding.ground)) return {};
  return finding.mode === 'confirm'
    ? { decision: 'keep', decidedBy: 'unit', decisionReason: reason }
    : { decision: 'pending', decidedBy: null, decisionReason: reason };
}

function findByUnit({
  ground,
  certificateNumber,
  unit,
  since,
  reason,
  source,
}: UnitAnswer): SettledFinding[] {
  if (!ground) return [];
  return [
    {
      ground,
      mode: 'certain',
      certificateNumber,
      evidence: { from: 'unit', ground, unit, since, reason },
      source,
      decision: 'remove',
      decidedBy: 'unit',
      decisionReason: reason,
    },
  ];
}

/** A finding that ends the person's right, not only that of one surplus card. */
export function removesPerson(finding: Pick<SettledFinding, 'ground' | 'decision'>): boolean {
  return finding.decision === 'remove' && finding.ground !== 'surplus-certificate';
}
