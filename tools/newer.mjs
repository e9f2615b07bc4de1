import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The latest modification time among the given files and everything inside the given folders,
 * in milliseconds; 0 when none of them exists.
 * @param {string[]} paths
 * @returns {number}
 */
export function latestChange(...paths) {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    latest = Math.max(latest, stat.mtimeMs);
    if (stat.isDirectory()) {
      latest = Math.max(latest, latestChange(...readdirSync(path).map((name) => join(path, name))));
    }
  }
  return latest;
}

/**
 * Whether `target` exists and is at least as recent as every source.
 * @param {string} target
 * @param {string[]} sources
 */
export function isFresh(target, sources) {
  const built = statSync(target, { throwIfNoEntry: false });
  return built !== undefined && built.mtimeMs >= latestChange(...sources);
}
