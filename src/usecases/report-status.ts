import type { CalendarDate } from '../domain/calendar-date.js';
import type { Policy } from '../domain/policy.js';
import type { KnownUnit } from '../domain/roster/units.js';
import type { Store } from '../store/open.js';
import { listUnits } from '../store/units.js';
import { addTally, startTally, tallyStandings, type Tally } from './tally-standings.js';

export const statusGroupings = ['unit', 'district', 'field'] as const;
export type StatusGrouping = (typeof statusGroupings)[number];

export interface StatusGroup extends Tally {
  /** Null: no posting, or the unit has no district or field. */
  key: string | null;
  name: string | null;
  /** Of a district. */
  englishName?: string;
}

export interface StatusReport extends Tally {
  asOf: CalendarDate;
  groups: StatusGroup[];
}

/** How many officers stand where on a day, in all and by unit, district or field. */
export function reportStatus(
  store: Store,
  policy: Policy,
  asOf: CalendarDate,
  by: StatusGrouping | null,
): Promise<StatusReport> {
  return store.read(async () => {
    const units = new Map((await listUnits(store)).map((unit) => [unit.unitId, unit]));
    const total = startTally();
    const groups = new Map<string | null, StatusGroup>();
    for (const [unitId, tally] of await tallyStandings(store, policy, asOf)) {
      addTally(total, tally);
      if (!by) continue;
      const unit = unitId === null ? undefined : units.get(unitId);
      const named = unit ? nameGroup(unit, by, policy) : { key: null, name: null };
      const group = groups.get(named.key) ?? { ...named, ...startTally() };
      groups.set(named.key, group);
      addTally(group, tally);
    }
    return { asOf, ...total, groups: [...groups.values()].sort((a, b) => compareKeys(a.key, b.key)) };
  });
}

function nameGroup(
  unit: KnownUnit,
  by: StatusGrouping,
  policy: Policy,
): Pick<StatusGroup, 'key' | 'name' | 'englishName'> {
  if (by === 'unit') return { key: unit.code, name: unit.name };
  if (by === 'field') return { key: unit.field, name: unit.field };
  const district = policy.districts.find((d) => d.code === unit.district);
  return {
    key: unit.district,
    name: district?.zh ?? unit.district,
    ...(district && { englishName: district.en }),
  };
}

/** The group without a key comes last. */
function compareKeys(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
