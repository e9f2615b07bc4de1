import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers';
import { finished, lever, open, results } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
});
afterAll(() => app?.close());
afterEach(() => page?.context().close());

const openLevers = async () => {
  for (const summary of await page.locator('aside summary').all()) await summary.click();
};

test('on a wide page nothing keeps anyone out', async () => {
  page = await app.page({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await open(page, app.url);
  await openLevers();
  expect(await barriers(page)).toEqual([]);
});

test('on a narrow page neither; its levers open, take the focus and give it back', async () => {
  page = await app.page({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
  await open(page, app.url);
  expect(await barriers(page)).toEqual([]);
  const button = page.getByRole('button', { name: 'Levers', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => !!document.activeElement?.closest('aside')))
    .toBe(true);
  await openLevers();
  // They lie over the results.
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('aside').waitFor({ state: 'hidden' });
  await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true);
});

test('a barrier would be found, be it of one theme alone', async () => {
  page = await app.page({ locale: 'en-GB' });
  await page.goto(app.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(() => {
    const faint = document.createElement('p');
    faint.textContent = 'Dark on dark';
    faint.style.color = '#222';
    document.querySelector('main')!.append(document.createElement('button'), faint);
  });
  expect(await barriers(page)).toEqual([
    expect.stringContaining('light: button-name'),
    expect.stringContaining('dark: color-contrast'),
  ]);
});

describe('in both languages', () => {
  test('a browser that asks for Chinese gets it, and no English', async () => {
    page = await app.page({ locale: 'zh-CN' });
    await page.goto(app.url);
    await page.getByRole('heading', { level: 1, name: /路径/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('combobox', { name: '路径数' }).selectOption('256');
    await finished(page);
    await openLevers();
    const texts = await page.locator('body').innerText();
    const english = texts
      .split('\n')
      .filter((line) => /[a-z]{4,}/i.test(line) && !/\p{Script=Han}/u.test(line))
      .filter((line) => !/^(Plimsoll|EN)$/.test(line.trim()));
    expect(english).toEqual([]);
    // What stands behind a number is said in Chinese as well.
    await page.evaluate(() => (location.hash = '#report'));
    const sources = page.locator('.report td:last-child[data-head=来源]');
    await sources.nth(20).waitFor();
    await expect
      .poll(async () =>
        (await sources.allInnerTexts()).filter((source) => !/\p{Script=Han}/u.test(source)),
      )
      .toEqual([]);
  });
});

describe('by keyboard alone', () => {
  /** Presses Tab until something that matches has the focus. */
  async function tabTo(selector: string) {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
        return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  }

  test('a lever can be moved and the language switched, which is remembered', async () => {
    page = await app.page({ locale: 'en-GB' });
    await open(page, app.url);
    const before = await finished(page);
    await tabTo('input[type=radio][value=en]');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { level: 1, name: /路径/ }).waitFor();
    expect(await results(page)).toBe(before);
    await page.keyboard.press('ArrowLeft');
    await tabTo('[data-path="rules.rateCap.absolute"] input[type=checkbox]');
    await page.keyboard.press('Space');
    await tabTo('[data-path="rules.rateCap.absolute"] input[type=range]');
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => results(page)).not.toBe(before);
    const slider = lever(page, 'rules.rateCap.absolute').getByRole('slider');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('29.5%');
    await page.getByText('中文', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /路径/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /路径/ }).waitFor();
  });

  test('the first stop leads past the levers to the results', async () => {
    page = await app.page({ locale: 'en-GB' });
    await page.goto(app.url);
    await page.locator('.scenarios').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('results');
  });
});
