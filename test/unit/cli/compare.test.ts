import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'papaparse';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DifferenceDocument } from '../../../src/analysis/comparisonDocument';
import type { ResultDocument } from '../../../src/engine/resultDocument';
import { smallScenario } from '../engine/smallScenario';
import { plimsoll } from './plimsoll';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'study.json');
const { version, platform, world, rules, strategy, run } = smallScenario();
const study = {
  version,
  id: 'study',
  title: 'A dearer year',
  baseline: { platform, world, rules, strategy, run },
  scenarios: [
    { id: 'same', title: 'The same' },
    { id: 'dear', title: 'Dear, “, "', strategy: { with: { pricing: { surcharge: 0.05 } } } },
  ],
};
writeFileSync(file, JSON.stringify(study));

interface Compared {
  baseline: string;
  study: { id: string };
  scenarios: { id: string; result: ResultDocument; difference: DifferenceDocument | null }[];
}

let compared: Compared;
beforeAll(async () => {
  const { stdout, code } = await plimsoll(
    ...['compare', file, '--format', 'json', '--paths-out', join(folder, 'paths.csv')],
  );
  expect(code).toBe(0);
  compared = JSON.parse(stdout) as Compared;
});

test('every scenario is there, the baseline first, and has the results of a run of its own', async () => {
  expect(compared.baseline).toBe('baseline');
  expect(compared.scenarios.map(({ id }) => id)).toEqual(['baseline', 'same', 'dear']);
  const alone = await plimsoll('run', file, '--scenario', 'dear', '--format', 'json');
  const { timing: _, ...result } = JSON.parse(alone.stdout) as ResultDocument;
  expect(compared.scenarios[2].result).toMatchObject(result);
});

test('a scenario that changes nothing differs on no path', () => {
  expect(compared.scenarios[0].difference).toBeNull();
  const { outcomes, failure } = compared.scenarios[1].difference!;
  expect(failure).toMatchObject({ mean: 0, standardError: 0, distinguishable: false });
  for (const { defined, mean, standardError, equal } of Object.values(outcomes)) {
    if (defined > 0)
      expect({ mean, standardError, equal }).toEqual({ mean: 0, standardError: 0, equal: 1 });
  }
});

test('a difference is that of the means, and can be computed again from the paths', () => {
  const [{ result: a }, , { result: b, difference }] = compared.scenarios;
  const d = difference!.outcomes.meanApr;
  expect(d.mean).toBeCloseTo(b.outcomes.meanApr.mean - a.outcomes.meanApr.mean, 10);
  expect(d).toMatchObject({ distinguishable: true, better: 0, equal: 0, worse: 1 });

  const { data } = parse<{ scenario: string; profit: number }>(
    readFileSync(join(folder, 'paths.csv'), 'utf8'),
    { header: true, dynamicTyping: true, skipEmptyLines: true },
  );
  const of = (id: string) =>
    data.filter(({ scenario }) => scenario === id).map((row) => row.profit);
  const [before, after] = [of('baseline'), of('dear')];
  expect(before).toHaveLength(200);
  const better = after.filter((profit, i) => profit > before[i]).length / 200;
  expect(difference!.outcomes.profit.better).toBe(better);
});

test('the table has a part for each scenario and says where no path differs', async () => {
  const { stdout } = await plimsoll('compare', file, '--paths', '64');
  expect(stdout).toContain('A dearer year — Dear, “, "');
  const [, same, dear] = stdout.split(/^A dearer year — .*$/m).slice(1);
  expect(same).toMatch(/^Profit after tax .* no path differs/m);
  expect(dear).toMatch(/^Mean APR .* \+\d/m);
});

test('the CSV has every outcome of every scenario with its difference', async () => {
  const { stdout } = await plimsoll('compare', file, '--format', 'csv');
  const { data, errors } = parse<Record<string, string>>(stdout, {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  const row = data.find(({ scenario, outcome }) => scenario === 'dear' && outcome === 'profit')!;
  expect(Number(row.difference)).toBe(compared.scenarios[2].difference!.outcomes.profit.mean);
  expect(Number(row.baselineMean)).toBe(compared.scenarios[0].result.outcomes.profit.mean);
  expect(data.filter(({ outcome }) => outcome === 'failure')).toHaveLength(3);
});

test.each([
  ['one scenario alone', { ...study, scenarios: [] }, 'the study has no scenario but its baseline'],
  [
    'scenarios under different seeds',
    { ...study, scenarios: [{ id: 'other', title: '', run: { seed: 'other' } }] },
    'the scenario other has another run.seed than the baseline',
  ],
])('%s cannot be compared', async (_, content, message) => {
  const odd = join(folder, 'odd.json');
  writeFileSync(odd, JSON.stringify(content));
  const { code, stderr } = await plimsoll('compare', odd);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('a seed given for all makes them comparable', async () => {
  const odd = join(folder, 'seeds.json');
  const scenarios = [{ id: 'other', title: '', run: { seed: 'other' } }];
  writeFileSync(odd, JSON.stringify({ ...study, scenarios }));
  const { code } = await plimsoll('compare', odd, '--seed', 'one', '--paths', '64');
  expect(code).toBe(0);
});
