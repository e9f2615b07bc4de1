import * as v from 'valibot';
import { heading } from '../heading';
import { idSchema, localizedSchema } from '../quantity';
import { provenanceSchema } from '../provenance';
import { formatVersion } from '../scenario';
import { measureNames } from './measures';

/** Most rounds, levers and texts of an exercise: what a session of an hour has time for, several times over. */
const [mostRounds, mostLevers, mostTexts] = [12, 16, 12];

/** Paths unless an exercise says otherwise: judgement; a probability of failure of 20% is then known to some ±1.5 points. */
const usualPaths = 2048;

const texts = v.optional(v.pipe(v.array(localizedSchema), v.maxLength(mostTexts)), []);

/** A decision about one lever of an exercise; what value it takes depends on the lever. */
export const decisionSchema = v.strictObject({ lever: idSchema, value: v.unknown() });

export const decisionsSchema = v.pipe(v.array(decisionSchema), v.maxLength(mostLevers));

export type Decision = v.InferOutput<typeof decisionSchema>;

/** What a team may move: one setting of the strategy, or several alike. */
const leverSchema = v.strictObject({
  id: idSchema,
  title: v.optional(localizedSchema),
  paths: v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(200))),
    v.minLength(1),
    v.maxLength(20),
    v.description('settings of the strategy that move together, as in strategy.controls.training'),
  ),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  costPerUnit: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.description(
        'what a unit of the setting above its starting value takes from the budget of a round, per year',
      ),
    ),
  ),
});

const roundSchema = v.strictObject({
  title: localizedSchema,
  months: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  news: texts,
  levers: v.optional(v.pipe(v.array(idSchema), v.maxLength(mostLevers))),
  budget: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.description('most that the decisions so far may cost per year'),
    ),
  ),
  predict: v.pipe(v.array(v.picklist(measureNames)), v.minLength(1), v.maxLength(4)),
  trainer: texts,
});

/** How an outcome is turned into points on a path that lives: none at `poor`, all at `good`, in proportion between. */
const pointsSchema = v.strictObject({
  outcome: v.pipe(v.string(), v.maxLength(60)),
  weight: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  poor: v.number(),
  good: v.number(),
});

/** The parts of a scenario, put together as in a scenario file. */
const part = v.unknown();

/** An exercise as a file: a platform, what will happen to it, and what a team may decide in each round. */
export const exerciseFileSchema = v.strictObject({
  $schema: heading.$schema,
  version: v.literal(formatVersion),
  id: idSchema,
  title: localizedSchema,
  description: localizedSchema,
  lesson: v.optional(localizedSchema, ''),
  provenance: v.optional(v.pipe(v.array(provenanceSchema), v.maxLength(500)), []),
  platform: part,
  world: part,
  rules: part,
  strategy: part,
  seed: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  paths: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(256), v.maxValue(16_384)),
    usualPaths,
  ),
  levers: v.pipe(v.array(leverSchema), v.minLength(1), v.maxLength(mostLevers)),
  rounds: v.pipe(v.array(roundSchema), v.minLength(1), v.maxLength(mostRounds)),
  score: v.strictObject({
    survival: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
    outcomes: v.pipe(v.array(pointsSchema), v.maxLength(12)),
  }),
  expert: v.optional(
    v.strictObject({
      note: localizedSchema,
      rounds: v.pipe(v.array(decisionsSchema), v.maxLength(mostRounds)),
    }),
  ),
  trainer: v.optional(v.strictObject({ before: texts, debrief: texts }), {}),
});

export type ExerciseFile = v.InferOutput<typeof exerciseFileSchema>;
