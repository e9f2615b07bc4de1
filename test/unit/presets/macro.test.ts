import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { World } from '../../../src/scenario/world';
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
