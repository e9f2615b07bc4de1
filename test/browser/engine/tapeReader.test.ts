import { proxy } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import { startTapeWorker, TapeReader } from '../../../src/app/data/tapeReader';
import type { Inspected, ReadOutcome } from '../../../src/app/data/tapeService';

const workers: Worker[] = [];
const start = () => {
  const worker = startTapeWorker();
  workers.push(worker);
  return worker;
};
afterEach(() => workers.splice(0).forEach((worker) => worker.terminate()));

const rows = Array.from(
  { length: 60_000 },
  (_, i) => `${1000 + i},${i % 9 === 0 ? 1 : 0},${'ABC'[i % 3]}`,
);
const [head, body] = ['amount,default,grade\n', `${rows.join('\n')}\n`];
const file = new File([head, body], 'tape.csv');
/** Takes so long to read that a busy page still comes in time to cancel it. */
const long = new File([head, ...Array<string>(20).fill(body)], 'long.csv');
const choices = { regions: 6, products: 4 };

async function inspected(reader: TapeReader, tape = file) {
  const result = await reader.call<Inspected>(async (service) => service.inspect(tape));
  if (!result.ok) throw new Error(result.trouble.code);
  return result.head;
}

const reading = async (
  reader: TapeReader,
  onProgress: (bytes: number, of: number) => void = () => {},
  tape = file,
) => {
  const { delimiter, header, guess } = await inspected(reader, tape);
  return reader.call<ReadOutcome>(async (service) =>
    service.read(tape, { delimiter, header }, guess.mapping, choices, proxy(onProgress)),
  );
};

test('a worker reads a file and tells how far it has come, in bytes', async () => {
  const told: number[] = [];
  const outcome = await reading(new TapeReader(start), (bytes) => told.push(bytes));
  expect(outcome.state).toBe('read');
  if (outcome.state !== 'read') return;
  expect(outcome.report.rows).toBe(60_000);
  expect(outcome.calibration.defaults!.all.defaults).toBe(Math.ceil(60_000 / 9));
  await expect.poll(() => told.at(-1)).toBe(file.size);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test('a reading that is cancelled ends, and the next goes well', async () => {
  const reader = new TapeReader(start);
  const first = reading(reader, () => void reader.call((service) => service.cancel()), long);
  expect((await first).state).toBe('cancelled');
  expect((await reading(reader)).state).toBe('read');
});

test('a worker that dies is told, and another takes its place', async () => {
  const reader = new TapeReader(start);
  await inspected(reader);
  const waiting = reading(reader, () => workers[0].terminate(), long);
  await expect(waiting).rejects.toThrow(/ended/);
  expect((await reading(reader)).state).toBe('read');
  expect(workers).toHaveLength(2);
});
