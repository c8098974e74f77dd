import type { CalendarDate } from '../calendar-date.js';
import type {
  DisciplineKind,
  OfficerFacts,
  Outcome,
  Posting,
  PostingState,
  SourceRef,
  Staffing,
} from '../facts.js';
import type { Policy } from '../policy.js';
import type { Card } from '../standing.js';

/** What each ground says of a person, as values; the words are in `output/messages`. */
export interface GroundParams {
  deceased: StateParams;
  dismissed: StateParams;
  retired: StateParams;
  left: StateParams;
  'off-post': StateParams;
  'not-on-establishment': { staffing: Staffing; unit: string; since: CalendarDate };
  'unit-closed': { unit: string; closedOn: CalendarDate | null };
  'never-qualified': { number: string; issuedOn: CalendarDate; firstRoundOn: CalendarDate };
  'certificate-lapsed': { number: string; expiresOn: CalendarDate; graceMonths: number };
  'surplus-certificate': {
    number: string;
    issuedOn: CalendarDate;
    newerNumber: string;
    newerIssuedOn: CalendarDate;
  };
  /** Months as 2025-02; `otherMonth` where two are possible. */
  'past-retirement-age': { sex: 'male' | 'female'; reachedIn: string; otherMonth: string | null };
  /** The last failed or missed round in the window before `expiresOn`, the last day of the card. */
  'renewal-exam-failed': {
    number: string;
    expiresOn: CalendarDate;
    exam: string;
    heldOn: CalendarDate;
    outcome: Outcome;
  };
  'certificate-lost': { number: string; lostOn: CalendarDate };
  'training-short': { year: number; hours: number; required: number };
  'appraisal-failed': { year: number };
  inactive: { lastActOn: CalendarDate; limitMonths: number };
  disciplined: { kind: DisciplineKind; since: CalendarDate };
}
interface StateParams {
  state: PostingState;
  unit: string;
  since: CalendarDate;
}

export type GroundCode = keyof GroundParams;
/** `certain`: the register alone suffices. `confirm`: only the unit can know. */
export type GroundMode = 'certain' | 'confirm';

/** One ground that a holder matches. */
export type GroundMatch = {
  [C in GroundCode]: {
    ground: C;
    params: GroundParams[C];
    /** The card it concerns. */
    certificateNumber: string;
    source: SourceRef;
  };
}[GroundCode];

/** A person who holds at least one card, as of the plan's date. */
export interface Holder {
  facts: OfficerFacts;
  posting: Posting | null;
  /** Cards not cancelled, revoked or replaced, oldest first; never empty. */
  held: [Card, ...Card[]];
}

export interface GroundContext {
  policy: Policy;
  asOf: CalendarDate;
  /** Day of the first round in the register; earlier passes were never recorded. */
  firstRoundOn: CalendarDate | null;
  /** Years of which training was reported at all; of the others nobody's hours are known. */
  trainingYears: ReadonlySet<number>;
}

/** A cleanup ground (清理原因): a pure look at one holder. */
export interface Ground {
  code: GroundCode;
  find: (holder: Holder, context: GroundContext) => GroundMatch[];
  /** Whether the register shows that the ground cannot hold, whatever a unit says. Without it, the unit may know better. */
  isContradicted?: (holder: Holder, context: GroundContext) => boolean;
}

/** A ground that the register knows by itself: whoever names it of somebody for whom it is not found contradicts the register. */
export function knownToRegister({ code, find }: Pick<Ground, 'code' | 'find'>): Ground {
  return { code, find, isContradicted: (holder, context) => find(holder, context).length === 0 };
}

/** The newest card a holder has: the one named in findings that concern the person. */
export function newestCard(holder: Holder): Card {
  return holder.held.at(-1) ?? holder.held[0];
}

/** States in which a person still works at the unit. */
export const inPostStates: readonly PostingState[] = ['active', 'seconded', 'off-post'];
