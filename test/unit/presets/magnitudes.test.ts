import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { blockSize } from '../../../src/engine/block';
import { createPlan } from '../../../src/engine/plan';
import { Results } from '../../../src/engine/results';
import { Simulator } from '../../../src/engine/simulator';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { nodePresets } from '../../../src/scenario/nodePresets';

const presets = nodePresets(join(import.meta.dirname, '../../../scenarios'));
const paths = 512;

let kernel: WebAssembly.Module;
beforeAll(async () => {
  kernel = await loadKernel();
});

const known = new Map<string, ReturnType<typeof simulate>>();

/** Mean outcomes of a platform over three years; each run is made once. */
function run(...names: Parameters<typeof simulate>) {
  const key = names.join('/');
  if (!known.has(key)) known.set(key, simulate(...names));
  return known.get(key)!;
}

function simulate(platform: string, world: string, rules: string, strategy = 'as-is') {
  const parsed = parseScenarioSync({ version: 1, platform, world, rules, strategy }, presets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const plan = createPlan(parsed.scenario, instantiateKernel(kernel));
  const simulator = new Simulator(plan, kernel);
  const blocks = Array.from({ length: paths / blockSize }, (_, block) =>
    simulator.block(block * blockSize, blockSize),
  );
  const results = new Results(plan, blocks);
  const mean = (name: 'defaultRate' | 'returnOnEquity' | 'complianceCostShare') =>
    results.values(name).reduce((sum, value) => sum + value, 0) / paths;
  return {
    failed:
      blocks.flatMap(({ failureStep }) => [...failureStep]).filter((step) => step > 0).length /
      paths,
    defaultRate: mean('defaultRate'),
    returnOnEquity: mean('returnOnEquity'),
    complianceShare: mean('complianceCostShare'),
  };
}

// What the judgement in the presets was set by: see scenarios/README.md.
describe('platforms as they are', { timeout: 60_000 }, () => {
  const cases = [
    { platform: 'marketplace', rules: 'light-touch', stress: 'fed-2025-severely-adverse' },
    { platform: 'facilitation', rules: 'china-2025-facilitation', stress: 'severe' },
    { platform: 'micro-lender', rules: 'china-2024-micro-loan', stress: 'severe' },
    { platform: 'p2p-2016', rules: 'light-touch', stress: 'severe' },
  ];

  test.each(cases)('$platform defaults more and earns less in bad times', (one) => {
    const calm = run(one.platform, 'calm', one.rules);
    const stressed = run(one.platform, one.stress, one.rules);
    expect(stressed.defaultRate / calm.defaultRate).toBeGreaterThan(1.2);
    expect(stressed.defaultRate / calm.defaultRate).toBeLessThan(2.5);
    expect(stressed.returnOnEquity).toBeLessThan(calm.returnOnEquity);
    expect(stressed.failed).toBeGreaterThanOrEqual(calm.failed);
  });

  test.each(cases.slice(0, 3))(
    '$platform earns a return in a calm world and seldom fails',
    (one) => {
      const { failed, returnOnEquity, complianceShare } = run(one.platform, 'calm', one.rules);
      expect(failed).toBeLessThan(0.06);
      expect(returnOnEquity).toBeGreaterThan(0.05);
      expect(returnOnEquity).toBeLessThan(0.25);
      expect(complianceShare).toBeGreaterThan(0.01);
      expect(complianceShare).toBeLessThan(0.08);
    },
  );

  test('the marketplace has something to fear from a severe recession', () => {
    const { failed } = run('marketplace', 'fed-2025-severely-adverse', 'light-touch');
    expect(failed).toBeGreaterThan(0.1);
    expect(failed).toBeLessThan(0.5);
  });

  test('a defensive strategy keeps it alive more often', () => {
    const world = 'fed-2025-severely-adverse';
    const asIs = run('marketplace', world, 'light-touch');
    const defensive = run('marketplace', world, 'light-touch', 'defensive');
    expect(defensive.failed).toBeLessThan(asIs.failed);
  });

  test('the peer-to-peer platform of 2016 is fragile even in a calm world', () => {
    expect(run('p2p-2016', 'calm', 'light-touch').failed).toBeGreaterThan(0.15);
  });
});

test('calm years of the marketplace default by about as much as its rates say', () => {
  const { segments } = JSON.parse(
    readFileSync(
      join(import.meta.dirname, '../../../scenarios/platforms/marketplace.json'),
      'utf8',
    ),
  ) as {
    segments: { openingBalance: number; grades: { share: number; annualDefaultRate: number }[] }[];
  };
  let balance = 0;
  let defaults = 0;
  for (const { openingBalance, grades } of segments) {
    balance += openingBalance;
    for (const grade of grades) defaults += openingBalance * grade.share * grade.annualDefaultRate;
  }
  const { defaultRate } = run('marketplace', 'calm', 'light-touch');
  expect(defaultRate / (defaults / balance)).toBeGreaterThan(1);
  expect(defaultRate / (defaults / balance)).toBeLessThan(1.25);
}, 60_000);
