import type { ReadingTimes } from '../files/csv-table.js';

/** Where the time of an import goes. `wait` is for rows that are not there yet; `decide` holds rows against the register. */
export const stages = ['read', 'parse', 'check', 'wait', 'look-up', 'decide', 'write', 'commit'] as const;
export type Stage = (typeof stages)[number];

export type Times = Partial<Record<Stage, number>>;

/** Adds up milliseconds by stage, so that a slow import on somebody's machine can be understood. */
export class Profile {
  readonly times: Times = {};
  /** Of reading in a thread of its own, beside the others. */
  aside: ReadingTimes | null = null;

  /** What files and store tell of their work. */
  readonly add = (stage: Stage, milliseconds: number): void => {
    this.times[stage] = (this.times[stage] ?? 0) + milliseconds;
  };

  /** The times of a thread that read the rows of a file once. */
  readonly addAside = ({ read, parse }: ReadingTimes): void => {
    this.aside ??= { read: 0, parse: 0 };
    this.aside.read += read;
    this.aside.parse += parse;
  };

  /** Counts the time of some work under a stage, but for what is counted under others meanwhile. */
  async time<R>(stage: Stage, work: () => Promise<R>): Promise<R> {
    const [start, counted] = [performance.now(), this.#sum()];
    try {
      return await work();
    } finally {
      this.add(stage, performance.now() - start - (this.#sum() - counted));
    }
  }

  #sum(): number {
    return Object.values(this.times).reduce((sum, one) => sum + one, 0);
  }
}

/** The values of a stream, with the time that each was waited for. */
export async function* timeEach<T>(
  values: AsyncIterable<T>,
  stage: Stage,
  profile: Profile,
): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await profile.time(stage, () => iterator.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
