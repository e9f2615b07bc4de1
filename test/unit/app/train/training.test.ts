import { beforeEach, describe, expect, test } from 'vitest';
import { Playing } from '../../../../src/app/train/playing.svelte';
import { playsInMemory, type PlayStore } from '../../../../src/app/train/playStore';
import { playStudy } from '../../../../src/app/train/playStudy';
import { announcedBy } from '../../../../src/app/train/announced';
import { revealedFan, revealedLoadLine } from '../../../../src/app/train/revealed';
import { Training } from '../../../../src/app/train/training.svelte';
import { TrainingRuns } from '../../../../src/app/train/trainingRuns';
import { classResult } from '../../../../src/app/train/classTeams';
import { decisionsOf } from '../../../../src/scenario/exercise/play';
import { playScenario } from '../../../../src/scenario/exercise/playScenario';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import { parseStudySync } from '../../../../src/scenario/study';
import { smallExercise } from '../../scenario/exercise/smallExercise';
import { PlainEngine } from './plainEngine';

const presets = nodePresets();

let engine: PlainEngine;
let store: PlayStore;
const opened = () =>
  new Training(presets, new TrainingRuns(Promise.resolve(engine)), Promise.resolve(store));

beforeEach(() => {
  engine = new PlainEngine();
  store = playsInMemory();
});

async function begun(training: Training, team = 'Blue'): Promise<Playing> {
  const playing = await training.open(training.begin({ ...smallExercise }, team).id);
  if (!(playing instanceof Playing)) throw new Error('the play did not open');
  return playing;
}

function predict(playing: Playing) {
  for (const of of playing.exercise.rounds[playing.played.length].predict)
    playing.predict(of === 'failure' ? { of, probability: 0.1 } : { of, low: 0, high: 1 });
}

async function whole(playing: Playing) {
  while (!playing.over) {
    predict(playing);
    await playing.lock();
  }
}

describe('a round', () => {
  test('reveals nothing before every prediction is made, and not above the budget', async () => {
    const playing = await begun(opened());
    await playing.lock();
    expect(playing.played).toHaveLength(0);
    expect(playing.missing.map(({ code }) => code)).toEqual([
      'predictionMissing',
      'predictionMissing',
    ]);
    predict(playing);
    playing.decide('training', 1);
    expect(playing.missing.map(({ code }) => code)).toEqual(['overBudget']);
    await playing.lock();
    expect(playing.pictures).toHaveLength(0);
    playing.decide('training', 0.7);
    await playing.lock();
    expect(playing.pictures).toHaveLength(1);
    expect(playing.played[0].decisions).toEqual([{ lever: 'training', value: 0.7 }]);
  });

  test('is locked once it is revealed: later decisions are those of the next', async () => {
    const playing = await begun(opened());
    predict(playing);
    await playing.lock();
    const [first] = playing.played;
    if (playing.over) return;
    playing.decide('cut-off', 2);
    playing.predict({ of: 'failure', probability: 0.9 });
    expect(playing.played[0]).toEqual(first);
    expect(playing.drafted['cut-off']).toBe(2);
    expect(playing.standing(1)['cut-off']).toBe(0);
  });

  test('shows nothing beyond its last month', async () => {
    const playing = await begun(opened());
    predict(playing);
    await playing.lock();
    const { results } = playing.pictures[0];
    expect(results.shape.steps).toBe(12);
    expect(revealedFan(results, 'profit', '', 6).median).toHaveLength(6);
    const line = revealedLoadLine(results, '', 'en', 6);
    for (const part of [line.ratio.months, line.ratio.low, line.required, line.failures[0].share])
      expect(part).toHaveLength(6);
  });

  test('that fails to run can be tried again, and loses nothing that was decided', async () => {
    const playing = await begun(opened());
    playing.decide('cut-off', 1);
    predict(playing);
    engine.broken = true;
    await playing.lock();
    expect((playing.trouble as Error).message).toBe('the worker died twice');
    expect(playing.played).toHaveLength(1);
    engine.broken = false;
    await playing.reveal();
    expect(playing.trouble).toBeUndefined();
    expect(playing.pictures).toHaveLength(1);
  });
});

