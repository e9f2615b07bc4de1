import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'papaparse';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createPlan, membersOf } from '../../../src/engine/plan';
import { resultDocument, type ResultDocument } from '../../../src/engine/resultDocument';
import { ResultCollector } from '../../../src/engine/results';
import { InlineRunner } from '../../../src/engine/runners/inlineRunner';
import { Simulator } from '../../../src/engine/simulator';
import { instantiateKernel } from '../../../src/kernel/load';
import { loadKernel } from '../../../src/kernel/loadNode';
import { brokenDown } from '../../../src/model/breakdowns';
import { outcomeNames } from '../../../src/model/outcomes';
import { seriesNames } from '../../../src/model/series';
import { inLanguage } from '../../../src/scenario/language';
import { smallScenario } from '../engine/smallScenario';
import { plimsoll, start } from './plimsoll';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-run-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);
const file = inFolder('small.json');
const scenario = smallScenario();
writeFileSync(file, JSON.stringify(scenario));

const untimed = ({ timing: _, ...document }: ResultDocument) => document;

async function runJson(...typed: string[]): Promise<ResultDocument> {
  const { code, stdout, stderr } = await plimsoll('run', file, '--format', 'json', ...typed);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout) as ResultDocument;
}

let document: ResultDocument;
beforeAll(async () => {
  document = await runJson('--workers', '2', '--paths-out', inFolder('paths.csv'));
});

describe('the JSON of a run', () => {
  test('says what was run: version, scenario, seed, paths, months, and a fingerprint', () => {
    expect(document).toMatchObject({ seed: 'small', paths: 200, months: 6, scenario });
    expect(document.plimsoll).toMatch(/^\d+\.\d+\.\d+$/);
    expect(document.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(document.timing).toEqual({
      wallMilliseconds: expect.any(Number) as number,
      workers: 2,
      cellMonths: expect.any(Number) as number,
    });
  });

  test('has every outcome, every series and every grade', () => {
    expect(Object.keys(document.outcomes)).toEqual(outcomeNames);
    expect(Object.keys(document.series)).toEqual(seriesNames);
    const grades = scenario.platform.grades.map(({ id }) => id);
    expect(Object.keys(document.breakdowns.grade!.approvalRate!)).toEqual(grades);
    expect(document.series.capitalRatio.month).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Object.keys(document.outcomes.profit.quantiles)).toContain('0.999');
    expect(Object.keys(document.outcomes.profit.expectedShortfall)).toEqual([
      '0.95',
      '0.99',
      '0.999',
    ]);
  });

  test('is that of one thread, of two, and of the engine without a command line, to the last bit', async () => {
    expect(untimed(await runJson('--workers', '1'))).toEqual(untimed(document));

    const module = await loadKernel();
    const plan = createPlan(scenario, instantiateKernel(module));
    const collector = new ResultCollector(plan);
    const runner = new InlineRunner(module, (given, kernel) => new Simulator(given, kernel));
    await runner.run(plan, { paths: 200, onBlock: (block) => collector.add(block) });
    const here = resultDocument(scenario, collector.results(), document.timing);
    expect(JSON.parse(JSON.stringify(here))).toEqual(document);
  });

  test('is another one under another seed, and the same under the same', async () => {
    const other = await runJson('--seed', 'other');
    expect(other.seed).toBe('other');
    expect(other.hash).not.toBe(document.hash);
    expect(other.outcomes.creditLoss.mean).not.toBe(document.outcomes.creditLoss.mean);
    expect(untimed(await runJson('--seed', 'small'))).toEqual(untimed(document));
  });
});

