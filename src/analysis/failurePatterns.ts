import { blockSize } from '../engine/block';
import type { Plan } from '../engine/plan';
import { proportion } from '../engine/proportion';
import type { Results } from '../engine/results';
import { Simulator } from '../engine/simulator';
import { instantiateKernel } from '../kernel/load';
import { failureCauses, type FailureCause } from '../model/failureCauses';
import type { Scenario } from '../scenario/scenario';
import { designPoint } from './designPoint';
import { eventKinds, EventRecorder, type EventKind } from './pathEvents';
import { factorPaths } from './factorPaths';
import { naturalBreaks } from './naturalBreaks';
import {
  autoregressiveCovariance,
  principalComponents,
  type Component,
} from './principalComponents';
import { factorNames, type FactorName } from './story';

/** A systematic factor over the steps up to a group's last failure. */
export interface FactorPattern extends FactorName {
  /** Mean over the group's paths, and its standard error. */
  failing: Float64Array;
  standardError: Float64Array;
  /** Its path at the design point: the most likely one given that the platform fails so. */
  design: Float64Array;
}

/** How often a kind of event befalls the paths of a group in the year before they fail. */
export interface EventPattern {
  kind: EventKind;
  /** Events in the months before a failure, and in the same months on paths that live on, per path. */
  before: number;
  usual: number;
  /** Standard error of the difference. */
  standardError: number;
}

/** Paths that fail of one cause at about one time. */
export interface FailureGroup {
  cause: FailureCause;
  /** Months of the first and of the last failure. */
  firstMonth: number;
  lastMonth: number;
  count: number;
  /** Of all paths, with its 95 % interval. */
  probability: number;
  interval: [number, number];
  shareOfFailures: number;
  factors: FactorPattern[];
  /** How far the systematic factors decide about these failures: 0 not at all … 1 alone. */
  strength: number;
  /** The path that stands nearest to the design point. */
  typicalPath: number;
  /** Events that are told from the usual, the most striking first. */
  events: EventPattern[];
}

/** The paths that live to the end, which failing ones are set beside. */
export interface Survivors {
  count: number;
  /** Mean of each systematic factor over all steps, and its standard error. */
  factors: (FactorName & { mean: Float64Array; standardError: Float64Array })[];
}

export interface FailurePatterns {
  paths: number;
  failures: number;
  /** `null` where no path lives to the end. */
  survivors: Survivors | null;
  /** The likeliest first. */
  groups: FailureGroup[];
  /** Paths followed for their events, from the first on. */
  followed: number;
  /** Months before a failure in which events are counted. */
  window: number;
}

/** Paths that are followed for their events unless said otherwise: judgement. */
export const usualFollowed = 512;

/** Components of each factor, times and paths of a group, at most and at least: judgement. */
const componentsEach = 2;
const mostTimes = 3;
const leastPaths = 10;
/** Part of the variance of the months of failure that a further time has to explain for it to be told. */
const worthwhile = 0.5;
const windowMonths = 12;

export interface PatternRequest {
  /** Most paths that are computed again for their events, in whole blocks. */
  followed: number;
  signal?: AbortSignal;
}

/**
 * How the platform fails on the paths of a run: failures by cause and, where their months part into early and late (Fisher's
 * natural breaks), by time; for each the mean path of the systematic factors, the design point, and the events that come
 * before, beside the mean factors of the paths that live. Factors follow from draws alone; for events the first paths are computed again, block by block.
 * The results begin with path 0.
 *
 * The design point is looked for among the leading principal components of each factor's path up to the group's last failure,
 * which are independent standard normal variables whatever happens to the platform.
 */
