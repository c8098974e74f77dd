import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPostingInForce } from '../../src/domain/posting.js';
import type { PostingState } from '../../src/domain/facts.js';
import { someDay, someOfficer } from './arbitrary-facts.js';

type PostingText = `${'dated' | 'dated-elsewhere' | 'assumed' | 'assumed-retired'} ${string} file ${number}`;

interface Dated {
  text: PostingText;
  since: string;
  sinceAssumed: boolean;
  state: PostingState;
  unitId: number;
  source: { fileId: number };
}

function build(text: PostingText): Dated {
  const [how, since, , file] = text.split(' ');
  return {
    text,
    since: since!,
    sinceAssumed: how!.startsWith('assumed'),
    state: how === 'assumed-retired' ? 'retired' : 'active',
    unitId: how === 'dated-elsewhere' ? 2 : 1,
    source: { fileId: Number(file) },
  };
}

function findText(postings: PostingText[], asOf?: string): PostingText | null {
  return findPostingInForce(postings.map(build), asOf)?.text ?? null;
}

describe('findPostingInForce', () => {
  const history: PostingText[] = [
    'dated 2020-01-01 file 1',
    'dated 2023-06-30 file 1',
    'dated 2024-02-29 file 2',
  ];

  it.each<[asOf: string | undefined, inForce: PostingText | null]>([
    ['2019-12-31', null],
    ['2020-01-01', 'dated 2020-01-01 file 1'],
    ['2023-06-29', 'dated 2020-01-01 file 1'],
    ['2023-06-30', 'dated 2023-06-30 file 1'],
    ['2024-02-28', 'dated 2023-06-30 file 1'],
    ['2024-02-29', 'dated 2024-02-29 file 2'],
    ['2099-12-31', 'dated 2024-02-29 file 2'],
    [undefined, 'dated 2024-02-29 file 2'],
  ])('on %s is the latest that began by then', (asOf, inForce) => {
    expect(findText(history, asOf)).toBe(inForce);
  });

  it.each<[why: string, postings: PostingText[], asOf: string, inForce: PostingText | null]>([
    ['nobody without postings', [], '2024-12-31', null],
    ['an assumed date alone', ['assumed 2024-12-31 file 1'], '2024-12-31', 'assumed 2024-12-31 file 1'],
    [
      'a posting elsewhere is not replaced by the past',
      ['dated-elsewhere 2018-01-01 file 3', 'assumed 2024-06-01 file 2'],
      '2024-07-01',
      'assumed 2024-06-01 file 2',
    ],
    [
      'a retirement of unknown day is not undone by an old list that comes later',
      ['dated 2019-01-01 file 3', 'assumed-retired 2024-12-31 file 2'],
      '2024-12-31',
      'assumed-retired 2024-12-31 file 2',
    ],
    ['an assumed date alone, the day before', ['assumed 2024-12-31 file 1'], '2024-12-30', null],
    [
      'an assumed date after a dated one of an older file',
      ['dated 2020-01-01 file 1', 'assumed 2024-03-16 file 2'],
      '2024-03-16',
      'assumed 2024-03-16 file 2',
    ],
    [
      'it is not in force the day before',
      ['dated 2020-01-01 file 1', 'assumed 2024-03-16 file 2'],
      '2024-03-15',
      'dated 2020-01-01 file 1',
    ],
    [
      'an assumed date gives way to a dated one recorded later that begins earlier',
      ['dated 2020-01-01 file 3', 'assumed 2024-03-16 file 2'],
      '2024-12-31',
      'dated 2020-01-01 file 3',
    ],
    [
      'of the same file it does not give way',
      ['dated 2020-01-01 file 2', 'assumed 2024-03-16 file 2'],
      '2024-12-31',
      'assumed 2024-03-16 file 2',
    ],
    [
      'nor does it give way to another assumed one',
      ['assumed 2020-01-01 file 3', 'assumed 2024-03-16 file 2'],
      '2024-12-31',
      'assumed 2024-03-16 file 2',
    ],
    [
      'a dated one that begins later leaves it in force until then',
      ['assumed 2024-03-16 file 2', 'dated 2024-06-01 file 3'],
      '2024-05-31',
      'assumed 2024-03-16 file 2',
    ],
    [
      'a dated one that begins later takes over on its day',
      ['assumed 2024-03-16 file 2', 'dated 2024-06-01 file 3'],
      '2024-06-01',
      'dated 2024-06-01 file 3',
    ],
    [
      'only the assumed one gives way, not the dated one between',
      ['dated 2020-01-01 file 3', 'dated 2022-01-01 file 1', 'assumed 2024-03-16 file 2'],
      '2024-12-31',
      'dated 2022-01-01 file 1',
    ],
    [
      'a newer assumed one stands',
      ['dated 2020-01-01 file 3', 'assumed 2024-03-16 file 2', 'assumed 2024-07-20 file 4'],
      '2024-12-31',
      'assumed 2024-07-20 file 4',
    ],
    [
      'a correction of the same day counts',
      ['dated 2024-03-01 file 1', 'dated 2024-03-01 file 2'],
      '2024-03-01',
      'dated 2024-03-01 file 2',
    ],
    [
      'a dated correction of an assumed day counts',
      ['assumed 2024-03-01 file 1', 'dated 2024-03-01 file 2'],
      '2024-03-01',
      'dated 2024-03-01 file 2',
    ],
  ])('%s', (_why, postings, asOf, inForce) => {
    expect(findText(postings, asOf)).toBe(inForce);
  });

  it('began by the day; and somebody with a posting by then has one in force', () => {
    fc.assert(
      fc.property(someOfficer, someDay, ({ postings }, asOf) => {
        const inForce = findPostingInForce(postings, asOf);
        expect(inForce !== null).toBe(postings.some((p) => p.since <= asOf));
        expect(inForce === null || inForce.since <= asOf).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the latest of the dated ones when nothing was assumed', () => {
    fc.assert(
      fc.property(someOfficer, someDay, (facts, asOf) => {
        const postings = facts.postings.map((p) => ({ ...p, sinceAssumed: false }));
        const latest = postings.filter((p) => p.since <= asOf).at(-1);
        expect(findPostingInForce(postings, asOf)).toBe(latest ?? null);
      }),
      { numRuns: 1000 },
    );
  });
});
