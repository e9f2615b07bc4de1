import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { killWorkers, open, paths } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
/** The page whose workers die, and one that is left alone. */
let page: Page;
let undisturbed: Page;
beforeAll(async () => {
  app = await launch();
  // A service worker would have the workers' code at hand when their host has not.
  const pages = [1, 2].map(() => app.page({ locale: 'en-GB', serviceWorkers: 'block' }));
  [page, undisturbed] = await Promise.all(pages);
  for (const one of [page, undisturbed]) {
    await open(one, app.url);
    await paths(one).selectOption('4096');
  }
});
afterAll(() => app?.close());

const go = (page: Page, place: string) => page.evaluate((to) => (location.hash = to), place);
const main = (page: Page) => page.locator('main:visible');

/** All that Compare says, once it has every path. */
async function said(page: Page): Promise<string> {
  await main(page).locator('[data-done]').waitFor({ timeout: 100_000 });
  return main(page).innerText();
}

/** Waits until there are some figures and more to come. */
const begun = () =>
  main(page)
    .getByText(/^[\d,]+ of [\d,]+ paths$/)
    .waitFor();

test('every worker dies in the middle of a comparison: its figures are those of one that was left alone', async () => {
  await go(page, 'compare');
  await begun();
  expect(await killWorkers(page)).toBeGreaterThan(2);
  expect(await main(page).locator('[data-done]').count()).toBe(0);
  await go(undisturbed, 'compare');
  expect(await said(page)).toBe(await said(undisturbed));
});

test('of two clicks at once the later one counts, though the worker that makes the plans dies of them', async () => {
  const apart = (page: Page) =>
    page.getByRole('heading', { level: 1, name: 'Recession and rate cap, taken apart' }).waitFor();
  await go(page, 'compare/split');
  const field = main(page).getByLabel('Take apart');
  await field.waitFor();
  const twice = field.evaluate((select: HTMLSelectElement) => {
    for (const index of [1, 2]) {
      select.selectedIndex = index;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  await Promise.all([twice, killWorkers(page)]);
  await apart(page);
  await go(undisturbed, 'compare/split');
  await main(undisturbed).getByLabel('Take apart').selectOption({ index: 2 });
  await apart(undisturbed);
  expect(await said(page)).toBe(await said(undisturbed));
});

test('workers that can’t be replaced are told of; what they could not run can be tried again', async () => {
  const anew = async (page: Page) => {
    await go(page, 'lab');
    await page.getByLabel('Seed', { exact: true }).fill('another');
    await page.getByLabel('Seed', { exact: true }).press('Enter');
    await go(page, 'compare');
  };
  await anew(page);
  await begun();
  await page.route(/worker/, (route) => route.abort());
  await killWorkers(page);
  const again = main(page).getByRole('alert').getByRole('button', { name: 'Try again' }).first();
  await again.waitFor();
  await page.unrouteAll();
  await again.click();
  await anew(undisturbed);
  await again.waitFor({ state: 'detached' });
  expect(await said(page)).toBe(await said(undisturbed));
});
