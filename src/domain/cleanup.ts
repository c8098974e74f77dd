import type { CalendarDate } from './calendar-date.js';
import type { OfficerFacts, StandingFacts } from './facts.js';
import { grounds } from './grounds/index.js';
import type { Card } from './standing.js';
import type { GroundCode, GroundContext, GroundMatch, GroundMode, Holder } from './grounds/ground.js';
import { findPostingInForce } from './posting.js';
import { isHeld, readCards } from './standing.js';

/** A ground matched by one holder. */
export interface CleanupFinding {
  match: GroundMatch;
  mode: GroundMode;
}

/** Everything a cleanup found about one holder; counted once, under `ground`. */
export interface FlaggedOfficer {
  ground: GroundCode;
  mode: GroundMode;
  findings: CleanupFinding[];
}

/** The cards a person holds on a day: not cancelled, revoked or replaced. */
export function readHeldCards(facts: StandingFacts, asOf: CalendarDate): Card[] {
  return readCards(facts, asOf).filter(isHeld);
}

/**
 * Looks at one person under every ground the policy has switched on.
 * @returns null when the person holds no card or nothing was found
 */
export function flagOfficer(facts: OfficerFacts, context: GroundContext): FlaggedOfficer | null {
  const holder = readHolder(facts, context.asOf);
  return holder && flagHolder(holder, context);
}

/**
 * The same for a person who is known to hold a card.
 * @returns null when nothing was found
 */
export function flagHolder(holder: Holder, context: GroundContext): FlaggedOfficer | null {
  const findings: CleanupFinding[] = [];
  for (const { ground, mode } of context.policy.grounds)
    for (const match of groundByCode.get(ground)?.find(holder, context) ?? []) findings.push({ match, mode });
  if (findings.length === 0) return null;
  putOffDoubtful(findings);
  const counted = findings.find((f) => f.mode === 'certain') ?? findings[0];
  return counted ? { ground: counted.match.ground, mode: counted.mode, findings } : null;
}

/**
 * Whether the register shows that a ground which a unit names cannot hold of a person: it is one that the register knows by itself,
 * or there are records that say the opposite. Deaths, dismissals, retirements and the like are the unit's to know.
 */
export function contradictsRegister(
  ground: GroundCode,
  facts: OfficerFacts,
  context: GroundContext,
): boolean {
  const isContradicted = groundByCode.get(ground)?.isContradicted;
  if (!isContradicted) return false;
  const holder = readHolder(facts, context.asOf);
  return holder === null || isContradicted(holder, context);
}

/** The cards that a ground finds wanting with a person on the day of the context. */
export function listFoundCards(ground: GroundCode, facts: OfficerFacts, context: GroundContext): string[] {
  const holder = readHolder(facts, context.asOf);
  const matches = holder ? (groundByCode.get(ground)?.find(holder, context) ?? []) : [];
  return matches.map(({ certificateNumber }) => certificateNumber);
}

/** The person as a ground looks at them on a day, or null without a card. */
export function readHolder(facts: OfficerFacts, asOf: CalendarDate): Holder | null {
  const [first, ...rest] = readHeldCards(facts, asOf);
  if (!first) return null;
  return { facts, posting: findPostingInForce(facts.postings, asOf), held: [first, ...rest] };
}

/** A card is not given up for one of the same day, as neither is the older, nor for one that is itself in question. */
function putOffDoubtful(findings: CleanupFinding[]): void {
  const inQuestion = findings
    .filter((f) => f.match.ground === 'never-qualified')
    .map((f) => f.match.certificateNumber);
  for (const found of findings) {
    if (found.match.ground !== 'surplus-certificate') continue;
    const { issuedOn, newerIssuedOn, newerNumber } = found.match.params;
    if (issuedOn !== newerIssuedOn && !inQuestion.includes(newerNumber)) continue;
    found.mode = 'confirm';
  }
}

const groundByCode = new Map(grounds.map((ground) => [ground.code, ground]));
