import type { KernelExports } from '../../kernel/load';
import { bivariateNormalCdf } from './bivariateNormal';
import type { Estimate } from './estimate';
import { maximise, type Maximum } from './maximise';
import { mixedProbit, type PeriodCounts } from './mixedProbit';

/** Why something can't be told from the periods at hand. */
export type Untold =
  | { code: 'noTimes' }
  | { code: 'fewPeriods'; found: number; least: number }
  | { code: 'noDefaults' }
  | { code: 'allDefault' }
  | { code: 'fewForVariables'; found: number; least: number }
  | { code: 'constant'; variable: number }
  | { code: 'collinear' }
  | { code: 'noMacro' }
  | { code: 'notFound' };

export interface OneFactorFit {
  /** Asset correlation by maximum likelihood, with the interval of the profile likelihood. */
  correlation: Estimate;
  /** The same by moments, from how often two loans default in the same period; 0 where less often than by chance. */
  byMoments: number;
  /** Default rate of each group over a period, the factor averaged out; `undefined` where it had none or all. */
  defaultRates: (number | undefined)[];
  /** Shift of the probit of default per point of each macro variable, with the interval of the profile likelihood. */
  sensitivities: Estimate[];
  periods: number;
  logLikelihood: number;
  /** With no common factor: the binomial likelihood. */
  logLikelihoodWithout: number;
  /** Whether an interval ends where the search does: the data allow any correlation up to there. */
  open: boolean;
}

/** Greatest correlation that is looked at. */
const mostCorrelation = 0.9;
const deviance95 = 3.841458820694124;

const spreadOf = (rho: number) => Math.sqrt(rho / (1 - rho));
const correlationOf = (s: number) => (s * s) / (1 + s * s);

/**
 * Fits Vasicek's one-factor model to default counts by period. All groups share the factor, each has a default rate of its
 * own, so that a book whose mix moves is not taken for one that is correlated. Factors of different periods count as
 * independent. With few periods the estimate is low on average (Gordy & Heitfield, 2002), and intervals by the χ² of the
 * deviance are somewhat narrow.
 */
export function fitOneFactor(
  periods: readonly PeriodCounts[],
  math: KernelExports,
): { ok: true; fit: OneFactorFit } | { ok: false; why: Untold } {
  const untold = (why: Untold) => ({ ok: false as const, why });
  const used = periods.filter(({ loans }) => loans.some((n) => n > 0));
  if (used.length < 2) return untold({ code: 'fewPeriods', found: used.length, least: 2 });
  const sum = (of: (period: PeriodCounts) => number) =>
    used.reduce((total, period) => total + of(period), 0);
  const all = used[0].loans.map((_, g) => ({
    loans: sum((period) => period.loans[g]),
    defaults: sum((period) => period.defaults[g]),
  }));
  // A group in which nothing happened, or everything, has no rate to move.
  const telling = [...all.keys()].filter(
    (g) => all[g].defaults > 0 && all[g].defaults < all[g].loans,
  );
  if (telling.length === 0)
    return untold({
      code: all.every(({ defaults }) => defaults === 0) ? 'noDefaults' : 'allDefault',
    });
  const variables = used[0].macro.length;
  const bad = variables > 0 && troubleOfMacro(used);
  if (bad) return untold(bad);

  const counts = used.map((period) => ({
    ...period,
    loans: telling.map((g) => period.loans[g]),
    defaults: telling.map((g) => period.defaults[g]),
  }));
  const likelihood = mixedProbit(counts, math);
  const thresholds = telling.map((g) => math.normalQuantile(all[g].defaults / all[g].loans));
  const spread = thresholds.length + variables;
  const start = [...thresholds, ...Array<number>(variables).fill(0)];
  const byMoments = momentCorrelation(counts, math);
  const without = maximise(likelihood, [...start, 0], { held: [spread] });
  const from = (rho: number) =>
    maximise(likelihood, [...start, spreadOf(Math.min(0.5, Math.max(0.002, rho)))]);
  let best = from(byMoments);
  for (const rho of [0.02, 0.2]) {
    if (best.found && best.value >= without.value - 1e-6) break;
    const other = from(rho);
    if (other.value > best.value) best = other;
  }
  if (!best.found && best.value < without.value) return untold({ code: 'notFound' });
  const top = best.value > without.value ? best : without;
  const s = Math.abs(top.at[spread]);

  /** The best of the rest with one parameter held, less the best of all, as a deviance. */
  const deviance = (parameter: number) => {
    let last = top.at;
    return (value: number) => {
      const trial = Float64Array.from(last);
      trial[parameter] = value;
      const near = top === best ? top.hessian : undefined;
      const held = maximise(likelihood, trial, { held: [parameter], near });
      last = held.at;
      return 2 * (top.value - held.value);
    };
  };

  const most = spreadOf(mostCorrelation);

  const low = 2 * (top.value - without.value) <= deviance95 ? 0 : crossing(deviance(spread), s, 0);
  const outside = upward(deviance(spread), s, most);
  const high = outside === undefined ? most : crossing(deviance(spread), s, outside);

  const sensitivities = Array.from({ length: variables }, (_, j): Estimate => {
    const parameter = thresholds.length + j;
    const value = top.at[parameter];
    const step = 2.2 * standardError(top, parameter);
    const end = (sign: 1 | -1): number => {
      const profile = deviance(parameter);
      for (let reach = step; reach < 1e4 * step; reach *= 2)
        if (profile(value + sign * reach) > deviance95)
          return crossing(profile, value, value + sign * reach);
      return sign * Infinity;
    };
    return { value, interval: [end(-1), end(1)] };
  });

  const defaultRates = all.map((_, g) => {
    const at = telling.indexOf(g);
    return at < 0 ? undefined : math.normalCdf(top.at[at]);
  });
  return {
    ok: true,
    fit: {
      correlation: {
        value: correlationOf(s),
        interval: [correlationOf(low), correlationOf(high)],
      },
      ...{ byMoments, defaultRates, sensitivities, periods: used.length },
      ...{ logLikelihood: top.value, logLikelihoodWithout: without.value },
      open: outside === undefined,
    },
  };
}

