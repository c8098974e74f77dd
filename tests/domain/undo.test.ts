import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideUndo, type Hold, type Need } from '../../src/domain/undo.js';

const row = (line: number) => ({ fileId: 1, line });
const later = { kind: 'row', source: { fileId: 2, line: 7 } } as const;
const lines = (rows: readonly { line: number }[]): number[] => rows.map(({ line }) => line);

describe('what a row that stays keeps', () => {
  const needs: Need[] = [
    { row: row(3), needed: row(2) },
    { row: row(4), needed: row(3) },
    { row: row(5), needed: row(2) },
  ];
  const rows = [2, 3, 4, 5, 6].map(row);

  it('is what it needs, and what that needs, and no more', () => {
    const { reversed, left } = decideUndo(rows, needs, [{ row: row(4), obstacle: later }]);
    expect(lines(reversed)).toEqual([5, 6]);
    expect(left).toEqual([
      { row: row(2), result: 'kept', because: [{ kind: 'row', source: row(3) }] },
      { row: row(3), result: 'kept', because: [{ kind: 'row', source: row(4) }] },
      { row: row(4), result: 'kept', because: [later] },
    ]);
  });

  it('is kept, too, when the row fails; a row that fails and is needed is one that fails', () => {
    const altered = { kind: 'altered', table: 'unit' } as const;
    const { left } = decideUndo(rows, needs, [
      { row: row(3), obstacle: altered },
      { row: row(5), obstacle: altered },
      { row: row(4), obstacle: later },
    ]);
    expect(left.map(({ row: { line }, result }) => [line, result])).toEqual([
      [2, 'kept'],
      [3, 'failed'],
      [4, 'kept'],
      [5, 'failed'],
    ]);
  });

  it('comes to an end in a circle, and names each obstacle once, by file and line, plans last', () => {
    const circle = [
      { row: row(2), needed: row(3) },
      { row: row(3), needed: row(2) },
    ];
    const plan = { kind: 'plan', plan: 1 } as const;
    const { left } = decideUndo(rows, circle, [
      { row: row(2), obstacle: plan },
      { row: row(2), obstacle: later },
      { row: row(2), obstacle: later },
    ]);
    expect(left).toEqual([
      { row: row(2), result: 'kept', because: [{ kind: 'row', source: row(3) }, later, plan] },
      { row: row(3), result: 'kept', because: [{ kind: 'row', source: row(2) }] },
    ]);
  });

  it('nothing, when nothing is held', () => {
    expect(decideUndo(rows, needs, [])).toEqual({ reversed: rows, left: [] });
  });
});

it('every row is reversed or left, and no row left needs one that is reversed', () => {
  const line = fc.integer({ min: 1, max: 12 });
  const need = fc.record({ row: line.map(row), needed: line.map(row) });
  const hold = fc.record({ row: line.map(row), obstacle: fc.constant(later as Hold['obstacle']) });
  fc.assert(
    fc.property(fc.array(need), fc.array(hold, { maxLength: 3 }), (needs, holds) => {
      const rows = Array.from({ length: 12 }, (_, i) => row(i + 1));
      const { reversed, left } = decideUndo(rows, needs, holds);
      const gone = new Set(lines(reversed));
      const stays = new Set(left.map((one) => one.row.line));
      expect([...gone, ...stays].sort((a, b) => a - b)).toEqual(lines(rows));
      expect(needs.filter((one) => stays.has(one.row.line) && gone.has(one.needed.line))).toEqual([]);
      // Nothing stays without a reason that is there.
      const held = new Set(holds.map((one) => one.row.line));
      const unfounded = left.filter(
        ({ row: { line: at } }) =>
          !held.has(at) && !needs.some((one) => one.needed.line === at && stays.has(one.row.line)),
      );
      expect(unfounded).toEqual([]);
    }),
  );
});
