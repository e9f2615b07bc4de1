import { macroVariableIds, macroVariables, type MacroPath, type MacroVariable } from './world';

/** What a column of a macro table holds. */
export type MacroColumn =
  | { kind: 'date' }
  | { kind: 'scenario' }
  | { kind: 'variable'; variable: MacroVariable; role: 'path' | 'baseline' };

/** The column of the Federal Reserve's scenario tables that each variable is taken from. */
export const federalReserveColumns: Record<MacroVariable, string> = {
  unemployment: 'Unemployment rate',
  gdpGrowth: 'Real GDP growth',
  housePrices: 'House Price Index (Level)',
  inflation: 'CPI inflation rate',
  policyRate: '3-month Treasury rate',
  equityPrices: 'Dow Jones Total Stock Market Index (Level)',
};

/** How a variable deviates from what was expected: an index in proportion to it, a rate in points. */
export const deviationOf = (variable: MacroVariable): MacroPath['deviation'] =>
  variable === 'housePrices' || variable === 'equityPrices' ? 'relative' : 'points';

/** Other names that spreadsheets have for the variables. */
const otherNames: Record<MacroVariable, string[]> = {
  unemployment: ['unemployment', '失业'],
  gdpGrowth: ['gdp', 'gdp growth', 'real gdp', 'gdp增速', '实际gdp增速', '国内生产总值增长率'],
  housePrices: ['hpi', 'house prices', 'house price', 'house price index', '房价', '住房价格指数'],
  inflation: ['cpi', 'cpi inflation', 'inflation rate', '通胀', '通胀率'],
  policyRate: ['interest rate', 'short rate', '3m rate', '基准利率', '短期利率'],
  equityPrices: ['equity', 'equities', 'stock index', 'stock prices', '股价指数', '股指', '股价'],
};

const dates = [
  'date',
  'quarter',
  'month',
  'period',
  'year',
  'time',
  '日期',
  '季度',
  '月份',
  '年份',
];
const scenarios = ['scenario name', 'scenario', '情景', '情景名称'];

/** A column's name without case, units in brackets and signs that part words. */
const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{].*?[)\]}]/g, ' ')
    .replace(/[_:,;/%-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Names are compared with what makes them a baseline's taken off; `Unemployment (baseline)` is one. */
const baselineWord = /\b(baseline|base|expected)\b|基准(?!利率)|预期/g;

const byName = new Map<string, MacroVariable>(
  macroVariableIds.flatMap((id) =>
    [
      ...[id, macroVariables[id].en, macroVariables[id].zh, federalReserveColumns[id]],
      ...otherNames[id],
    ].map((name): [string, MacroVariable] => [plain(name), id]),
  ),
);

/** What a column holds, by its name; `undefined` for one that is not known. */
export function columnOf(name: string): MacroColumn | undefined {
  const whole = plain(name);
  if (dates.includes(whole)) return { kind: 'date' };
  if (scenarios.includes(whole)) return { kind: 'scenario' };
  const words = name.normalize('NFKC').toLowerCase();
  const rest =
    words.search(baselineWord) >= 0 && byName.get(plain(words.replace(baselineWord, ' ')));
  if (rest) return { kind: 'variable', variable: rest, role: 'baseline' };
  const known = byName.get(whole);
  return known && { kind: 'variable', variable: known, role: 'path' };
}

/** Whether a scenario's name is that of a baseline. */
export const isBaselineName = (name: string): boolean => /baseline|基准/i.test(name);
