// Reads the rows of a large text file in a thread of its own, while the program's writes those before them.
import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from '../files/csv-table.js';
import { UserError } from '../user-error.js';
import { Profile } from './profile.js';
import { readRows } from './read-rows.js';
import { packChunk } from './row-message.js';
import { chunksAhead, type ThreadAnswer, type ThreadTask } from './read-rows-aside.js';

const { input, delimiter, table } = workerData as ThreadTask;
let bytes = 0;
let ahead = 0;
let goOn: () => void = () => undefined;

parentPort?.on('message', () => {
  ahead -= 1;
  goOn();
});

function send(answer: ThreadAnswer): void {
  parentPort?.postMessage(answer);
}

try {
  const profile = new Profile();
  const groups = readCsv(input, delimiter, (count) => (bytes = count), profile.add);
  for await (const chunk of readRows(groups, table, () => bytes / input.size, profile)) {
    send({ chunk: packChunk(chunk) });
    ahead += 1;
    if (ahead >= chunksAhead) await new Promise<void>((resolve) => (goOn = resolve));
  }
  send({ end: profile.times });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  send({ problem: error.problem });
}
parentPort?.close();