export async function failurePatterns(
  scenario: Scenario,
  plan: Plan,
  kernel: WebAssembly.Module,
  results: Results,
  { followed, signal }: PatternRequest,
): Promise<FailurePatterns> {
  const numbers = results.pathNumbers();
  const [steps, causes] = [results.failureStep(), results.failureCause()];
  const math = instantiateKernel(kernel).exports;
  const groups = groupsOf(steps, causes);
  const failures = groups.reduce((sum, { places }) => sum + places.length, 0);
  const names = factorNames(scenario);
  const events = await countEvents(
    scenario,
    plan,
    kernel,
    Math.min(followed, results.paths),
    signal,
  );
  const all = results.sample.weights;
  const failureProbability = results.failure.probability;
  const window = Math.max(1, Math.round(windowMonths / plan.monthsPerStep));

  const found = groups.map(({ cause, places }): FailureGroup => {
    signal?.throwIfAborted();
    const weights = Float64Array.from(places, (place) => all?.[place] ?? 1);
    const failedAt = places.map((place) => steps[place]);
    const length = Math.max(...failedAt);
    const paths = places.map((place) => numbers[place]);
    const factors = factorPaths(plan, kernel, paths);
    const { persistence, regions } = plan.model.world;
    const componentsOf = persistence.map((φ) =>
      principalComponents(autoregressiveCovariance(φ, length), length).slice(0, componentsEach),
    );
    const components = names.map((_, f) => componentsOf[f === 0 ? 0 : f <= regions ? 1 : 2]);
    const samples = paths.map((_, k) => scores(components, factors, k * plan.steps, length));
    const members = new Set(places);
    const { probability, interval } = proportion(
      Float64Array.from(steps, (_, place) => Number(members.has(place))),
      results.sample,
    );
    const { mode, nearest, strength } = designPoint(samples, probability, math, weights);
    let at = 0;
    return {
      cause: failureCauses[cause] as FailureCause,
      firstMonth: plan.months[Math.min(...failedAt) - 1],
      lastMonth: plan.months[length - 1],
      count: places.length,
      ...{ probability, interval, shareOfFailures: probability / failureProbability },
      factors: names.map((name, f): FactorPattern => {
        const design = new Float64Array(length);
        for (const { direction, variance } of components[f]) {
          const score = mode[at++] * Math.sqrt(Math.max(0, variance));
          for (let step = 0; step < length; step++) design[step] += score * direction[step];
        }
        return { ...name, ...meanPath(factors[f], weights, plan.steps, length), design };
      }),
      strength,
      typicalPath: paths[nearest],
      events: eventPatterns(
        events,
        places.filter((place) => numbers[place] < events.paths),
        steps,
        window,
        (path) => all?.[path] ?? 1,
      ),
    };
  });
  return {
    ...{ paths: results.paths, failures, followed: events.paths, window: windowMonths },
    survivors: await survivorsOf(plan, kernel, results, names, signal),
    groups: found.sort((a, b) => b.probability - a.probability || a.firstMonth - b.firstMonth),
  };
}

/** Places of the failing paths by cause and time. */
function groupsOf(steps: Uint16Array, causes: Uint8Array): { cause: number; places: number[] }[] {
  return failureCauses.flatMap((_, cause) => {
    if (cause === 0) return [];
    const places = Array.from(causes, (__, place) => place)
      .filter((place) => causes[place] === cause)
      .sort((a, b) => steps[a] - steps[b] || a - b);
    if (places.length === 0) return [];
    const times = places.map((place) => steps[place]);
    const least = Math.max(leastPaths, Math.ceil(places.length / 10));
    let stretches = [{ from: 0, to: places.length }];
    let squares = naturalBreaks(times, 1, 1)!.squares;
    for (let count = 2; count <= mostTimes; count++) {
      const parted = naturalBreaks(times, count, least);
      if (!parted || parted.squares > (1 - worthwhile) * squares) break;
      // A difference of a few months is no other time.
      if (times.at(-1) - times[0] < 6 * (count - 1)) break;
      ({ stretches, squares } = parted);
    }
    return stretches.map(({ from, to }) => ({
      cause,
      places: places.slice(from, to).sort((a, b) => a - b),
    }));
  });
}

/** Principal components of a path's factors, each a standard normal variable, one factor after the other. */
function scores(
  components: Component[][],
  factors: Float64Array[],
  from: number,
  length: number,
): Float64Array {
  return Float64Array.from(
    components.flatMap((ofFactor, f) =>
      ofFactor.map(({ direction, variance }) => {
        let sum = 0;
        for (let step = 0; step < length; step++) sum += direction[step] * factors[f][from + step];
        return sum / Math.sqrt(variance);
      }),
    ),
  );
}

function meanPath(values: Float64Array, weights: Float64Array, steps: number, length: number) {
  const paths = weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const failing = new Float64Array(length);
  const standardError = new Float64Array(length);
  for (let step = 0; step < length; step++) {
    let [mean, squares] = [0, 0];
    for (let k = 0; k < paths; k++) mean += (weights[k] / total) * values[k * steps + step];
    for (let k = 0; k < paths; k++)
      squares += ((weights[k] / total) * (values[k * steps + step] - mean)) ** 2;
    failing[step] = mean;
    standardError[step] = paths > 1 ? Math.sqrt((squares * paths) / (paths - 1)) : NaN;
  }
  return { failing, standardError };
}

/** Paths whose factors are held at a time. */
const atOnce = 16 * blockSize;

