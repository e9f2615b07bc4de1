import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { finished, lever, open, results } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
});
afterAll(() => app?.close());
beforeEach(async () => {
  page = await app.page({ locale: 'en-GB' });
});
afterEach(() => page.context().close());

const place = (name: string) => page.getByRole('navigation').getByRole('link', { name });
const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });
const focused = () => page.evaluate(() => document.activeElement?.tagName);

test('the Lab is found as it was left: levers, run, search and scroll', async () => {
  await open(page, app.url);
  await lever(page, 'rules.rateCap.absolute').getByRole('checkbox').uncheck();
  await page.getByRole('searchbox').fill('cap');
  const before = await finished(page);
  await page.evaluate(() => scrollTo(0, 500));
  // A click would scroll to the link first.
  await page.evaluate(() => (location.hash = 'compare'));
  await heading(/side by side/).waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await heading(/paths/).waitFor();
  expect(await results(page)).toBe(before);
  expect(await page.getByRole('searchbox').inputValue()).toBe('cap');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(500);
});

test('each place has a title of its own and takes the focus to its heading', async () => {
  await open(page, app.url);
  expect(await page.title()).toBe('A rate cap in a recession – Plimsoll');
  expect(await focused()).not.toBe('H1');
  await place('Compare').focus();
  await page.keyboard.press('Enter');
  await heading(/side by side/).waitFor();
  expect(await page.title()).toBe('Compare – A rate cap in a recession – Plimsoll');
  expect(await place('Compare').getAttribute('aria-current')).toBe('page');
  await expect.poll(focused).toBe('H1');
});

test('a link leads straight to a place; one that names none leads to the Lab', async () => {
  await page.goto(`${app.url}#compare`);
  await heading(/side by side/).waitFor();
  await page.goto(`${app.url}#nowhere`);
  await heading(/paths/).waitFor();
});
