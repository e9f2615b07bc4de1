import { describe, expect, test } from 'vitest';
import { compoundCdf, compoundMoments } from '../../reference/panjer';
import { outcomesOf } from '../model/laboratory';
import { countUpTo, deviationsFrom } from '../model/monteCarlo';
import { validationStudy } from './studies';

const paths = 2 ** 13;

describe('event-losses: mean and quantiles of a year are those of the compound Poisson sum', () => {
  test.each(Object.entries(validationStudy('event-losses')))('%s', (_, scenario) => {
    const { perYear, median, spread } = scenario.platform.events.cyber;
    const { cyberLoss } = outcomesOf(scenario, paths, ['cyberLoss']);
    const { mean, variance } = compoundMoments(perYear, median, spread);
    const found = cyberLoss.reduce((sum, loss) => sum + loss, 0) / paths;
    expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / paths));
    const step = 2000;
    const cdf = compoundCdf(perYear, median, spread, step, 6000);
    for (const alpha of [0.5, 0.9, 0.99]) {
      const k = cdf.findIndex((value) => value >= alpha);
      const below = countUpTo(cyberLoss, (k + 0.5) * step);
      expect(deviationsFrom(cdf[k], below, paths), `α = ${alpha}`).toBeLessThan(4);
    }
  });
});
