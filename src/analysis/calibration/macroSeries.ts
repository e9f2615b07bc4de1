import type { MacroTable } from '../../scenario/macroTable';
import type { MacroVariable } from '../../scenario/world';
import type { DefaultPeriod } from './defaultPeriods';

const monthsPerValue = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Variables of a table whose deviations a default rate can be held against. */
export function usableVariables({ path, baseline }: MacroTable): MacroVariable[] {
  const given = Object.keys({ ...baseline, ...path }) as MacroVariable[];
  // An index rises with the years: without what was expected of it there is nothing to deviate from.
  return given.filter(
    (id) => !(id === 'housePrices' || id === 'equityPrices') || (path[id] && baseline[id]),
  );
}

/**
 * Gives each period the deviations of macro variables: the mean over its months of what was less what was expected. Where the
 * table doesn't say what was expected, that is the mean over the periods. Points; of an index, per cent of what was expected.
 * @returns periods that the table covers to the last month, and how many it doesn't
 */
export function withMacro(
  periods: readonly DefaultPeriod[],
  table: MacroTable,
  variables: readonly MacroVariable[],
): { periods: DefaultPeriod[]; uncovered: number } {
  const step = monthsPerValue[table.frequency ?? 'quarterly'];
  const [year, month] = (table.start ?? '0000-01').split('-').map(Number);
  const start = 12 * year + month - 1;
  const valueAt = (id: MacroVariable, at: number) => {
    const index = Math.floor((at - start) / step);
    const happens = table.path[id] ?? table.baseline[id]!;
    const expected = table.path[id] ? table.baseline[id] : undefined;
    if (!expected) return happens[index] ?? NaN;
    const relative = id === 'housePrices' || id === 'equityPrices';
    return relative
      ? 100 * (happens[index] / expected[index] - 1)
      : happens[index] - expected[index];
  };
  const covered = periods
    .map((period) => {
      // Loans of a cohort are made in three months and followed for twelve each.
      const over = period.months + (period.cohort ? 2 : 0);
      const macro = variables.map((id) => {
        let sum = 0;
        for (let at = 0; at < over; at++) sum += valueAt(id, period.from + at);
        return sum / over;
      });
      return { ...period, macro };
    })
    .filter(({ macro }) => macro.every(Number.isFinite));
  const means = variables.map((id, j) =>
    table.path[id] && table.baseline[id]
      ? 0
      : covered.reduce((sum, { macro }) => sum + macro[j], 0) / covered.length,
  );
  return {
    periods: covered.map((period) => ({
      ...period,
      macro: period.macro.map((value, j) => value - means[j]),
    })),
    uncovered: periods.length - covered.length,
  };
}
