import { blockSize, type BlockResult } from '../../../../src/engine/block';
import type { Plan } from '../../../../src/engine/plan';
import type { RunRequest } from '../../../../src/engine/runner';
import { outcomeNames } from '../../../../src/model/outcomes';
import { seriesNames } from '../../../../src/model/series';
import type { Engine } from '../../../../src/app/state/runs';
import type { Scenario } from '../../../../src/scenario/scenario';

/** A scenario that only the fake engine below understands. */
export const fakeScenario = (id: string, value = 0): Scenario =>
  ({ version: 1, id, value, run: { months: 12, paths: 1000, seed: 'a' } }) as unknown as Scenario;

/**
 * An engine whose outcomes are the path's number plus the scenario's `value`; each block waits for
 * `step()`, or for nothing with `free`.
 */
export class FakeEngine implements Engine {
  /** Blocks handed out, as `value:from`, in the order they were computed. */
  readonly computed: string[] = [];
  readonly plans: string[] = [];
  free = false;
  #waiting: (() => void)[] = [];

  /** Lets the next block be computed. */
  async step(blocks = 1): Promise<void> {
    for (let i = 0; i < blocks; i += 1) {
      await settled();
      // The next may be asked for only once a frame has been drawn, and never where a run was given up.
      for (let wait = 0; this.#waiting.length === 0 && wait < 100; wait += 1) await settled();
      this.#waiting.shift()?.();
      await settled();
    }
  }

  plan(scenario: Scenario): Plan {
    this.plans.push(scenario.id);
    return {
      value: (scenario as unknown as { value: number }).value,
      steps: 2,
      months: [1, 2],
      monthsPerStep: 1,
      columns: [...outcomeNames],
      requiredCapitalRatio: new Float64Array([0.08, 0.08]),
    } as unknown as Plan;
  }

  readonly runner = {
    workers: 1,
    close() {},
    run: async (plan: Plan, { paths, from = 0, onBlock, signal }: RunRequest) => {
      const { value } = plan as unknown as { value: number };
      for (let first = from; first < from + paths; first += blockSize) {
        if (!this.free) await new Promise<void>((resolve) => this.#waiting.push(resolve));
        signal?.throwIfAborted();
        this.computed.push(`${value}:${first}`);
        onBlock(block(value, first, Math.min(blockSize, from + paths - first)));
      }
    },
  };
}

/** A block whose outcomes are path numbers plus a value. */
export function block(value: number, from: number, count: number): BlockResult {
  const path = (i: number) => from + (i % count) + value;
  return {
    from,
    count,
    outcomes: Float64Array.from({ length: outcomeNames.length * count }, (_, i) => path(i)),
    series: Float32Array.from({ length: seriesNames.length * 2 * count }, (_, i) => path(i)),
    failureStep: Uint16Array.from({ length: count }, (_, i) => (path(i) % 5 === 0 ? 1 : 0)),
    failureCause: Uint8Array.from({ length: count }, (_, i) => (path(i) % 5 === 0 ? 1 : 0)),
  };
}

/** Lets promises and timers that are due run. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 2));
