import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { ElementHandle, Page } from 'playwright';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Themes differ in colours alone: in the second one only what colours decide is looked at again. */
const decidedByColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds that keeps people out, in the light theme and in the dark one, each with where it is; of the whole page or
 * of one part of it.
 */
export async function barriers(page: Page, part?: ElementHandle | null): Promise<string[]> {
  await page.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(
      ([element, runOnly]) =>
        (window as unknown as { axe: Axe }).axe.run(
          element ?? document,
          runOnly ? { runOnly } : {},
        ),
      [part, colorScheme === 'dark' ? decidedByColour : undefined] as const,
    );
    for (const { id, nodes } of violations)
      found.push(...nodes.map((node) => `${colorScheme}: ${id}: ${node.target.join(' ')}`));
  }
  return found;
}

interface Axe {
  run(context: Node, options: RunOptions): Promise<AxeResults>;
}
