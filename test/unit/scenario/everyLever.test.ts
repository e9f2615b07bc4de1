import { beforeAll, expect, test } from 'vitest';
import { parseEvidence } from '../../../src/analysis/evidenceFile';
import { rescaled } from '../../../src/app/levers/shares';
import { extended } from '../../../src/app/levers/items';
import { evidenceOf, evidenceRun } from '../../../src/engine/evidence';
import { jsonText } from '../../../src/engine/jsonText';
import { createPlan } from '../../../src/engine/plan';
import { ResultCollector, type Results } from '../../../src/engine/results';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import { Simulator } from '../../../src/engine/simulator';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';
import { parseScenarioSync } from '../../../src/scenario/compose';
import { scenarioHash } from '../../../src/scenario/hash';
import { readJson } from '../../../src/scenario/json';
import { nodePresets } from '../../../src/scenario/nodePresets';
import { getAt, setAt, type Path } from '../../../src/scenario/path';
import type { Scenario } from '../../../src/scenario/scenario';
import { readShareCode, shareCode } from '../../../src/scenario/share';
import { parseStudySync } from '../../../src/scenario/study';
import { levers, type Lever } from '../../../src/scenario/walk';

const presets = nodePresets();

function read(file: unknown): Scenario | undefined {
  const parsed = parseScenarioSync(file, presets);
  return parsed.ok ? parsed.scenario : undefined;
}

const parts = {
  ...{ platform: 'p2p-2016', world: 'fed-2025-severely-adverse' },
  ...{ rules: 'china-2016-p2p', strategy: 'defensive', run: { months: 12, paths: 64 } },
};
const start = read({ version: 1, ...parts })!;

/** The place of a lever in the first item of each list on its way, and a scenario in which there is one. */
function reached(lever: Lever): { scenario: Scenario; path: Path } | undefined {
  let scenario = start;
  const path: (string | number)[] = [];
  for (const key of lever.path.split('.')) {
    path.push(key.replace('[]', ''));
    if (!key.endsWith('[]')) continue;
    const items = (getAt(scenario, path) ?? []) as unknown[];
    const longer = items.length > 0 ? items : extended(path, items, scenario);
    if (!longer) return undefined;
    scenario = setAt(scenario, path, longer);
    path.push(0);
  }
  return { scenario, path };
}

/** Values that a lever may take, besides the one it has. */
function valuesOf(lever: Lever, now: unknown): unknown[] {
  switch (lever.kind) {
    case 'flag':
      return [!now];
    case 'choice':
      return Object.keys(lever.labels);
    case 'steps':
      return lever.options;
    case 'seed':
      return ['another seed'];
    case 'list':
      return [];
    default: {
      const { min, max, integer } = lever.info;
      const tried = [min + (max - min) / 3, Number(now) * 0.9, Number(now) * 1.1, min, max, 1];
      return integer ? tried.map(Math.round) : tried;
    }
  }
}

/** Weights that sum to one, none of them as it was. */
const otherWeights = { global: 0.25, region: 0.35, product: 0.4 };

/** A scenario in which a lever stands at another value than before, all else agreeing with it. */
function moved(lever: Lever): { scenario: Scenario; value: unknown; path: Path } | undefined {
  const place = reached(lever);
  if (!place) return undefined;
  const { path } = place;
  const now = getAt(place.scenario, path);
  for (const value of valuesOf(lever, now)) {
    if (value === now) continue;
    let file: unknown = setAt(place.scenario, path, value);
    // A share of a whole moves the others of its list.
    const list = path.slice(0, -2);
    const items = path.at(-1) === 'share' ? getAt(file, list) : undefined;
    if (Array.isArray(items)) file = setAt(file, list, rescaled(items));
    const whole = path.slice(0, -1);
    if (lever.path.startsWith('world.factors.weights')) file = setAt(file, whole, otherWeights);
    const scenario = read(file);
    if (scenario) return { scenario, path, value: getAt(file, path) };
  }
  return undefined;
}

let results: Results;
beforeAll(async () => {
  const module = await loadKernel();
  const runner = new InlineRunner(module, (plan, kernel) => new Simulator(plan, kernel));
  const plan = createPlan(start, instantiateKernel(module));
  const collector = new ResultCollector(plan);
  await runner.run(plan, { paths: 64, onBlock: (block) => collector.add(block) });
  results = collector.results();
});

const viaLink = ({ ...scenario }: Scenario): Scenario => {
  const { platform, world, rules, strategy, run } = scenario;
  const study = { version: 1, baseline: { platform, world, rules, strategy, run }, scenarios: [] };
  const code = readShareCode(shareCode({ study, plimsoll: '', fingerprint: '' }));
  if (!code.ok) throw new Error(code.issues[0].code);
  const parsed = parseStudySync(code.shared.study, presets);
  if (!parsed.ok) throw new Error(parsed.issues[0].at);
  return parsed.study.baseline.scenario;
};

const viaFile = (scenario: Scenario): Scenario => {
  const text = readJson(JSON.stringify(scenario, null, 2));
  if (!text.ok) throw new Error(text.issues[0].code);
  return read(text.value)!;
};

const viaEvidence = async (scenario: Scenario): Promise<Scenario> => {
  const run = evidenceRun({ id: 'one', title: 'One' }, scenario, results);
  const parsed = await parseEvidence(JSON.parse(jsonText(evidenceOf([run]))), presets);
  if (!parsed.ok) throw new Error(parsed.issues[0].at);
  expect(parsed.broken).toEqual([]);
  return parsed.scenarios[0];
};

test('every lever goes through a link, a file and evidence and is what it was', async () => {
  const notMoved: string[] = [];
  let seen = 0;
  for (const lever of levers()) {
    if (lever.kind === 'list') continue;
    const one = moved(lever);
    if (!one) {
      notMoved.push(lever.path);
      continue;
    }
    const { scenario, path, value } = one;
    const hash = scenarioHash(scenario);
    for (const back of [viaLink(scenario), viaFile(scenario), await viaEvidence(scenario)]) {
      expect(getAt(back, path), lever.path).toEqual(value);
      expect(scenarioHash(back), lever.path).toBe(hash);
    }
    seen += 1;
  }
  expect(notMoved).toEqual([]);
  expect(seen).toBeGreaterThan(250);
}, 120_000);
