import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { ElementHandle, Page } from 'playwright';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds that keeps people out, each with where it is; of the whole page or of one part of it. */
export async function barriers(page: Page, part?: ElementHandle | null): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (element) =>
      (window as unknown as { axe: { run(context: Node): Promise<AxeResults> } }).axe.run(
        element ?? document,
      ),
    part ?? undefined,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
