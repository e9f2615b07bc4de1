import type { BlockResult } from '../../../../src/engine/block';
import type { Plan } from '../../../../src/engine/plan';
import type { Simulation } from '../../../../src/engine/runners/simulation';
import { seriesNames } from '../../../../src/model/series';

/** A plan whose results are known beforehand, and which can be told to go wrong. */
export interface FakePlan extends Plan {
  seed: number;
  /** The block that holds this path throws, or ends its worker. */
  throwsAt?: number;
  diesAt?: number;
  /** Milliseconds that a block takes. */
  takes?: number;
}

export function fakePlan(more: Partial<FakePlan> = {}): FakePlan {
  return {
    key: [1, 2],
    steps: 3,
    monthsPerStep: 1,
    months: [1, 2, 3],
    years: [3],
    yearlyColumns: ['creditLoss/grade/A'],
    columns: ['profit', 'creditLoss', 'approvalRate', 'approvalRate/grade/A'],
    requiredCapitalRatio: new Float64Array([0.08, 0.08, 0.1]),
    replicated: false,
    weighted: false,
    cells: 1,
    cellMonths: 3,
    // The fake simulation asks for no more.
    model: {} as Plan['model'],
    seed: 1,
    ...more,
  };
}

/** Some number that depends on its arguments alone. */
export function scramble(...numbers: number[]): number {
  let state = 0x9e3779b9;
  for (const number of numbers) state = Math.imul(state ^ number, 0x85ebca6b) ^ (state >>> 13);
  return (state >>> 0) / 0x100000000;
}

export function fakeBlock(
  { seed, columns, steps, years, yearlyColumns }: FakePlan,
  from: number,
  count: number,
): BlockResult {
  const series = new Float32Array(seriesNames.length * steps * count);
  return {
    from,
    count,
    outcomes: Float64Array.from({ length: columns.length * count }, (_, i) =>
      scramble(seed, Math.floor(i / count), from + (i % count)),
    ),
    series: series.map((_, i) => scramble(seed, Math.floor(i / count), from + (i % count), 7)),
    yearly: Float32Array.from({ length: yearlyColumns.length * years.length * count }, (_, i) =>
      scramble(seed, Math.floor(i / count), from + (i % count), 8),
    ),
    failureStep: Uint16Array.from({ length: count }, (_, i) => (from + i) % (steps + 1)),
    failureCause: Uint8Array.from({ length: count }, (_, i) =>
      (from + i) % (steps + 1) === 0 ? 0 : 1 + ((from + i) % 2),
    ),
  };
}

/** @param die ends the worker it is called in */
export function startFake(die: () => void): (plan: Plan, kernel: WebAssembly.Module) => Simulation {
  return (plan, kernel) => {
    if (!(kernel instanceof WebAssembly.Module)) throw new Error('no kernel');
    const fake = plan as FakePlan;
    return {
      block(from, count) {
        const holds = (path?: number) => path !== undefined && from <= path && path < from + count;
        const end = performance.now() + (fake.takes ?? 0);
        while (performance.now() < end);
        if (holds(fake.throwsAt)) throw new RangeError(`no such grade on path ${fake.throwsAt}`);
        if (holds(fake.diesAt)) die();
        return fakeBlock(fake, from, count);
      },
    };
  };
}

/** The least module there is; enough to see that it arrives. */
export const emptyKernel = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
