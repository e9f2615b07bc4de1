import { macroAt } from '../../model/macro';
import type { Platform } from '../../scenario/platform';
import { deviationOf } from '../../scenario/macroColumns';
import {
  macroVariableIds,
  type MacroPath,
  type MacroVariable,
  type World,
} from '../../scenario/world';

/** One macro variable over the months of a run. */
export interface MacroStrip {
  variable: MacroVariable;
  path: MacroPath;
  /** What was expected and what happens in months 1 to the horizon. */
  expected: number[];
  actual: number[];
  /** Month in which what happens is farthest from what was expected, the first if nothing deviates. */
  farthest: number;
}

/** A value of a path that can be drawn, in the middle of its period. */
export interface MacroPoint {
  index: number;
  month: number;
  value: number;
}

const monthsPerValue = { monthly: 1, quarterly: 3, annual: 12 } as const;
const exp2 = (x: number) => 2 ** x;

/** The variables that a world gives, month by month. */
export function macroStrips(world: World, months: number): MacroStrip[] {
  return macroVariableIds.flatMap((variable) => {
    const path = world.variables[variable];
    if (!path) return [];
    const at = Array.from({ length: months }, (_, index) =>
      macroAt(path, index + 1, world.afterwards, world.severity, exp2),
    );
    const gap = at.map(({ expected, actual }) => Math.abs(actual - expected));
    return [
      {
        ...{ variable, path },
        expected: at.map(({ expected }) => expected),
        actual: at.map(({ actual }) => actual),
        farthest: gap.indexOf(Math.max(...gap)) + 1,
      },
    ];
  });
}

/** The values of a path within the horizon, as they are with the world's severity. */
export function macroPoints(path: MacroPath, severity: number, months: number): MacroPoint[] {
  const period = monthsPerValue[path.frequency];
  return path.path
    .map((given, index) => {
      const expected = expectedAt(path, index);
      return {
        index,
        month: period * index + (period + 1) / 2,
        value: expected + severity * (given - expected),
      };
    })
    .filter(({ month }) => month <= months);
}

const expectedAt = ({ baseline }: MacroPath, index: number) =>
  baseline[Math.min(index, baseline.length - 1)];

/** The step by which values are drawn: a tenth of a point, a thousandth of an index. */
export function drawingStep({ deviation, baseline }: MacroPath): number {
  if (deviation === 'points') return 0.1;
  return 10 ** Math.floor(Math.log10(baseline[0] / 500));
}

/** A path one of whose values has been drawn anew; what is drawn is what happens, severity included. */
export function redrawn(
  path: MacroPath,
  severity: number,
  index: number,
  value: number,
): MacroPath {
  const step = drawingStep(path);
  const expected = expectedAt(path, index);
  const given = severity > 0 ? expected + (value - expected) / severity : value;
  const least = path.deviation === 'relative' ? step : -1000;
  const rounded = Number((Math.round(given / step) * step).toPrecision(12));
  return { ...path, path: path.path.with(index, Math.min(1_000_000, Math.max(least, rounded))) };
}

/** Where a variable without a path may start from: round figures, the policy rate as the platform has it. */
const ordinary: Record<Exclude<MacroVariable, 'policyRate'>, number> = {
  unemployment: 4,
  gdpGrowth: 2,
  housePrices: 100,
  inflation: 2,
  equityPrices: 100,
};

/** A path that stays where it is expected, for a variable that the world does not give. */
export function flatPath(variable: MacroVariable, platform: Platform, months: number): MacroPath {
  const value =
    variable === 'policyRate'
      ? Number((platform.policyRate * 100).toPrecision(12))
      : ordinary[variable];
  const values = Array<number>(Math.max(2, Math.ceil(months / 3))).fill(value);
  return {
    ...{ frequency: 'quarterly', deviation: deviationOf(variable) },
    ...{ baseline: values, path: values },
  };
}

/** Variables in the order of what their deviations do to the platform: to defaults, then to its cost of funds. */
export function byWeight(strips: readonly MacroStrip[], platform: Platform): MacroStrip[] {
  const weight = ({ variable, expected, actual, farthest, path }: MacroStrip) => {
    const most = Math.max(
      variable === 'policyRate' ? 1e-6 : 0,
      ...platform.segments.map(({ sensitivities }) => Math.abs(sensitivities[variable])),
    );
    const gap = Math.abs(actual[farthest - 1] - expected[farthest - 1]);
    const points = path.deviation === 'relative' ? (100 * gap) / expected[farthest - 1] : gap;
    return most * (points + 1e-3);
  };
  return strips.toSorted((a, b) => weight(b) - weight(a));
}
