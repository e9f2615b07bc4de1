import { z95 } from '../../engine/proportion';
import { ungrouped, type Grouping } from '../tape/grouping';
import type { Tape } from '../tape/tape';
import type { Estimate } from './estimate';

/** Sizes and prices of the loans of a group. */
export interface SizesAndPrices {
  name: string;
  loans: number;
  meanLoan: Estimate;
  /** Standard deviation ÷ mean, of the loans themselves. */
  variation: number;
  /** The same of the lognormal distribution that has the spread of the loans' logarithms, √(e^σ² − 1). */
  lognormalVariation: Estimate;
  /** Mean rate a year, each loan counting by its amount; absent where the tape has none. */
  rate?: Estimate;
}

/**
 * Sizes and prices by group. Means with normal intervals, that of the rate being a ratio's (Cochran, Sampling Techniques,
 * 1977, ch. 6); the variation of lognormal sizes from the variance of logarithms, whose standard error is σ² √(2 ÷ (n − 1)).
 */
export function sizesAndPrices(tape: Tape, grouping: Grouping | undefined): SizesAndPrices[] {
  const names = grouping?.names ?? [''];
  const sums = names.map(() => ({
    ...{ n: 0, sum: 0, squares: 0, logs: 0, logSquares: 0 },
    ...{ rated: 0, weight: 0, weighted: 0, w2: 0, w2r: 0, w2r2: 0 },
  }));
  for (let i = 0; i < tape.rows; i++) {
    const group = grouping ? grouping.codes[i] : 0;
    if (group === ungrouped) continue;
    const own = sums[group];
    const amount = tape.amount[i];
    const log = Math.log(amount);
    own.n++;
    own.sum += amount;
    own.squares += amount * amount;
    own.logs += log;
    own.logSquares += log * log;
    const rate = tape.rate ? tape.rate[i] : NaN;
    if (!(rate >= 0)) continue;
    own.rated++;
    own.weight += amount;
    own.weighted += amount * rate;
    own.w2 += amount * amount;
    own.w2r += amount * amount * rate;
    own.w2r2 += amount * amount * rate * rate;
  }
  return sums.map((own, at): SizesAndPrices => {
    const mean = own.sum / own.n;
    const deviation = Math.sqrt(Math.max(0, own.squares / own.n - mean * mean));
    const logMean = own.logs / own.n;
    const logVariance = Math.max(0, own.logSquares / own.n - logMean * logMean);
    const variationOf = (variance: number) => Math.sqrt(Math.expm1(Math.max(0, variance)));
    const ofLog = z95 * logVariance * Math.sqrt(2 / Math.max(1, own.n - 1));
    const price = own.weighted / own.weight;
    const residual = own.w2r2 - 2 * price * own.w2r + price * price * own.w2;
    const error = Math.sqrt(Math.max(0, residual)) / own.weight;
    return {
      name: names[at],
      loans: own.n,
      meanLoan: around(mean, deviation / Math.sqrt(own.n)),
      variation: deviation / mean,
      lognormalVariation: {
        value: variationOf(logVariance),
        interval: [variationOf(logVariance - ofLog), variationOf(logVariance + ofLog)],
      },
      ...(own.rated > 0 && { rate: around(price, error) }),
    };
  });
}

const around = (value: number, error: number): Estimate => ({
  value,
  interval: [Math.max(0, value - z95 * error), value + z95 * error],
});
