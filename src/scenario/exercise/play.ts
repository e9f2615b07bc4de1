import * as v from 'valibot';
import { opened } from '../compose';
import { heading } from '../heading';
import { issue, within, type Issue } from '../issue';
import { isJsonObject } from '../mergePatch';
import type { Path } from '../path';
import type { PresetSource } from '../presets';
import { idSchema } from '../quantity';
import { formatVersion } from '../scenario';
import { validate, type Validated } from '../validate';
import { checkDecisions } from './decisions';
import {
  parseExercise,
  parseExerciseSync,
  type Exercise,
  type OutcomeNames,
  type ParsedExercise,
} from './exercise';
import { decisionsSchema, type Decision } from './exerciseFile';
import { measureNames, measures, type Measure } from './measures';

const number = v.pipe(v.number(), v.finite());

/** A prediction: a probability, or the ends of a range that holds the value in four cases of five. */
export const predictionSchema = v.strictObject({
  of: v.picklist(measureNames),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  low: v.optional(number),
  high: v.optional(number),
});

export type Prediction = v.InferOutput<typeof predictionSchema>;

/** What the team's own path showed at the end of a round, by which another version's answers can be told apart. */
const seenSchema = v.strictObject({
  /** Version of the program that revealed it. */
  plimsoll: v.pipe(v.string(), v.maxLength(40)),
  values: v.pipe(
    v.array(v.strictObject({ of: v.picklist(measureNames), value: number })),
    v.maxLength(measureNames.length),
  ),
});

export type Seen = v.InferOutput<typeof seenSchema>;

/** A round that was decided and predicted; neither can be changed any more. */
const playedRoundSchema = v.strictObject({
  decisions: decisionsSchema,
  predictions: v.pipe(v.array(predictionSchema), v.maxLength(measureNames.length)),
  seen: v.optional(seenSchema),
});

export type PlayedRound = v.InferOutput<typeof playedRoundSchema>;

/** What a team made of an exercise, with the exercise itself, as a file. */
export const playFileSchema = v.strictObject({
  $schema: heading.$schema,
  version: v.literal(formatVersion),
  id: idSchema,
  team: v.pipe(v.string(), v.maxLength(80)),
  exercise: v.unknown(),
  rounds: v.pipe(v.array(playedRoundSchema), v.maxLength(12)),
});

export type PlayFile = v.InferOutput<typeof playFileSchema>;

/** A play that was read, and its exercise. */
export interface Play {
  file: PlayFile;
  exercise: Exercise;
}

export type ParsedPlay =
  { ok: true; play: Play; warnings: Issue[] } | { ok: false; issues: Issue[] };

/** Whether a file is a play rather than an exercise. */
export function isPlay(json: unknown): boolean {
  return isJsonObject(json) && Object.hasOwn(json, 'exercise') && Object.hasOwn(json, 'team');
}

/** Reads a play: its exercise, and that every round decides and predicts what the exercise asks for. */
export async function parsePlay(
  json: unknown,
  presets: PresetSource,
  outcomes: OutcomeNames,
): Promise<ParsedPlay> {
  const form = formOf(json);
  if (!form.ok) return form;
  return readPlay(form.value, await parseExercise(form.value.exercise, presets, outcomes));
}

/** The same at once, for a source that loads without waiting. */
export function parsePlaySync(
  json: unknown,
  presets: PresetSource,
  outcomes: OutcomeNames,
): ParsedPlay {
  const form = formOf(json);
  if (!form.ok) return form;
  return readPlay(form.value, parseExerciseSync(form.value.exercise, presets, outcomes));
}

function formOf(json: unknown): Validated<PlayFile> {
  const file = opened(json);
  return file.ok ? validate(playFileSchema, file.file) : file;
}

function readPlay(file: PlayFile, parsed: ParsedExercise): ParsedPlay {
  if (!parsed.ok)
    return { ok: false, issues: parsed.issues.map((one) => within(['exercise'], one)) };
  const { exercise, warnings } = parsed;
  const { rounds } = file;
  const most = exercise.rounds.length;
  const issues =
    rounds.length > most
      ? [issue('listLength', ['rounds'], { found: rounds.length, least: 0, most })]
      : rounds.flatMap((round, index) => checkRound(exercise, rounds, index, round));
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, play: { file, exercise }, warnings };
}

function checkRound(
  exercise: Exercise,
  rounds: readonly PlayedRound[],
  index: number,
  { decisions, predictions }: PlayedRound,
): Issue[] {
  const path = ['rounds', index];
  const earlier = rounds.slice(0, index).map((round) => round.decisions);
  return [
    ...checkDecisions(exercise, index, earlier, decisions, [...path, 'decisions']),
    ...checkPredictions(exercise.rounds[index].predict, predictions, [...path, 'predictions']),
  ];
}

/** What is missing or wrong with the predictions of a round. */
export function checkPredictions(
  asked: readonly Measure[],
  predictions: readonly Prediction[],
  path: Path,
): Issue[] {
  return asked.flatMap((measure): Issue[] => {
    const index = predictions.findIndex(({ of }) => of === measure);
    const given = predictions[index];
    const missing = () => [issue('predictionMissing', path, { measure: measures[measure].title })];
    if (!given) return missing();
    if (measure === 'failure') return given.probability === undefined ? missing() : [];
    const { low, high } = given;
    if (low === undefined || high === undefined) return missing();
    return low > high ? [issue('rangeReversed', [...path, index], { low, high })] : [];
  });
}

/** The decisions of the rounds that were played. */
export const decisionsOf = ({ rounds }: Pick<PlayFile, 'rounds'>): Decision[][] =>
  rounds.map(({ decisions }) => decisions);
