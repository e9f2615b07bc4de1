import type { KernelExports } from '../../kernel/load';
import type { Slope } from './maximise';
import { logNormalCdf } from './normalTails';
import { gaussHermite } from './quadrature';

/** Loans at risk and defaults in a period, by group, and what the economy did. */
export interface PeriodCounts {
  /** What the period is called, as `2016 Q1`. */
  name: string;
  loans: readonly number[];
  defaults: readonly number[];
  /** Deviations of macro variables, in points. */
  macro: readonly number[];
}

const { nodes, weights } = gaussHermite(20);
/** Logarithm of each weight with what the change to the peak takes out of it: log w + x². */
const logWeights = nodes.map((x, k) => Math.log(weights[k]) + x * x);

/**
 * The logarithm of the likelihood of default counts in Vasicek's one-factor model (2002), and its slopes: in a period
 * with factor Z and deviations x a loan of group g defaults with probability
 * Φ((c_g + Σ β x − √ρ Z) ÷ √(1 − ρ)), independently of others, and Z is standard normal and new in each period. That is a
 * mixed probit: ∫ Π_g Binomial(d_g; n_g, p_g(z)) φ(z) dz, by 20 points of Gauss and Hermite about the peak of each
 * integrand (Liu & Pierce, Biometrika 81, 1994). Binomial coefficients, which no parameter moves, are left out.
 *
 * @returns a function of `[c₁ … c_G, β₁ … β_B, s]` with s = √(ρ ÷ (1 − ρ)); s = 0 is the binomial likelihood
 */
export function mixedProbit(
  periods: readonly PeriodCounts[],
  math: KernelExports,
): (parameters: Float64Array) => Slope {
  const groups = periods[0].loans.length;
  const variables = periods[0].macro.length;
  // Where each peak was found last: the next is near.
  const peaks = new Float64Array(periods.length);
  const scores = new Float64Array(groups);

  return (parameters) => {
    const s = parameters[groups + variables];
    const stretch = Math.sqrt(1 + s * s);
    const gradient = new Float64Array(parameters.length);
    let value = 0;
    periods.forEach(({ loans, defaults, macro }, t) => {
      const shift = macro.reduce((sum, x, j) => sum + x * parameters[groups + j], 0);
      const index = (g: number, z: number) => (parameters[g] + shift) * stretch + s * z;

      /** log of the integrand, and its first two slopes in z; fills `scores` with slopes in each group's index. */
      const at = (z: number) => {
        let log = (-z * z) / 2;
        let first = -z;
        let second = -1;
        for (let g = 0; g < groups; g++) {
          if (!(loans[g] > 0)) {
            scores[g] = 0;
            continue;
          }
          const eta = index(g, z);
          const bad = logNormalCdf(eta, math);
          const good = logNormalCdf(-eta, math);
          const [d, rest] = [defaults[g], loans[g] - defaults[g]];
          log += d * bad.log + rest * good.log;
          scores[g] = d * bad.slope - rest * good.slope;
          const curve = d * bad.slope * (bad.slope + eta) + rest * good.slope * (good.slope - eta);
          first += s * scores[g];
          second -= s * s * curve;
        }
        return { log, first, second };
      };

      let peak = peaks[t];
      let there = at(peak);
      for (let step = 0; step < 60; step++) {
        let move = -there.first / there.second;
        let next = at(peak + move);
        while (next.log < there.log - 1e-9 && Math.abs(move) > 1e-12) next = at(peak + (move /= 2));
        peak += move;
        there = next;
        if (Math.abs(move) * Math.sqrt(-there.second) < 1e-6) break;
      }
      peaks[t] = peak;

      const width = Math.SQRT2 / Math.sqrt(-there.second);
      let integral = 0;
      const own = new Float64Array(parameters.length);
      for (let k = 0; k < nodes.length; k++) {
        const z = peak + width * nodes[k];
        const mass = Math.exp(at(z).log - there.log + logWeights[k]);
        integral += mass;
        let all = 0;
        for (let g = 0; g < groups; g++) {
          all += scores[g];
          own[g] += mass * scores[g] * stretch;
          own[groups + variables] +=
            mass * scores[g] * (((parameters[g] + shift) * s) / stretch + z);
        }
        for (let j = 0; j < variables; j++) own[groups + j] += mass * all * macro[j] * stretch;
      }
      value += there.log + Math.log((integral * width) / Math.sqrt(2 * Math.PI));
      for (let k = 0; k < own.length; k++) gradient[k] += own[k] / integral;
    });
    return { value, gradient };
  };
}
