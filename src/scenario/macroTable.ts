import Papa from 'papaparse';
import { columnOf, isBaselineName, type MacroColumn } from './macroColumns';
import { frequencyOf, readDate, startOf, writeDate, type RowDate } from './macroDates';
import type { MacroPath, MacroVariable } from './world';

/** What can be wrong with a table of macro paths. `row` counts as a spreadsheet does, the header being row 1. */
export type MacroTableTrouble =
  | { code: 'empty' }
  | { code: 'tooManyRows'; found: number; most: number }
  | { code: 'tooFewRows'; found: number; least: number }
  | { code: 'noHeader'; found: string }
  | { code: 'noVariable'; found: string[] }
  | { code: 'columnTwice'; column: string; first: string }
  | { code: 'badQuotes'; row: number }
  | { code: 'cellEmpty'; row: number; column: string }
  | { code: 'notNumber'; row: number; column: string; found: string }
  | { code: 'outOfRange'; row: number; column: string; found: number; min: number; max: number }
  | { code: 'notIndex'; row: number; column: string; found: number }
  | { code: 'fractions'; column: string; largest: number }
  | { code: 'badDate'; row: number; found: string }
  | { code: 'gap'; row: number; expected: string; found: string }
  | { code: 'scenarios'; found: string[] }
  | { code: 'lengths'; baseline: number; path: number }
  | { code: 'dates'; baseline: string; path: string };

export type MacroSeries = Partial<Record<MacroVariable, number[]>>;

/** A table of macro paths as it was read; every series has one value for each row. */
export interface MacroTable {
  /** How often there is a value; unknown where rows are only counted. */
  frequency?: MacroPath['frequency'];
  /** First month, `2026-01`; unknown where rows are only counted. */
  start?: string;
  rows: number;
  /** What happens, and what was expected; a table may hold either or both. */
  path: MacroSeries;
  baseline: MacroSeries;
  /** What the table calls its scenarios. */
  names: string[];
  /** Columns that were not used. */
  ignored: string[];
}

export type MacroTableResult =
  { ok: true; table: MacroTable } | { ok: false; troubles: MacroTableTrouble[] };

/** A path has at most so many values (months, quarters or years), and a scenario table two scenarios of them. */
export const mostRows = 120;
export const leastRows = 2;
/** A record of what has been: a century of months. */
const mostHistory = 1200;

/** Troubles that are told at once; the rest are likely to have the same cause. */
const mostTroubles = 12;

/** Per cent, as published: what lies beyond is a slip. Indices have no upper end here. */
const percentRange = { min: -60, max: 100 };

interface Line {
  row: number;
  cells: string[];
}

const refused = (...troubles: MacroTableTrouble[]): MacroTableResult => ({
  ok: false,
  troubles: troubles.slice(0, mostTroubles),
});

/**
 * Reads a table of macro paths from CSV or from cells copied out of a spreadsheet: a header and a row for each month,
 * quarter or year. Columns are known by their names in either language or by those of the Federal Reserve's
 * tables; `(baseline)` in a name, or a scenario called baseline, holds what was expected.
 * @param fractions whether rates are written as fractions (0.056) and not in per cent (5.6)
 * @param history whether it is a long record and no path: it may have more rows, and a variable that lacks some is left out
 */
