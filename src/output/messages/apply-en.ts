import type { GroundCode } from '../../domain/grounds/ground.js';
import { sayChange, sayOfficers } from './facts-en.js';
import { grounds } from './grounds-en.js';
import { bracketed, list, plural } from './wording-en.js';

/** Units named in one sentence. */
const namedUnits = 5;

/** A share of the holders. */
export const sayShare = (part: number, of: number): string =>
  `${((part * 100) / Math.max(of, 1)).toFixed(1)}%`;

export const sayEmptied = (units: readonly { name: string }[]): string => {
  const named = units.slice(0, namedUnits).map(({ name }) => name);
  const left = units.length - named.length;
  return `the plan would leave ${plural(units.length, 'open unit')} without a single holder${bracketed(list(named) + (left > 0 ? `, and ${left} more` : ''))}`;
};

/** What applying, refreshing and undoing a plan says. */
export const applying = {
  byGround: (removed: Partial<Record<GroundCode, number>>, surplus: number) =>
    [
      ...Object.entries(removed).map(([ground, n]) => `${grounds[ground as GroundCode]} ${n}`),
      ...(surplus > 0 ? [`${grounds['surplus-certificate']} ${surplus} (the persons stay)`] : []),
    ].join(' · '),
  pendingTitle: (pending: number) => `Undecided, and left alone: ${plural(pending, 'person', 'persons')}`,
  pendingOfficer: (name: string, officer: string, unit: string, found: readonly GroundCode[]) =>
    `${name} ${officer}, ${unit}: ${list(found.map((ground) => grounds[ground]))}`,
  settleFirst: (plan: number) =>
    `To settle them first: qualreg cleanup show ${plan} --pending, then qualreg cleanup decide ${plan} --officer NUMBER --decision keep|remove --reason TEXT`,
  willUndo: (restored: number, certificates: number) =>
    `This gives ${plural(certificates, 'certificate')} back and restores ${plural(restored, 'person', 'persons')}.`,
  refreshed: (plan: number, asOf: string, dropped: number, changed: number, added: number) =>
    `Plan ${plan}, looked at again as of ${asOf}: ${plural(dropped, 'finding')} dropped, ${changed} changed, ${added} added.`,
  outOfPlan: (persons: number) =>
    `${plural(persons, 'person is', 'persons are')} no longer flagged at all and out of the plan.`,
  reviewedAnew: (persons: number) =>
    `Facts taken anew of ${plural(persons, 'person', 'persons')}; please review what changed:`,
  onlyThose:
    'Only who is in the plan was looked at. For everybody else, make a new plan: qualreg cleanup plan',
  difference: { dropped: 'dropped', changed: 'changed', added: 'added' },
  fromTo: (before: string, now: string) => `${before} → now: ${now}`,
  sayChange,
  sayOfficers,
};
