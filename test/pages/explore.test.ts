import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureCli } from '../../tools/cli.mjs';
import { barriers } from './barriers';
import { open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB', colorScheme: 'dark' });
  await open(page, app.url);
});
afterAll(() => app?.close());

test('an attribution run by keyboard gives the document of the command line, and is there after a reload', async () => {
  const answer = page.locator('[data-answer=attribution]');
  await page.evaluate(() => (location.hash = '#explore/attribution'));
  await page.getByRole('combobox', { name: 'Paths of each run' }).selectOption('256');
  await page.getByRole('button', { name: 'Run', exact: true }).focus();
  await page.keyboard.press('Enter');
  await answer.waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    answer.getByRole('button', { name: 'Save JSON' }).click(),
  ]);
  const command = ['attribute', 'rate-cap-recession', '--to', 'recession'];
  const options = ['--statistics', 'failure', '--paths', '256', '--format', 'json'];
  const expected = execFileSync(process.execPath, [await ensureCli(), ...command, ...options]);
  expect(readFileSync(await saved.path(), 'utf8')).toBe(expected.toString());
  const findings = await answer.locator('.findings').innerText();
  await page.reload();
  await answer.waitFor();
  expect(await answer.locator('.findings').innerText()).toBe(findings);
  expect(await barriers(page)).toEqual([]);
});
