import { describe, expect, test } from 'vitest';
import { matrixFindings } from '../../../src/analysis/comparativeFindings';
import { Evaluator } from '../../../src/analysis/evaluate';
import { evaluateMatrix, matrixOf } from '../../../src/analysis/matrix';
import { presetMatrix, studyMatrix } from '../../../src/analysis/matrixDesign';
import type { Statistic } from '../../../src/analysis/statistic';
import type { Results } from '../../../src/engine/results';
import { atOnce, parseScenarioSync } from '../../../src/scenario/compose';
import { nodePresets } from '../../../src/scenario/nodePresets';
import type { Scenario } from '../../../src/scenario/scenario';
import { parseStudySync } from '../../../src/scenario/study';
import study from '../../../scenarios/studies/rate-cap-recession.json';
import { scramble } from '../engine/runners/fakeSimulation';
import { modelRunner } from './countingRunner';

const presets = nodePresets();
const parsed = parseScenarioSync(
  {
    version: 1,
    ...{ platform: 'marketplace', world: 'calm', rules: 'light-touch', strategy: 'as-is' },
  },
  presets,
);
if (!parsed.ok) throw new Error(parsed.issues[0].at);
const base = parsed.scenario;

const profit: Statistic = { outcome: 'profit', statistic: 'mean' };
const loss: Statistic = { outcome: 'creditLoss', statistic: 'mean' };
const strategies = ['as-is', 'defensive', 'growth'];
const worlds = ['calm', 'mild', 'severe'];

const design = atOnce(presets, (shelf) =>
  presetMatrix(base, { part: 'strategy', ids: strategies }, { part: 'world', ids: worlds }, shelf),
);
if (!design.ok) throw new Error(design.issues[0].at);
const { value: matrixDesign } = design;

/** The results of a matrix whose means are given, with noise that all cells share and some of their own. */
async function resultsOf(
  means: number[][],
  own = 0,
  fails: (row: number, column: number, path: number) => boolean = () => false,
): Promise<Results[][]> {
  const at = ({ strategy, world }: Scenario) =>
    [strategies.indexOf(strategy.id), worlds.indexOf(world.id)] as const;
  const { plan, runner } = modelRunner(
    ['profit', 'creditLoss'],
    (scenario, _, path) => {
      const [row, column] = at(scenario);
      const cell = 3 * row + column;
      return means[row][column] + scramble(path, 0, 3) + own * (scramble(path, cell, 7) - 0.5);
    },
    (scenario, path) => fails(...at(scenario), path),
  );
  const evaluator = new Evaluator(plan, runner);
  return evaluateMatrix(evaluator, matrixDesign, { columns: ['profit', 'creditLoss'], paths: 640 });
}

/** Means by strategy and world; the best are 10, 8 and 4. */
const table = [
  [10, 5, -2],
  [8, 8, 3],
  [9, 5.5, 4],
];

