import { atOnce, complete, compose, opened, whenHere } from '../compose';
import { issue, type Issue } from '../issue';
import { isJsonObject } from '../mergePatch';
import { nearest } from '../nearest';
import type { PresetSource } from '../presets';
import type { Localized } from '../quantity';
import { partNames, type Scenario } from '../scenario';
import type { Shelf } from '../shelf';
import { validate } from '../validate';
import { checkDecisions } from './decisions';
import { exerciseFileSchema, type Decision, type ExerciseFile } from './exerciseFile';
import { exerciseLever, type ExerciseLever } from './exerciseLever';
import type { Measure } from './measures';

type Text = Localized | string;

/** A stretch of months in which decisions are in force. */
export interface ExerciseRound {
  title: Text;
  /** First and last month. */
  from: number;
  to: number;
  /** What a board would have known when the round begins. */
  news: Text[];
  levers: ExerciseLever[];
  /** Most that the decisions so far may cost a year, in the platform's currency. */
  budget?: number;
  predict: Measure[];
  /** For the trainer alone. */
  trainer: Text[];
}

/** An exercise whose starting scenario is resolved: what teams play. */
export interface Exercise {
  id: string;
  title: Text;
  description: Text;
  /** What it is meant to teach; for the trainer and the debrief. */
  lesson: Text;
  /** The file as it was read, which plays carry with them. */
  file: Record<string, unknown>;
  /** The starting strategy, kept as it is over all rounds. */
  start: Scenario;
  levers: ExerciseLever[];
  rounds: ExerciseRound[];
  score: ExerciseFile['score'];
  /** A line of decisions that the exercise gives for comparison, one list for each round. */
  expert?: { note: Text; rounds: Decision[][] };
  trainer: { before: Text[]; debrief: Text[] };
}

export type ParsedExercise =
  { ok: true; exercise: Exercise; warnings: Issue[] } | { ok: false; issues: Issue[] };

/** What an exercise may score: outcomes are the model's, which this layer does not know. */
export type OutcomeNames = readonly string[];

/** Reads an exercise file. Everything that is wrong is reported at once. */
export function parseExercise(
  json: unknown,
  presets: PresetSource,
  outcomes: OutcomeNames,
): Promise<ParsedExercise> {
  return whenHere(presets, (shelf) => readExercise(json, shelf, outcomes));
}

/** The same at once, for a source that loads without waiting. */
export function parseExerciseSync(
  json: unknown,
  presets: PresetSource,
  outcomes: OutcomeNames,
): ParsedExercise {
  return atOnce(presets, (shelf) => readExercise(json, shelf, outcomes));
}

/** Whether a file is an exercise rather than a scenario or a study. */
export function isExercise(json: unknown): boolean {
  return isJsonObject(json) && Array.isArray(json.rounds) && Object.hasOwn(json, 'levers');
}

function readExercise(json: unknown, shelf: Shelf, outcomes: OutcomeNames): ParsedExercise {
  const file = opened(json);
  if (!file.ok) return file;
  const form = validate(exerciseFileSchema, file.file);
  const months = form.ok ? form.value.rounds.reduce((sum, round) => sum + round.months, 0) : 36;
  const { seed, paths } = form.ok ? form.value : { seed: 'plimsoll', paths: 1024 };
  const given = Object.fromEntries(partNames.map((name) => [name, file.file[name]]));
  const run = { months: Math.min(120, months), seed, paths };
  const composed = compose({ ...given, run }, [], shelf);
  const { id, title } = form.ok ? form.value : { id: 'nobody', title: '' };
  const done = complete({ id, title }, composed, []);
  const issues = [
    ...(form.ok ? [] : form.issues),
    ...composed.issues,
    ...(done.ok ? done.warnings : done.issues),
  ];
  if (!form.ok || !done.ok || composed.issues.length > 0) return { ok: false, issues };
  if (months > 120)
    issues.push(issue('outOfRange', ['rounds'], { found: months, min: 1, max: 120 }));

  const { exercise, issues: own } = resolve(form.value, file.file, done.scenario, outcomes);
  issues.push(...own);
  const wrong = issues.some(({ severity }) => severity === 'error');
  return wrong ? { ok: false, issues } : { ok: true, exercise, warnings: issues };
}

function resolve(
  file: ExerciseFile,
  json: Record<string, unknown>,
  start: Scenario,
  outcomes: OutcomeNames,
): { exercise: Exercise; issues: Issue[] } {
  const issues: Issue[] = [];
  const levers: ExerciseLever[] = [];
  for (const [index, one] of file.levers.entries()) {
    const first = file.levers.findIndex(({ id }) => id === one.id);
    const path = ['levers', index];
    if (first < index)
      issues.push(issue('duplicateId', [...path, 'id'], { id: one.id, first: `levers[${first}]` }));
    const found = exerciseLever(one, start, path);
    issues.push(...found.issues);
    if (found.lever) levers.push(found.lever);
  }

  let before = 0;
  const rounds = file.rounds.map((round, index): ExerciseRound => {
    const from = before + 1;
    before += round.months;
    const ids = round.levers ?? levers.map(({ id }) => id);
    for (const [place, id] of ids.entries())
      if (!file.levers.some((lever) => lever.id === id))
        issues.push(
          unknown(
            'lever',
            id,
            file.levers.map((lever) => lever.id),
            ['rounds', index, 'levers', place],
          ),
        );
    return {
      ...{ title: round.title, from, to: before, news: round.news, predict: round.predict },
      ...{ budget: round.budget, trainer: round.trainer },
      levers: levers.filter(({ id }) => ids.includes(id)),
    };
  });

  const { expert, score } = file;
  const exercise: Exercise = {
    ...{ id: file.id, title: file.title, description: file.description, lesson: file.lesson },
    ...{ file: json, start, levers, rounds, score, trainer: file.trainer },
    ...(expert && { expert }),
  };
  issues.push(...checkScore(score, outcomes));
  if (expert && expert.rounds.length !== rounds.length)
    issues.push(
      issue('listLength', ['expert', 'rounds'], {
        ...{ found: expert.rounds.length, least: rounds.length, most: rounds.length },
      }),
    );
  else if (levers.length === file.levers.length)
    for (const [index, decisions] of (expert?.rounds ?? []).entries())
      issues.push(
        ...checkDecisions(exercise, index, expert!.rounds.slice(0, index), decisions, [
          ...['expert', 'rounds', index],
        ]),
      );
  return { exercise, issues };
}

function* checkScore(
  { survival, outcomes }: ExerciseFile['score'],
  known: OutcomeNames,
): Generator<Issue> {
  const sum = outcomes.reduce((total, { weight }) => total + weight, survival);
  if (Math.abs(sum - 100) > 1e-6) yield issue('pointsNotHundred', ['score'], { sum });
  for (const [index, { outcome, poor, good }] of outcomes.entries()) {
    const path = ['score', 'outcomes', index];
    if (!known.includes(outcome)) yield unknown('outcome', outcome, known, [...path, 'outcome']);
    if (poor === good) yield issue('pointsAlike', path, { value: poor });
  }
}

function unknown(
  to: 'lever' | 'outcome',
  id: string,
  known: readonly string[],
  path: (string | number)[],
): Issue {
  const meant = nearest(id, known);
  return issue('unknownReference', path, { to, id, ...(meant && { meant }), known: [...known] });
}
