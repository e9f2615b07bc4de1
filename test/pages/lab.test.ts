import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  anew,
  choose,
  finished,
  killWorkers,
  lever,
  open,
  paths,
  results,
  scenario,
  study,
} from './lab';
import { launch, type BuiltApp } from './launch';

const root = join(import.meta.dirname, '../..');

/** What the command line says of a scenario of a study, without how long it took. */
async function commandLine(...options: string[]): Promise<string> {
  const run = ['tools/plimsoll.mjs', 'run', ...options, '--format', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, run, {
    ...{ cwd: root, maxBuffer: 1e8 },
  });
  return stdout.slice(0, stdout.lastIndexOf('"timing"'));
}

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB' });
  await open(page, app.url);
});
afterAll(() => app?.close());
beforeEach(() => anew(page));

const headline = () => page.getByRole('heading', { level: 1 });

test('shows the figures that the command line gives, to the last bit', async () => {
  const shown = await finished(page);
  const given = await commandLine(
    'rate-cap-recession',
    '--scenario',
    'recession',
    '--paths',
    '256',
  );
  expect(shown).toBe(given);
  const { failure } = JSON.parse(`${given.trim().slice(0, -1)}}`) as {
    failure: { probability: number };
  };
  const percent = (failure.probability * 100).toFixed(0);
  await expect.poll(() => headline().textContent()).toContain(percent);
});

test('a lever changes the figures and says what it did', async () => {
  const before = await finished(page);
  const cap = lever(page, 'rules.rateCap.absolute');
  await cap.getByRole('checkbox').uncheck();
  await cap.getByRole('textbox').fill('12');
  await cap.getByRole('textbox').press('Enter');
  await expect.poll(() => results(page)).not.toBe(before);
  const after = JSON.parse(`${(await finished(page)).trim().slice(0, -1)}}`) as {
    scenario: { rules: { rateCap: { absolute: number } } };
  };
  expect(after.scenario.rules.rateCap.absolute).toBe(0.12);
  await expect.poll(() => page.locator('.effect').textContent()).toMatch(/12%: paths that fail/);
});

test('how long the first picture of a change takes is measured', async () => {
  const measures = () =>
    page.evaluate(() =>
      performance
        .getEntriesByName('plimsoll:first-picture')
        .map(({ startTime, duration }) => ({ startTime, duration })),
    );
  const box = lever(page, 'rules.rateCap.absolute').getByRole('checkbox');
  // Of what was changed on this page before.
  await page.evaluate((name) => performance.clearMeasures(name), 'plimsoll:first-picture');
  await box.uncheck();
  await expect.poll(async () => (await measures()).length).toBe(1);
  const [first] = await measures();
  expect(first.duration).toBeGreaterThan(0);
  await box.check();
  // The latest alone is kept: a page that is open all day would gather them.
  await expect.poll(async () => (await measures())[0].startTime).toBeGreaterThan(first.startTime);
  expect(await measures()).toHaveLength(1);
});

test('a lever that changes nothing says so, and why', async () => {
  const cap = lever(page, 'rules.rateCap.absolute');
  await cap.getByRole('checkbox').uncheck();
  await cap.getByRole('textbox').fill('200');
  await cap.getByRole('textbox').press('Enter');
  await finished(page);
  // Both are above every price; the cap that stood there first may not have been.
  await cap.getByRole('textbox').fill('190');
  await cap.getByRole('textbox').press('Enter');
  await expect.poll(() => page.locator('.effect').textContent()).toMatch(/changes nothing/);
  await lever(page, 'rules.rateCap.absolute')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await scenario(page, 'Rate cap only').click();
  await cap.getByRole('textbox').fill('200');
  await cap.getByRole('textbox').press('Enter');
  await expect.poll(() => headline().textContent()).toMatch(/changes nothing/);
  await expect.poll(() => page.locator('.aside').textContent()).toMatch(/above every price/);
});

