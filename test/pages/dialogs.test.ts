import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers';
import { lever, open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
});
afterAll(() => app?.close());
afterEach(() => page?.context().close());

test('nothing that opens over the page keeps anyone out', async () => {
  page = await app.page({
    ...{ locale: 'en-GB', viewport: { width: 1440, height: 900 } },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await open(page, app.url);
  const button = (name: string | RegExp, on: Page | Locator = page) =>
    on.getByRole('button', { name });
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const found: string[] = [];
  const search = async (part: Locator) => {
    found.push(...(await barriers(page, await part.elementHandle())));
  };
  /** Looks at what has just been opened, then closes it as everyone may. */
  const look = async (shown: Locator) => {
    await shown.waitFor();
    await search(shown);
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'hidden' });
  };

  await button('Take away').click();
  await button(/^Copy a link/).click();
  await look(dialog('Take away'));

  await button(/^Says who/, lever(page, 'rules.rateCap.referenceRate')).click();
  await look(page.locator('.about:popover-open'));

  await button('My studies').click();
  await button('Set a checkpoint').click();
  await button('Go back to Checkpoint 1').waitFor();
  await look(dialog('My studies'));

  await button('Add a rule change').click();
  await look(dialog('Rule change'));

  await button('Paste or import paths').click();
  await look(dialog('Bring macro paths along'));

  await button(/^Show the load line over the whole page/).click();
  const large = page.getByRole('dialog', { name: /^\d.*% of paths fail/ });
  // For the back row: nothing of the drawing is smaller than 20 px, and all of it is on the screen.
  const drawing = large.locator('svg[role=img]');
  const letters = await drawing.evaluate((svg) =>
    [...svg.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize)),
  );
  expect(Math.min(...letters)).toBeGreaterThanOrEqual(20);
  const { y, height } = (await drawing.boundingBox())!;
  expect(y + height).toBeLessThan(900);
  await large.getByLabel('Scenarios').selectOption({ label: 'Rate cap only' });
  const rateCapOnly = page.getByRole('dialog', { name: /in Calm, light touch|as in Calm/ });
  await rateCapOnly.getByRole('figure').getByText('Rate cap only').first().waitFor();
  await look(rateCapOnly);

  await button('Take away').click();
  const download = page.waitForEvent('download');
  await button(/^Evidence/).click();
  const buffer = readFileSync(await (await download).path());
  await page.keyboard.press('Escape');
  await page
    .locator('header input[type=file]')
    .setInputFiles({ name: 'evidence.json', mimeType: 'application/json', buffer });
  await page.getByText('Confirmed, to the last bit.').waitFor();
  await look(dialog('Evidence'));

  const choose = page.getByRole('group', { name: 'Choose paths by loss rate' });
  await button('Worst 5%', choose).click();
  const bar = page.getByRole('region', { name: 'Chosen paths' });
  await bar.locator('summary').click();
  await button('Follow a path', bar).click();
  const story = page.getByRole('region', { name: /^Path \d+, month by month$/ });
  await story.getByText(/^The platform (fails in month|is alive)/).waitFor();
  await story.locator('summary').click();
  for (const part of [bar, story]) await search(part);
  expect(found).toEqual([]);
}, 180_000);
