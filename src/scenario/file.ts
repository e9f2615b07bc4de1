import * as v from 'valibot';
import { heading } from './heading';
import { provenanceSchema } from './provenance';
import { idSchema, localizedSchema } from './quantity';
import { formatVersion, partNames, type PartName } from './scenario';

/** The most scenarios that one study may set beside its baseline. */
export const mostScenarios = 60;

/** A part as it may be written; `compose` puts it together before it is checked. */
const part = v.unknown();

function eachPart<S extends v.GenericSchema>(schema: S): Record<PartName, S> {
  return Object.fromEntries(partNames.map((name) => [name, schema])) as Record<PartName, S>;
}

/** A scenario as a file: every part a preset's id, a preset with changes, or written out. */
export const scenarioFileSchema = v.strictObject({
  $schema: heading.$schema,
  version: v.literal(formatVersion),
  id: v.optional(idSchema, 'scenario'),
  title: v.optional(localizedSchema, ''),
  ...eachPart(part),
  run: v.optional(part),
});

/** The scenario that a study's others are compared with. */
const baselineFile = v.strictObject({
  id: v.optional(idSchema, 'baseline'),
  title: v.optional(localizedSchema, { en: 'Baseline', zh: '基准情景' }),
  ...eachPart(part),
  run: v.optional(part),
});

/** One scenario of a study: what it does not say is the baseline's. */
const namedFile = v.strictObject({
  id: idSchema,
  title: localizedSchema,
  description: v.optional(localizedSchema, ''),
  ...eachPart(v.optional(part)),
  run: v.optional(part),
});

/** A study as a file: a question, a baseline, and scenarios that differ from it. */
export const studyFileSchema = v.strictObject({
  $schema: heading.$schema,
  version: v.literal(formatVersion),
  id: v.optional(idSchema, 'study'),
  title: v.optional(localizedSchema, ''),
  question: v.optional(localizedSchema, ''),
  description: v.optional(localizedSchema, ''),
  provenance: v.optional(v.pipe(v.array(provenanceSchema), v.maxLength(500)), []),
  opensWith: v.optional(idSchema),
  baseline: baselineFile,
  scenarios: v.pipe(v.array(namedFile), v.maxLength(mostScenarios)),
});

/** A preset with changes: `with` is a JSON merge patch; a heading of its own may stand beside it. */
export const referenceSchema = v.strictObject({
  ...Object.fromEntries(
    Object.entries(heading).map(([key, schema]) => [key, v.optional(schema.wrapped)]),
  ),
  preset: v.optional(idSchema),
  with: v.optional(v.record(v.string(), v.unknown())),
});
