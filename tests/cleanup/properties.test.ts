// Any small register, whatever its rows say: importing twice is importing once, and undo undoes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undoCleanup } from '../../src/usecases/undo-cleanup.js';
import { reportAnnual } from '../../src/usecases/report-annual.js';
import { hunanPolicy } from '../../src/domain/policy.js';
import { createRegister } from '../../src/store/open.js';
import { makeFolder, testDay } from '../run-program.js';
import { listHolders, registers } from './arbitrary-registers.js';
import { dumpRegister, takeRoster, without } from './build-register.js';
import { apply, plan, show } from './small-bureau.js';

test('import again, plan, apply, undo', async () => {
  await fc.assert(
    fc.asyncProperty(registers, async (rosters) => {
      const folder = makeFolder();
      const store = await createRegister(`${folder}/qualreg.db`);
      try {
        for (const roster of rosters.filter(({ rows }) => rows.length > 0)) {
          await takeRoster(store, folder, roster);
          const once = dumpRegister(folder);
          const again = await takeRoster(store, folder, roster);
          expect([roster.kind, again.batch, again.totals.added, again.totals.updated]).toEqual([
            roster.kind,
            null,
            0,
            0,
          ]);
          expect(dumpRegister(folder)).toEqual(once);
        }

        const number = await plan(store);
        const planned = await show(store, number);
        const before = dumpRegister(folder);
        const holders = listHolders(before);
        const flagged = new Set((before.plan_officer as { officer_id: number }[]).map((o) => o.officer_id));
        expect(planned.holders).toBe(holders.size);
        expect([...flagged].filter((officer) => !holders.has(officer))).toEqual([]);
        expect(planned.flagged).toBe(flagged.size);
        expect(planned.certain + planned.toConfirm).toBe(planned.flagged);
        expect(Object.values(planned.countedByGround).reduce((a, b) => a + b, 0)).toBe(planned.flagged);

        const applied = await apply(store, number);
        // Whoever loses a surplus card only is certain in the plan, and may still have something to confirm.
        expect(applied.pending).toBeGreaterThanOrEqual(planned.toConfirm);
        expect(listHolders(dumpRegister(folder)).size).toBe(holders.size - applied.removed);
        expect(await reportAnnual(store, hunanPolicy, testDay, 2024)).toMatchObject({
          removed: applied.removed,
        });

        const undone = await undoCleanup(store, { plan: number, actor: 'chief' });
        expect(undone).toEqual({
          plan: number,
          restored: applied.removed,
          certificates: applied.certificates,
        });
        expect(without(dumpRegister(folder), 'log')).toEqual(without(before, 'log'));
      } finally {
        await store.close();
      }
    }),
    { numRuns: 25 },
  );
});
