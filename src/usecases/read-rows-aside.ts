import { Worker } from 'node:worker_threads';
import type { RosterKind } from '../domain/roster/fields.js';
import type { TableReading } from '../domain/roster/read-table.js';
import type { Delimiter } from '../files/csv-table.js';
import type { InputFile } from '../files/input-file.js';
import { findThreadScript } from '../files/thread-script.js';
import { UserError, type Problem } from '../user-error.js';
import type { Profile, Times } from './profile.js';
import type { RowChunk } from './read-rows.js';
import { unpackChunk, type RowMessage } from './row-message.js';

export interface ThreadTask<K extends RosterKind = RosterKind> {
  input: InputFile;
  delimiter: Delimiter;
  table: TableReading<K>;
}

export type ThreadAnswer = { chunk: RowMessage } | { end: Times } | { problem: Problem };

/** How far the thread may read ahead of what is written: memory stays flat. */
export const chunksAhead = 2;

/** Of the thread's memory, in MiB; without it V8 lets the thread keep several times what its rows need. */
const youngMebibytes = 16;

/** Reads the rows of a text file as `readRows` does, in a thread of its own; its times come with the last row. */
export async function* readRowsAside<K extends RosterKind>(
  task: ThreadTask<K>,
  profile: Profile,
): AsyncGenerator<RowChunk<K>> {
  const thread = new Worker(findThreadScript('roster-thread'), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: youngMebibytes },
  });
  const answers: ThreadAnswer[] = [];
  let failure: unknown = null;
  let wake: () => void = () => undefined;
  thread.on('message', (answer: ThreadAnswer) => {
    answers.push(answer);
    wake();
  });
  const fail = (error: unknown): void => {
    failure ??= error;
    wake();
  };
  thread.on('error', fail);
  thread.on('messageerror', fail);
  thread.on('exit', () => fail(new Error('the thread that reads rows ended before its last row')));
  try {
    for (;;) {
      const answer = answers.shift();
      if (!answer) {
        if (failure) throw failure as Error;
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if ('problem' in answer) throw UserError.of(answer.problem);
      if ('end' in answer) {
        profile.addAside(answer.end);
        return;
      }
      thread.postMessage('taken');
      yield unpackChunk<K>(answer.chunk);
    }
  } finally {
    await thread.terminate();
  }
}
