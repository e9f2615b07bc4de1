import poissonCdf from '@stdlib/stats-base-dists-poisson-cdf';
import { describe, expect, test } from 'vitest';
import { createEventsState, planEvents, stepEvents } from '../../../src/model/events';
import { lanes } from '../../../src/model/lanes';
import { createModelState } from '../../../src/model/month';
import type { Run } from '../../../src/scenario/run';
import { compoundCdf, compoundMoments } from '../../reference/panjer';
import { kernel, math, outcomesOf, planOf, stillScenario } from './laboratory';
import { countUpTo, deviationsFrom, errorsFrom } from './monteCarlo';

const paths = 2 ** 16;
const plan = planOf(stillScenario());
const { world } = createModelState(plan.model, math, kernel.allocator);

interface Process {
  name: string;
  median: number;
  sigma: number;
  /** Events expected in each step. */
  rates: number[];
  paths: number;
  sampling?: Run['sampling'];
  monthsPerStep?: Run['monthsPerStep'];
}

/** Numbers and costs of events, `[step][path]`. */
function eventsOf({ name, median, sigma, rates, paths, ...drawn }: Process) {
  const run = { ...stillScenario().run, ...drawn };
  const events = planEvents(name, median, sigma, run, math);
  const state = createEventsState();
  const [rate, count, cost] = [0, 1, 2].map(() => new Float64Array(lanes));
  const [counts, costs] = [0, 1].map(() => rates.map(() => new Float64Array(paths)));
  for (let from = 0; from < paths; from += lanes)
    for (const [step, expected] of rates.entries()) {
      rate.fill(expected);
      stepEvents(events, state, rate, count, cost, world, step, plan.key, from, math);
      counts[step].set(count, from);
      costs[step].set(cost, from);
    }
  return { counts, costs };
}

/** Losses of a year of events, month by month, on each path. */
function annualLosses(perYear: number, median: number, sigma: number): Float64Array {
  const name = `compound ${perYear} ${sigma}`;
  const rates = new Array<number>(12).fill(perYear / 12);
  const { costs } = eventsOf({ name, median, sigma, rates, paths, sampling: 'random' });
  return Float64Array.from({ length: paths }, (_, path) =>
    costs.reduce((sum, month) => sum + month[path], 0),
  );
}

/** Expects as many of the losses below quantiles as Panjer's recursion has it, within 4 standard deviations. */
function expectCompound(losses: Float64Array, perYear: number, median: number, sigma: number) {
  const points = 12_000;
  const top = Float64Array.from(losses).sort()[Math.floor(0.9995 * losses.length)];
  const step = top / points;
  const cdf = compoundCdf(perYear, median, sigma, step, points);
  for (const alpha of [0.5, 0.75, 0.9, 0.99, 0.999]) {
    const k = cdf.findIndex((value) => value >= alpha);
    if (k <= 0) continue;
    // Half a step up: what was rounded to k × step lies below it.
    const below = countUpTo(losses, (k + 0.5) * step);
    expect(deviationsFrom(cdf[k], below, losses.length), `α = ${alpha}`).toBeLessThan(4);
  }
}

const cases = [
  { perYear: 0.6, sigma: 0.5 },
  { perYear: 4, sigma: 0.8 },
  { perYear: 12, sigma: 0.3 },
  { perYear: 0.6, sigma: 1.6 },
  { perYear: 4, sigma: 1.4 },
];
const median = 300_000;

describe.each(cases)('$perYear events a year, σ = $sigma', ({ perYear, sigma }) => {
  const losses = annualLosses(perYear, median, sigma);
  const { mean, variance, varianceOfVariance } = compoundMoments(perYear, median, sigma);
  const average = losses.reduce((sum, loss) => sum + loss, 0) / paths;

  test('the mean of a year’s losses is exact within 4 standard errors', () => {
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(variance / paths));
  });

  // Where σ is large, the variance rests on a few paths and its standard error says nothing.
  if (sigma < 1)
    test('so is the variance', () => {
      const found = losses.reduce((sum, loss) => sum + (loss - average) ** 2, 0) / (paths - 1);
      expect(Math.abs(found - variance)).toBeLessThan(4 * Math.sqrt(varianceOfVariance / paths));
    });

  test('quantiles are those of Panjer’s recursion', () => {
    expectCompound(losses, perYear, median, sigma);
  });
});

