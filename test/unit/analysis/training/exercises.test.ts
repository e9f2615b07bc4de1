import { describe, expect, test } from 'vitest';
import { fairScore } from '../../../../src/analysis/training/fairScore';
import { luckAndJudgement } from '../../../../src/analysis/training/luckAndJudgement';
import { ownPath } from '../../../../src/analysis/training/ownPath';
import { blockSize } from '../../../../src/engine/block';
import { Results } from '../../../../src/engine/results';
import { Simulator } from '../../../../src/engine/simulator';
import { outcomeNames } from '../../../../src/model/outcomes';
import { parseExerciseSync } from '../../../../src/scenario/exercise/exercise';
import type { Decision } from '../../../../src/scenario/exercise/exerciseFile';
import { playScenario } from '../../../../src/scenario/exercise/playScenario';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { kernelModule, planOf } from '../../model/laboratory';

const presets = nodePresets();
/** Enough to tell lines of decisions that are ten points apart. */
const paths = 512;

// What docs/training.md and the trainer's notes say of the exercises of the program.
describe.each(presets.list('exercise'))('$id', ({ id }) => {
  const parsed = parseExerciseSync(presets.load('exercise', id), presets, outcomeNames);
  if (!parsed.ok) throw new Error(`${id} can't be read`);
  const { exercise } = parsed;
  const own = ownPath(exercise.start.run.seed, exercise.start.run.paths) % paths;

  function run(rounds: Decision[][]): Results {
    const plan = planOf(playScenario(exercise, rounds));
    const simulator = new Simulator(plan, kernelModule);
    const blocks = [];
    for (let from = 0; from < paths; from += blockSize)
      blocks.push(simulator.block(from, blockSize));
    return new Results(plan, blocks);
  }
  const start = run([]);
  const judgement = (other: Results) =>
    luckAndJudgement(
      fairScore(start, exercise.score, own).points,
      fairScore(other, exercise.score, own).points,
      own,
      'higher',
      start.sample,
    ).judgement;

  test('leaves room for judgement: doing nothing earns between two and four fifths of the points', () => {
    const { expected } = fairScore(start, exercise.score, own);
    expect(expected).toBeGreaterThan(40);
    expect(expected).toBeLessThan(80);
  });

  test('is survived by most who do nothing, which is why luck passes for judgement', () => {
    expect(start.failure.probability).toBeLessThan(0.5);
  });

  test('has a line of its own that is better than doing nothing, beyond chance', () => {
    const { interval } = judgement(run(exercise.expert!.rounds));
    expect(interval[0]).toBeGreaterThan(3);
  });

  test('punishes growing as fast as one may', () => {
    const growth = exercise.levers.find((lever) => lever.id === 'growth')!;
    if (growth.control.kind !== 'number') throw new Error('growth is a number');
    const { interval } = judgement(run([[{ lever: 'growth', value: growth.control.max }]]));
    expect(interval[1]).toBeLessThan(-3);
  });
});
