import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { host, type Host } from './host';
import { finished, open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let folder: string;
let site: Host;
beforeAll(async () => {
  app = await launch();
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-site-'));
  cpSync(join(import.meta.dirname, '../../dist'), folder, { recursive: true });
  site = await host(folder);
});
afterAll(async () => {
  await app?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until the page would come from the browser's own store. */
const kept = (page: Page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

test('after the first visit the page opens, runs and shows every place with the host gone', async () => {
  const page = await app.page({ locale: 'en-GB' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await open(page, site.url);
  const before = await finished(page);
  await kept(page);
  await site.close();
  await page.reload();
  expect(await finished(page)).toBe(before);
  for (const place of await page.locator('header nav a').all()) {
    await place.click();
    await page.locator('main h1:visible').first().waitFor();
  }
  expect(errors).toEqual([]);
  site = await host(folder);
  await page.context().close();
});

test('a file that lies beside the page opens as what it is, the page under either of its names', async () => {
  const page = await app.page({ locale: 'en-GB' });
  await open(page, site.url);
  await kept(page);
  const root = () => page.evaluate(() => document.documentElement.nodeName);
  await page.goto(`${site.url}favicon.svg`);
  expect(await root()).toBe('svg');
  await page.goto(`${site.url}index.html`);
  expect(await root()).toBe('HTML');
  await finished(page);
  await page.context().close();
});

test('a newer version is told of and taken when the person says so, with their work', async () => {
  const page = await app.page({ locale: 'en-GB' });
  await open(page, site.url);
  await kept(page);
  const before = await finished(page);
  const worker = join(folder, 'service-worker.js');
  const code = readFileSync(worker, 'utf8');
  const name = /name:"([0-9a-f]{12})"/.exec(code)?.[1] ?? /"name":"([0-9a-f]{12})"/.exec(code)![1];
  writeFileSync(worker, code.replace(name, '0123456789ab'));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
  await page.getByText('A newer version of Plimsoll is ready.').waitFor();
  expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Load it now' }).click(),
  ]);
  expect(await finished(page)).toBe(before);
  await expect
    .poll(() => page.evaluate(() => caches.keys()))
    .toEqual([expect.stringContaining('0123456789ab')]);
  expect(await page.getByText('A newer version of Plimsoll is ready.').count()).toBe(0);
  await page.context().close();
});