/*
 * A rate that rises and falls, over three years and some months of the next three. Each month's number is a Poisson count
 * of that month's rate, whatever the months before were like.
 */
describe.each(['random', 'sobol'] as const)('a rate that moves, %s draws', (sampling) => {
  const rates = Array.from({ length: 40 }, (_, month) => 0.4 + 0.35 * Math.sin(month / 3));
  const drawn = { name: 'moving', median: 1, sigma: 0.5, rates, paths: 2 ** 14, sampling };
  const { counts, costs } = eventsOf(drawn);

  test('numbers of a month have the Poisson distribution of its rate', () => {
    for (const [month, rate] of rates.entries())
      for (const most of [0, 1, 2]) {
        const below = countUpTo(counts[month], most);
        const off = deviationsFrom(poissonCdf(most, rate), below, drawn.paths);
        expect(off, `${most} in month ${month}`).toBeLessThan(4.5);
      }
  });

  test('numbers of two months are strangers', () => {
    const product = (a: number, b: number) =>
      counts[a].map((x, path) => (x - rates[a]) * (counts[b][path] - rates[b]));
    for (const [a, b] of [
      [0, 1],
      [4, 5],
      [0, 35],
      [35, 36],
      [4, 40 - 1],
    ])
      expect(errorsFrom(0, product(a, b)), `months ${a} and ${b}`).toBeLessThan(4.5);
  });

  test('the cost of an event is lognormal, whatever the rate', () => {
    for (const month of [4, 13, 36]) {
      const single = [...costs[month]].filter((_, path) => counts[month][path] === 1);
      expect(errorsFrom(0, single.map(Math.log)), `month ${month}`).toBeLessThan(4.5);
      expect(
        errorsFrom(
          0.25,
          single.map((x) => Math.log(x) ** 2),
        ),
      ).toBeLessThan(4.5);
    }
  });

  test('a higher rate takes no event away and makes none cheaper, on any path', () => {
    const more = eventsOf({ ...drawn, rates: rates.map((rate) => 1.4 * rate) });
    const fewer = rates.map((_, month) =>
      counts[month].some(
        (count, path) =>
          count > more.counts[month][path] || costs[month][path] > more.costs[month][path],
      ),
    );
    expect(fewer).toEqual(rates.map(() => false));
  });

  test('a shorter run has the events of a longer one', () => {
    const short = eventsOf({ ...drawn, rates: rates.slice(0, 17) });
    expect(short.costs).toEqual(costs.slice(0, 17));
  });
});

test('steps of a quarter have as many events as their rate says', () => {
  const rates = new Array<number>(14).fill(1.2);
  const drawn = { name: 'quarters', median: 1, sigma: 1, rates, paths: 2 ** 13 };
  const { counts } = eventsOf({ ...drawn, monthsPerStep: 3 });
  for (const [quarter, numbers] of counts.entries())
    expect(errorsFrom(1.2, numbers), `quarter ${quarter}`).toBeLessThan(4.5);
});

test('the engine’s cyber loss of a year is such a sum', { timeout: 30_000 }, () => {
  const scenario = stillScenario({
    platform: { events: { cyber: { perYear: 3, median, spread: 1.6 } } },
    strategy: { controls: { security: 0 } },
    run: { seed: 'cyber' },
  });
  const { cyberLoss } = outcomesOf(scenario, 2 ** 14, ['cyberLoss']);
  expectCompound(cyberLoss, 3, median, 1.6);
});

test('full security takes nine tenths of the events', { timeout: 30_000 }, () => {
  const scenario = stillScenario({
    platform: { events: { cyber: { perYear: 10, median, spread: 0.5 } } },
    strategy: { controls: { security: 1 } },
    run: { seed: 'security' },
  });
  const { cyberLoss } = outcomesOf(scenario, 2 ** 14, ['cyberLoss']);
  expectCompound(cyberLoss, 1, median, 0.5);
});
