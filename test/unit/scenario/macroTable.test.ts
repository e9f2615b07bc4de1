import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importMacro } from '../../../src/scenario/macroImport';
import { readMacroTable, type MacroTable } from '../../../src/scenario/macroTable';
import { validate } from '../../../src/scenario/validate';
import { worldSchema, type World } from '../../../src/scenario/world';

const folder = join(import.meta.dirname, '../../../scenarios/macro');
const file = (name: string) => readFileSync(join(folder, name), 'utf8');
const preset = (id: string) => JSON.parse(file(`${id}.json`)) as World;

function read(text: string, fractions = false): MacroTable {
  const result = readMacroTable(text, fractions);
  if (!result.ok) throw new Error(JSON.stringify(result.troubles));
  return result.table;
}

function troubles(text: string) {
  const result = readMacroTable(text);
  return result.ok ? [] : result.troubles;
}

function made(texts: string[], options = {}) {
  const result = importMacro(
    texts.map((text) => read(text)),
    options,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.troubles));
  return result.made;
}

describe('the tables of the Federal Reserve as published', () => {
  const tables = {
    2025: ['2025-Table_2A_Supervisory_Baseline', '2025-Table_3A_Supervisory_Severely_Adverse'],
    2026: ['2026_Proposed_Supervisory_Baseline', '2026_Proposed_Supervisory_Severely_Adverse'],
  };
  const source = (name: string) => file(`source/${name}_Domestic.csv`);

  test.each([2025, 2026] as const)('of %i give the shipped world, in whatever order', (year) => {
    const shipped = preset(`fed-${year}-severely-adverse`);
    const [baseline, adverse] = tables[year].map(source);
    for (const texts of [
      [baseline, adverse],
      [adverse, baseline],
      // One below the other, as they may be pasted.
      [`${baseline.trimEnd()}\n${adverse.split('\n').slice(1).join('\n')}`],
    ]) {
      const { variables, start, frequency } = made(texts);
      expect(variables).toEqual(shipped.variables);
      expect({ start, frequency }).toEqual({ start: shipped.start, frequency: 'quarterly' });
    }
  });

  test('give the baseline world when only the baseline is given', () => {
    expect(made([source(tables[2025][0])]).variables).toEqual(
      preset('fed-2025-baseline').variables,
    );
  });

  test('without their baseline deviate from the first value, or from what is told', () => {
    const adverse = source(tables[2025][1]);
    const alone = made([adverse]);
    expect(alone.baselines.unemployment).toBe('first');
    expect(alone.variables.unemployment!.baseline).toEqual(Array<number>(13).fill(5.6));
    const told = made([adverse], {
      expected: (_: string, __: string, path: readonly number[]) => path.map(() => 4),
    });
    expect(told.baselines.unemployment).toBe('expected');
    expect(told.variables.unemployment!.baseline[12]).toBe(4);
  });

  test('of two years are not put together', () => {
    const result = importMacro([read(source(tables[2025][0])), read(source(tables[2026][1]))]);
    expect(result).toMatchObject({ ok: false, troubles: [{ code: 'dates' }] });
    const twice = importMacro([read(source(tables[2025][1])), read(source(tables[2025][1]))]);
    expect(twice).toMatchObject({ ok: false, troubles: [{ code: 'scenarios' }] });
  });
});

describe('cells out of a spreadsheet', () => {
  test('are read in either language, with baselines beside the paths', () => {
    for (const text of [
      'Month\tUnemployment (%)\tUnemployment, baseline\tNotes\n2026-11\t4.1\t4.0\tx\n2026-12\t4.5 %\t4.0\t\n2027-01\t5\t4\t\n',
      '月份,失业率,失业率（基准）,备注\n2026年11月,4.1,4.0,x\n2026年12月,４.５％,4.0,\n2027年1月,5,4,\n',
    ]) {
      const table = read(text);
      expect(table).toMatchObject({ frequency: 'monthly', start: '2026-11', rows: 3 });
      expect(table.path).toEqual({ unemployment: [4.1, 4.5, 5] });
      expect(table.baseline).toEqual({ unemployment: [4, 4, 4] });
      expect(table.ignored).toHaveLength(1);
    }
  });

  test.each([
    ['2026 Q1', '2026 Q2', 'quarterly', '2026-01'],
    ['Q3 2026', 'Q4 2026', 'quarterly', '2026-07'],
    ['2026年第4季度', '2027年一季度', 'quarterly', '2026-10'],
    // Quarters are often written as their last day.
    ['2026-03-31', '2026-06-30', 'quarterly', '2026-01'],
    ['2026', '2027', 'annual', '2026-01'],
    ['1', '2', undefined, undefined],
  ])('whose rows are called %s and %s', (one, two, frequency, start) => {
    const table = read(`Date;GDP\n${one};1.5\n${two};−2\n`);
    expect(table).toMatchObject({ path: { gdpGrowth: [1.5, -2] } });
    expect([table.frequency, table.start]).toEqual([frequency, start]);
  });

  test('make paths that a world can have', () => {
    const { variables } = made(['HPI\tDate\n100\t1\n"1,090.5"\t2'], { frequency: 'annual' });
    expect(variables.housePrices).toEqual({
      ...{ frequency: 'annual', deviation: 'relative' },
      ...{ baseline: [100, 100], path: [100, 1090.5] },
    });
    expect(validate(worldSchema, { variables }).ok).toBe(true);
  });

  test('in fractions are read as such when told', () => {
    const text = 'Date,Unemployment rate,HPI\n1,0.056,98\n2,0.1,95';
    expect(read(text, true).path).toEqual({ unemployment: [5.6, 10], housePrices: [98, 95] });
  });
});

