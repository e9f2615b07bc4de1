import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { isEvidence, parseEvidence } from '../../../src/analysis/evidenceFile';
import { verify, type Rerun, type Verdict } from '../../../src/analysis/verify';
import {
  evidenceHash,
  evidenceOf,
  evidenceRun,
  hashOf,
  pathsFingerprint,
  type Evidence,
} from '../../../src/engine/evidence';
import { jsonText } from '../../../src/engine/jsonText';
import { createPlan } from '../../../src/engine/plan';
import { ResultCollector, type ColumnName, type Results } from '../../../src/engine/results';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import { Simulator } from '../../../src/engine/simulator';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';
import { canonicalJson } from '../../../src/scenario/hash';
import { nodePresets } from '../../../src/scenario/nodePresets';
import type { Scenario } from '../../../src/scenario/scenario';
import { smallScenario } from '../engine/smallScenario';

const presets = nodePresets();
const module = await loadKernel();
const runner = new InlineRunner(module, (plan, kernel) => new Simulator(plan, kernel));

const fresh: Rerun = async (scenario, paths) => {
  const plan = createPlan(scenario, instantiateKernel(module));
  const collector = new ResultCollector(plan);
  await runner.run(plan, { paths, onBlock: (block) => collector.add(block) });
  return collector.results();
};

/** What was run once here gives the same again; only the first test needs to see that. */
const known = new Map<string, Promise<Results>>();
const rerun: Rerun = (scenario, paths, number) => {
  const key = `${paths} ${canonicalJson(scenario)}`;
  const run = known.get(key) ?? fresh(scenario, paths, number);
  known.set(key, run);
  return run;
};

const scenarios: [string, Scenario][] = [
  ['baseline', smallScenario({ paths: 70 })],
  ['other', smallScenario({ paths: 70, seed: 'other' })],
];
let text: string;
let results: Results;
beforeAll(async () => {
  const runs = [];
  for (const [id, scenario] of scenarios) {
    results = await fresh(scenario, scenario.run.paths, 0);
    runs.push(evidenceRun({ id, title: { en: id, zh: id } }, scenario, results));
  }
  const study = { id: 'small', title: 'Small', question: 'Is it so?' };
  text = `${jsonText(evidenceOf(runs, study))}\n`;
});

/** The verdict on evidence that someone has changed. */
async function verdictOn(change: (evidence: Evidence) => void = () => {}): Promise<Verdict> {
  const evidence = JSON.parse(text) as Evidence;
  change(evidence);
  const read = await parseEvidence(evidence, presets);
  if (!read.ok) throw new Error(read.issues.map(({ code, at }) => `${at}: ${code}`).join('\n'));
  return verify(read, rerun);
}

test('what is so is confirmed, figure by figure and path by path', async () => {
  const verdict = await verdictOn();
  expect(verdict).toMatchObject({ confirmed: true, broken: [] });
  expect(verdict.runs.map(({ id, paths }) => [id, paths])).toEqual([
    ['baseline', 70],
    ['other', 70],
  ]);
  expect(verdict.runs[0].figures).toBeGreaterThan(1000);
  expect(verdict.runs[0].pathsAgree).toBe(true);
});

test('a figure that was changed is found, with what it was and what it is', async () => {
  const verdict = await verdictOn(({ runs }) => {
    runs[1].record.outcomes.lossRate.mean += 1e-16;
  });
  const [first, second] = verdict.runs;
  expect(verdict.confirmed).toBe(false);
  expect(first.differences).toEqual([]);
  expect(second.differences).toEqual([
    {
      at: 'outcomes.lossRate.mean',
      recorded: expect.any(Number) as number,
      rerun: expect.any(Number) as number,
    },
  ]);
  expect(verdict.broken).toEqual([{ seal: 'record', run: 1 }, { seal: 'file' }]);
});

test('so it is where the fingerprints were forged as well', async () => {
  const verdict = await verdictOn((evidence) => {
    const [run] = evidence.runs;
    run.record.failure.probability = 0.5;
    run.recordHash = hashOf(run.record);
    evidence.hash = evidenceHash(evidence);
  });
  expect(verdict.broken).toEqual([]);
  expect(verdict.confirmed).toBe(false);
  expect(verdict.runs[0].differences.map(({ at }) => at)).toEqual(['failure.probability']);
});

