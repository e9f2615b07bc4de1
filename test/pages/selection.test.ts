import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers';
import { open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await open(page, app.url);
});
afterAll(() => app?.close());

const choose = () => page.getByRole('group', { name: 'Choose paths by loss rate' });
const bar = () => page.getByRole('region', { name: 'Chosen paths' });
const loadLine = () => page.getByRole('figure', { name: /load line/i });

test('the worst 5 % are chosen by keyboard, shown and told, and let go by Escape', async () => {
  expect(await bar().count()).toBe(0);
  await choose().getByRole('button', { name: 'Worst 5%', exact: true }).focus();
  await page.keyboard.press('Enter');
  // 5 % of 256 paths are 12.8.
  await bar().getByText('13 of 256 paths').waitFor();
  await loadLine().locator('g.chosen').first().waitFor({ state: 'attached' });
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => bar().count()).toBe(0);
  expect(await loadLine().locator('g.chosen').count()).toBe(0);
});

test('every chart shows the chosen paths, and none of two charts bears the name of another', async () => {
  await choose().getByRole('button', { name: 'Worst 5%', exact: true }).click();
  await bar().getByText('13 of 256 paths').waitFor();
  const figures = page.locator('#results figure');
  const count = await figures.count();
  expect(count).toBeGreaterThan(25);
  const names: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const figure = figures.nth(i);
    // Charts out of sight are not drawn.
    await figure.scrollIntoViewIfNeeded();
    names.push((await figure.locator('figcaption .title').textContent())!.trim());
    const drawn = () => figure.locator('svg .chosen').count();
    await expect.poll(drawn, { message: names[i] }).toBeGreaterThan(0);
  }
  expect(new Set(names).size, names.join(', ')).toBe(count);
  await page.keyboard.press('Escape');
  await expect.poll(() => bar().count()).toBe(0);
});

test('paths chosen by what compliance costs are shown in its parts and everywhere else', async () => {
  const byCost = page.getByRole('group', { name: 'Choose paths by compliance cost' });
  await byCost.getByRole('button', { name: 'Worst 10%', exact: true }).focus();
  await page.keyboard.press('Enter');
  // 10 % of 256 paths are 25.6.
  await bar().getByText('26 of 256 paths').waitFor();
  await bar()
    .getByText(/with the greatest compliance cost/)
    .waitFor();
  const cost = page.getByRole('figure', { name: /^Compliance cost by kind/ });
  const total = async (kind: string) => {
    const text = await cost.locator(`g.${kind} .total`).textContent();
    return Number(text!.replace(/[^\d.]/g, ''));
  };
  await cost.locator('g.chosen').waitFor({ state: 'attached' });
  expect(await total('chosen')).toBeGreaterThan(await total('scenario'));
  await loadLine().locator('g.chosen').first().waitFor({ state: 'attached' });
  // The least of them: the slider moves the lower end down, and more paths are in.
  await byCost.getByRole('slider').first().focus();
  for (let presses = 0; presses < 20; presses += 1) await page.keyboard.press('ArrowLeft');
  await bar()
    .getByText(/with compliance cost of .* or more/)
    .waitFor();
  const count = async () => Number(/([\d,]+) of 256 paths/.exec(await bar().innerText())?.[1]);
  await expect.poll(count).toBeGreaterThan(26);
  await page.keyboard.press('Escape');
  await expect.poll(() => bar().count()).toBe(0);
});

test('a stretch of a distribution is dragged over, and a path of it followed', async () => {
  await choose().scrollIntoViewIfNeeded();
  const drawing = page
    .getByRole('figure', { name: 'Loss rate', exact: true })
    .getByRole('slider')
    .first();
  // Charts that come into sight move it: it is taken hold of once it stands still.
  await drawing.hover();
  const box = (await drawing.boundingBox())!;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.75, middle, { steps: 4 });
  await page.mouse.move(box.x + box.width + 40, middle);
  await page.mouse.up();
  await bar()
    .getByText(/with loss rate of .* or more/)
    .waitFor();
  await bar().getByRole('button', { name: 'Follow a path' }).click();
  const story = page.getByRole('region', { name: /^Path \d+, month by month$/ });
  await story.getByText(/^The platform (fails in month|is alive)/).waitFor();
  await story.getByRole('listitem').first().waitFor();
  const title = await story.getByRole('heading').innerText();
  await story.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => story.getByRole('heading').innerText()).not.toBe(title);
  expect(await barriers(page)).toEqual([]);
});
