import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { bivariateNormalCdf } from '../../../../src/analysis/calibration/bivariateNormal';
import { mixedProbit, type PeriodCounts } from '../../../../src/analysis/calibration/mixedProbit';
import { logNormalCdf } from '../../../../src/analysis/calibration/normalTails';
import { fitOneFactor, momentCorrelation } from '../../../../src/analysis/calibration/oneFactor';
import { gaussHermite, gaussLegendre } from '../../../../src/analysis/calibration/quadrature';
import { bivariateNormalTable } from '../../../reference/bivariateNormalTable';
import { conditionalDefaultRate, vasicekQuantile } from '../../../reference/vasicek';
import { kernel } from '../../kernel/kernel';

const math = kernel.exports;

/** Default counts of a book whose rates, correlation and sensitivities are known. */
function simulated(
  seed: string,
  {
    rates,
    rho,
    betas = [],
    loans = 2000,
    periods = 20,
  }: {
    rates: number[];
    rho: number;
    betas?: number[];
    loans?: number;
    periods?: number;
  },
): PeriodCounts[] {
  const random = seedrandom(seed);
  const normal = () => math.normalQuantile(random());
  return Array.from({ length: periods }, (_, t) => {
    const macro = betas.map((_, j) => 2 * Math.sin((t + 1) * (j + 0.7)));
    const shift = betas.reduce((sum, beta, j) => sum + beta * macro[j], 0);
    const z = normal();
    const defaults = rates.map((rate) => {
      const shifted = math.normalCdf(math.normalQuantile(rate) + shift);
      return math.binomialQuantile(loans, conditionalDefaultRate(z, shifted, rho), random());
    });
    return { name: String(t), loans: rates.map(() => loans), defaults, macro };
  });
}

function fitted(periods: PeriodCounts[]) {
  const result = fitOneFactor(periods, math);
  if (!result.ok) throw new Error(result.why.code);
  return result.fit;
}

describe('rules for integrals', () => {
  test('give the integrals of powers', () => {
    const { nodes, weights } = gaussHermite(24);
    const hermite = (f: (x: number) => number) =>
      weights.reduce((sum, w, i) => sum + w * f(nodes[i]), 0) / Math.sqrt(Math.PI);
    expect(hermite(() => 1)).toBeCloseTo(1, 12);
    expect(hermite((x) => 2 * x * x)).toBeCloseTo(1, 12);
    expect(hermite((x) => 16 * x ** 8)).toBeCloseTo(105, 9);
    expect(hermite((x) => x)).toBeCloseTo(0, 12);
    const legendre = gaussLegendre(32);
    const power = legendre.weights.reduce((sum, w, i) => sum + w * legendre.nodes[i] ** 20, 0);
    expect(power).toBeCloseTo(2 / 21, 13);
  });
});

test.each(bivariateNormalTable)('P(X ≤ %d, Y ≤ %d) at %d is %d, as printed', (a, b, rho, p) => {
  // The table has six decimals, not all of them rounded.
  expect(Math.abs(bivariateNormalCdf(a, b, rho, math) - p)).toBeLessThan(1e-6);
});

test('log Φ and its slope go on where Φ is nothing', () => {
  for (const x of [3, 0, -5.9, -6.1]) {
    expect(logNormalCdf(x, math).log).toBeCloseTo(Math.log(math.normalCdf(x)), 12);
  }
  // Mathematica: log Φ(−40).
  expect(logNormalCdf(-40, math).log).toBeCloseTo(-804.608442, 5);
  for (const x of [-50, -6.5, -5.5, 0, 2]) {
    const step = 1e-5;
    const difference = logNormalCdf(x + step, math).log - logNormalCdf(x - step, math).log;
    expect(logNormalCdf(x, math).slope / (difference / (2 * step))).toBeCloseTo(1, 5);
  }
});

