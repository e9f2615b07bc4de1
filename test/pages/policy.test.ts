import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { host, type Host } from './host';
import { finished, lever, open, scenario } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let site: Host;
let url: string;
beforeAll(async () => {
  app = await launch();
  site = await host(join(import.meta.dirname, '../../dist'));
  ({ url } = site);
});
afterAll(async () => {
  await app?.close();
  await site?.close();
});

/** Uses the page as a person would, a little of everything. */
async function use(page: Page) {
  await open(page, url);
  await scenario(page, 'Rate cap only').click();
  await lever(page, 'rules.rateCap.absolute').getByRole('textbox').fill('18');
  await page.getByRole('button', { name: /^Says who\? Cap \(annual\)/ }).click();
  await page.keyboard.press('Escape');
  await page.getByText('中文', { exact: true }).click();
  await page.getByText('EN', { exact: true }).click();
  await finished(page);
}

test('in any folder of any host nothing leaves it and the policy is never broken', async () => {
  const page = await app.page({ locale: 'en-GB' });
  const elsewhere: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !address.startsWith('blob:')) elsewhere.push(address);
  });
  page.on('requestfailed', (request) => errors.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await use(page);
  expect(elsewhere).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('the policy forbids what it should', async () => {
  const page = await app.page();
  await page.goto(url);
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toMatch(/https?:|\*/);
  const sent = await page.evaluate(() =>
    fetch('https://example.org/').then(
      () => true,
      () => false,
    ),
  );
  expect(sent).toBe(false);
  const applied = await page.evaluate(() => {
    const element = document.createElement('p');
    element.setAttribute('style', 'color: red');
    document.body.append(element);
    return getComputedStyle(element).color === 'rgb(255, 0, 0)';
  });
  expect(applied).toBe(false);
  await page.context().close();
});

test('nothing is left in the window but a way to read the results', async () => {
  const page = await app.page();
  await page.goto(url);
  await page.waitForFunction(() => window.plimsoll !== undefined);
  const changed = await page.evaluate(() => {
    const { plimsoll } = window;
    try {
      Object.assign(window, { plimsoll: 1 });
    } catch {
      // Refused, as it should be.
    }
    return window.plimsoll !== plimsoll || Object.keys(plimsoll!).join() !== 'results';
  });
  expect(changed).toBe(false);
  await page.context().close();
});
