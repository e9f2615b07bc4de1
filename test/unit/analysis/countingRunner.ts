import type { BlockResult } from '../../../src/engine/block';
import type { Plan } from '../../../src/engine/plan';
import type { Runner, RunRequest } from '../../../src/engine/runner';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import type { Scenario } from '../../../src/scenario/scenario';
import { emptyKernel, fakeBlock, fakePlan, type FakePlan } from '../engine/runners/fakeSimulation';

/** A runner that notes every block it computes. */
export class CountingRunner implements Runner {
  readonly workers: number;
  readonly blocks: { plan: Plan; from: number }[] = [];
  readonly #inner: Runner;

  constructor(inner: Runner, workers = 1) {
    this.#inner = inner;
    this.workers = workers;
  }

  run(plan: Plan, request: RunRequest): Promise<void> {
    return this.#inner.run(plan, {
      ...request,
      onBlock: (block) => {
        this.blocks.push({ plan, from: block.from });
        request.onBlock(block);
      },
    });
  }

  close(): void {
    this.#inner.close();
  }
}

/** A plan whose results are known: a scenario that is asked other things than another gives other numbers. */
export function fakePlanOf({ strategy }: Scenario): FakePlan {
  return fakePlan({ seed: Math.round(strategy.pricing.surcharge * 1e4) });
}

/** A model in which every path of a scenario gives the numbers that a function says. */
export function modelRunner(
  columns: string[],
  value: (scenario: Scenario, column: string, path: number) => number,
  fails: (scenario: Scenario, path: number) => boolean = () => false,
): { plan: (scenario: Scenario) => Plan; runner: CountingRunner } {
  const scenarios = new WeakMap<Plan, Scenario>();
  const plan = (scenario: Scenario) => {
    const made = fakePlan({ columns });
    scenarios.set(made, scenario);
    return made;
  };
  const block = (of: Plan, from: number, count: number): BlockResult => {
    const scenario = scenarios.get(of)!;
    const failed = Array.from({ length: count }, (_, i) => Number(fails(scenario, from + i)));
    return {
      ...fakeBlock(of as FakePlan, from, count),
      outcomes: Float64Array.from({ length: columns.length * count }, (_, i) =>
        value(scenario, columns[Math.floor(i / count)], from + (i % count)),
      ),
      failureStep: Uint16Array.from(failed),
      failureCause: Uint8Array.from(failed),
    };
  };
  const inner = new InlineRunner(emptyKernel, (of) => ({
    block: (from, count) => block(of, from, count),
  }));
  return { plan, runner: new CountingRunner(inner) };
}
