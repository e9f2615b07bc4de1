import { describe, expect, test } from 'vitest';
import { debrief, endOf, roundsPlayed } from '../../../../src/analysis/training/debrief';
import { fairScore, shareOfPoints } from '../../../../src/analysis/training/fairScore';
import { peers } from '../../../../src/analysis/training/peers';
import { roundValues } from '../../../../src/analysis/training/roundValues';
import { standings } from '../../../../src/analysis/training/standings';
import { blockSize } from '../../../../src/engine/block';
import { Results } from '../../../../src/engine/results';
import { Simulator } from '../../../../src/engine/simulator';
import { outcomeNames } from '../../../../src/model/outcomes';
import type { Decision } from '../../../../src/scenario/exercise/exerciseFile';
import { parseExerciseSync } from '../../../../src/scenario/exercise/exercise';
import type { PlayedRound } from '../../../../src/scenario/exercise/play';
import { playScenario } from '../../../../src/scenario/exercise/playScenario';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import type { Scenario } from '../../../../src/scenario/scenario';
import { kernelModule, planOf } from '../../model/laboratory';
import { smallExercise } from '../../scenario/exercise/smallExercise';

const parsed = parseExerciseSync(smallExercise, nodePresets(), outcomeNames);
if (!parsed.ok) throw new Error('the small exercise is in trouble');
const { exercise } = parsed;
const own = 7;

function run(scenario: Scenario): Results {
  const plan = planOf(scenario);
  const simulator = new Simulator(plan, kernelModule);
  const blocks = [];
  for (let from = 0; from < scenario.run.paths; from += blockSize)
    blocks.push(simulator.block(from, blockSize));
  return new Results(plan, blocks);
}

const reference = run(exercise.start);
const runsOf = (rounds: Decision[][]) =>
  rounds.map((_, k) => run(playScenario(exercise, rounds.slice(0, k + 1))));
const playedOf = (rounds: Decision[][]): PlayedRound[] =>
  rounds.map((decisions, k) => ({
    decisions,
    predictions: [
      { of: 'failure', probability: 0.1 },
      { of: k === 0 ? 'profit' : 'capitalRatio', low: 0, high: 1 },
    ],
  }));

describe('a team that decides nothing', () => {
  const rounds = [[], []];
  const told = debrief(exercise, playedOf(rounds), { reference, rounds: runsOf(rounds) }, own);

  test('has judgement 0 on every path, in the score, in failure and in every outcome', () => {
    for (const { of, split, rounds } of told.lines) {
      expect(split.judgement.identical, of).toBe(true);
      expect(
        rounds.map(({ mean }) => mean),
        of,
      ).toEqual([0, 0]);
    }
  });

  test('has all that came of it from luck', () => {
    for (const { split } of told.lines)
      expect(split.luck).toBeCloseTo(split.own - split.reference, 6);
  });
});

describe('a team that decides something', () => {
  const rounds: Decision[][] = [
    [{ lever: 'cut-off', value: 2 }],
    [{ lever: 'disclosure', value: 1 }],
  ];
  const runs = { reference, rounds: runsOf(rounds), expert: runsOf(rounds).at(-1) };
  const told = debrief(exercise, playedOf(rounds), runs, own);

  test('has judgement and luck that sum to what came of it, and rounds that sum to the judgement', () => {
    for (const { of, split, rounds } of told.lines) {
      const size = Math.max(1, Math.abs(split.own), Math.abs(split.reference));
      const rest = split.judgement.mean + split.luck - (split.own - split.reference);
      expect(Math.abs(rest) / size, of).toBeLessThan(1e-9);
      const sum = rounds.reduce((total, { mean }) => total + mean, 0);
      expect(Math.abs(sum - split.judgement.mean) / size, of).toBeLessThan(1e-9);
    }
  });

  test('moves something by its decisions', () => {
    expect(told.lines.at(-1).of).toBe('approvalRate');
    expect(told.lines.at(-1).split.judgement.mean).toBeLessThan(-0.02);
  });

  test('is judged as the expert is where it decides the same', () => {
    for (const { split, expert } of told.lines)
      expect(expert!.judgement.mean).toBe(split.judgement.mean);
  });

  test('leaves the months before a decision as they were, bit for bit', () => {
    const [first, second] = runs.rounds;
    for (const name of ['capitalRatio', 'profit', 'originations'] as const)
      for (let month = 1; month <= 6; month++)
        expect(second.valuesAt(name, month - 1)).toEqual(first.valuesAt(name, month - 1));
    expect(second.valuesAt('profit', 8)).not.toEqual(first.valuesAt('profit', 8));
  });

  test('has its predictions judged round by round', () => {
    expect(told.predictions.map((one) => one.map(({ of }) => of))).toEqual([
      ['failure', 'profit'],
      ['failure', 'capitalRatio'],
    ]);
    expect(told.predictionPoints).toBeGreaterThan(0);
    expect(told.predictionPoints).toBeLessThanOrEqual(100);
  });
});

