import type { KernelExports } from '../kernel/load';
import type { World } from '../scenario/world';

/** Terms of the tetrachoric series; at a correlation of 0.9 what is left out is below 10⁻⁹ of the sum. */
const terms = 160;

/**
 * The asset correlation within one step that gives the default rate of a year the variance it has in Vasicek's model
 * with the annual correlation ρ.
 *
 * Correlations are estimated, and prescribed by Basel, for default rates of a year. Within a step of a month defaults are
 * rarer and so, at the same ρ, relatively more volatile; months then add up the more as factors persist. Applied as it
 * stands to each month ρ would make a year more volatile than what it was measured on.
 *
 * With p_t the default rate of step t given the factors, and c = Φ⁻¹(PD of a step), the covariance of two steps whose
 * indices correlate by r is Φ₂(c, c; r) − Φ(c)² = φ(c)² Σ_{n≥1} rⁿ/n! · He_{n−1}(c)², the tetrachoric series (Kendall,
 * 1941, Biometrika 32). Here r = ρ_step × κ(lag), κ being the autocorrelation of the cell's index: the weighted sum of
 * the factors' φ^lag. The variance of Σ p_t over a year's steps is then set against that of Vasicek's annual default
 * rate, (1 − PD of a step)^(N−1) being what a change of one step's rate does to the share of a cohort that defaults
 * within the N steps of the year. The t copula takes the correlations of the Gaussian one.
 *
 * @returns for a cell's annual PD and ρ the correlation within a step, found by bisection to double precision; ρ itself
 *   where a step is a year
 */
export function stepCorrelationSolver(
  { persistence, weights }: World['factors'],
  monthsPerStep: number,
  math: KernelExports,
): (annualDefaultRate: number, assetCorrelation: number) => number {
  const steps = 12 / monthsPerStep;
  const overStep = (monthly: number) =>
    monthly === 0 ? 0 : math.exp(monthsPerStep * math.log(monthly));
  const factors = [
    { weight: weights.global, kept: overStep(persistence.global) },
    { weight: weights.region, kept: overStep(persistence.region) },
    { weight: weights.product, kept: overStep(persistence.product) },
  ];
  const powers = factors.map(() => 1);
  const autocorrelation = Float64Array.from({ length: steps }, () => {
    let sum = 0;
    factors.forEach(({ weight, kept }, f) => {
      sum += weight * powers[f];
      powers[f] *= kept;
    });
    return Math.min(1, sum);
  });
  // Σ over pairs of steps of κ(lag)ⁿ, n = 1, 2, …
  const pairs = new Float64Array(terms + 1);
  const raised = autocorrelation.map(() => 1);
  for (let n = 1; n <= terms; n++)
    for (let lag = 0; lag < steps; lag++) {
      raised[lag] *= autocorrelation[lag];
      pairs[n] += (lag === 0 ? steps : 2 * (steps - lag)) * raised[lag];
    }
  const alone = new Float64Array(terms + 1).fill(1);
  const known = new Map<string, number>();

  return (annualDefaultRate, rho) => {
    if (steps === 1 || rho <= 0 || annualDefaultRate <= 0) return rho;
    const key = `${annualDefaultRate} ${rho}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const stepRate = -math.expm1(math.log1p(-annualDefaultRate) / steps);
    const ofYear = seriesOf(math.normalQuantile(annualDefaultRate), math);
    const ofStep = seriesOf(math.normalQuantile(stepRate), math);
    const kept = math.exp(2 * (steps - 1) * math.log1p(-stepRate));
    const target = sumOf(ofYear, alone, rho);
    let [low, high] = [0, 0.99];
    for (let round = 0; round < 60; round++) {
      const middle = (low + high) / 2;
      if (kept * sumOf(ofStep, pairs, middle) < target) low = middle;
      else high = middle;
    }
    const solved = (low + high) / 2;
    known.set(key, solved);
    return solved;
  };
}

/** φ(c)² He_{n−1}(c)² ÷ n! for n = 1, 2, …, by the recurrence of Hermite polynomials scaled by √n!. */
function seriesOf(c: number, math: KernelExports): Float64Array {
  const density = math.exp(-c * c) / (2 * Math.PI);
  const series = new Float64Array(terms + 1);
  let [before, now] = [0, 1];
  for (let n = 1; n <= terms; n++) {
    series[n] = (density * now * now) / n;
    [before, now] = [now, (c * now - Math.sqrt(n - 1) * before) / Math.sqrt(n)];
  }
  return series;
}

function sumOf(series: Float64Array, weights: Float64Array, rho: number): number {
  let sum = 0;
  let power = 1;
  for (let n = 1; n <= terms; n++) {
    power *= rho;
    sum += power * weights[n] * series[n];
  }
  return sum;
}