/**
 * The correlation at which two loans of a group default in the same period as often as they did:
 * Σ d(d − 1) = Σ n(n − 1) Φ₂(c, c; ρ) over periods and groups, joint default probabilities being taken from counts as by
 * Lucas (Journal of Fixed Income 4, 1995), by bisection; 0 where they did so no more often than by chance.
 */
export function momentCorrelation(periods: readonly PeriodCounts[], math: KernelExports): number {
  const groups = periods[0].loans.map((_, g) => {
    let [loans, defaults, pairs, joint] = [0, 0, 0, 0];
    for (const period of periods) {
      const [n, d] = [period.loans[g], period.defaults[g]];
      loans += n;
      defaults += d;
      pairs += n * (n - 1);
      joint += d * (d - 1);
    }
    return { threshold: math.normalQuantile(defaults / loans), pairs, joint };
  });
  const excess = (rho: number) =>
    groups.reduce(
      (sum, { threshold, pairs, joint }) =>
        sum + pairs * bivariateNormalCdf(threshold, threshold, rho, math) - joint,
      0,
    );
  if (excess(0) >= 0) return 0;
  let [low, high] = [0, mostCorrelation];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function troubleOfMacro(periods: readonly PeriodCounts[]): Untold | undefined {
  const variables = periods[0].macro.length;
  // A rate, a correlation and a sensitivity each take a period, and one must be left to err.
  const least = variables + 2 + 2;
  if (periods.length < least) return { code: 'fewForVariables', found: periods.length, least };
  const centred = Array.from({ length: variables }, (_, j) => {
    const values = periods.map(({ macro }) => macro[j]);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return values.map((x) => x - mean);
  });
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, i) => sum + x * b[i], 0);
  const constant = centred.findIndex((x) => Math.sqrt(dot(x, x) / x.length) < 1e-6);
  if (constant >= 0) return { code: 'constant', variable: constant };
  for (let i = 0; i < variables; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [centred[i], centred[j]];
      if (dot(a, b) ** 2 > 0.995 * dot(a, a) * dot(b, b)) return { code: 'collinear' };
    }
  return undefined;
}

/** A point above at which the deviance is past its limit; nothing where there is none up to `most`. */
function upward(deviance: (s: number) => number, from: number, most: number): number | undefined {
  for (let reach = Math.max(0.05, from / 3); ; reach *= 2) {
    const there = Math.min(most, from + reach);
    if (deviance(there) > deviance95) return there;
    if (there === most) return undefined;
  }
}

/**
 * Where a deviance that is nothing at `inside` and past its limit at `outside` reaches it. The root of a deviance is nearly
 * straight, which false position with the halving of Illinois makes the most of.
 */
function crossing(deviance: (x: number) => number, inside: number, outside: number): number {
  const excess = (x: number) => Math.sqrt(Math.max(0, deviance(x))) - Math.sqrt(deviance95);
  let [near, far] = [inside, outside];
  let [atNear, atFar] = [-Math.sqrt(deviance95), excess(outside)];
  let x = far;
  for (let step = 0; step < 40; step++) {
    x = (near * atFar - far * atNear) / (atFar - atNear);
    const here = excess(x);
    if (Math.abs(here) < 1e-4 || Math.abs(far - near) < 1e-6 * (1e-2 + Math.abs(near))) break;
    if (here < 0) {
      [near, atNear] = [x, here];
      atFar /= 2;
    } else {
      [far, atFar] = [x, here];
      atNear /= 2;
    }
  }
  return x;
}

function standardError({ hessian, free }: Maximum, parameter: number): number {
  const curve = -hessian[free.indexOf(parameter)][free.indexOf(parameter)];
  return curve > 0 ? 1 / Math.sqrt(curve) : 1;
}
