// Reads the records of a large text file in a thread of its own, while the program's takes those before them.
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../user-error.js';
import { cellSeparator, groupsAhead, type CsvAnswer, type CsvTask } from './csv-aside.js';
import { readCsv, type ReadingTimes } from './csv-table.js';

const { input, delimiter } = workerData as CsvTask;
const times: ReadingTimes = { read: 0, parse: 0 };
let bytes = 0;
let ahead = 0;
let goOn: () => void = () => undefined;

parentPort?.on('message', () => {
  ahead -= 1;
  goOn();
});

function send(answer: CsvAnswer): void {
  parentPort?.postMessage(answer);
}

try {
  const groups = readCsv(
    input,
    delimiter,
    (count) => (bytes = count),
    (stage, milliseconds) => (times[stage] += milliseconds),
  );
  for await (const group of groups) {
    send({
      bytes,
      lines: group.map(({ line }) => line),
      texts: group.map(({ cells }) => cells.join(cellSeparator)),
    });
    ahead += 1;
    if (ahead >= groupsAhead) await new Promise<void>((resolve) => (goOn = resolve));
  }
  send({ end: times });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  send({ problem: error.problem });
}
parentPort?.close();
