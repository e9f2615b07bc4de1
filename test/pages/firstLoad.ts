import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

/** Paths of what a page that is being opened has begun to fetch by the time its first figures are painted. */
export async function untilFirstFigures(page: Page): Promise<string[]> {
  const name = 'plimsoll:first-figures';
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, name);
  return page.evaluate((name) => {
    const [{ startTime, duration }] = performance.getEntriesByName(name);
    return performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime < startTime + duration)
      .map((entry) => new URL(entry.name).pathname);
  }, name);
}

/** Kilobytes (of 1000) that each file of JavaScript or WebAssembly takes as `gzip -9` packs it, by its path in dist/. */
export function packedKilobytes(paths: readonly string[]): Record<string, number> {
  const code = [...new Set(paths)].filter((path) => /\.(js|wasm)$/.test(path));
  return Object.fromEntries(
    code.map((path) => {
      const file = readFileSync(join(import.meta.dirname, '../../dist', path));
      return [path, gzipSync(file, { level: 9 }).length / 1e3];
    }),
  );
}

/** Sum of the values of a record. */
export const total = (values: Record<string, number>) =>
  Object.values(values).reduce((sum, value) => sum + value, 0);
