import { scaleLinear } from 'd3-scale';
import type { Language } from '../i18n/catalogues';
import type { OutcomeUnit } from '../../model/outcomes';
import { differenceUnit, type Domain } from './chart';
import { formatOf } from './format';
import { strings } from './strings';

/** A paired difference, scenario less baseline, with its 95% interval. */
export interface Difference {
  mean: number;
  low: number;
  high: number;
}

/** What the paths can tell of a difference: nothing, or that it is for the better, the worse, or neither. */
export type Verdict = 'unclear' | 'better' | 'worse' | 'neither';

export interface DifferenceDotProps {
  locale: Language;
  /** What differs, for those who listen. */
  label: string;
  difference: Difference;
  unit: OutcomeUnit;
  currency?: string;
  better: 'higher' | 'lower' | 'neither';
  /** The same for every row of a table, so that rows can be compared; takes in 0 and the interval unless given. */
  domain?: Domain;
  width?: number;
  height?: number;
}

/** Whether a difference is told from zero, and which way it goes. */
export function verdictOf(
  { mean, low, high }: Difference,
  better: DifferenceDotProps['better'],
): Verdict {
  const none = low === 0 && high === 0;
  if (none || !(low > 0 || high < 0)) return 'unclear';
  if (better === 'neither') return 'neither';
  return mean > 0 === (better === 'higher') ? 'better' : 'worse';
}

/** Places of dot, interval and zero; an interval that leaves the drawing ends in an arrow. */
export function differenceGeometry(
  { mean, low, high }: Difference,
  domain: Domain | undefined,
  width: number,
) {
  const reach = Math.max(Math.abs(low), Math.abs(high), Math.abs(mean)) || 1;
  const x = scaleLinear(domain ?? [-reach, reach], [6, width - 6]);
  const place = (value: number) => Math.max(6, Math.min(width - 6, x(value)));
  const [from, to] = x.domain();
  return {
    zero: place(0),
    at: place(mean),
    low: place(low),
    high: place(high),
    cutLow: low < from,
    cutHigh: high > to,
  };
}

/** The difference in words: its size, its interval, and whether it is told from zero. */
export function differenceSummary({
  locale,
  label,
  difference,
  unit,
  currency,
  better,
}: DifferenceDotProps): string {
  const t = strings[locale];
  const format = formatOf(differenceUnit(unit), locale, currency);
  const { mean, low, high } = difference;
  const error = (high - low) / 4;
  const [middle, from, to] = [mean, low, high].map((x) => format.difference(x, error));
  return t.differenceSummary({
    label,
    middle,
    from,
    to,
    verdict: t.verdicts[verdictOf(difference, better)],
  });
}