describe('what is wrong is said with its row and column', () => {
  const rows = 'Date,Unemployment rate,HPI\n';
  test.each([
    ['', { code: 'empty' }],
    ['4,5\n4,6\n', { code: 'noHeader', found: '4 5' }],
    ['Date,Nominal GDP growth\n1,2\n2,3', { code: 'noVariable' }],
    ['Date,Unemployment,Unemployment rate\n1,2,3\n2,3,4', { code: 'columnTwice' }],
    [`${rows}2026 Q1,4,100`, { code: 'tooFewRows', found: 1, least: 2 }],
    [`${rows}2026 Q1,4,100\n2026 Q3,4,100`, { code: 'gap', row: 3, expected: '2026 Q2' }],
    [`${rows}2026 Q1,4,100\nlater,4,100`, { code: 'badDate', row: 3, found: 'later' }],
    [`${rows}2026-13,4,100\n2026-14,4,100`, { code: 'badDate', row: 2 }],
    [`${rows}1,4,100\n\n2,n/a,100`, { code: 'notNumber', row: 4, column: 'Unemployment rate' }],
    [`${rows}1,4,100\n2,NaN,100`, { code: 'notNumber', found: 'NaN' }],
    [`${rows}1,4,100\n2,,100`, { code: 'cellEmpty', row: 3, column: 'Unemployment rate' }],
    [`${rows}1,4,100\n2,5`, { code: 'cellEmpty', row: 3, column: 'HPI' }],
    [`${rows}1,400,100\n2,5,99`, { code: 'outOfRange', row: 2, found: 400 }],
    [`${rows}1,4,−2\n2,5,3`, { code: 'notIndex', row: 2, found: -2 }],
    [`${rows}1,4,–2\n2,5,3`, { code: 'notIndex', row: 2, found: -2 }],
    [`${rows}1,0.041,100\n2,0.1,99`, { code: 'fractions', largest: 0.1 }],
    [`${rows}1,"4,100\n2,5,99`, { code: 'badQuotes' }],
    [
      `Scenario,Date,CPI\nUp,1,2\nUp,2,2\nDown,1,2\nDown,2,2`,
      { code: 'scenarios', found: ['Up', 'Down'] },
    ],
    [
      `Scenario,Date,CPI\nBaseline,1,2\nBaseline,2,2\nDown,1,2\nDown,2,2\nDown,3,2`,
      { code: 'lengths' },
    ],
  ])('%j', (text, trouble) => {
    expect(troubles(text)[0]).toMatchObject(trouble);
  });

  test('300,000 rows are counted and not read', () => {
    const text = `${rows}${'1,4,100\n'.repeat(300_000)}`;
    expect(troubles(text)).toEqual([{ code: 'tooManyRows', found: 300_000, most: 120 }]);
  });

  test('a hundred wrong cells are not a hundred sentences', () => {
    expect(troubles(rows + '1,x,y\n'.repeat(100)).length).toBeLessThanOrEqual(12);
  });
});

describe('a record of what has been', () => {
  const quarters = Array.from(
    { length: 200 },
    (_, i) => `${1960 + Math.floor(i / 4)} Q${1 + (i % 4)},5.${i % 9},${i < 3 ? '' : 2}`,
  );
  const text = `Date,Unemployment rate,Real GDP growth\n${quarters.join('\n')}`;

  test('may be longer than a path, and a variable that lacks some of it is left out', () => {
    const result = readMacroTable(text, false, true);
    if (!result.ok) throw new Error(JSON.stringify(result.troubles));
    expect(result.table.path.unemployment).toHaveLength(200);
    expect(result.table.path.gdpGrowth).toBeUndefined();
    expect(result.table.ignored).toEqual(['Real GDP growth']);
  });

  test('is no path', () => {
    expect(troubles(text)).toContainEqual({ code: 'tooManyRows', found: 200, most: 120 });
  });
});
