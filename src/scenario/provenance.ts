import * as v from 'valibot';

/**
 * Where the numbers of a preset come from. `path` names numbers by a dotted path within the file, `*` standing for
 * any one key or index and a trailing `**` for everything below; the most specific entry wins.
 */
export const provenanceSchema = v.strictObject({
  path: v.pipe(v.string(), v.maxLength(200)),
  kind: v.picklist(['published', 'derived', 'judgement']),
  source: v.pipe(v.string(), v.minLength(3), v.maxLength(1000)),
});

export type Provenance = v.InferOutput<typeof provenanceSchema>;
