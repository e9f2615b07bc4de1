import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'papaparse';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type {
  attributionDocument,
  matrixDocument,
  sobolDocument,
  tornadoDocument,
} from '../../../src/analysis/comparativeDocuments';
import { smallScenario } from '../engine/smallScenario';
import { plimsoll } from './plimsoll';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-comparative-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'study.json');
const { version, platform, world, rules, strategy, run } = smallScenario();
const study = {
  version,
  id: 'study',
  title: 'A dearer year',
  baseline: { platform, world, rules, strategy, run },
  scenarios: [
    { id: 'dear', title: 'Dear', strategy: { with: { pricing: { surcharge: 0.05 } } } },
    {
      id: 'dear-and-calm',
      title: 'Dear and calm',
      strategy: { with: { pricing: { surcharge: 0.05 } } },
      world: 'calm',
    },
  ],
};
writeFileSync(file, JSON.stringify(study));

async function json<T>(...typed: string[]): Promise<T> {
  const { code, stdout, stderr } = await plimsoll(...typed, '--format', 'json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as T;
}

describe('matrix', () => {
  test('of a study has its worlds against the rest, and the regrets that its figures have', async () => {
    const document = await json<ReturnType<typeof matrixDocument>>(
      'matrix',
      file,
      '--paths',
      '128',
    );
    expect(document).toMatchObject({
      analysis: 'matrix',
      statistic: 'profit',
      paths: 128,
      seed: 'small',
    });
    expect(document.rows.map(({ id }) => id)).toEqual(['baseline', 'dear']);
    const { cells, choice } = document.results;
    for (const column of [0, 1]) {
      const values = cells.map((row) => row[column].value);
      const best = Math.max(...values);
      expect(values.indexOf(best)).toBe(choice!.best[column].row);
      for (const row of cells)
        expect(row[column].regret!.mean).toBeCloseTo(best - row[column].value, 3);
    }
    const alone = await json<{ outcomes: { profit: { mean: number } } }>(
      ...['run', file, '--scenario', 'dear', '--paths', '128'],
    );
    expect(cells[1][0].value).toBe(alone.outcomes.profit.mean);
  });

  test('of presets is the same bytes on one thread and on two', async () => {
    const typed = [
      'matrix',
      file,
      '--rows',
      'strategy=as-is,defensive',
      '--columns',
      'world=calm,mild',
    ];
    const outputs = await Promise.all(
      ['1', '2'].map((workers) => plimsoll(...typed, '--format', 'json', '--workers', workers)),
    );
    expect(outputs[0].code).toBe(0);
    expect(outputs[1].stdout).toBe(outputs[0].stdout);
  });

  test('has a table with the findings, and a CSV with every cell', async () => {
    const { stdout } = await plimsoll('matrix', file, '--paths', '64', '--lang', 'zh');
    expect(stdout).toMatch(/后悔值/);
    expect(stdout).toMatch(/倒闭概率/);
    const csv = await plimsoll('matrix', file, '--paths', '64', '--format', 'csv');
    const { data, errors } = parse(csv.stdout, { header: true, skipEmptyLines: true });
    expect([data.length, errors]).toEqual([4, []]);
  });
});

describe('attribute', () => {
  test('adds up, and gives everything to the one setting that differs', async () => {
    const document = await json<ReturnType<typeof attributionDocument>>('attribute', file);
    const [{ difference, contributions }] = document.results.statistics;
    expect(document.results.groups.map(({ id }) => id)).toEqual(['strategy.pricing.surcharge']);
    expect(contributions[0].value).toEqual(difference);

    const both = await json<ReturnType<typeof attributionDocument>>(
      ...['attribute', file, '--to', 'dear-and-calm', '--by', 'part', '--paths', '64'],
    );
    expect(both.results.groups.map(({ id }) => id)).toEqual(['world', 'strategy']);
    for (const one of both.results.statistics) {
      const sum = one.contributions.reduce((all, { value }) => all + value.mean, 0);
      expect(Math.abs(sum - one.difference.mean)).toBeLessThan(
        1e-9 * Math.abs(one.difference.mean) + 1e-12,
      );
    }
  });

  test('doubles the paths for a precision, and says where it is not reached', async () => {
    const { stderr, stdout, code } = await plimsoll(
      ...['attribute', file, '--paths', '64', '--precision', '0.001', '--statistics', 'profit'],
      ...['--format', 'json', '--workers', '2'],
    );
    expect([code, stderr]).toEqual([0, '--precision 0.001: not reached with 4096 paths\n']);
    expect((JSON.parse(stdout) as { paths: number }).paths).toBe(4096);
  });
});

describe('sensitivity', () => {
  test('one at a time moves each lever to its ends, by itself', async () => {
    const document = await json<ReturnType<typeof tornadoDocument>>(
      ...['sensitivity', file, '--levers', 'strategy.pricing.surcharge=0..0.05,rules.sandbox'],
      ...['--paths', '64', '--statistics', 'meanApr'],
    );
    const [surcharge, sandbox] = document.results.levers;
    expect(surcharge).toMatchObject({
      path: 'strategy.pricing.surcharge',
      now: 0,
      noEffect: [false],
    });
    expect(surcharge.moved.at(-1).differences[0].mean).toBeGreaterThan(0);
    expect(sandbox.noEffect).toEqual([true]);
    expect(document.findings.map(({ code }) => code)).toEqual(['tornadoWidest', 'tornadoNoEffect']);
  });

  test('Sobol’ indices say which lever has the greatest part', async () => {
    const document = await json<ReturnType<typeof sobolDocument>>(
      ...['sensitivity', file, '--method', 'sobol', '--points', '8', '--paths', '64'],
      ...[
        '--levers',
        'strategy.pricing.surcharge=0..0.05,world.severity=0.9..1',
        '--statistics',
        'meanApr',
      ],
    );
    const [{ total }] = document.results.statistics;
    expect(total[0].value).toBeGreaterThan(total[1].value);
    expect(document.results.evaluations).toBe(32);
  });
});

test.each([
  [
    ['matrix', file, '--rows', 'strategy=as-iss', '--columns', 'world=calm'],
    'Did you mean “as-is”?',
  ],
  [
    ['matrix', file, '--rows', 'world=calm', '--columns', 'world=mild'],
    'another part than the rows',
  ],
  [['matrix', file, '--rows', 'world=calm'], '--rows and --columns go together'],
  [['matrix', file, '--statistic', 'proft'], 'did you mean profit?'],
  [['attribute', file, '--to', 'baseline'], 'differ in no setting'],
  [['attribute', file, '--to', 'deer'], 'did you mean dear?'],
  [['sensitivity', file], '--levers is missing'],
  [
    ['sensitivity', file, '--levers', 'strategy.prising'],
    `${file}: strategy.prising: There is no setting`,
  ],
  [
    [
      'sensitivity',
      file,
      '--method',
      'sobol',
      '--levers',
      'world.factors.weights',
      '--points',
      '8',
    ],
    'world.factors.weights',
  ],
])('%o is bad usage', async (typed, message) => {
  const { code, stderr } = await plimsoll(...typed, '--paths', '64');
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
