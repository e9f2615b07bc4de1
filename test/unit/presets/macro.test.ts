import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { World } from '../../../src/scenario/world';
import { presetScenario } from '../model/laboratory';
import { worldFiles } from '../../../tools/macro';

const folder = join(import.meta.dirname, '../../../scenarios/macro');
const committed = (name: string) => readFileSync(join(folder, name), 'utf8');
const world = (name: string) => JSON.parse(committed(name)) as World;

test('the committed worlds of the Federal Reserve are what the script makes', async () => {
  for (const { name, text } of await worldFiles()) expect(text, name).toBe(committed(name));
});

describe('the severely adverse worlds', () => {
  test.each([
    [2025, 5.6, -8.9],
    [2026, 5.9, -6.1],
  ])('%i: as printed in the tables', (year, unemployment, growth) => {
    const { variables, start } = world(`fed-${year}-severely-adverse.json`);
    expect(start).toBe(`${year}-01`);
    expect(variables.unemployment!.path[0]).toBe(unemployment);
    expect(Math.max(...variables.unemployment!.path)).toBe(10);
    expect(variables.gdpGrowth!.path[0]).toBe(growth);
    expect(variables.policyRate!.path.at(-1)).toBe(0.1);
  });

  test('2025: house prices fall by the third that the Federal Reserve announced', () => {
    // Level of the fourth quarter of 2024 in the historic table: 322.1.
    const { housePrices } = world('fed-2025-severely-adverse.json').variables;
    expect(Math.min(...housePrices!.path) / 322.1 - 1).toBeCloseTo(-0.334, 3);
  });

  test('nothing deviates in the baselines', () => {
    for (const year of [2025, 2026]) {
      const { variables } = world(`fed-${year}-baseline.json`);
      const adverse = world(`fed-${year}-severely-adverse.json`).variables;
      for (const [id, { baseline, path }] of Object.entries(variables)) {
        expect(path).toEqual(baseline);
        expect(adverse[id as keyof typeof adverse]!.baseline).toEqual(baseline);
      }
    }
  });
});

/** A column of one of the Federal Reserve's tables as published, by the beginning of its name. */
function published(table: string, ...columns: string[]): number[][] {
  const { data } = parse<string[]>(readFileSync(join(folder, 'source', table), 'utf8'), {
    skipEmptyLines: true,
  });
  const head = data.findIndex((row) => row.some((cell) => /Unemployment rate/.test(cell)));
  return columns.map((name) => {
    const place = data[head].findIndex((cell) => cell.trim().startsWith(name));
    return data.slice(head + 1).map((row) => Number(row[place]));
  });
}

test('spreads widen with unemployment as the yield of BBB bonds does over the rate that is the policy rate here', () => {
  const columns = ['Unemployment rate', 'BBB corporate yield', '3-month Treasury rate'];
  const [base, adverse] = [
    '2025-Table_2A_Supervisory_Baseline_Domestic.csv',
    '2025-Table_3A_Supervisory_Severely_Adverse_Domestic.csv',
  ].map((table) => published(table, ...columns));
  const quarters = adverse[0].map((_, i) => ({
    unemployment: adverse[0][i] - base[0][i],
    spread: adverse[1][i] - adverse[2][i] - (base[1][i] - base[2][i]),
  }));
  expect(quarters).toHaveLength(13);
  const sum = (of: (quarter: (typeof quarters)[number]) => number) =>
    quarters.reduce((total, quarter) => total + of(quarter), 0);
  const slope = sum((q) => q.unemployment * q.spread) / sum((q) => q.unemployment ** 2);
  expect(slope).toBeCloseTo(0.617, 3);
  // no preset sets it; to the step of the lever
  const { platform } = presetScenario({
    ...{ platform: 'marketplace', world: 'calm', rules: 'light-touch', strategy: 'as-is' },
    run: {},
  });
  expect(Math.abs(100 * platform.spreadPerUnemploymentPoint - slope)).toBeLessThan(0.05);
});
