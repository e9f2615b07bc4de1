import { blockSize } from '../engine/block';
import type { Plan } from '../engine/plan';
import { Simulator } from '../engine/simulator';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import { seriesNames, type SeriesName } from '../model/series';
import { macroAt } from '../model/macro';
import { instantiateKernel } from '../kernel/load';
import { macroVariableIds, type MacroVariable } from '../scenario/world';
import type { Scenario } from '../scenario/scenario';
import { EventRecorder, type PathEvent } from './pathEvents';

/** A systematic credit factor: the global one, or that of a region or product. */
export interface FactorName {
  kind: 'global' | 'region' | 'product';
  id: string;
}

/** The systematic factors of a scenario in the order of the model. */
export function factorNames({ platform }: Scenario): FactorName[] {
  return [
    { kind: 'global', id: 'global' },
    ...platform.regions.map(({ id }) => ({ kind: 'region' as const, id })),
    ...platform.products.map(({ id }) => ({ kind: 'product' as const, id })),
  ];
}

/** One path of a run, month by month. */
export interface PathStory {
  path: number;
  /** Last month of each step. */
  months: number[];
  /** What the path gave, by column; the same bits as in any run of the plan. */
  outcomes: Record<string, number>;
  /** Every series of the model, one value for each step; NaN where it is not defined. */
  series: Record<SeriesName, Float32Array>;
  /** Systematic factors, standard deviations from normal times, high in good ones; one value for each step. */
  factors: (FactorName & { values: Float64Array })[];
  /** Macro variables in the last month of each step, as expected and as it came; those that the world gives. */
  macro: Partial<Record<MacroVariable, { expected: number[]; actual: number[] }>>;
  events: PathEvent[];
  failure: { month: number; cause: FailureCause } | null;
}

/**
 * Follows one path: the block that holds it is computed again and looked at after each step, so that a run keeps nothing
 * for it.
 *
 * @param plan the plan of the scenario
 * @param path number of the path in the run
 */
export function pathStory(
  scenario: Scenario,
  plan: Plan,
  kernel: WebAssembly.Module,
  path: number,
): PathStory {
  const from = path - (path % blockSize);
  const place = path - from;
  const recorder = new EventRecorder(plan, scenario);
  const events: PathEvent[] = [];
  const factors = factorNames(scenario).map((name) => ({
    ...name,
    values: new Float64Array(plan.steps),
  }));
  const block = new Simulator(plan, kernel).block(from, blockSize, (step, state) => {
    recorder.step(step, state, [place], (_, event) => events.push(event));
    for (const [f, { values }] of factors.entries()) values[step] = state.world.factors[f][place];
  });
  const { steps, columns, months } = plan;
  const failedAt = block.failureStep[place];
  return {
    path,
    months: [...months],
    outcomes: Object.fromEntries(
      columns.map((column, c) => [column, block.outcomes[c * blockSize + place]]),
    ),
    series: Object.fromEntries(
      seriesNames.map((name, s) => [
        name,
        Float32Array.from(
          { length: steps },
          (_, step) => block.series[(s * steps + step) * blockSize + place],
        ),
      ]),
    ) as Record<SeriesName, Float32Array>,
    factors,
    macro: macroPaths(scenario, plan, kernel),
    events,
    failure:
      failedAt === 0
        ? null
        : {
            month: months[failedAt - 1],
            cause: failureCauses[block.failureCause[place]] as FailureCause,
          },
  };
}

/** Macro variables in the last month of each step: the same on every path. */
export function macroPaths(
  { world }: Scenario,
  { months }: Plan,
  kernel: WebAssembly.Module,
): PathStory['macro'] {
  const math = instantiateKernel(kernel).exports;
  const exp2 = (x: number) => math.exp(x * Math.LN2);
  return Object.fromEntries(
    macroVariableIds.flatMap((id) => {
      const given = world.variables[id];
      if (!given) return [];
      const values = months.map((month) =>
        macroAt(given, month, world.afterwards, world.severity, exp2),
      );
      return [
        [
          id,
          {
            expected: values.map(({ expected }) => expected),
            actual: values.map(({ actual }) => actual),
          },
        ],
      ];
    }),
  );
}
