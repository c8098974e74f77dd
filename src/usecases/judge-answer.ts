import { contradictsRegister, listFoundCards, readHeldCards } from '../domain/cleanup.js';
import type { OfficerFacts } from '../domain/facts.js';
import { finding, hasError, type Finding } from '../domain/findings.js';
import { findPostingInForce } from '../domain/posting.js';
import type { AnswerStatement } from '../domain/roster/answers.js';
import type { NamedUnit, UnitIndex } from '../domain/roster/unit-index.js';
import { listFormerNames } from '../store/officers.js';
import type { Store } from '../store/open.js';
import type { AnswerBackground } from './read-answer-context.js';

/** The units that an answer is about. */
export interface JudgedUnits {
  unitId: number;
  movedTo: number | null;
}

/** Holds what a row of a check form says against the plan and the register. */
export class AnswerJudge {
  constructor(
    private readonly store: Store,
    readonly units: UnitIndex,
    private readonly background: AnswerBackground,
  ) {}

  /** @returns null when the row is to be rejected; why stands in its findings */
  async judge(
    { findings }: { findings: Finding[] },
    statement: AnswerStatement,
    facts: OfficerFacts,
  ): Promise<JudgedUnits | null> {
    const unit = this.#findUnit(statement.unit, findings);
    if (unit) this.#checkPlace(unit, facts, findings);
    await this.#checkName(statement, facts, findings);
    if (!unit || hasError(findings)) return null;
    const movedTo = this.#checkAnswer(statement, unit, facts, findings);
    return hasError(findings) ? null : { unitId: unit.unitId, movedTo: movedTo?.unitId ?? null };
  }

  #findUnit(text: string, findings: Finding[]): NamedUnit | null {
    const [unit, ...others] = this.units.findExact(text);
    if (unit && others.length === 0) return unit;
    const match = this.units.find(text);
    const candidates = match.unit ? [match.unit.name] : match.candidates;
    findings.push(finding('answer-unit-unknown', 'unit', { value: text, candidates }));
    return null;
  }

  /** An officer is answered for by the unit that the plan flagged them at, else by that of the plan's date, or the one that did so before. */
  #checkPlace({ unitId, name: unit }: NamedUnit, facts: OfficerFacts, findings: Finding[]): void {
    const { reviewed, flagged, answers } = this.background;
    const { plan } = reviewed;
    if (plan.unit_id !== null && plan.unit_id !== unitId) {
      findings.push(finding('answer-unit-unplanned', 'unit', { unit, planned: plan.unit ?? '' }));
      return;
    }
    const { officerId, postings } = facts;
    const person = flagged.get(officerId);
    const isHolder = person !== undefined || readHeldCards(facts, plan.as_of).length > 0;
    const posted = isHolder ? findPostingInForce(postings, plan.as_of)?.unit : undefined;
    const known = person?.unit ?? posted;
    const places = [known?.unitId, posted?.unitId, answers.get(officerId)?.unit_id];
    if (!places.includes(unitId))
      findings.push(finding('answer-other-unit', 'unit', { unit, known: known?.name ?? null }));
  }

  async #checkName({ name }: AnswerStatement, facts: OfficerFacts, findings: Finding[]): Promise<void> {
    if (name === null || name === facts.name) return;
    const former = await listFormerNames(this.store, facts.officerId);
    if (former.some((row) => row.name === name)) return;
    findings.push(finding('answer-other-name', 'name', { name, known: facts.name }));
  }

  /** @returns the unit of a move */
  #checkAnswer(
    { answer, number, ground, movedTo, since, reason }: AnswerStatement,
    unit: NamedUnit,
    facts: OfficerFacts,
    findings: Finding[],
  ): NamedUnit | null {
    const { flagged, grounds } = this.background;
    if (answer === 'keep' && reason === null && flagged.has(facts.officerId))
      findings.push(finding('answer-reason-missing', 'reason', {}));
    if (ground !== null && contradictsRegister(ground, facts, grounds))
      findings.push(finding('answer-ground-contradicted', 'ground', { ground }));
    else if (ground === 'surplus-certificate') this.#checkSurplus(number, facts, findings);
    if (movedTo === null) return null;
    const target = this.#findTarget(movedTo, findings);
    const on = target?.closedOn ?? null;
    if (!target) return null;
    if (target.unitId === unit.unitId)
      findings.push(finding('answer-target-same', 'movedTo', { unit: target.name }));
    else if (on !== null && on <= (since ?? grounds.asOf))
      findings.push(finding('answer-target-closed', 'movedTo', { unit: target.name, on }));
    return target;
  }

  /** A form names the newest card, which stays: only of a finding of the plan is it known which card is meant. */
  #checkSurplus(number: string, facts: OfficerFacts, findings: Finding[]): void {
    const { flagged, grounds } = this.background;
    const planned = flagged.get(facts.officerId)?.findings ?? [];
    if (planned.some((f) => f.ground === 'surplus-certificate' && f.evidence.from === 'register')) return;
    const surplus = listFoundCards('surplus-certificate', facts, grounds);
    if (!surplus.includes(number))
      findings.push(finding('answer-card-not-surplus', 'number', { value: number, surplus }));
  }

  #findTarget(value: string, findings: Finding[]): NamedUnit | null {
    const match = this.units.find(value);
    if (match.unit) return match.unit;
    const { candidates } = match;
    findings.push(finding('answer-target-unknown', 'movedTo', { value, candidates }));
    return null;
  }
}