export function readMacroTable(text: string, fractions = false, history = false): MacroTableResult {
  const body = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (body === '') return refused({ code: 'empty' });
  // Counted before anything is parsed: a file of a million rows is not a path.
  const found = (body.match(/\n(?=[^\n])/g) ?? []).length;
  const rows = history ? mostHistory : mostRows;
  if (found > 2 * rows) return refused({ code: 'tooManyRows', found, most: rows });

  const [head] = body.split('\n', 1);
  const delimiter = ['\t', ';', ',', '|'].find((sign) => head.includes(sign)) ?? ',';
  const parsed = Papa.parse<string[]>(body, { delimiter, newline: '\n' });
  const torn = parsed.errors.find(({ type }) => type === 'Quotes');
  if (torn) return refused({ code: 'badQuotes', row: (torn.row ?? 0) + 1 });
  const lines = parsed.data
    .map((cells, index): Line => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [header, ...rest] = lines;
  const names = header.cells;
  if (!names.some((name) => name !== '' && Number.isNaN(readCell(name)) && !readDate(name)))
    return refused({ code: 'noHeader', found: names.slice(0, 4).join(' ') });
  const columns = names.map(columnOf);
  // A first column without a name, or with one that is not known, may still hold the dates.
  if (!columns.some((column) => column?.kind === 'date') && !columns[0] && rest.length > 0) {
    if (rest.every(({ cells }) => readDate(cells[0] ?? ''))) columns[0] = { kind: 'date' };
  }
  const troubles = [...checkColumns(names, columns)];
  if (troubles.length > 0) return refused(...troubles);
  if (history)
    columns.forEach((column, index) => {
      const partial = rest.some(({ cells }) => (cells[index] ?? '') === '');
      if (column?.kind === 'variable' && partial) columns[index] = undefined;
    });
  return readRows(rest, names, columns, fractions ? 100 : 1, rows);
}

function* checkColumns(
  names: string[],
  columns: (MacroColumn | undefined)[],
): Generator<MacroTableTrouble> {
  const seen = new Map<string, string>();
  for (const [index, column] of columns.entries()) {
    if (column?.kind !== 'variable') continue;
    const key = `${column.variable} ${column.role}`;
    const first = seen.get(key);
    if (first !== undefined) yield { code: 'columnTwice', column: names[index], first };
    seen.set(key, names[index]);
  }
  if (seen.size === 0)
    yield { code: 'noVariable', found: names.filter((name) => name !== '').slice(0, 8) };
}

function readRows(
  lines: Line[],
  names: string[],
  columns: (MacroColumn | undefined)[],
  factor: number,
  most: number,
): MacroTableResult {
  const scenarioAt = columns.findIndex((column) => column?.kind === 'scenario');
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const name = scenarioAt < 0 ? '' : (line.cells[scenarioAt] ?? '');
    groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  const scenarios = [...groups.keys()];
  const expected = scenarios.filter((name) => name !== '' && isBaselineName(name));
  const happens = scenarios.filter((name) => !expected.includes(name));
  if (expected.length > 1 || happens.length > 1)
    return refused({ code: 'scenarios', found: scenarios });

  const troubles: MacroTableTrouble[] = [];
  const table: MacroTable = {
    ...{ rows: 0, path: {}, baseline: {}, names: scenarios.filter((name) => name !== '') },
    ignored: names.filter((name, index) => name !== '' && !columns[index]),
  };
  const dated = columns.findIndex((column) => column?.kind === 'date');
  let before: string | undefined;
  for (const [name, group] of groups) {
    if (group.length < leastRows)
      troubles.push({ code: 'tooFewRows', found: group.length, least: leastRows });
    if (group.length > most) troubles.push({ code: 'tooManyRows', found: group.length, most });
    const calendar = dated < 0 ? undefined : readDates(group, dated, troubles);
    if (calendar) Object.assign(table, { frequency: calendar.frequency, start: calendar.start });
    if (table.rows > 0 && table.rows !== group.length)
      troubles.push({
        ...{ code: 'lengths', baseline: Math.min(table.rows, group.length) },
        path: Math.max(table.rows, group.length),
      });
    if (before !== undefined && calendar?.start !== undefined && before !== calendar.start)
      troubles.push({ code: 'dates', baseline: before, path: calendar.start });
    before ??= calendar?.start;
    table.rows = group.length;
    for (const [index, column] of columns.entries()) {
      if (column?.kind !== 'variable') continue;
      const role = expected.includes(name) ? 'baseline' : column.role;
      const values = readColumn(group, index, names[index], column.variable, factor, troubles);
      table[role][column.variable] = values;
    }
  }
  if (groups.size === 0) troubles.push({ code: 'tooFewRows', found: 0, least: leastRows });
  return troubles.length > 0 ? refused(...troubles) : { ok: true, table };
}

/** Reads the dates of rows and makes sure that each follows the one before. */
function readDates(lines: Line[], column: number, troubles: MacroTableTrouble[]) {
  const dates: RowDate[] = [];
  for (const { row, cells } of lines) {
    const date = readDate(cells[column] ?? '');
    if (!date || (dates[0] && date.unit !== dates[0].unit)) {
      troubles.push({ code: 'badDate', row, found: cells[column] ?? '' });
      return undefined;
    }
    dates.push(date);
  }
  if (dates.length === 0) return undefined;
  const { step, frequency } = frequencyOf(dates[0], dates[1]);
  for (const [index, date] of dates.entries()) {
    const due = dates[0].at + index * step;
    if (date.at === due) continue;
    const { row, cells } = lines[index];
    const text = dates[0].unit === 'number' ? String(due) : writeDate(due, step);
    troubles.push({ code: 'gap', row, expected: text, found: cells[column] });
    break;
  }
  return { frequency, start: startOf(dates[0], step) };
}

function readColumn(
  lines: Line[],
  index: number,
  column: string,
  variable: MacroVariable,
  factor: number,
  troubles: MacroTableTrouble[],
): number[] {
  const isIndex = variable === 'housePrices' || variable === 'equityPrices';
  const values = lines.map(({ row, cells }) => {
    const cell = cells[index] ?? '';
    // Twelve digits: 0.056 × 100 is 5.6 and not 5.6000000000000005.
    const value = isIndex ? readCell(cell) : Number((readCell(cell) * factor).toPrecision(12));
    const { min, max } = percentRange;
    if (cell === '') troubles.push({ code: 'cellEmpty', row, column });
    else if (Number.isNaN(value)) troubles.push({ code: 'notNumber', row, column, found: cell });
    else if (isIndex && (value <= 0 || value > 1e6))
      troubles.push({ code: 'notIndex', row, column, found: value });
    else if (!isIndex && (value < min || value > max))
      troubles.push({ code: 'outOfRange', row, column, found: value, min, max });
    return value;
  });
  // No labour market has had less than half a per cent out of work: these are fractions.
  const largest = Math.max(...values.map(Math.abs));
  if (variable === 'unemployment' && largest > 0 && largest <= 0.5)
    troubles.push({ code: 'fractions', column, largest });
  return values;
}

/** A number as tables write it: `5.6`, `5.6 %`, `−0.3`, `63,193.1`; NaN for anything else. */
function readCell(cell: string): number {
  const plain = cell
    .normalize('NFKC')
    .replace(/\s*%$/, '')
    .replace(/^[−–]/, '-')
    .replace(/^([+-]?\d{1,3})((?:,\d{3})+)(?=\.|$)/, (_, first: string, rest: string) =>
      (first + rest).replaceAll(',', ''),
    );
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}