/** Mean factors of the paths that live to the end, some thousands of paths at a time. */
async function survivorsOf(
  plan: Plan,
  kernel: WebAssembly.Module,
  results: Results,
  names: readonly FactorName[],
  signal: AbortSignal | undefined,
): Promise<Survivors | null> {
  const numbers = results.pathNumbers();
  const causes = results.failureCause();
  const { weights } = results.sample;
  const places = Array.from(causes, (_, place) => place).filter((place) => causes[place] === 0);
  if (places.length === 0) return null;
  const total = places.reduce((sum, place) => sum + (weights?.[place] ?? 1), 0);
  const { steps } = plan;
  // Of w·x, w², w²·x and w²·x² with the weights as shares: factors have a size of one, so plain sums do.
  const sums = names.map(() => new Float64Array(steps));
  const crossed = names.map(() => new Float64Array(steps));
  const squares = names.map(() => new Float64Array(steps));
  let shares = 0;
  for (let first = 0; first < places.length; first += atOnce) {
    signal?.throwIfAborted();
    const some = places.slice(first, first + atOnce);
    const factors = factorPaths(
      plan,
      kernel,
      some.map((place) => numbers[place]),
    );
    for (const [k, place] of some.entries()) {
      const share = (weights?.[place] ?? 1) / total;
      shares += share * share;
      for (const [f, values] of factors.entries())
        for (let step = 0; step < steps; step++) {
          const part = share * values[k * steps + step];
          sums[f][step] += part;
          crossed[f][step] += share * part;
          squares[f][step] += part * part;
        }
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  const n = places.length;
  return {
    count: n,
    factors: names.map((name, f) => ({
      ...name,
      mean: sums[f],
      standardError: sums[f].map((mean, step) => {
        const square = squares[f][step] - 2 * mean * crossed[f][step] + mean * mean * shares;
        return n > 1 ? Math.sqrt((Math.max(0, square) * n) / (n - 1)) : NaN;
      }),
    })),
  };
}

/** Events of the first paths of a run by kind, `[kind][path × steps + step]`. */
interface EventCounts {
  paths: number;
  steps: number;
  counts: Uint8Array[];
}

async function countEvents(
  scenario: Scenario,
  plan: Plan,
  kernel: WebAssembly.Module,
  paths: number,
  signal: AbortSignal | undefined,
): Promise<EventCounts> {
  const { steps } = plan;
  const counts = eventKinds.map(() => new Uint8Array(paths * steps));
  const simulator = new Simulator(plan, kernel);
  for (let from = 0; from < paths; from += blockSize) {
    signal?.throwIfAborted();
    const recorder = new EventRecorder(plan, scenario);
    const places = Array.from({ length: Math.min(blockSize, paths - from) }, (_, i) => i);
    simulator.block(from, blockSize, (step, state) =>
      recorder.step(step, state, places, (place, { kind }) => {
        counts[eventKinds.indexOf(kind)][(from + place) * steps + step]++;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { paths, steps, counts };
}

/** Kinds of which something is told that is no failure, nor the same on all paths. */
const telling = eventKinds.filter(
  (kind) =>
    !['failure', 'ruleChangeAnnounced', 'ruleChangeInForce', 'strategyChange'].includes(kind),
);

/** With some twenty kinds looked at, two standard errors would tell one of them by chance: judgement. */
const manyErrors = 3;

/**
 * Events in the window before each failure beside those of paths that were alive through the same months and beyond.
 * @param places numbers of the failing paths among those followed
 * @param weightOf likelihood ratio of a path
 */
function eventPatterns(
  { paths, steps, counts }: EventCounts,
  places: number[],
  failedAt: Uint16Array,
  window: number,
  weightOf: (path: number) => number,
): EventPattern[] {
  const total = places.reduce((sum, place) => sum + weightOf(place), 0);
  return telling
    .flatMap((kind): EventPattern[] => {
      const column = counts[eventKinds.indexOf(kind)];
      const inWindow = (path: number, end: number) => {
        let count = 0;
        for (let step = Math.max(0, end - window); step < end; step++)
          count += column[path * steps + step];
        return count;
      };
      const pairs = places.map((place) => {
        const end = failedAt[place];
        let [sum, others] = [0, 0];
        for (let path = 0; path < paths; path++)
          if (failedAt[path] === 0 || failedAt[path] > end) {
            sum += weightOf(path) * inWindow(path, end);
            others += weightOf(path);
          }
        return { own: inWindow(place, end), usual: sum / others, share: weightOf(place) / total };
      });
      if (pairs.length < 2 || pairs.some(({ usual }) => Number.isNaN(usual))) return [];
      const mean = (of: (pair: (typeof pairs)[number]) => number) =>
        pairs.reduce((sum, pair) => sum + pair.share * of(pair), 0);
      const [before, usual] = [mean(({ own }) => own), mean((pair) => pair.usual)];
      const squares = pairs.reduce(
        (sum, { own, usual: others, share }) =>
          sum + (share * (own - others - (before - usual))) ** 2,
        0,
      );
      const standardError = Math.sqrt((squares * pairs.length) / (pairs.length - 1));
      const told = Math.abs(before - usual) > manyErrors * standardError && before !== usual;
      return told ? [{ kind, before, usual, standardError }] : [];
    })
    .sort((a, b) => striking(b) - striking(a));
}

function striking({ before, usual, standardError }: EventPattern): number {
  return Math.abs(before - usual) / Math.max(standardError, Number.MIN_VALUE);
}
