import {
  macroVariableIds,
  type MacroPath,
  type MacroVariable,
  type World,
} from '../scenario/world';

const monthsPerValue = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Months by which a deviation halves once the given path has ended. */
const fadeHalfLife = 12;

/**
 * Value of a series in a month (counted from 1): each value stands at the middle of its period, and months between are
 * interpolated linearly; before the first middle the first value holds, after the last the last.
 */
function atMonth(values: number[], period: number, month: number): number {
  const position = (month - (period + 1) / 2) / period;
  if (position <= 0) return values[0];
  if (position >= values.length - 1) return values[values.length - 1];
  const before = Math.floor(position);
  return values[before] + (values[before + 1] - values[before]) * (position - before);
}

function halvings(months: number, exp2: (x: number) => number): number {
  return months <= 0 ? 1 : exp2(-months / fadeHalfLife);
}

/** What a macro variable is expected to be and what it is, in a month counted from 1. */
export function macroAt(
  path: MacroPath,
  month: number,
  afterwards: World['afterwards'],
  severity: number,
  exp2: (x: number) => number,
): { expected: number; actual: number } {
  const period = monthsPerValue[path.frequency];
  const expected = atMonth(path.baseline, period, month);
  const beyond = afterwards === 'fade' ? month - path.path.length * period : 0;
  const last = Math.min(month, path.path.length * period);
  const deviation = atMonth(path.path, period, last) - atMonth(path.baseline, period, last);
  return { expected, actual: expected + severity * deviation * halvings(beyond, exp2) };
}

/** Number of months that every variable of a world is given for; Infinity when there is none. */
export function monthsGiven(world: World): number {
  return Math.min(
    Infinity,
    ...Object.values(world.variables)
      .filter((path) => path !== undefined)
      .map((path) => path.path.length * monthsPerValue[path.frequency]),
  );
}

/**
 * Deviations of each variable from what was expected, `[variable][step]`, in points or, for an index, in per cent of the
 * expected value; the mean over the months of a step.
 */
export function macroDeviations(
  world: World,
  steps: number,
  monthsPerStep: number,
  exp2: (x: number) => number,
): Record<MacroVariable, number[]> {
  const deviation = (path: MacroPath | undefined, step: number) => {
    if (!path) return 0;
    let sum = 0;
    for (let month = step * monthsPerStep + 1; month <= (step + 1) * monthsPerStep; month++) {
      const { expected, actual } = macroAt(path, month, world.afterwards, world.severity, exp2);
      sum +=
        path.deviation === 'relative' ? (100 * (actual - expected)) / expected : actual - expected;
    }
    return sum / monthsPerStep;
  };
  return Object.fromEntries(
    macroVariableIds.map((id) => [
      id,
      Array.from({ length: steps }, (_, step) => deviation(world.variables[id], step)),
    ]),
  ) as Record<MacroVariable, number[]>;
}