describe('the likelihood', () => {
  const periods = simulated('likelihood', {
    rates: [0.02, 0.1],
    rho: 0.1,
    betas: [0.05],
    loans: 300,
  });
  const f = mixedProbit(periods, math);

  test('without a factor is the binomial one', () => {
    const at = [-2, -1.2, 0.03, 0];
    let expected = 0;
    for (const { loans, defaults, macro } of periods)
      for (const g of [0, 1]) {
        const p = math.normalCdf(at[g] + at[2] * macro[0]);
        expected += defaults[g] * Math.log(p) + (loans[g] - defaults[g]) * Math.log(1 - p);
      }
    expect(f(Float64Array.from(at)).value).toBeCloseTo(expected, 7);
  });

  test('is the integral over the factor that the plainest sum gives', () => {
    const [c1, c2, beta, s] = [-2, -1.2, 0.03, 0.4];
    const steps = 20_000;
    let expected = 0;
    for (const { loans, defaults, macro } of periods) {
      const log = (z: number) => {
        let sum = (-z * z) / 2;
        [c1, c2].forEach((c, g) => {
          const p = math.normalCdf((c + beta * macro[0]) * Math.sqrt(1 + s * s) + s * z);
          sum += defaults[g] * Math.log(p) + (loans[g] - defaults[g]) * Math.log1p(-p);
        });
        return sum;
      };
      const logs = Array.from({ length: steps }, (_, i) => log(-8 + (16 * (i + 0.5)) / steps));
      const top = Math.max(...logs);
      const mass = logs.reduce((sum, one) => sum + Math.exp(one - top), 0);
      expected += top + Math.log((mass * 16) / steps / Math.sqrt(2 * Math.PI));
    }
    expect(f(Float64Array.from([c1, c2, beta, s])).value).toBeCloseTo(expected, 6);
  });

  test('has the slopes that its differences show', () => {
    const at = Float64Array.from([-1.9, -1.3, 0.04, 0.3]);
    const { gradient } = f(at);
    for (let k = 0; k < at.length; k++) {
      const step = 1e-5;
      const [up, down] = [at.slice(), at.slice()];
      up[k] += step;
      down[k] -= step;
      expect(gradient[k] / ((f(up).value - f(down).value) / (2 * step))).toBeCloseTo(1, 4);
    }
  });
});

describe('the correlation', () => {
  test('of very many loans is that of Vasicek’s distribution: the variance of the probits', () => {
    // Default rates at even ranks of the distribution, of pools so large that counts tell them.
    const [p, rho, count, loans] = [0.04, 0.12, 30, 1e8];
    const rates = Array.from({ length: count }, (_, t) =>
      vasicekQuantile((t + 0.5) / count, p, rho),
    );
    const periods = rates.map((rate, t) => ({
      ...{ name: String(t), loans: [loans], defaults: [Math.round(rate * loans)], macro: [] },
    }));
    const probits = periods.map(({ defaults }) => math.normalQuantile(defaults[0] / loans));
    const mean = probits.reduce((sum, x) => sum + x, 0) / count;
    const variance = probits.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count;
    const fit = fitted(periods);
    expect(fit.correlation.value).toBeCloseTo(variance / (1 + variance), 5);
    expect(fit.defaultRates[0]).toBeCloseTo(math.normalCdf(mean / Math.sqrt(1 + variance)), 5);
  });

  test('lies in 95 % intervals as often as they say, within chance', () => {
    const [replicates, rho] = [150, 0.06];
    let [inside, sum, moments] = [0, 0, 0];
    for (let seed = 0; seed < replicates; seed++) {
      const periods = simulated(`cover ${seed}`, { rates: [0.05], rho, periods: 25, loans: 1000 });
      const { correlation, byMoments } = fitted(periods);
      if (correlation.interval[0] <= rho && rho <= correlation.interval[1]) inside++;
      sum += correlation.value;
      moments += byMoments;
    }
    const chance = Math.sqrt((0.95 * 0.05) / replicates);
    expect(inside / replicates).toBeGreaterThan(0.95 - 3 * chance);
    // A twenty-fifth of its variance is taken up by the mean, as in any variance.
    expect(sum / replicates / rho).toBeGreaterThan(0.85);
    expect(sum / replicates / rho).toBeLessThan(1.05);
    expect(moments / replicates / rho).toBeGreaterThan(0.8);
  });

  test('of four periods is low by about a quarter, and its interval holds it less often than it says', () => {
    const [replicates, rho] = [300, 0.05];
    let [inside, sum] = [0, 0];
    for (let seed = 0; seed < replicates; seed++) {
      const periods = simulated(`few ${seed}`, { rates: [0.05], rho, periods: 4, loans: 1000 });
      const { correlation } = fitted(periods);
      if (correlation.interval[0] <= rho && rho <= correlation.interval[1]) inside++;
      sum += correlation.value;
    }
    expect(inside / replicates).toBeGreaterThan(0.82);
    expect(inside / replicates).toBeLessThan(0.95);
    expect(sum / replicates / rho).toBeGreaterThan(0.62);
    expect(sum / replicates / rho).toBeLessThan(0.88);
  });

  test('of independent defaults has an interval that begins at 0', () => {
    let zero = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { correlation } = fitted(simulated(`none ${seed}`, { rates: [0.05], rho: 0 }));
      if (correlation.interval[0] === 0) zero++;
      expect(correlation.value).toBeLessThan(0.02);
    }
    expect(zero).toBeGreaterThanOrEqual(17);
  });

  test('is not taken for a mix that moves: each group has a rate of its own', () => {
    const counts = [0.1, 0.3, 0.5, 0.7, 0.9].map((share, t) => {
      const loans = [Math.round(20_000 * share), Math.round(20_000 * (1 - share))];
      return {
        ...{ name: String(t), loans, macro: [] },
        defaults: [Math.round(loans[0] * 0.02), Math.round(loans[1] * 0.12)],
      };
    });
    expect(fitted(counts).correlation.value).toBeLessThan(1e-4);
    const pooled = counts.map(({ loans, defaults, ...rest }) => ({
      ...{ ...rest, loans: [loans[0] + loans[1]], defaults: [defaults[0] + defaults[1]] },
    }));
    expect(fitted(pooled).correlation.value).toBeGreaterThan(0.02);
  });

  test('by moments is that of the table from which pairs are drawn', () => {
    for (const [a, b, rho, joint] of bivariateNormalTable) {
      if (a !== b || rho <= 0) continue;
      // Two periods, so many loans that shares are exact: what matters is P and the mean of pairs.
      const p = math.normalCdf(a);
      const apart = Math.sqrt(joint - p * p);
      const n = 1e9;
      const periods = [p + apart, p - apart].map((rate, t) => ({
        ...{ name: String(t), loans: [n], defaults: [rate * n], macro: [] },
      }));
      expect(momentCorrelation(periods, math)).toBeCloseTo(rho, 4);
    }
  });

  test.each([
    ['one period', [[5, 100]], 'fewPeriods'],
    [
      'no default',
      [
        [0, 100],
        [0, 100],
      ],
      'noDefaults',
    ],
    [
      'nothing else',
      [
        [100, 100],
        [100, 100],
      ],
      'allDefault',
    ],
  ])('of %s can’t be told', (_, counts, code) => {
    const periods = counts.map(([d, n]) => ({ name: '', loans: [n], defaults: [d], macro: [] }));
    const result = fitOneFactor(periods, math);
    expect(result.ok ? undefined : result.why.code).toBe(code);
  });
});

