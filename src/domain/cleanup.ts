import type { CalendarDate } from './calendar-date.js';
import type { OfficerFacts } from './facts.js';
import { grounds } from './grounds/index.js';
import type { Card } from './standing.js';
import type { GroundCode, GroundContext, GroundMatch, GroundMode } from './grounds/ground.js';
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
export function readHeldCards(facts: OfficerFacts, asOf: CalendarDate): Card[] {
  return readCards(facts, asOf).filter(isHeld);
}

/**
 * Looks at one person under every ground the policy has switched on.
 * @returns null when the person holds no card or nothing was found
 */
export function flagOfficer(facts: OfficerFacts, context: GroundContext): FlaggedOfficer | null {
  const [first, ...rest] = readHeldCards(facts, context.asOf);
  if (!first) return null;
  const holder = {
    facts,
    posting: findPostingInForce(facts.postings, context.asOf),
    held: [first, ...rest] as [Card, ...Card[]],
  };
  const findings = context.policy.grounds.flatMap(({ ground, mode }) => {
    const matches = groundByCode.get(ground)?.find(holder, context) ?? [];
    return matches.map((match): CleanupFinding => ({ match, mode }));
  });
  putOffDoubtful(findings);
  const counted = findings.find((f) => f.mode === 'certain') ?? findings[0];
  return counted ? { ground: counted.match.ground, mode: counted.mode, findings } : null;
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