describe('a play', () => {
  test('ends with a debrief in which a team that did nothing has no judgement', async () => {
    const playing = await begun(opened());
    await whole(playing);
    expect(playing.kept.over).toBe(true);
    for (const { split } of playing.debriefed!.lines) expect(split.judgement.identical).toBe(true);
  });

  test('outlives the page, what is being decided included', async () => {
    const before = opened();
    const playing = await begun(before);
    predict(playing);
    await playing.lock();
    const draft = playing.over ? 0 : 2;
    if (!playing.over) playing.decide('cut-off', draft);
    await before.flush();

    const after = opened();
    const again = await after.open(playing.kept.id);
    if (!(again instanceof Playing)) throw new Error('the play is gone');
    await again.reveal();
    expect(again.played).toEqual(playing.played);
    expect(again.drafted['cut-off']).toBe(draft);
    expect(again.differing).toEqual([]);
  });

  test('goes through a file and a link, and is one play however often it is opened', async () => {
    const training = opened();
    const playing = await begun(training);
    playing.decide('cut-off', 1);
    await whole(playing);
    const text = JSON.stringify(playing.kept.file);
    const code = await training.codeOf(playing.kept);

    const elsewhere = new Training(
      presets,
      new TrainingRuns(Promise.resolve(engine)),
      Promise.resolve(playsInMemory()),
    );
    for (const result of [await elsewhere.openText(text), await elsewhere.openCode(code)]) {
      expect(result.kind).toBe('play');
      if (result.kind === 'play') expect(result.play.file).toEqual(playing.kept.file);
    }
    expect(elsewhere.plays).toHaveLength(1);
  });

  test('of another version of the model says what differs', async () => {
    const training = opened();
    const playing = await begun(training);
    await whole(playing);
    const file = structuredClone(playing.kept.file);
    file.id = 'older';
    file.rounds[0].seen = {
      plimsoll: '0.0.1',
      values: file.rounds[0].seen!.values.map(({ of, value }) => ({ of, value: value + 1 })),
    };
    const result = await training.openText(JSON.stringify(file));
    if (result.kind !== 'play') throw new Error('it did not open');
    const older = await training.open(result.play.id);
    if (!(older instanceof Playing)) throw new Error('it did not open');
    await older.reveal();
    expect(older.differing.map(({ of, plimsoll }) => [of, plimsoll])).toEqual([
      ['failure', '0.0.1'],
      ['profit', '0.0.1'],
    ]);
    for (const { then, now } of older.differing) expect(then).toBe(now + 1);
  });

  test('is a study of the whole horizon, with the start as its baseline', async () => {
    const playing = await begun(opened());
    playing.decide('cut-off', 1);
    await whole(playing);
    const { exercise } = playing;
    const scenario = playScenario(exercise, decisionsOf(playing.kept.file));
    const parsed = parseStudySync(
      playStudy(exercise, 'Start', [{ id: 'play', title: 'Blue', scenario }]),
      presets,
    );
    if (!parsed.ok) throw new Error(parsed.issues.map(({ at, code }) => `${at}: ${code}`).join());
    const [own] = parsed.study.scenarios;
    expect(own.scenario.strategy.changes).toEqual(scenario.strategy.changes);
    expect(parsed.study.baseline.scenario.strategy).toEqual(exercise.start.strategy);
    expect(own.scenario.run).toMatchObject({ months: 12, paths: 256, seed: 'small' });
  });

  test('can’t be taken back by a tab that was left behind', async () => {
    const first = opened();
    const playing = await begun(first);
    await first.flush();
    const second = opened();
    await second.ready;
    const left = await second.open(playing.kept.id);
    if (!(left instanceof Playing)) throw new Error('the play is gone');
    predict(playing);
    await playing.lock();
    await first.flush();
    left.decide('cut-off', 3);
    await second.flush();
    const [kept] = await store.all();
    expect(kept.file.rounds).toHaveLength(1);
    expect(kept.file.rounds[0].decisions).toEqual([]);
  });

  test('that was removed can be put back', async () => {
    const training = opened();
    const { kept } = await begun(training);
    training.remove(kept.id);
    expect(training.plays).toHaveLength(0);
    training.restore(kept);
    await training.flush();
    expect((await store.all()).map(({ id }) => id)).toEqual([kept.id]);
  });
});

describe('a file that can’t be opened changes nothing and says why', () => {
  test.each([
    ['no JSON', '{', 'notJson'],
    ['a list', '[]', 'wrongType'],
    ['a scenario', '{"version":1}', 'missing'],
    ['a broken exercise', JSON.stringify({ ...smallExercise, platform: 'none' }), 'presetUnknown'],
    [
      'a play of a broken exercise',
      JSON.stringify({ version: 1, id: 'x', team: 'T', exercise: { version: 1 }, rounds: [] }),
      'missing',
    ],
  ])('%s', async (_, text, code) => {
    const training = opened();
    const result = await training.openText(text);
    expect(result.kind).toBe('refused');
    if (result.kind === 'refused') expect(result.issues.map((one) => one.code)).toContain(code);
    expect(training.plays).toHaveLength(0);
  });

  test('a link that was damaged', async () => {
    const result = await opened().openCode('1AAAAAAAA');
    expect(result).toMatchObject({ kind: 'refused', issues: [{ code: 'linkDamaged' }] });
  });
});

test('a class ranks teams by what their decisions do on all paths', async () => {
  const training = opened();
  const idle = await begun(training, 'Idle');
  const busy = await begun(training, 'Busy');
  busy.decide('cut-off', 3);
  await Promise.all([whole(idle), whole(busy)]);
  const files = [idle, busy].map(({ kept }) => kept.file);
  const { signal } = new AbortController();
  const result = await classResult(idle.exercise, files, training.runs, signal, () => {});
  const fair = result.places.map(({ index }) => result.teams[index].told.decided.expected);
  expect(fair).toEqual(fair.toSorted((a, b) => b - a));
  const { told } = result.teams[0];
  expect(told.lines[0].split.judgement.identical).toBe(true);
  expect(told.decided.expected).toBe(told.reference.expected);
  expect(result.teams[1].told.decided.expected).toBe(busy.debriefed!.decided.expected);
});

test('a board knows of changes that were announced before the round, and of no others', () => {
  const changes = [
    { id: 'old', announced: 0, inForce: 5 },
    { id: 'now', announced: 12, inForce: 20 },
    { id: 'later', announced: 13, inForce: 14 },
  ];
  const known = (month: number) => announcedBy(changes, month).map(({ id }) => id);
  expect(known(1)).toEqual(['old']);
  expect(known(13)).toEqual(['old', 'now']);
  expect(known(25)).toEqual(['old', 'now', 'later']);
});