describe('the table of paths', () => {
  const readPaths = (name: string) =>
    parse<Record<string, number | string>>(readFileSync(inFolder(name), 'utf8'), {
      header: true,
      dynamicTyping: true,
      skipEmptyLines: true,
    });

  test('has a row for each path, from which the figures can be computed again', () => {
    const { data, errors, meta } = readPaths('paths.csv');
    expect(errors).toEqual([]);
    expect(data.map((row) => row.path)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(meta.fields).toEqual([
      ...['path', 'failureMonth', 'failureCause', ...outcomeNames],
      ...brokenDown.flatMap(({ dimension, name }) =>
        membersOf(scenario, dimension, name).map((id) => `${name}/${dimension}/${id}`),
      ),
    ]);
    for (const name of outcomeNames) {
      const values = data.map((row) => row[name]).filter((x) => typeof x === 'number');
      const { mean, defined, quantiles, maximum } = document.outcomes[name];
      expect(values.length).toBe(defined);
      expect(values.reduce((a, b) => a + b, 0) / defined).toBeCloseTo(mean, 4);
      values.sort((a, b) => a - b);
      expect(quantiles['0.5']).toBe(values[Math.ceil(defined / 2) - 1]);
      expect(maximum).toBe(values.at(-1));
    }
    const failed = data.filter((row) => row.failureCause !== 'none');
    expect(failed.length / 200).toBe(document.failure.probability);
    for (const row of data) {
      expect(typeof row.failureMonth === 'number').toBe(row.failureCause !== 'none');
    }
  });

  test('of a longer run begins with the same rows', async () => {
    await runJson('--paths', '300', '--paths-out', inFolder('longer.csv'));
    const lines = (name: string) => readFileSync(inFolder(name), 'utf8').split('\n');
    expect(lines('longer.csv').slice(0, 201)).toEqual(lines('paths.csv').slice(0, 201));
  });
});

describe('a run', () => {
  test('takes the settings of the command line in place of its own', async () => {
    const {
      paths,
      months,
      seed,
      scenario: asked,
    } = await runJson(...['--paths', '70', '--months', '3', '--seed', 'a, “b”']);
    expect({ paths, months, seed }).toEqual({ paths: 70, months: 3, seed: 'a, “b”' });
    expect(asked.run).toMatchObject({ paths: 70, months: 3, seed: 'a, “b”' });
  });

  test('writes to a file what it would write to standard output', async () => {
    const out = inFolder('out.csv');
    const printed = await plimsoll('run', file, '--format', 'csv');
    const written = await plimsoll('run', file, '--format', 'csv', '--out', out);
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8')).toBe(printed.stdout);
  });

  test('as CSV has the numbers of the JSON, at full precision', async () => {
    const { stdout } = await plimsoll('run', file, '--format', 'csv');
    const { data, errors } = parse<Record<string, string>>(stdout, {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    const row = data.find(({ outcome, member }) => outcome === 'profit' && member === '')!;
    expect(Number(row.mean)).toBe(document.outcomes.profit.mean);
    expect(Number(row['expected shortfall 0.99'])).toBe(
      document.outcomes.profit.expectedShortfall['0.99'],
    );
    expect(row.tail).toBe('lower');
  });

  test('as a table is for people, in their language', async () => {
    const english = await plimsoll('run', file);
    expect(english.stdout).toMatch(/200 paths · 6 months · seed “small”/);
    expect(english.stdout).toMatch(/^Profit after tax +\S+/m);
    const chinese = await plimsoll('run', file, '--lang', 'zh');
    expect(chinese.stdout).toMatch(/^税后利润 +\S+/m);
  });

  test('of a study is that of its baseline, or of the scenario that is named', async () => {
    const run = async (...typed: string[]) => {
      const { stdout } = await plimsoll(
        'run',
        'vasicek',
        '--paths',
        '64',
        '--format',
        'json',
        ...typed,
      );
      return (JSON.parse(stdout) as ResultDocument).scenario.platform.segments[0].assetCorrelation;
    };
    expect(await run()).toBe(0.1);
    expect(await run('--scenario', 'rho-40')).toBe(0.4);
  });

  test.runIf(existsSync('/dev/full'))('onto a full disk fails with 1', async () => {
    const { code, stderr } = await plimsoll('run', file, '--out', '/dev/full');
    expect(stderr).toMatch(/^The run failed: ENOSPC/);
    expect(code).toBe(1);
  });

  test('that is interrupted ends at once with 130 and leaves nothing behind', async () => {
    const out = inFolder('never.json');
    const child = await start('run', file, '--paths', '1000000', '--format', 'json', '--out', out);
    let said = '';
    child.stderr!.on('data', (text) => (said += String(text)));
    const ended = once(child, 'exit');
    setTimeout(() => child.kill('SIGINT'), 1500);
    expect(await ended).toEqual([130, null]);
    expect(said).toBe('Cancelled.\n');
    expect(existsSync(out)).toBe(false);
  });
});

describe('a table told apart', () => {
  const { regions } = scenario.platform;

  test('has a line for each member of the dimension, with the figures of the document', async () => {
    const { code, stdout } = await plimsoll('run', file, '--by', 'region');
    expect(code).toBe(0);
    for (const { title } of regions)
      expect(stdout).toMatch(new RegExp(`^Compliance cost · ${inLanguage(title, 'en')} `, 'm'));
    const { outcomes, breakdowns } = document;
    const parts = Object.values(breakdowns.region!.complianceCost!);
    expect(parts.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(
      outcomes.complianceCost.mean,
      4,
    );
  });

  test('calls each by its title in either language', async () => {
    const { stdout } = await plimsoll('run', file, '--by', 'region', '--lang', 'zh');
    for (const { title } of regions) expect(stdout).toContain(`· ${inLanguage(title, 'zh')} `);
    for (const { id } of regions) expect(stdout).not.toContain(id);
  });

  test('is for people: JSON and CSV tell everything apart', async () => {
    const { code, stderr } = await plimsoll('run', file, '--by', 'region', '--format', 'json');
    expect(code).toBe(2);
    expect(stderr).toContain('--by goes with --format table alone');
  });

  test('tells the main outcomes of each member by year, as the document has them', async () => {
    const { code, stdout } = await plimsoll(
      ...['run', file, '--by', 'region', '--over-time', '--months', '18'],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/Months 1–12 +Months 13–18/);
    for (const { title } of regions)
      for (const outcome of ['Compliance cost', 'Credit loss', 'New lending'])
        expect(stdout).toMatch(
          new RegExp(`^${outcome} · ${inLanguage(title, 'en')} .+ ± .+ ± `, 'm'),
        );
    const { years } = await runJson('--months', '18');
    const [{ id, title: first }] = regions;
    const cost = years.region!.complianceCost![id];
    expect(cost.month).toEqual([12, 18]);
    const compact = new Intl.NumberFormat('en', {
      notation: 'compact',
      maximumSignificantDigits: 4,
    });
    const called = inLanguage(first, 'en');
    const [line] = new RegExp(`^Compliance cost · ${called} .*$`, 'm').exec(stdout)!;
    for (const mean of cost.mean) expect(line).toContain(` ${compact.format(mean)} `);
  });

  test('by year asks by what', async () => {
    const { code, stderr } = await plimsoll('run', file, '--over-time');
    expect(code).toBe(2);
    expect(stderr).toContain('--over-time goes with --by');
  });

  test('names what can be told apart when asked for something else', async () => {
    const { code, stderr } = await plimsoll('run', file, '--by', 'colour');
    expect(code).toBe(2);
    expect(stderr).toContain('source');
  });
});
