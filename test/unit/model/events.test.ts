import { describe, expect, test } from 'vitest';
import { planEvents, stepEvents } from '../../../src/model/events';
import { lanes } from '../../../src/model/lanes';
import { createModelState } from '../../../src/model/month';
import { compoundCdf, compoundMoments } from '../../reference/panjer';
import { kernel, math, outcomesOf, planOf, stillScenario } from './laboratory';
import { countUpTo, deviationsFrom } from './monteCarlo';

const paths = 2 ** 16;
const plan = planOf(stillScenario());
const { world } = createModelState(plan.model, math, kernel.allocator);

/** A year of events, month by month, on each path. */
function annualLosses(perYear: number, median: number, sigma: number): Float64Array {
  const events = planEvents(`compound ${perYear} ${sigma}`, median, sigma, math);
  const lane = () => new Float64Array(lanes);
  const [rate, counts, costs] = [lane().fill(perYear / 12), lane(), lane()];
  const losses = new Float64Array(paths);
  for (let from = 0; from < paths; from += lanes)
    for (let step = 0; step < 12; step++) {
      stepEvents(events, rate, counts, costs, world, step, plan.key, from, math);
      for (let i = 0; i < lanes; i++) losses[from + i] += costs[i];
    }
  return losses;
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
