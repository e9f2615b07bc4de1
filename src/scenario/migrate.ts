import { issue, shortJson, type Issue } from './issue';
import type { Localized } from './quantity';
import { formatVersion } from './scenario';

/** One step of the format: turns a file of version `from` into one of version `to`. */
export interface Migration {
  from: number;
  to: number;
  /** What a person should know about the step. */
  changed: Localized;
  /** A pure function of a scenario or study file; the version is set by the chain. */
  migrate(file: Record<string, unknown>): Record<string, unknown>;
}

/** Every step since the first version, oldest first. A new version of the format adds one here. */
export const migrations: readonly Migration[] = [];

export type Migrated =
  | { ok: true; file: Record<string, unknown>; changed: Localized[] }
  | { ok: false; issues: Issue[] };

/**
 * Brings a scenario or study file to the current version, step by step, with what the steps changed. A file without a
 * version, from a newer program, or older than the chain reaches, is refused.
 */
export function migrate(
  given: Record<string, unknown>,
  chain: readonly Migration[] = migrations,
  current: number = formatVersion,
): Migrated {
  const { version } = given;
  const refused = (only: Issue): Migrated => ({ ok: false, issues: [only] });
  if (version === undefined) return refused(issue('versionMissing', ['version'], { current }));
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refused(issue('versionUnknown', ['version'], { found: shortJson(version), current }));
  if (version > current)
    return refused(issue('versionNewer', ['version'], { found: version, current }));

  let file = given;
  const changed: Localized[] = [];
  for (let at = version; at < current;) {
    const step = chain.find(({ from, to }) => from === at && to > at);
    if (!step) {
      const oldest = Math.min(
        current,
        ...chain.map(({ from }) => from).filter((from) => from > at),
      );
      return refused(issue('versionTooOld', ['version'], { found: version, oldest }));
    }
    file = { ...step.migrate(file), version: step.to };
    changed.push(step.changed);
    at = step.to;
  }
  return { ok: true, file, changed };
}
