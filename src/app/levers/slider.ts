import type { QuantityInfo } from '../../scenario/quantity';

/** A slider's own scale: whole positions from 0 to `last`, each standing for a value. */
export interface SliderScale {
  last: number;
  /** The nearest position; a value beyond the slider's reach stands at its end. */
  position(value: number): number;
  value(position: number): number;
}

/** Steps on a slider without a step of its own. */
const fineness = 200;

/** A value to begin with where a rule or limit that is absent is switched on. */
export function firstValue(info: QuantityInfo): number {
  if (info.default !== null) return info.default;
  if (info.scale === 'log') {
    const low = Math.log(Math.max(info.min, 1));
    return Number(Math.exp(low + (Math.log(info.max) - low) / 3).toPrecision(1));
  }
  const value = info.min + (info.max - info.min) / 10;
  const step = info.step ?? (info.max - info.min) / 100;
  return clean(Math.round(value / step) * step);
}

/** Takes off what binary fractions add: 0.1 + 0.2 is 0.3. */
const clean = (value: number) => Number(value.toPrecision(12));

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/**
 * The scale of a lever's slider. A slider reaches where people set it: to four times the value it
 * starts from where the whole range is longer, and over two decades either side of it on a
 * logarithmic one. The field beside it takes the whole range.
 * @param anchors the values that must be within reach: today's, the baseline's, the default
 */
export function sliderScale(info: QuantityInfo, anchors: readonly number[]): SliderScale {
  return info.scale === 'log' ? logarithmic(info, anchors) : linear(info, anchors);
}

function linear(info: QuantityInfo, anchors: readonly number[]): SliderScale {
  const step = info.integer
    ? Math.max(1, Math.round(info.step ?? 1))
    : (info.step ?? (info.max - info.min) / 100);
  const farthest = Math.max(...anchors, firstValue(info));
  const lowest = Math.min(...anchors, info.min < 0 ? -Math.abs(farthest) * 4 : info.min);
  const steps = (info.max - info.min) / step;
  // A slider of some two hundred pixels can't tell more steps apart.
  const long = steps > fineness && farthest > 0;
  const high = long ? within(farthest * 4, info.min + step * 20, info.max) : info.max;
  const low = long ? Math.max(info.min, lowest) : info.min;
  const origin = Math.ceil(low / step - 1e-9) * step;
  const last = Math.max(1, Math.floor((high - origin) / step + 1e-9));
  return {
    last,
    position: (value) => within(Math.round((value - origin) / step), 0, last),
    value: (position) => clean(within(origin + position * step, info.min, info.max)),
  };
}

function logarithmic(info: QuantityInfo, anchors: readonly number[]): SliderScale {
  const given = [...anchors.filter((anchor) => anchor > 0), firstValue(info)].filter(
    (anchor) => anchor > 0,
  );
  const floor = info.min > 0 ? info.min : Math.min(1, info.max);
  const low = Math.log(Math.max(floor, Math.min(...given, info.max) / 100));
  const high = Math.log(Math.min(info.max, Math.max(...given, floor) * 100));
  // Where nothing at all is allowed, the leftmost position is nothing at all.
  const zero = info.min <= 0 ? 1 : 0;
  const last = fineness + zero;
  return {
    last,
    position: (value) =>
      value <= 0
        ? 0
        : within(
            Math.round(((Math.log(value) - low) / (high - low)) * fineness) + zero,
            zero,
            last,
          ),
    value: (position) => {
      if (zero && position === 0) return 0;
      const exact = Math.exp(low + ((position - zero) / fineness) * (high - low));
      const round = Number(exact.toPrecision(exact < 10 ? 1 + zero : 2));
      return within(info.integer ? Math.round(round) : round, info.min, info.max);
    },
  };
}
