import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LoanTape } from '../../../../src/app/data/loanTape.svelte';
import type { TapeReader } from '../../../../src/app/data/tapeReader';
import { TapeService } from '../../../../src/app/data/tapeService';
import { compileKernel } from '../../../../src/kernel/load';

const kernel = await compileKernel(readFileSync('src/kernel/kernel.wasm'));

/** A reader without a worker, whose answers may be held back. */
class NearReader {
  readonly service = new TapeService();
  hold: Promise<void> | undefined;
  failure: Error | undefined;

  constructor() {
    this.service.prepare(kernel);
  }

  async call<T>(work: (service: TapeService) => Promise<T>): Promise<T> {
    const { hold } = this;
    const answer = await work(this.service);
    await hold;
    if (this.failure) throw this.failure;
    return answer;
  }
}

function opened() {
  const reader = new NearReader();
  return { reader, tape: new LoanTape(reader as unknown as TapeReader) };
}

const file = (text: string) => new Blob([text]);
const good = file('amount,rate,grade\n1000,10,A\n2000,12,B\n');

describe('a loan tape', () => {
  test('goes from a file to what it tells', async () => {
    const { tape } = opened();
    await tape.choose('good.csv', good);
    expect(tape.open!.head.header).toEqual(['amount', 'rate', 'grade']);
    await tape.readOpen();
    expect(tape.current).toBe(true);
    expect(tape.read!.calibration.names.grade).toEqual(['A', 'B']);
    tape.map({ ...tape.mapping!, rateUnit: 'fraction' });
    expect(tape.current).toBe(false);
  });

  test('stays as it is when a file can’t be read, and says why', async () => {
    const { tape } = opened();
    await tape.choose('good.csv', good);
    await tape.readOpen();
    const before = [tape.open, tape.mapping, tape.read];
    await tape.choose('bad.csv', file(''));
    expect(tape.refusal).toMatchObject({
      code: 'file',
      name: 'bad.csv',
      trouble: { code: 'empty' },
    });
    expect([tape.open, tape.mapping, tape.read]).toEqual(before);
    tape.dismiss();
    expect(tape.refusal).toBeUndefined();
  });

  test('of which no row can be used says so, with the rows, and keeps what was read', async () => {
    const { tape } = opened();
    await tape.choose('good.csv', good);
    await tape.readOpen();
    const before = tape.read;
    await tape.choose('worse.csv', file('amount,grade\n0,A\n-1,B\n'));
    await tape.readOpen();
    expect(tape.refusal).toMatchObject({ code: 'nothing', report: { rejectedRows: 2 } });
    expect(tape.read).toBe(before);
  });

  test('that is chosen later is the one on screen, whichever answer comes first', async () => {
    const { tape, reader } = opened();
    let release = () => {};
    reader.hold = new Promise((resolve) => (release = resolve));
    const slow = tape.choose('slow.csv', file('amount,term\n1,2\n'));
    reader.hold = undefined;
    await tape.choose('quick.csv', good);
    release();
    await slow;
    expect(tape.open!.name).toBe('quick.csv');
  });

  test('whose reading is cancelled keeps what was read before', async () => {
    const { tape } = opened();
    await tape.choose('good.csv', good);
    const reading = tape.readOpen();
    expect(tape.busy).toBe(true);
    tape.cancel();
    await reading;
    expect([tape.busy, tape.read, tape.refusal]).toEqual([false, undefined, undefined]);
  });

  test('whose reader dies says so', async () => {
    const { tape, reader } = opened();
    await tape.choose('good.csv', good);
    reader.failure = new Error('the worker ended');
    await tape.readOpen();
    expect(tape.refusal).toMatchObject({ code: 'died', message: 'the worker ended' });
    expect(tape.busy).toBe(false);
  });
});
