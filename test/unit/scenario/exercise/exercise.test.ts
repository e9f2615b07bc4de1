import { describe, expect, test } from 'vitest';
import { validateJson } from '../../../../src/cli/validateFile';
import { outcomeNames } from '../../../../src/model/outcomes';
import { describeAt } from '../../../../src/scenario/describe';
import {
  checkDecisions,
  spentPerYear,
  standingAfter,
} from '../../../../src/scenario/exercise/decisions';
import { isExercise, parseExerciseSync } from '../../../../src/scenario/exercise/exercise';
import { isPlay, parsePlay } from '../../../../src/scenario/exercise/play';
import { playScenario } from '../../../../src/scenario/exercise/playScenario';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { strategySets } from '../../../../src/scenario/strategiesInForce';
import { exerciseTroubles } from './exerciseTrouble';
import { smallExercise } from './smallExercise';

const presets = nodePresets();
const parse = (file: unknown) => parseExerciseSync(file, presets, outcomeNames);
const exerciseOf = (change: object = {}) => {
  const parsed = parse({ ...smallExercise, ...change });
  if (!parsed.ok) throw new Error(said(parsed.issues).join('\n'));
  return parsed.exercise;
};
const said = (issues: Parameters<typeof describeAt>[0][]) =>
  issues.map((one) => describeAt(one, 'en'));
const troubles = (change: object) => {
  const parsed = parse({ ...smallExercise, ...change });
  return parsed.ok ? [] : parsed.issues.map(({ code, at }) => `${at}: ${code}`);
};

describe('every exercise of the program', () => {
  test.each(presets.list('exercise'))('$id can be played', ({ id }) => {
    const parsed = parse(presets.load('exercise', id));
    expect(said(parsed.ok ? parsed.warnings : parsed.issues)).toEqual([]);
    if (!parsed.ok) return;
    const { exercise } = parsed;
    expect(exercise.rounds.at(-1).to).toBe(exercise.start.run.months);
    expect(exercise.expert).toBeDefined();
    // Whoever reads only one of the languages misses nothing.
    const texts = JSON.stringify(exercise.file).match(/"en":"[^"]*"/g) ?? [];
    const other = JSON.stringify(exercise.file).match(/"zh":"[^"]*"/g) ?? [];
    expect(texts).toHaveLength(other.length);
  });

  test.each(presets.list('exercise'))(
    '$id tells of a change of the rules not before it is announced',
    ({ id }) => {
      const parsed = parse(presets.load('exercise', id));
      if (!parsed.ok) throw new Error('see above');
      const { rules } = parsed.exercise.start;
      for (const { announced, inForce } of rules.changes)
        expect(announced).toBeLessThanOrEqual(inForce);
    },
  );
});

describe('an exercise is refused, with its place,', () => {
  test.each(exerciseTroubles)('%s', (_, change, trouble) => {
    expect(troubles(change)).toContain(trouble);
  });

  test('in sentences of both languages', () => {
    const parsed = parse({ ...smallExercise, score: { survival: 60, outcomes: [] } });
    expect(parsed.ok || describeAt(parsed.issues[0], 'en')).toContain('sum to 60');
    expect(parsed.ok || describeAt(parsed.issues[0], 'zh')).toContain('60');
  });
});

describe('decisions', () => {
  const exercise = exerciseOf();
  test('stand until they are changed', () => {
    const standing = standingAfter(exercise, [[{ lever: 'training', value: 0.7 }], []]);
    expect(standing).toMatchObject({ training: 0.7, 'cut-off': 0 });
  });

  test('cost what the exercise says for each unit above the start; what is lowered gives nothing back', () => {
    const cost = (value: number) =>
      spentPerYear(exercise.levers, standingAfter(exercise, [[{ lever: 'training', value }]]));
    expect(cost(0.7)).toBeCloseTo(0.2 * 300_000, 6);
    expect(cost(0.5)).toBe(0);
    expect(cost(0.3)).toBe(0);
  });

  test('may not cost more than the budget, together with those before', () => {
    const check = (value: number, earlier: number) =>
      checkDecisions(
        exercise,
        1,
        [[{ lever: 'training', value: earlier }]],
        [{ lever: 'disclosure', value }],
        [],
      ).map(({ code }) => code);
    expect(check(0.6, 0.7)).toEqual([]);
    expect(check(1, 0.8)).toEqual(['overBudget']);
  });

  test('about one lever are made once, within its limits and in its kind', () => {
    const check = (decisions: { lever: string; value: unknown }[]) =>
      checkDecisions(exercise, 0, [], decisions, []).map(({ code }) => code);
    expect(check([{ lever: 'training', value: 'high' }])).toEqual(['wrongType']);
    expect(check([{ lever: 'cut-off', value: 9 }])).toEqual(['outOfRange']);
    expect(check([{ lever: 'price', value: 0 }])).toEqual(['unknownReference']);
    const twice = { lever: 'cut-off', value: 1 };
    expect(check([twice, twice])).toEqual(['duplicateId']);
  });
});

