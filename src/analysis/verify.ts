import { pathsFingerprint, recordOf, type RunRecord } from '../engine/evidence';
import type { Results } from '../engine/results';
import { version } from '../engine/version';
import { dotted, type Path } from '../scenario/path';
import { isJsonObject } from '../scenario/mergePatch';
import type { Localized } from '../scenario/quantity';
import type { Scenario } from '../scenario/scenario';
import type { BrokenSeal, ReadEvidence } from './evidenceFile';

/** A figure that comes out otherwise; `undefined` where one of the two has none there. */
export interface FigureDifference {
  /** Where in the record: `outcomes.lossRate.mean`. */
  at: string;
  recorded: unknown;
  rerun: unknown;
}

/** What running one of the runs again has shown. */
export interface RunVerdict {
  id: string;
  title: Localized | string;
  paths: number;
  /** Figures that were compared. */
  figures: number;
  differences: FigureDifference[];
  /** Whether every outcome of every path is the same to the last bit. */
  pathsAgree: boolean;
}

/** What running evidence again has shown. */
export interface Verdict {
  /** Whether everything is as the file says: fingerprints, figures and paths. */
  confirmed: boolean;
  /** The version that made the file, and the one that ran it again. */
  madeBy: string;
  rerunBy: string;
  broken: BrokenSeal[];
  runs: RunVerdict[];
}

/** Runs a scenario over a number of paths. */
export type Rerun = (scenario: Scenario, paths: number, number: number) => Promise<Results>;

/**
 * Runs evidence again, one run after the other, and compares every figure and every path.
 * @throws whatever `rerun` throws, when it is cancelled for instance
 */
export async function verify(read: ReadEvidence, rerun: Rerun): Promise<Verdict> {
  const { evidence, scenarios, broken } = read;
  const runs: RunVerdict[] = [];
  for (const [number, { id, title, record, pathsHash }] of evidence.runs.entries()) {
    const results = await rerun(scenarios[number], record.paths, number);
    const again = recordOf(scenarios[number], results);
    const { figures, differences } = compareFigures(record, again);
    const pathsAgree = pathsFingerprint(results) === pathsHash;
    runs.push({ id, title, paths: record.paths, figures, differences, pathsAgree });
  }
  const agree = runs.every(({ differences, pathsAgree }) => pathsAgree && differences.length === 0);
  return {
    confirmed: agree && broken.length === 0,
    madeBy: evidence.plimsoll,
    rerunBy: version,
    broken,
    runs,
  };
}

/** What a record says of the asking rather than of the outcome; the fingerprints look after it. */
const asked = new Set<string>(['plimsoll', 'hash', 'scenario'] satisfies (keyof RunRecord)[]);

/** Every figure of two records side by side. */
function compareFigures(recorded: RunRecord, rerun: RunRecord) {
  const differences: FigureDifference[] = [];
  let figures = 0;
  const walk = (a: unknown, b: unknown, path: Path) => {
    if (Array.isArray(a) && Array.isArray(b)) {
      for (let i = 0; i < Math.max(a.length, b.length); i++) walk(a[i], b[i], [...path, i]);
    } else if (isJsonObject(a) && isJsonObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        if (path.length > 0 || !asked.has(key)) walk(a[key], b[key], [...path, key]);
    } else {
      figures += 1;
      if (a !== b) differences.push({ at: dotted(path), recorded: a, rerun: b });
    }
  };
  walk(recorded, rerun, []);
  return { figures, differences };
}
