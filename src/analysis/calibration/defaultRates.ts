import type { KernelExports } from '../../kernel/load';
import { standings, type Tape } from '../tape/tape';
import { ungrouped, type Grouping } from '../tape/grouping';
import type { Estimate } from './estimate';
import { clopperPearson, garwood } from './exactIntervals';
import { isotonic } from './isotonic';
import type { TimeAtRisk } from './timeAtRisk';

/** What a default rate is a rate of. */
export type RateBasis =
  /** Defaults by years at risk, as a probability over a year. */
  | 'annual'
  /** Defaults so far by loans; how long the loans have been at risk is not known, and they may yet default. */
  | 'cumulative';

export interface GradeDefaults {
  name: string;
  loans: number;
  defaults: number;
  /** Loan-years at risk; NaN where unknown. */
  years: number;
  /** Probability of default: over a year, or so far. */
  rate: Estimate;
  /** The same with grades that are out of order put together; equals `rate` where the order holds. */
  pooled: Estimate;
  /** Names of the grades it was put together with. */
  pooledWith: string[];
}

export interface DefaultRates {
  basis: RateBasis;
  grades: GradeDefaults[];
  all: GradeDefaults;
  /** Neighbours of which the better has more defaults. */
  outOfOrder: [better: string, worse: string][];
}

const daysPerYear = 365.2425;
const inDefault = standings.indexOf('default');

/** The probability of a default within a year where defaults come at a constant rate of so many a year. */
export const withinYear = (perYear: number): number => -Math.expm1(-perYear);

/**
 * Default rates by grade. With times: defaults ÷ loan-years, a Poisson rate with Garwood's exact interval, turned into a
 * probability over a year, 1 − e^(−rate). Without: defaults ÷ loans with Clopper and Pearson's. Grades that stand out of
 * order are pooled by the maximum likelihood under the order.
 */
export function defaultRates(
  tape: Tape,
  grouping: Grouping,
  times: TimeAtRisk | undefined,
  math: KernelExports,
): DefaultRates | undefined {
  const { standing } = tape;
  if (!standing) return undefined;
  const groups = grouping.names.map((name) => ({ name, loans: 0, defaults: 0, days: 0 }));
  for (let i = 0; i < tape.rows; i++) {
    const group = grouping.codes[i];
    if (group === ungrouped) continue;
    const own = groups[group];
    if (!times) {
      own.loans++;
      if (standing[i] === inDefault) own.defaults++;
    } else if (times.end[i] >= times.start[i] && times.start[i] > noDay) {
      own.loans++;
      own.defaults += times.defaulted[i];
      // A loan that was looked at on the day it began was at risk for part of it.
      own.days += Math.max(0.5, times.end[i] - times.start[i]);
    }
  }
  const basis: RateBasis = times ? 'annual' : 'cumulative';
  const estimate = (defaults: number, loans: number, days: number): Estimate => {
    if (!times) return { value: defaults / loans, interval: clopperPearson(defaults, loans, math) };
    const years = days / daysPerYear;
    const [low, high] = garwood(defaults, math);
    return {
      value: withinYear(defaults / years),
      interval: [withinYear(low / years), withinYear(high / years)],
    };
  };
  const seen = groups.filter(({ loans }) => loans > 0);
  if (seen.length === 0) return undefined;
  const weight = ({ loans, days }: (typeof groups)[number]) => (times ? days : loans);
  const pools = isotonic(
    seen.map((own) => own.defaults / weight(own)),
    seen.map(weight),
  );
  const finished = (
    own: (typeof groups)[number],
    members: readonly (typeof groups)[number][],
  ): GradeDefaults => {
    const sum = (of: (one: (typeof groups)[number]) => number) =>
      members.reduce((total, one) => total + of(one), 0);
    return {
      ...{ name: own.name, loans: own.loans, defaults: own.defaults },
      years: times ? own.days / daysPerYear : NaN,
      rate: estimate(own.defaults, own.loans, own.days),
      pooled: estimate(
        sum(({ defaults }) => defaults),
        sum(({ loans }) => loans),
        sum(({ days }) => days),
      ),
      pooledWith: members.filter((one) => one !== own).map(({ name }) => name),
    };
  };
  const grades = pools.flatMap(({ from, to }) => {
    const members = seen.slice(from, to);
    return members.map((own) => finished(own, members));
  });
  const total = {
    name: '',
    loans: seen.reduce((sum, { loans }) => sum + loans, 0),
    defaults: seen.reduce((sum, { defaults }) => sum + defaults, 0),
    days: seen.reduce((sum, { days }) => sum + days, 0),
  };
  const outOfOrder = grades
    .slice(1)
    .flatMap((worse, at): [string, string][] =>
      grades[at].rate.value > worse.rate.value ? [[grades[at].name, worse.name]] : [],
    );
  return { basis, grades, all: finished(total, [total]), outOfOrder };
}

/** Days of loans whose time is not known lie below all others. */
const noDay = -0x80000000;

/**
 * The probability of default over a year that a share of defaults over `years` comes to, if they come at a constant rate:
 * 1 − (1 − share)^(1 ÷ years). Whoever uses it says over how many years the loans have been at risk.
 */
export const annualised = ({ value, interval: [low, high] }: Estimate, years: number): Estimate => {
  const one = (share: number) => -Math.expm1(Math.log1p(-share) / years);
  return { value: one(value), interval: [one(low), one(high)] };
};