describe('sensitivities', () => {
  test('lie in 95 % intervals as often as they say, and the correlation beside them', () => {
    const [replicates, betas, rho] = [40, [0.08, -0.04], 0.03];
    let [inside, both] = [0, 0];
    for (let seed = 0; seed < replicates; seed++) {
      const fit = fitted(
        simulated(`beta ${seed}`, { rates: [0.03, 0.08], rho, betas, periods: 30 }),
      );
      fit.sensitivities.forEach(({ interval: [low, high] }, j) => {
        if (low <= betas[j] && betas[j] <= high) inside++;
      });
      if (fit.correlation.interval[0] <= rho && rho <= fit.correlation.interval[1]) both++;
    }
    const chance = (count: number) => Math.sqrt((0.95 * 0.05) / count);
    expect(inside / (2 * replicates)).toBeGreaterThan(0.95 - 3 * chance(2 * replicates));
    expect(both / replicates).toBeGreaterThan(0.95 - 3 * chance(replicates));
  });

  test('are refused where periods are too few, or variables stand still or move as one', () => {
    const why = (periods: PeriodCounts[]) => {
      const result = fitOneFactor(periods, math);
      return result.ok ? undefined : result.why;
    };
    const some = (periods: number) =>
      simulated('few', { rates: [0.05], rho: 0.05, betas: [0.05], periods });
    expect(why(some(4))).toEqual({ code: 'fewForVariables', found: 4, least: 5 });
    expect(why(some(5))).toBeUndefined();
    expect(why(some(10).map((one) => ({ ...one, macro: [1] })))).toEqual({
      ...{ code: 'constant', variable: 0 },
    });
    const twin = some(10).map((one) => ({ ...one, macro: [one.macro[0], 2 * one.macro[0] + 1] }));
    expect(why(twin)).toEqual({ code: 'collinear' });
  });
});