test('inputs that were changed are found, and give other figures', async () => {
  const verdict = await verdictOn(({ runs }) => {
    runs[0].record.scenario.run.seed = 'forged';
  });
  expect(verdict.broken.map(({ seal }) => seal)).toEqual(['scenario', 'record', 'file']);
  expect(verdict.runs[0].differences.length).toBeGreaterThan(100);
  expect(verdict.runs[0].pathsAgree).toBe(false);
});

test('a figure that was left out, or added, is found', async () => {
  const verdict = await verdictOn(({ runs }) => {
    delete (runs[0].record.outcomes.profit as Partial<object> & { mean?: number }).mean;
    (runs[0].record.series.cash.mean as unknown[]).push(1);
  });
  expect(
    verdict.runs[0].differences.map(({ at, recorded, rerun }) => [at, recorded, rerun]),
  ).toEqual([
    ['outcomes.profit.mean', undefined, expect.any(Number)],
    ['series.cash.mean[6]', 1, undefined],
  ]);
});

test('evidence of another version is run again all the same', async () => {
  const verdict = await verdictOn((evidence) => {
    evidence.plimsoll = '0.0.1';
    evidence.hash = evidenceHash(evidence);
  });
  expect(verdict).toMatchObject({ confirmed: true, madeBy: '0.0.1' });
  expect(verdict.rerunBy).not.toBe('0.0.1');
});

test('evidence of fewer paths than the scenario asks for is run with so many', async () => {
  const [, scenario] = scenarios[0];
  const fewer = await fresh(scenario, 50, 0);
  const run = evidenceRun({ id: 'fewer', title: '' }, scenario, fewer);
  const read = await parseEvidence(JSON.parse(JSON.stringify(evidenceOf([run]))), presets);
  if (!read.ok) throw new Error(read.issues[0].code);
  const verdict = await verify(read, rerun);
  expect(verdict).toMatchObject({ confirmed: true, runs: [{ paths: 50 }] });
});

describe('what can’t be evidence is refused with its place', () => {
  const refused = async (change: (evidence: Evidence) => void) => {
    const evidence = JSON.parse(text) as Evidence;
    change(evidence);
    expect(isEvidence(evidence)).toBe(true);
    const read = await parseEvidence(evidence, presets);
    return read.ok ? [] : read.issues.map(({ code, at }) => [code, at]);
  };

  test.each<[string, (evidence: Evidence) => void, string, string]>([
    ['no runs', (e) => e.runs.splice(0), 'listLength', 'runs'],
    ['another form', (e) => (e.evidence = 2), 'wrongType', 'evidence'],
    [
      'a scenario that can’t be run',
      (e) => (e.runs[0].record.scenario.platform.equity = -1),
      'outOfRange',
      'runs[0].record.scenario.platform.equity',
    ],
    [
      'more paths than asked for',
      (e) => (e.runs[1].record.paths = 1e9),
      'outOfRange',
      'runs[1].record.paths',
    ],
    [
      'no record',
      (e) => (e.runs[0].record = null as never),
      'wrongType',
      'runs[0].record.scenario',
    ],
  ])('%s', async (_, change, code, at) => {
    expect(await refused(change)).toContainEqual([code, at]);
  });
});

test('the fingerprint of the paths is what another program computes of their numbers', () => {
  const hash = createHash('sha256');
  for (const column of results.shape.columns) {
    const bytes = Buffer.alloc(results.paths * 8);
    results.values(column as ColumnName).forEach((x, i) => bytes.writeDoubleLE(x, i * 8));
    hash.update(`${column}\n`).update(bytes);
  }
  const steps = Buffer.alloc(results.paths * 2);
  results.failureStep().forEach((step, i) => steps.writeUInt16LE(step, i * 2));
  hash.update(steps).update(results.failureCause());
  expect(pathsFingerprint(results)).toBe(hash.digest('hex'));
});
