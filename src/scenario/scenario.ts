import * as v from 'valibot';
import { platformSchema } from './platform';
import { localizedSchema, idSchema } from './quantity';
import { rulesSchema } from './rules';
import { runSchema } from './run';
import { strategySchema } from './strategy';
import { worldSchema } from './world';

/** The version of the format that this program writes; older files are migrated step by step. */
export const formatVersion = 1;

/** The parts that a scenario is put together from, and the schema of each when it is whole. */
export const parts = {
  platform: platformSchema,
  world: worldSchema,
  rules: rulesSchema,
  strategy: strategySchema,
} as const;

export type PartName = keyof typeof parts;
export const partNames = Object.keys(parts) as PartName[];

/** A scenario with every part resolved and every default filled in: what the engine takes. */
export const resolvedScenarioSchema = v.strictObject({
  version: v.literal(formatVersion),
  id: v.optional(idSchema, 'scenario'),
  title: v.optional(localizedSchema, ''),
  platform: platformSchema,
  world: worldSchema,
  rules: rulesSchema,
  strategy: strategySchema,
  run: v.optional(runSchema, {}),
});

export type Scenario = v.InferOutput<typeof resolvedScenarioSchema>;