describe('the score', () => {
  const score = fairScore(reference, exercise.score, own);

  test('is none at the poor value or worse, all at the good one or better, in proportion between', () => {
    const at = (value: number) => shareOfPoints(value, 10, 20);
    expect([5, 10, 15, 20, 99].map(at)).toEqual([0, 0, 0.5, 1, 1]);
    // Where less is better, poor is the greater one.
    expect([5, 10, 15, 20, 99].map((value) => shareOfPoints(value, 20, 10))).toEqual([
      ...[1, 1, 0.5, 0, 0],
    ]);
    expect(at(NaN)).toBe(0);
  });

  test('puts survival first: a path that fails has no points, one that lives at least half', () => {
    for (const [path, step] of reference.failureStep().entries())
      if (step > 0) expect(score.points[path]).toBe(0);
      else expect(score.points[path]).toBeGreaterThanOrEqual(50);
    expect(Math.max(...score.points)).toBeLessThanOrEqual(100);
  });

  test('is the sum of its parts, expected and own', () => {
    const sum = (key: 'expected' | 'own') =>
      score.parts.reduce((total, part) => total + part[key], 0);
    expect(sum('expected')).toBeCloseTo(score.expected, 9);
    expect(sum('own')).toBeCloseTo(score.own, 9);
    expect(score.parts[0].expected).toBeCloseTo(50 * (1 - reference.failure.probability), 9);
  });
});

describe('what a round came to', () => {
  test('sums to what the whole came to, where it is a sum', () => {
    const [first, second] = exercise.rounds.map((round) => roundValues(reference, 'profit', round));
    const whole = reference.values('profit');
    for (const [path, profit] of whole.entries())
      expect(Math.abs(first[path] + second[path] - profit)).toBeLessThan(
        1e-5 * Math.max(1e6, Math.abs(profit)),
      );
  });

  test('counts a failure in the round in which it falls', () => {
    const [first, second] = exercise.rounds.map((round) =>
      roundValues(reference, 'failure', round),
    );
    const failed = reference.failureStep();
    for (const [path, step] of failed.entries())
      expect(first[path] + second[path]).toBe(Number(step > 0));
  });
});

describe('the paths that stand alike', () => {
  test('are all before the first month', () => {
    expect(peers(reference, own, 1)).toHaveLength(reference.paths);
  });

  test('later are living ones with the nearest capital ratios, the own among them', () => {
    const failedAt = reference.failureStep();
    const alive = [...failedAt.keys()].filter((path) => failedAt[path] === 0 || failedAt[path] > 6);
    const place = alive[3];
    const found = peers(reference, place, 7);
    const ratios = reference.valuesAt('capitalRatio', 5);
    const apart = (path: number) => Math.abs(ratios[path] - ratios[place]);
    expect(found).toContain(place);
    expect(found.length).toBe(Math.max(64, Math.ceil(alive.length / 8)));
    const furthest = Math.max(...Array.from(found, apart));
    for (const path of alive)
      if (!found.includes(path)) expect(apart(path)).toBeGreaterThanOrEqual(furthest);
  });
});

test('a play goes on until its path fails, or to the last round', () => {
  expect(roundsPlayed(exercise, null)).toBe(2);
  expect(roundsPlayed(exercise, { month: 6, cause: 'illiquidity' })).toBe(1);
  expect(roundsPlayed(exercise, { month: 7, cause: 'illiquidity' })).toBe(2);
  const failedAt = reference.failureStep();
  const place = failedAt.findIndex((step) => step > 0);
  if (place >= 0) expect(endOf(reference, place)?.month).toBe(failedAt[place]);
});

test('teams stand by the points of all paths, and say what the paths can’t tell', () => {
  const numbers = Uint32Array.from({ length: 100 }, (_, i) => i);
  const team = (points: Float64Array) => ({
    points,
    expected: points.reduce((sum, one) => sum + one, 0) / points.length,
  });
  const even = Float64Array.from(numbers, (i) => 50 + (i % 2));
  const noisy = Float64Array.from(numbers, (i) => 50.6 + 10 * (i % 3 === 0 ? 1 : -0.5));
  const poor = even.map((one) => one - 20);
  const places = standings([poor, even, noisy, even].map(team), { numbers, replicated: false });
  expect(places.map(({ index, rank }) => [index, rank])).toEqual([
    [2, 1],
    [1, 2],
    [3, 2],
    [0, 4],
  ]);
  expect(places[1].behind!.distinguishable).toBe(false);
  expect(places[3].behind!.distinguishable).toBe(true);
});
