import { Worker } from 'node:worker_threads';
import { UserError, type Problem } from '../user-error.js';
import type { Delimiter, ReadingTimes, TableRow } from './csv-table.js';
import type { InputFile } from './input-file.js';
import { findThreadScript } from './thread-script.js';

export interface CsvTask {
  input: InputFile;
  delimiter: Delimiter;
}

/**
 * Some records on their way between threads: V8 copies bare strings several times faster than arrays of them, and one text a record,
 * because long ones would stay in memory until the next full collection.
 */
export interface CsvRecords {
  /** Of the file, read so far. */
  bytes: number;
  lines: number[];
  texts: string[];
}

export type CsvAnswer = CsvRecords | { end: ReadingTimes } | { problem: Problem };

/** A file that holds it is no text. */
export const cellSeparator = '\0';

/** How far the thread may read ahead of what is taken: memory stays flat. */
export const groupsAhead = 2;

/** Of the thread's memory, in MiB; without it V8 lets the thread keep several times what its records need. */
const youngMebibytes = 16;

/** Streams the records of a delimited file as `readCsv` does, read in a thread of its own; its times come after the last record. */
export async function* readCsvAside(
  task: CsvTask,
  onRead: (bytes: number) => void,
  onEnd: (times: ReadingTimes) => void,
): AsyncGenerator<TableRow[]> {
  const thread = new Worker(findThreadScript('csv-thread'), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: youngMebibytes },
  });
  const answers: CsvAnswer[] = [];
  let failure: unknown = null;
  let wake: () => void = () => undefined;
  thread.on('message', (answer: CsvAnswer) => {
    answers.push(answer);
    wake();
  });
  const fail = (error: unknown): void => {
    failure ??= error;
    wake();
  };
  thread.on('error', fail);
  thread.on('messageerror', fail);
  thread.on('exit', () => fail(new Error('the thread that reads records ended before the last one')));
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
        onEnd(answer.end);
        return;
      }
      thread.postMessage('taken');
      onRead(answer.bytes);
      const { lines, texts } = answer;
      yield texts.map((text, at) => ({ line: lines[at] ?? 0, cells: text.split(cellSeparator) }));
    }
  } finally {
    await thread.terminate();
  }
}
