import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { barriers } from './barriers';
import { anew, finished, lever, open, results } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
/** Title of the study on screen. */
let title: string;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB' });
  await open(page, app.url);
});
afterAll(() => app?.close());
beforeEach(async () => {
  title = await anew(page);
});

const place = (name: string) => page.getByRole('navigation').getByRole('link', { name });
const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });
const focused = () => page.evaluate(() => document.activeElement?.tagName);

test('the Lab is found as it was left: levers, run, search and scroll', async () => {
  await lever(page, 'rules.rateCap.absolute').getByRole('checkbox').uncheck();
  await page.getByRole('searchbox').fill('cap');
  const before = await finished(page);
  // A click would scroll to the link first; and a chart that comes in above moves what is read.
  const left = await page.evaluate(() => {
    scrollTo(0, 500);
    location.hash = 'compare';
    return scrollY;
  });
  expect(left).toBeGreaterThan(400);
  await heading(/side by side/).waitFor();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await heading(/paths/).waitFor();
  expect(await results(page)).toBe(before);
  expect(await page.getByRole('searchbox').inputValue()).toBe('cap');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(left);
});

test('each place has a title of its own and takes the focus to its heading', async () => {
  expect(await page.title()).toBe(`${title} – Plimsoll`);
  await place('Compare').focus();
  expect(await focused()).not.toBe('H1');
  await page.keyboard.press('Enter');
  await heading(/side by side/).waitFor();
  await expect.poll(() => page.title()).toBe(`Compare – ${title} – Plimsoll`);
  expect(await place('Compare').getAttribute('aria-current')).toBe('page');
  await expect.poll(focused).toBe('H1');
});

test('a link leads straight to a place; one that names none leads to the Lab', async () => {
  const visitor = await app.page({ locale: 'en-GB' });
  await visitor.route(/ListItems.*\.js$/, (route) => route.abort());
  const shown = (name: RegExp) => visitor.getByRole('heading', { level: 1, name }).waitFor();
  await visitor.goto(`${app.url}#compare`);
  await shown(/side by side/);
  await visitor.goto(`${app.url}#nowhere`);
  await shown(/paths/);
  // Levers that can't be fetched are missing with a word, and fetched again.
  await visitor.getByText('This part of the page can’t be loaded.').first().waitFor();
  expect(await lever(visitor, 'rules.rateCap.tiers').count()).toBe(0);
  await visitor.unrouteAll();
  await visitor.getByRole('button', { name: 'Try again' }).first().click();
  await lever(visitor, 'rules.rateCap.tiers').waitFor();
  await visitor.context().close();
});

test('the levers to try and every question are a click, or a key, away', async () => {
  await page.getByRole('button', { name: 'Collection › Collection level' }).press('Enter');
  const focusedLever = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-path]')?.dataset.path);
  await expect.poll(focusedLever).toBe('strategy.collection.level');
  await page.getByText('Start another question').click();
  await page.getByRole('button', { name: /^What do training and incentives cost/ }).click();
  await expect.poll(() => page.locator('.question').first().textContent()).toMatch(/^What do tra/);
});

test('scenarios side by side: both sides, sentences, charts with their tables', async () => {
  await place('Compare').click();
  await page.locator('[data-done]').waitFor();
  const failed = page.locator('[data-outcome=failure] tr', { hasText: 'Recession only' });
  expect(await failed.innerText()).toMatch(/%.*%.*pp/s);
  await page.getByText(/^Paths that fail: .* in Recession only, .* in Calm/).waitFor();
  // The Lab's own charts are there still, out of sight.
  await page.locator('main:visible').getByText('Table and files').first().click();
  await page.getByRole('button', { name: 'Save CSV' }).waitFor();
  await page.getByRole('link', { name: /^Four-way split/ }).click();
  await page.getByLabel('Take apart').selectOption({ label: 'Recession and rate cap' });
  await page.getByRole('heading', { level: 2, name: /^Paths that fail: the world/ }).waitFor();
  // It is there again when one comes back.
  await place('Lab').click();
  await place('Compare').click();
  await page
    .getByRole('heading', { level: 1, name: 'Recession and rate cap, taken apart' })
    .waitFor();
});

test('the model: equations, and assumptions that can be searched', async () => {
  await place('Model').click();
  await page.locator('math').first().waitFor();
  await page.getByLabel('Search assumptions').fill('seasoning');
  const rows = page.getByRole('region', { name: /assumes$/ }).locator('tbody tr');
  const found = async () => (await rows.allInnerTexts()).map((row) => /seasoning/i.test(row));
  await expect.poll(async () => (await found()).every(Boolean)).toBe(true);
  expect((await found()).length).toBeGreaterThan(0);
});

/** Brings everything into sight once: what is far out of it is not drawn. */
const scrollThrough = (page: Page) =>
  page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    scrollTo(0, 0);
  });

test('no place is wider than its window, from a phone to a wall; none moves for those who ask for rest', async () => {
  const size = page.viewportSize()!;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [hash, drawn] of [
    ['lab', 'figure'],
    ['compare', '[data-done]'],
    ['explore', 'form'],
    ['data', '.doors'],
    ['train', '[data-exercise]'],
    ['model', 'math'],
    ['report', 'svg[role=img]'],
  ]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.locator(`main:visible ${drawn}`).first().waitFor();
    for (const width of [360, 3840]) {
      await page.setViewportSize({ width, height: 800 });
      await scrollThrough(page);
      const fits = () =>
        page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
      await expect.poll(fits, { message: `${hash} at ${width}` }).toBe(true);
    }
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName, animationDuration } =
            getComputedStyle(element);
          const seconds = animationName === 'none' ? 0 : parseFloat(animationDuration);
          return Math.max(parseFloat(transitionDuration), seconds) > 0.01;
        }).length,
    );
    expect(moving, hash).toBe(0);
  }
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: null });
});

test('nothing keeps anyone out', async () => {
  for (const [name, drawn] of [
    ['Model', 'math'],
    ['Compare', '[data-done]'],
  ]) {
    await place(name).click();
    await page.locator(`main:visible ${drawn}`).first().waitFor();
    expect(await barriers(page), name).toEqual([]);
  }
  await page.getByRole('link', { name: /^Four-way split/ }).click();
  await page.getByLabel('Take apart').selectOption({ label: 'Recession and rate cap' });
  await page.getByRole('heading', { level: 2, name: /^Paths that fail: the world/ }).waitFor();
  expect(await barriers(page), 'the four-way split').toEqual([]);
});
