import { reach95 } from '../engine/proportion';
import type { ColumnName, Results } from '../engine/results';
import type { Issue } from '../scenario/issue';
import type { Scenario } from '../scenario/scenario';
import { isWhole, scenarioAt, settledPart, valueAt, type Axis } from './axis';
import { Comparison } from './compare';
import { findCrossings, type Measured } from './crossing';
import type { Evaluator, Progress } from './evaluate';
import { fiellerRatio, type Ratio } from './ratio';
import { columnsOf, differenceOf, type Statistic } from './statistic';
import { linearDifference } from './linearDifference';

/** What two scenarios are held against each other in. */
export type BreakEvenMeasure =
  /** They are equal in a statistic. */
  | { kind: 'equal'; statistic: Statistic }
  /** What B costs more than A is worth the loss that it avoids, at a price for each unit of loss. */
  | { kind: 'worth'; cost: ColumnName; loss: ColumnName; price: number };

export interface BreakEvenRequest {
  measure: BreakEvenMeasure;
  axis: Axis;
  /** Whether the lever is moved in both scenarios or in B alone. */
  moves: 'both' | 'b';
  grid: number;
  /** In parts of the range. */
  tolerance: number;
  paths: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Where a lever stands, and by how much B is ahead of A there (B − A, or loss avoided less cost). */
export interface BreakEvenPlace {
  value: number;
  difference: number;
  interval: [number, number];
  /** Cost of each unit of loss avoided; for the measure of worth alone. */
  costOfAvoided: Ratio | null;
}

/** Where the difference changes its sign, in the lever's unit. */
export interface BreakEvenCrossing {
  /** Of a lever that knows whole numbers alone, the one at which both are even, or else the first with the other sign. */
  value: number;
  /** Between which values the sign changes, in ascending order; both are the same where a whole number is even. */
  between: [number, number];
  interval: [number | null, number | null];
  /** From below zero to above it as the lever goes from its first to its last value. */
  rises: boolean;
}

export interface BreakEven {
  measure: BreakEvenMeasure;
  axis: Axis;
  moves: 'both' | 'b';
  paths: number;
  tolerance: number;
  crossings: BreakEvenCrossing[];
  /** Whether the sign at the two ends of the range is told for sure. */
  sure: boolean;
  /** No path differs anywhere in the range. */
  identical: boolean;
  places: BreakEvenPlace[];
}

/**
 * The value of a lever at which two scenarios come out alike: changes of sign of their paired difference on a grid over the
 * range, each narrowed down by bisection. Roots between two neighbours of the grid that cancel out are not seen.
 */
export async function breakEven(
  evaluator: Evaluator,
  a: Scenario,
  b: Scenario,
  request: BreakEvenRequest,
): Promise<{ ok: true; result: BreakEven } | { ok: false; issues: Issue[] }> {
  const { measure, axis, moves, grid, tolerance, paths, signal } = request;
  const parts = Array.from({ length: grid }, (_, i) => i / (grid - 1));
  const pairAt = (part: number) => [
    moves === 'both' ? scenarioAt(a, [axis], [part]) : ({ ok: true, value: a } as const),
    scenarioAt(b, [axis], [part]),
  ];
  const checked = parts.flatMap(pairAt);
  const issues = checked.flatMap((one) => (one.ok ? [] : one.issues));
  if (issues.length > 0) return { ok: false, issues };
  const columns =
    measure.kind === 'equal' ? columnsOf([measure.statistic]) : [measure.cost, measure.loss];
  const asked = { columns, paths, signal };
  await evaluator.evaluateAll(
    checked.flatMap((one) => (one.ok ? [one.value] : [])),
    { ...asked, onProgress: request.onProgress },
  );

  const places = new Map<number, BreakEvenPlace>();
  let identical = true;
  const look = async (part: number): Promise<Measured> => {
    const pair = pairAt(part).map((one) => {
      if (!one.ok) throw new Error(`a scenario between two that are valid is not: ${part}`);
      return one.value;
    });
    const [ofA, ofB] = await evaluator.evaluateAll(pair, asked);
    const { mean, standardError, interval } =
      measure.kind === 'equal'
        ? differenceOf(new Comparison(ofA, ofB), measure.statistic)
        : worthOf(ofA, ofB, measure);
    if (mean !== 0 || standardError !== 0) identical = false;
    places.set(part, {
      value: valueAt(axis, part),
      difference: mean,
      interval,
      costOfAvoided: measure.kind === 'worth' ? costOfAvoided(ofA, ofB, measure) : null,
    });
    return { value: mean, interval };
  };
  const { crossings, places: seen } = await findCrossings(look, parts, tolerance, (part) =>
    settledPart(axis, part),
  );
  const told = ({ interval: [low, high] }: Measured) => low > 0 || high < 0;
  const ordered = <T>(ends: [T, T]): [T, T] => (axis.to < axis.from ? [ends[1], ends[0]] : ends);
  const whole = isWhole(axis);
  const at = (part: number | null) => (part === null ? null : valueAt(axis, part));
  return {
    ok: true,
    result: {
      ...{ measure, axis, moves, paths, tolerance },
      crossings: identical
        ? []
        : crossings.map(({ at: part, bracket, interval, rises }) => {
            const [low, high] = ordered(interval);
            const even = bracket.find((end) => places.get(end)!.difference === 0);
            const [first, last] = ordered(whole && even !== undefined ? [even, even] : bracket);
            return {
              value: valueAt(axis, whole ? (even ?? bracket[1]) : part),
              between: [valueAt(axis, first), valueAt(axis, last)],
              interval: [at(low), at(high)],
              rises,
            };
          }),
      sure: told(seen[0].measured) && told(seen.at(-1).measured),
      identical,
      places: seen.map(({ at: part }) => places.get(part)!),
    },
  };
}

/** Places of the lever that are looked at first unless said otherwise, and how closely a crossing is told, in parts of the range. */
export const usualPlaces = 9;
export const usualCloseness = 1 / 256;

type Worth = Extract<BreakEvenMeasure, { kind: 'worth' }>;

/** Loss avoided, at its price, less what is paid for it: A's loss less B's times the price, less B's cost over A's. */
function worthOf(a: Results, b: Results, { cost, loss, price }: Worth) {
  return linearDifference(a, b, [
    { column: loss, weight: -price },
    { column: cost, weight: -1 },
  ]);
}

/**
 * Cost of each unit of loss avoided, B's cost over A's ÷ A's loss less B's, with Fieller's interval on paired differences. The
 * covariance follows from the variance of the sum, so that it is as honest about how paths were drawn as the variances are. There
 * is no interval where no loss is avoided.
 */
export function costOfAvoided(
  a: Results,
  b: Results,
  { cost, loss }: Pick<Worth, 'cost' | 'loss'>,
): Ratio {
  const paid = { column: cost, weight: 1 };
  const avoided = { column: loss, weight: -1 };
  const [one, other, both] = [[paid], [avoided], [paid, avoided]].map((terms) =>
    linearDifference(a, b, terms),
  );
  const [ofPaid, ofAvoided, ofBoth] = [one, other, both].map((sum) => sum.standardError ** 2);
  const pair = {
    ...{ numerator: one.mean, denominator: other.mean },
    ...{ varianceOfNumerator: ofPaid, varianceOfDenominator: ofAvoided },
    covariance: (ofBoth - ofPaid - ofAvoided) / 2,
  };
  const ratio = fiellerRatio(pair, reach95(both.degreesOfFreedom));
  return other.mean > 0 ? ratio : { ...ratio, interval: null };
}

/** Half the widest interval of a crossing, in the lever's unit; 0 where there is none, NaN where one is open. */
export function crossingHalfWidth({ crossings }: BreakEven): number {
  return crossings.reduce((widest, { interval: [low, high] }) => {
    const half = low === null || high === null ? NaN : Math.abs(high - low) / 2;
    return Number.isNaN(half) || Number.isNaN(widest) ? NaN : Math.max(widest, half);
  }, 0);
}
