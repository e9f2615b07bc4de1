import { percentagePoints } from '../../scenario/show';
import type { Language } from '../i18n/catalogues';
import type { ChartUnit } from './chart';
import { intl } from './locale';
import { decimalsOf, measuringStep, roundingStep } from './rounding';

/** How the numbers of one unit are written. */
export interface Format {
  /** To three significant digits, or fewer where a standard error allows no more. */
  value: (value: number, error?: number) => string;
  /** The value and, behind ±, its standard error, both to the same digit. */
  measured: (value: number, error: number) => string;
  /** With its sign, also where it is positive. */
  difference: (value: number, error?: number) => string;
  /** A whole axis: every label to the digit that tells neighbours apart. */
  axis: (ticks: readonly number[]) => string[];
  /** To six significant digits, for tables. */
  exact: (value: number) => string;
  /** The same without the unit's name, for where a caption has it. */
  unnamed: Format;
}

type Options = Intl.NumberFormatOptions;

const isFraction = (unit: ChartUnit) => unit === 'share' || unit === 'perYear';
const isWhole = (unit: ChartUnit) => unit === 'count' || unit === 'months';

/** Money and large counts are written short: 1.2m, 120万. */
const isCompact = (unit: ChartUnit, size: number) =>
  (unit === 'money' || unit === 'count') && size >= 1e4;

/** Powers of ten for which a language has a short word. */
const scales: Record<Language, number[]> = { en: [1e3, 1e6, 1e9, 1e12], zh: [1e4, 1e8, 1e12] };

function unitOptions(unit: ChartUnit, currency: string): Options {
  if (isFraction(unit)) return { style: 'percent' };
  if (unit === 'money') return { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
  return {};
}

/** What shows a number down to a step, its zeros too. */
function downTo(step: number, value: number, unit: ChartUnit): Options {
  if (!isCompact(unit, Math.abs(value))) {
    const decimals = decimalsOf(isFraction(unit) ? step * 100 : step);
    return { maximumFractionDigits: decimals, minimumFractionDigits: decimals };
  }
  const power = (x: number) => Math.floor(Math.log10(Math.abs(x)) + 1e-9);
  const digits = Math.min(15, Math.max(1, power(value) - power(step) + 1));
  return {
    notation: 'compact',
    maximumSignificantDigits: digits,
    minimumSignificantDigits: digits,
  };
}

/**
 * The way numbers of a unit are written in a language. Fractions are shown as per cent; the rest of the unit (per year,
 * which currency) stands in the chart's caption.
 */
export function formatOf(unit: ChartUnit, locale: Language, currency = 'USD'): Format {
  if (unit === 'points') return pointsFormat(locale);
  const base = unitOptions(unit, currency);
  const write = (value: number, options: Options) =>
    // Neither −0 nor −0.0 is a number that anyone reads.
    intl(locale, { ...base, signDisplay: 'negative', ...options })
      .format(value)
      .replace('-', '−');

  const toStep = (value: number, step: number, options: Options = {}) => {
    const nearest = Math.round(value / step) * step;
    return write(nearest, { ...downTo(step, nearest, unit), ...options });
  };

  /** The error of a number written short, in thousands where the number is: $9.99m ± 0.10m. */
  const inUnitOf = (size: number, error: number, step: number) => {
    const scale = scales[locale].findLast((power) => power <= size) ?? 1;
    const decimals = decimalsOf(step / scale);
    const digits = intl(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    const short = intl(locale, { notation: 'compact' }).formatToParts(scale);
    return (
      digits.format((Math.round(error / step) * step) / scale) +
      (short.find(({ type }) => type === 'compact')?.value ?? '')
    );
  };

  const value = (x: number, error = 0, options: Options = {}) => {
    if (!Number.isFinite(x)) return '–';
    const step = roundingStep(error);
    // Three digits are enough to read beside a drawing, however small the error.
    const third = isWhole(unit) || x === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(x))) - 2);
    if (step > 0) return toStep(x, Math.max(step, third), options);
    if (isWhole(unit) && Math.abs(x) < 1e4) {
      return write(x, { maximumFractionDigits: Math.abs(x) < 10 ? 2 : 1, ...options });
    }
    const compact: Options = isCompact(unit, Math.abs(x)) ? { notation: 'compact' } : {};
    return write(x, { maximumSignificantDigits: 3, ...compact, ...options });
  };

  const format: Format = {
    value: (x, error) => value(x, error),
    difference: (x, error) => value(x, error, { signDisplay: 'exceptZero' }),
    measured(x, error) {
      const step = measuringStep(error);
      if (step === 0 || !Number.isFinite(x)) return value(x);
      const size = Math.round(Math.abs(x) / step) * step;
      return `${toStep(x, step)} ± ${isCompact(unit, size) ? inUnitOf(size, error, step) : toStep(error, step)}`;
    },
    axis(ticks) {
      const gap = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : 0;
      const largest = Math.max(...ticks.map(Math.abs));
      return ticks.map((tick) => {
        if (gap === 0) return value(tick);
        const x = Math.abs(tick) < gap / 1e6 ? 0 : tick;
        if (isCompact(unit, largest)) {
          return write(x, { notation: 'compact', maximumSignificantDigits: 4 });
        }
        return toStep(x, finestStep(ticks, gap));
      });
    },
    exact: (x) => (Number.isFinite(x) ? write(x, { maximumSignificantDigits: 6 }) : '–'),
    get unnamed() {
      return format;
    },
  };
  return format;
}

/** Percentage points: named where a number stands in a text, not on axes and in tables, whose captions name them. */
function pointsFormat(locale: Language): Format {
  const ratio = formatOf('ratio', locale);
  const unnamed: Format = {
    value: (x, error = 0) => ratio.value(100 * x, 100 * error),
    difference: (x, error = 0) => ratio.difference(100 * x, 100 * error),
    measured: (x, error) => ratio.measured(100 * x, 100 * error),
    axis: (ticks) => ratio.axis(ticks.map((tick) => 100 * tick)),
    exact: (x) => ratio.exact(100 * x),
    get unnamed() {
      return unnamed;
    },
  };
  const named = percentagePoints[locale];
  return {
    ...unnamed,
    value: (x, error) => named(unnamed.value(x, error)),
    difference: (x, error) => named(unnamed.difference(x, error)),
    measured: (x, error) => named(unnamed.measured(x, error)),
    unnamed,
  };
}

/** The power of ten that every tick is a multiple of: a tenth for 0.5 and 1, one for 5 and 10. */
function finestStep(ticks: readonly number[], gap: number): number {
  let step = 10 ** Math.floor(Math.log10(gap) + 1e-9);
  const isMultiple = (tick: number) => Math.abs(tick / step - Math.round(tick / step)) < 1e-6;
  for (let tries = 0; tries < 3 && !ticks.every(isMultiple); tries++) step /= 10;
  return step;
}
