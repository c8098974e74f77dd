import type { PlannedFinding } from './settlement.js';

export interface FindingChanges<F> {
  dropped: F[];
  changed: { before: F; now: F }[];
  added: F[];
}

/**
 * Compares one person's findings, before and after they were looked at again. A finding of the same ground is the same one with other
 * values: that about the same card first, then in their order.
 */
export function compareFindings<F extends PlannedFinding>(
  before: readonly F[],
  now: readonly F[],
): FindingChanges<F> {
  const dropped = [...before];
  const added = [...now];
  const changed: FindingChanges<F>['changed'] = [];
  const pair = (isSame: (a: F, b: F) => boolean, keep: (before: F, now: F) => void): void => {
    for (const finding of [...dropped]) {
      const match = added.find((other) => isSame(finding, other));
      if (!match) continue;
      keep(finding, match);
      dropped.splice(dropped.indexOf(finding), 1);
      added.splice(added.indexOf(match), 1);
    }
  };
  const isOfGround = (a: F, b: F): boolean => a.ground === b.ground;
  const change = (before: F, now: F): void => void changed.push({ before, now });
  pair(
    (a, b) => nameFinding(a) === nameFinding(b),
    () => undefined,
  );
  pair((a, b) => isOfGround(a, b) && a.certificateNumber === b.certificateNumber, change);
  pair(isOfGround, change);
  return { dropped, changed, added };
}

/** All that a finding says; where it was read does not count. */
function nameFinding({ ground, mode, certificateNumber, evidence }: PlannedFinding): string {
  return JSON.stringify([ground, mode, certificateNumber, evidence]);
}