describe('a matrix by hand', () => {
  test('has the regrets, the best of each world and the minimax choice', async () => {
    const { cells, choice, better } = matrixOf(await resultsOf(table), profit, 0.1, 'seed');
    expect(better).toBe('higher');
    const regrets = cells.map((row) =>
      row.map(({ regret }) => Math.round(1e9 * regret!.mean) / 1e9),
    );
    expect(regrets).toEqual([
      [0, 3, 6],
      [2, 0, 1],
      [1, 2.5, 0],
    ]);
    expect(choice!.best.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(choice!.greatest.map(({ column }) => worlds[column])).toEqual([
      'severe',
      'calm',
      'mild',
    ]);
    expect(choice!.row).toBe(1);
    // The noise is the same in every cell, so nothing is left to doubt.
    expect(choice!.support).toEqual([0, 1, 0]);
    expect(choice!.best.map(({ tied }) => tied)).toEqual([[], [], []]);
  });

  test('of a loss takes the least for the best', async () => {
    const { cells, choice } = matrixOf(await resultsOf(table), loss, 0.1, 'seed');
    expect(choice!.best.map(({ row }) => row)).toEqual([1, 0, 0]);
    expect(cells[0][0].regret!.mean).toBeCloseTo(2, 9);
    // Regrets (2, 0, 0), (0, 3, 5), (1, 0.5, 6).
    expect(choice!.row).toBe(0);
  });

  test('of strategies that the paths can’t tell apart says so', async () => {
    const close = [
      [1, 1, 1],
      [1, 1, 1],
      [0, 0, 0],
    ];
    const { choice } = matrixOf(await resultsOf(close, 2), profit, 0.1, 'seed');
    for (const { row, tied, support } of choice!.best) {
      expect([row, ...tied].sort()).toEqual([0, 1]);
      expect(support[2]).toBe(0);
      expect(support[0] + support[1]).toBeCloseTo(1, 12);
    }
    expect(choice!.support[2]).toBe(0);
    expect(Math.max(...choice!.support)).toBeLessThan(0.999);
  });

  test('of an outcome of which neither way is better has figures but no regret', async () => {
    const results = await resultsOf(table);
    const asked: Statistic = { outcome: 'loansEnd', statistic: 'mean' };
    const renamed = results.map((row) =>
      row.map((one) => {
        one.shape.columns[0] = 'loansEnd';
        return one;
      }),
    );
    const { choice, cells } = matrixOf(renamed, asked, 0.1, 'seed');
    expect(choice).toBeUndefined();
    expect(cells[0][0].regret).toBeUndefined();
  });

  test('marks where failure is more likely than is borne, less likely, or not told', async () => {
    const shares = [
      [0, 0.05, 0.1],
      [0.2, 0.3, 0.11],
      [0.02, 0.09, 0.5],
    ];
    const results = await resultsOf(
      table,
      0,
      (row, column, path) => scramble(path, row * 3 + column, 11) < shares[row][column],
    );
    const { cells } = matrixOf(results, profit, 0.1, 'seed');
    expect(cells.map((row) => row.map(({ failure }) => failure.verdict))).toEqual([
      ['below', 'below', 'unclear'],
      ['above', 'above', 'unclear'],
      ['below', 'unclear', 'above'],
    ]);
  });
});

describe('the design of a matrix', () => {
  test('puts each preset of one part against each of another', () => {
    expect(matrixDesign.rows.map(({ id }) => id)).toEqual(strategies);
    expect(matrixDesign.cells[1][2].world.id).toBe('severe');
    expect(matrixDesign.cells[1][2].strategy.id).toBe('defensive');
    expect(matrixDesign.cells[1][2].rules).toEqual(base.rules);
  });

  test('names a preset that there is not', () => {
    const wrong = atOnce(presets, (shelf) =>
      presetMatrix(
        base,
        { part: 'strategy', ids: ['as-iss'] },
        { part: 'world', ids: worlds },
        shelf,
      ),
    );
    expect(wrong.ok).toBe(false);
    expect(!wrong.ok && wrong.issues[0]).toMatchObject({
      code: 'presetUnknown',
      params: { meant: 'as-is' },
    });
  });

  test('of a study has its worlds against all else that it varies', () => {
    const read = parseStudySync(study, presets);
    if (!read.ok) throw new Error(read.issues[0].at);
    const made = studyMatrix([read.study.baseline, ...read.study.scenarios], 'world');
    if (!made.ok) throw new Error(made.issues[0].at);
    expect(made.value.columns.map(({ id }) => id)).toEqual(['calm', 'fed-2025-severely-adverse']);
    const rows = made.value.rows.map(({ id }) => id);
    expect(rows).toEqual(['baseline', 'cap', 'both-risk-based', 'both-defensive']);
    expect(made.value.cells[1][1].rules.rateCap.absolute).toBe(0.154);
    expect(made.value.cells[1][1].world.id).toBe('fed-2025-severely-adverse');
  });
});

describe('what a matrix finds', () => {
  const codes = async (means: number[][]) => {
    const matrix = matrixOf(await resultsOf(means), profit, 0.05, base.run.seed);
    return matrixFindings(matrixDesign, matrix, 0.05);
  };
  const same = [10, 8, 4];

  test('is no choice where the rows are alike on every path', async () => {
    const [first] = await codes([same, same, same]);
    expect(first).toMatchObject({ code: 'matrixAlike', sure: true });
  });

  test('is a row that none beats, though others are as good in some columns', async () => {
    const [first] = await codes([
      [10, 5, -2],
      [10, 8, 4],
      [10, 7, 3],
    ]);
    expect(first).toMatchObject({
      ...{ code: 'matrixBestEverywhere', sure: true },
      params: { row: matrixDesign.rows[1].title },
    });
  });
});
