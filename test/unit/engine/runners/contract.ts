import { afterEach, describe, expect, test } from 'vitest';
import { blockSize, type BlockResult } from '../../../../src/engine/block';
import { RunFailure, type Runner } from '../../../../src/engine/runner';
import { fakeBlock, fakePlan } from './fakeSimulation';

/** A runner of the fake simulation, and what only a runner with workers can be put to. */
export interface Subject {
  runner: Runner;
  /** Ends one worker from outside, and says whether there was one. */
  kill?: () => boolean;
}

/** What every runner promises. */
export function runnerContract(name: string, make: (workers: number) => Subject): void {
  describe(name, () => {
    const subjects: Subject[] = [];
    const subject = (workers = 2) => {
      const made = make(workers);
      subjects.push(made);
      return made;
    };
    const runner = (workers?: number) => subject(workers).runner;
    const hasWorkers = 'kill' in subject(1);
    afterEach(() => {
      for (const { runner } of subjects.splice(0)) runner.close();
    });

    /** The blocks of a run in path order, and the order in which they came. */
    async function collect(on: Runner, plan = fakePlan(), paths = 1000, from = 0) {
      const blocks: BlockResult[] = [];
      await on.run(plan, { paths, from, onBlock: (block) => blocks.push(block) });
      return blocks.sort((a, b) => a.from - b.from);
    }

    test('every path arrives exactly once, the last block shortened', async () => {
      const blocks = await collect(runner(), fakePlan(), 1000);
      expect(blocks.map((block) => block.from)).toEqual(
        Array.from({ length: 16 }, (_, i) => i * blockSize),
      );
      expect(blocks.map((block) => block.count)).toEqual([...Array<number>(15).fill(64), 40]);
    });

    test('every number is that of the simulation, with one worker and with two', async () => {
      const plan = fakePlan({ takes: 1 });
      const expected = Array.from({ length: 16 }, (_, i) =>
        fakeBlock(plan, i * blockSize, i < 15 ? 64 : 40),
      );
      expect(await collect(runner(1), plan)).toEqual(expected);
      expect(await collect(runner(2), plan)).toEqual(expected);
    });

    test('a run may begin at any block', async () => {
      const plan = fakePlan();
      const [first, second] = await collect(runner(), plan, 100, 640);
      expect(first).toEqual(fakeBlock(plan, 640, 64));
      expect(second).toEqual(fakeBlock(plan, 704, 36));
    });

    test('several runs, one after the other and at once, keep to their own plans', async () => {
      const on = runner();
      const plans = [1, 2, 3].map((seed) => fakePlan({ seed, takes: 1 }));
      for (const plan of plans) {
        expect((await collect(on, plan, 64))[0]).toEqual(fakeBlock(plan, 0, 64));
      }
      const together = await Promise.all(plans.map((plan) => collect(on, plan, 640)));
      for (const [i, blocks] of together.entries()) {
        expect(blocks).toHaveLength(10);
        expect(blocks[9]).toEqual(fakeBlock(plans[i], 576, 64));
      }
    });

    test('a plan may be run again after many others', async () => {
      const on = runner();
      const plans = Array.from({ length: 10 }, (_, seed) => fakePlan({ seed }));
      for (const plan of [...plans, ...plans]) {
        expect((await collect(on, plan, 128))[1]).toEqual(fakeBlock(plan, 64, 64));
      }
    });

    test('a cancelled run rejects with an AbortError and delivers no more', async () => {
      const controller = new AbortController();
      let delivered = 0;
      const run = runner().run(fakePlan({ takes: 5 }), {
        paths: 6400,
        signal: controller.signal,
        onBlock: () => {
          delivered++;
          if (delivered === 3) controller.abort();
        },
      });
      await expect(run).rejects.toMatchObject({ name: 'AbortError' });
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(delivered).toBe(3);
    });

    test('a run cancelled from outside is over at once, and the next one can begin', async () => {
      const on = runner();
      const controller = new AbortController();
      let delivered = 0;
      const stale = on.run(fakePlan({ takes: 20 }), {
        paths: 64_000,
        signal: controller.signal,
        onBlock: () => (delivered += 1),
      });
      stale.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 100));
      controller.abort();
      const plan = fakePlan({ seed: 9 });
      const [block] = await collect(on, plan, 64);
      // The thousand blocks asked for would have come first if the cancel had waited for them.
      expect(delivered).toBeLessThan(500);
      expect(block).toEqual(fakeBlock(plan, 0, 64));
      await expect(stale).rejects.toMatchObject({ name: 'AbortError' });
    });

    test('a run with a signal that is already aborted computes nothing', async () => {
      const onBlock = () => expect.unreachable();
      const run = runner().run(fakePlan(), { paths: 64, signal: AbortSignal.abort(), onBlock });
      await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    });

    test('aborting after the end changes nothing', async () => {
      const controller = new AbortController();
      await runner().run(fakePlan(), { paths: 64, signal: controller.signal, onBlock: () => {} });
      controller.abort();
    });

    test('an exception in a block ends the run with its message; the runner stays fit', async () => {
      const on = runner();
      const error = await collect(on, fakePlan({ throwsAt: 300 })).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(RunFailure);
      expect(error).toMatchObject({
        message: 'no such grade on path 300',
        cause: { name: 'RangeError' },
      });
      expect(await collect(on)).toHaveLength(16);
    });

    test('an exception of the caller ends the run with that exception', async () => {
      const on = runner();
      const mine = new Error('chart is gone');
      const run = on.run(fakePlan(), {
        paths: 1000,
        onBlock: () => {
          throw mine;
        },
      });
      await expect(run).rejects.toBe(mine);
      expect(await collect(on)).toHaveLength(16);
    });

    test.each([0, -1, 1.5, NaN, Infinity])('%d paths are refused', async (paths) => {
      await expect(collect(runner(), fakePlan(), paths)).rejects.toThrow(`invalid paths: ${paths}`);
    });

    test('a first path within a block is refused', async () => {
      await expect(collect(runner(), fakePlan(), 64, 32)).rejects.toThrow('invalid first path: 32');
    });

    test('a closed runner refuses a run, and one under way fails', async () => {
      const on = runner();
      const run = collect(on, fakePlan({ takes: 5 }), 6400);
      on.close();
      await expect(run).rejects.toThrow('The runner is closed');
      await expect(collect(on)).rejects.toThrow('The runner is closed');
    });

    if (!hasWorkers) return;
    describe('when workers die', () => {
      test('their blocks are computed by others', async () => {
        const { runner, kill } = subject();
        const plan = fakePlan({ takes: 5 });
        const blocks: BlockResult[] = [];
        let killed = 0;
        await runner.run(plan, {
          paths: 1280,
          onBlock: (block) => {
            blocks.push(block);
            if (blocks.length % 6 === 0 && kill!()) killed++;
          },
        });
        expect(killed).toBe(3);
        expect(blocks.sort((a, b) => a.from - b.from)).toEqual(
          Array.from({ length: 20 }, (_, i) => fakeBlock(plan, i * blockSize, 64)),
        );
      });

      test('even if it is the only one, and idle', async () => {
        const { runner, kill } = subject(1);
        await collect(runner);
        expect(kill!()).toBe(true);
        expect(await collect(runner)).toHaveLength(16);
      });

      test('over the same block three times, the run fails and the pool lives', async () => {
        const on = runner();
        const error = await collect(on, fakePlan({ diesAt: 70 })).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(RunFailure);
        expect(error).toMatchObject({
          message: expect.stringMatching(/Paths 64–127 .* 3 workers died/) as string,
        });
        expect(await collect(on)).toHaveLength(16);
      });

      test('a plan that cannot be posted fails its run alone', async () => {
        const on = runner();
        const plan = fakePlan({ months: (() => 1) as never });
        await expect(collect(on, plan)).rejects.toMatchObject({ name: 'DataCloneError' });
        expect(await collect(on)).toHaveLength(16);
      });
    });
  });
}
