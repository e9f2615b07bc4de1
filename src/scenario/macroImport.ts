import { deviationOf } from './macroColumns';
import type { MacroTable, MacroTableTrouble } from './macroTable';
import { macroVariableIds, type MacroPath, type MacroVariable, type World } from './world';

/** What the tables themselves don't tell. */
export interface MacroImportOptions {
  /** How often there is a value, where rows are only counted. */
  frequency?: MacroPath['frequency'];
  /**
   * What was expected of a variable that comes without a baseline, one value for each of its own; where
   * it knows nothing the first value is taken to have been expected throughout.
   */
  expected?: (
    variable: MacroVariable,
    frequency: MacroPath['frequency'],
    path: readonly number[],
  ) => number[] | undefined;
}

/** Macro paths made of one or two tables. */
export interface MacroImport {
  frequency: MacroPath['frequency'];
  start?: string;
  rows: number;
  variables: World['variables'];
  /** Where each variable's baseline comes from. */
  baselines: Partial<Record<MacroVariable, 'table' | 'expected' | 'first'>>;
}

export type MacroImportResult =
  { ok: true; made: MacroImport } | { ok: false; troubles: MacroTableTrouble[] };

/**
 * Makes macro paths of tables: what happens against what was expected. One table may hold both, or each has its own,
 * as the Federal Reserve publishes its scenarios; of a baseline alone come paths that deviate from nothing.
 */
export function importMacro(
  tables: readonly MacroTable[],
  { frequency: asked, expected }: MacroImportOptions = {},
): MacroImportResult {
  const [first, second] = tables;
  if (second) {
    if (first.rows !== second.rows)
      return refused({ code: 'lengths', baseline: first.rows, path: second.rows });
    if (first.start !== second.start || first.frequency !== second.frequency)
      return refused({ code: 'dates', baseline: nameOf(first), path: nameOf(second) });
    for (const role of ['path', 'baseline'] as const) {
      const both = macroVariableIds.some((id) => first[role][id] && second[role][id]);
      if (both) return refused({ code: 'scenarios', found: tables.flatMap(({ names }) => names) });
    }
  }
  const path = { ...first.path, ...second?.path };
  const baseline = { ...first.baseline, ...second?.baseline };
  const frequency = first.frequency ?? asked ?? 'quarterly';
  const made: MacroImport = {
    ...{ frequency, start: first.start, rows: first.rows, variables: {}, baselines: {} },
  };
  const pathless = Object.keys(path).length === 0;
  for (const id of macroVariableIds) {
    const happens = path[id] ?? (pathless ? baseline[id] : undefined);
    if (!happens) continue;
    const known = baseline[id] ? undefined : expected?.(id, frequency, happens);
    made.baselines[id] = baseline[id] ? 'table' : known ? 'expected' : 'first';
    made.variables[id] = {
      frequency,
      deviation: deviationOf(id),
      baseline: baseline[id] ?? known ?? happens.map(() => happens[0]),
      path: happens,
    };
  }
  return { ok: true, made };
}

const refused = (...troubles: MacroTableTrouble[]): MacroImportResult => ({ ok: false, troubles });

const nameOf = ({ start, rows, frequency }: MacroTable) =>
  `${start ?? '?'} (${rows}, ${frequency ?? '?'})`;