test('a number out of range is refused at the lever, in words', async () => {
  const before = await finished(page);
  const field = lever(page, 'rules.rateCap.referenceRate').getByRole('textbox');
  await field.fill('900');
  await field.press('Enter');
  expect(await lever(page, 'rules.rateCap.referenceRate').getByRole('alert').textContent()).toMatch(
    /50/,
  );
  expect(await results(page)).toBe(before);
  await field.press('Escape');
  expect(await field.inputValue()).toBe('3.85');
  // What a file would write as a fraction is typed in per cent.
  const cap = lever(page, 'rules.rateCap.absolute');
  await cap.getByRole('checkbox').uncheck();
  await cap.getByRole('textbox').fill('900');
  await cap.getByRole('textbox').press('Enter');
  expect(await cap.getByRole('alert').textContent()).toBe('Found 900%; allowed is 0% to 300%.');
});

test('undo and redo bring settings and figures back', async () => {
  const before = await finished(page);
  await lever(page, 'rules.rateCap.absolute').getByRole('checkbox').uncheck();
  await expect.poll(() => results(page)).not.toBe(before);
  const after = await finished(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => results(page)).toBe(before);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => results(page)).toBe(after);
});

test('a run moves nothing on the page, can be stopped and goes on from there', async () => {
  const places = () =>
    page
      .locator('main:visible figure')
      .evaluateAll((charts) =>
        charts.slice(0, 3).map((chart) => chart.getBoundingClientRect().top),
      );
  const before = await places();
  await paths(page).selectOption('65536');
  const stop = page.getByRole('button', { name: 'Stop' });
  await stop.waitFor();
  expect(await places()).toEqual(before);
  await stop.click();
  await page.getByText(/Stopped at/).waitFor();
  expect(await results(page)).toBeUndefined();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await paths(page).selectOption('256');
  await finished(page);
});

test('another seed gives another picture, and the same seed the same', async () => {
  const before = await finished(page);
  await page.getByRole('button', { name: 'Draw another seed' }).click();
  await expect.poll(() => results(page)).not.toBe(before);
  await finished(page);
  await page.getByLabel('Seed', { exact: true }).fill('plimsoll');
  await page.getByLabel('Seed', { exact: true }).press('Enter');
  await expect.poll(() => results(page)).toBe(before);
});

test('survives a worker that dies', async () => {
  await paths(page).selectOption('1024');
  await killWorkers(page);
  await finished(page);
  await page.getByLabel('Seed', { exact: true }).fill('after the death');
  await page.getByLabel('Seed', { exact: true }).press('Enter');
  expect(await finished(page)).toBe(
    await commandLine(
      ...['rate-cap-recession', '--scenario', 'recession', '--paths', '1024'],
      ...['--seed', 'after the death'],
    ),
  );
});

test('of two clicks at once the later one counts', async () => {
  await page.evaluate(() => {
    const radios = [...document.querySelectorAll<HTMLInputElement>('.scenarios input[type=radio]')];
    radios[2].click();
    radios[3].click();
  });
  const shown = JSON.parse(`${(await finished(page)).trim().slice(0, -1)}}`) as {
    scenario: { id: string };
  };
  const written = JSON.parse(study) as { scenarios: { id: string }[] };
  expect(shown.scenario.id).toBe(written.scenarios[2].id);
});

describe('a file', () => {
  test('that can’t be read is refused with a sentence; the screen stays', async () => {
    const before = [await finished(page), await headline().textContent()];
    const alert = page.getByRole('alert');
    const bad = {
      'no JSON': '{"version": 1,',
      'of a newer program': '{"version": 99, "baseline": {}, "scenarios": []}',
      'with a key that nothing knows': study.replace('"months"', '"mnths"'),
    };
    for (const [why, text] of Object.entries(bad)) {
      await choose(page, 'bad.json', text);
      expect(await alert.textContent(), why).toMatch(/bad\.json can’t be read\. Nothing on screen/);
      expect([await results(page), await headline().textContent()], why).toEqual(before);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await alert.waitFor({ state: 'detached' });
    }
  });

  test('that is a study is opened; saving gives it back', async () => {
    await choose(page, 'mine.json', study.replaceAll('"plimsoll"', '"another seed"'));
    await expect
      .poll(() => page.getByLabel('Seed', { exact: true }).inputValue())
      .toBe('another seed');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('button', { name: /^Study/ }).click();
    const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as object;
    expect(saved).toEqual(JSON.parse(study.replaceAll('"plimsoll"', '"another seed"')));
  });
});