describe('a play is a scenario', () => {
  const exercise = exerciseOf();

  test('the starting one itself where nothing is decided, or only what is so already', () => {
    expect(playScenario(exercise, [[], []])).toBe(exercise.start);
    expect(playScenario(exercise, [[{ lever: 'cut-off', value: 0 }]])).toBe(exercise.start);
  });

  test('with decisions in force from the first month of their round on', () => {
    const { strategy } = playScenario(exercise, [
      [{ lever: 'training', value: 0.7 }],
      [{ lever: 'cut-off', value: 1 }],
    ]);
    const sets = strategySets(strategy);
    const at = (month: number) => sets.findLast(({ from }) => from <= month)!;
    expect(at(6).settings.controls.training).toBe(0.7);
    expect(at(6).settings.underwriting.gradesDeclined).toBe(0);
    expect(at(7).settings.controls.training).toBe(0.7);
    expect(at(7).settings.underwriting.gradesDeclined).toBe(1);
  });
});

describe('a play as a file', () => {
  const round = {
    decisions: [{ lever: 'training', value: 0.7 }],
    predictions: [
      { of: 'failure', probability: 0.1 },
      { of: 'profit', low: 0, high: 1 },
    ],
  };
  const play = { version: 1, id: 'p-1', team: 'Blue', exercise: smallExercise, rounds: [round] };
  const read = async (change: object) => {
    const parsed = await parsePlay({ ...play, ...change }, presets, outcomeNames);
    return parsed.ok ? [] : parsed.issues.map(({ code, at }) => `${at}: ${code}`);
  };

  test('carries its exercise and is told from one', async () => {
    expect(await read({})).toEqual([]);
    expect([isPlay(play), isPlay(smallExercise)]).toEqual([true, false]);
    expect([isExercise(smallExercise), isExercise(play)]).toEqual([true, false]);
  });

  test('is told by `plimsoll validate` for what it is, with what is wrong with it', () => {
    const verdict = (json: unknown) => {
      const { is, valid, issues } = validateJson('any.json', json, presets);
      return [is, valid, issues.map(({ at }) => at)];
    };
    expect(verdict(smallExercise)).toEqual(['exercise', true, []]);
    expect(verdict(play)).toEqual(['play', true, []]);
    expect(verdict({ ...play, rounds: [{ ...round, predictions: [] }] })).toEqual([
      'play',
      false,
      ['rounds[0].predictions', 'rounds[0].predictions'],
    ]);
  });

  test('is refused where a prediction is missing or the wrong way round', async () => {
    const [failure] = round.predictions;
    const of = (predictions: object[]) => read({ rounds: [{ ...round, predictions }] });
    expect(await of([failure])).toEqual(['rounds[0].predictions: predictionMissing']);
    expect(await of([failure, { of: 'profit', low: 2, high: 1 }])).toEqual([
      'rounds[0].predictions[1]: rangeReversed',
    ]);
  });

  test('is refused where it has more rounds than its exercise, or decides what may not be', async () => {
    expect(await read({ rounds: [round, round, round] })).toEqual(['rounds: listLength']);
    const decisions = [{ lever: 'training', value: 2 }];
    expect(await read({ rounds: [{ ...round, decisions }] })).toEqual([
      'rounds[0].decisions[0].value: outOfRange',
    ]);
    expect(await read({ exercise: { ...smallExercise, platform: 'none' } })).toContain(
      'exercise.platform: presetUnknown',
    );
  });
});
