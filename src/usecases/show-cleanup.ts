import type { GroundCode } from '../domain/grounds/ground.js';
import type { Policy } from '../domain/policy.js';
import type { SettledFinding } from '../domain/settlement.js';
import { readFileOrigins, type FileOrigin } from '../store/batches.js';
import { listCheckForms } from '../store/check-forms.js';
import type { Store } from '../store/open.js';
import { listPlans } from '../store/plans.js';
import { UserError } from '../user-error.js';
import { indexUnits, requireUnit } from './name-unit.js';
import { allowIds, hideCards, type IdRequest } from './print-ids.js';
import { readPlan, type FlaggedPerson } from './read-plan.js';
import { summarisePlan, summarisePlans, type PlanSummary } from './summarise-plan.js';

export interface PlanFinding extends Pick<
  SettledFinding,
  'ground' | 'mode' | 'decision' | 'decidedBy' | 'decisionReason' | 'evidence'
> {
  officer: string;
  name: string;
  unit: { code: string; name: string } | null;
  certificate: string;
  /** Every ground the person was found under. */
  grounds: GroundCode[];
  source: FileOrigin & { line: number };
}

export interface PlanDetail extends PlanSummary {
  /** Check forms have gone out. */
  isDispatched: boolean;
  findings: PlanFinding[];
}

/** The plans, newest first. */
export async function listCleanups(store: Store): Promise<PlanSummary[]> {
  return summarisePlans(store, await listPlans(store));
}

/** Which findings of a plan; null for all. */
export interface FindingFilter {
  ground: string | null;
  unit: string | null;
  /** Only those that nobody has decided. */
  pending?: boolean;
  officerIds?: readonly number[];
}

/** One plan with its findings, or those of one ground or unit. Throws UserError when there is no plan of that number. */
export async function showCleanup(
  store: Store,
  policy: Policy,
  planId: number,
  filter: FindingFilter,
  ids: IdRequest,
): Promise<PlanDetail> {
  const reviewed = await readPlan(store, planId);
  const allowed = reviewed.policy.grounds.map((g) => g.ground);
  const ground = allowed.find((code) => code === filter.ground);
  if (filter.ground !== null && !ground)
    throw new UserError('grounds-unknown', { ground: filter.ground, allowed });
  const unit = filter.unit === null ? null : requireUnit(await indexUnits(store, policy), filter.unit);
  const printId = await allowIds(store, ids);
  const origins = await readFileOrigins(store);
  const toFinding = (person: FlaggedPerson, finding: SettledFinding): PlanFinding => {
    const { source, certificateNumber: certificate, ...settled } = finding;
    const origin = origins.get(source.fileId);
    if (!origin) throw new Error(`file ${source.fileId} is not in the register`);
    return {
      officer: printId(person.idNumber),
      name: person.name,
      unit: person.unit && { code: person.unit.code, name: person.unit.name },
      certificate,
      grounds: person.findings.map((one) => one.ground),
      ...settled,
      source: { ...origin, line: source.line },
    };
  };
  const { pending = false, officerIds } = filter;
  const isAsked = (finding: SettledFinding): boolean =>
    (!ground || finding.ground === ground) && (!pending || finding.decision === 'pending');
  const findings = reviewed.persons
    .filter((person) => !unit || person.unit?.unitId === unit.unitId)
    .filter((person) => !officerIds || officerIds.includes(person.officerId))
    .flatMap((person) => person.findings.filter(isAsked).map((f) => toFinding(person, f)));
  const isDispatched = (await listCheckForms(store, planId)).length > 0;
  return { ...(await summarisePlan(store, reviewed.plan)), isDispatched, findings: hideCards(findings, ids) };
}
