import { expect, test } from 'vitest';
import { compareFindings } from '../../src/domain/finding-changes.js';
import type { GroundCode, GroundMode } from '../../src/domain/grounds/ground.js';
import type { PlannedFinding } from '../../src/domain/settlement.js';

type Text = `${GroundMode} ${GroundCode} ${number} ${string}`;

/** `certain retired 3 2024-05-01`: mode, ground, card, and since when. */
function build(text: Text): PlannedFinding {
  const [mode, ground, certificateNumber = '', since = ''] = text.split(' ') as [GroundMode, GroundCode];
  const params = { state: 'retired' as const, unit: '', since };
  return {
    ground,
    mode,
    certificateNumber,
    evidence: { from: 'register', match: { ground, params } },
    source: { fileId: 1, line: 2 },
  };
}

test.each<{
  what: string;
  before: Text[];
  now: Text[];
  dropped?: number[];
  changed?: [number, number][];
  added?: number[];
}>([
  { what: 'the same', before: ['certain retired 3 a'], now: ['certain retired 3 a'] },
  { what: 'cured', before: ['certain retired 3 a'], now: [], dropped: [0] },
  { what: 'found', before: [], now: ['certain retired 3 a'], added: [0] },
  { what: 'another day', before: ['certain retired 3 a'], now: ['certain retired 3 b'], changed: [[0, 0]] },
  { what: 'another mode', before: ['certain retired 3 a'], now: ['confirm retired 3 a'], changed: [[0, 0]] },
  {
    what: 'about a newer card',
    before: ['certain retired 3 a'],
    now: ['certain retired 4 a'],
    changed: [[0, 0]],
  },
  {
    what: 'another ground is another finding',
    before: ['certain retired 3 a'],
    now: ['certain left 3 a'],
    dropped: [0],
    added: [0],
  },
  {
    what: 'of two surplus cards one goes: the other stays itself',
    before: ['certain surplus-certificate 3 a', 'certain surplus-certificate 4 a'],
    now: ['certain surplus-certificate 4 b'],
    dropped: [0],
    changed: [[1, 0]],
  },
])('$what', ({ before, now, dropped = [], changed = [], added = [] }) => {
  const [had, has] = [before.map(build), now.map(build)];
  expect(compareFindings(had, has)).toEqual({
    dropped: dropped.map((i) => had[i]),
    changed: changed.map(([i, k]) => ({ before: had[i], now: has[k] })),
    added: added.map((i) => has[i]),
  });
});

test('a finding read from another line says the same', () => {
  const finding = build('certain retired 3 a');
  const moved = { ...finding, source: { fileId: 9, line: 9 } };
  expect(compareFindings([finding], [moved])).toEqual({ dropped: [], changed: [], added: [] });
});
