import * as v from 'valibot';
import { evidenceHash, evidenceVersion, hashOf, type Evidence } from '../engine/evidence';
import { parseScenario } from '../scenario/compose';
import { mostScenarios } from '../scenario/file';
import { scenarioHash } from '../scenario/hash';
import { issue, within, type Issue } from '../scenario/issue';
import { mostCharacters, mostValues, type ReadLimits } from '../scenario/json';
import { isJsonObject } from '../scenario/mergePatch';
import type { PresetSource } from '../scenario/presets';
import { idSchema, localizedSchema } from '../scenario/quantity';
import type { Scenario } from '../scenario/scenario';
import { validate } from '../scenario/validate';

/** Evidence of a study with the most scenarios is some twenty times as long as a scenario may be. */
export const evidenceLimits: ReadLimits = {
  characters: 24 * mostCharacters,
  values: 24 * mostValues,
};

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

const evidenceSchema = v.strictObject({
  evidence: v.literal(evidenceVersion),
  plimsoll: text(40),
  study: v.optional(
    v.strictObject({ id: idSchema, title: localizedSchema, question: localizedSchema }),
  ),
  runs: v.pipe(
    v.array(
      v.strictObject({
        id: idSchema,
        title: localizedSchema,
        record: v.unknown(),
        recordHash: text(80),
        pathsHash: text(80),
      }),
    ),
    v.minLength(1),
    v.maxLength(mostScenarios + 1),
  ),
  hash: text(80),
});

/** A fingerprint that does not fit what it stands for: something was changed after it was recorded. */
export interface BrokenSeal {
  seal: 'scenario' | 'record' | 'file';
  /** Number of the run in the file, from 0; none for the file as a whole. */
  run?: number;
}

/** Evidence that can be run again. */
export interface ReadEvidence {
  evidence: Evidence;
  /** The scenario of each run as this version reads it, with as many paths as were run. */
  scenarios: Scenario[];
  broken: BrokenSeal[];
}

export type ParsedEvidence = ({ ok: true } & ReadEvidence) | { ok: false; issues: Issue[] };

/** Whether a file is evidence rather than a study or a scenario. */
export function isEvidence(json: unknown): boolean {
  return isJsonObject(json) && Object.hasOwn(json, 'evidence');
}

/** Checks that a value is evidence, that its scenarios can be run, and whether its fingerprints fit. */
export async function parseEvidence(json: unknown, presets: PresetSource): Promise<ParsedEvidence> {
  const form = validate(evidenceSchema, json);
  if (!form.ok) return form;
  const evidence = json as Evidence;
  const scenarios: Scenario[] = [];
  const broken: BrokenSeal[] = [];
  const issues: Issue[] = [];
  for (const [run, { record, recordHash }] of evidence.runs.entries()) {
    const path = ['runs', run, 'record'];
    const given: unknown = isJsonObject(record) ? record.scenario : record;
    const parsed = await parseScenario(given, presets);
    if (!parsed.ok) {
      issues.push(...parsed.issues.map((one) => within([...path, 'scenario'], one)));
      continue;
    }
    const { scenario } = parsed;
    const most = scenario.run.paths;
    const { paths } = record;
    if (!(Number.isInteger(paths) && paths >= 1 && paths <= most)) {
      const found = typeof paths === 'number' ? paths : NaN;
      issues.push(issue('outOfRange', [...path, 'paths'], { found, min: 1, max: most }));
      continue;
    }
    scenarios.push(scenario);
    // The fingerprint is that of the scenario as it stands in the file, whatever this version makes of it.
    if (scenarioHash(given as Scenario) !== record.hash) broken.push({ seal: 'scenario', run });
    if (hashOf(record) !== recordHash) broken.push({ seal: 'record', run });
  }
  if (issues.length > 0) return { ok: false, issues };
  if (evidenceHash(evidence) !== evidence.hash) broken.push({ seal: 'file' });
  return { ok: true, evidence, scenarios, broken };
}
