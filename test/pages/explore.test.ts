import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureCli } from '../../tools/cli.mjs';
import type { frontierDocument } from '../../src/analysis/explorationDocuments';
import { getAt, parsePath } from '../../src/scenario/path';
import type { Scenario } from '../../src/scenario/scenario';
import { barriers } from './barriers';
import { finished, killWorkers, open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB', colorScheme: 'dark' });
  await open(page, app.url);
  // A quarter, so that many runs are quick.
  const horizon = page.getByRole('spinbutton', { name: 'Horizon' });
  await horizon.fill('3');
  await horizon.press('Enter');
  await finished(page);
});
afterAll(() => app?.close());

/** What the command line writes about the study on the page. */
async function commandLine(command: string, ...options: string[]): Promise<string> {
  const run = ['--paths', '256', '--months', '3', '--workers', '1', '--format', 'json'];
  const typed = [await ensureCli(), command, 'rate-cap-recession', ...options, ...run];
  const { stdout } = await promisify(execFile)(process.execPath, typed, { maxBuffer: 2 ** 26 });
  return stdout;
}

/** Goes to a question and fills in how many paths; its form. */
async function form(question: string): Promise<Locator> {
  await page.evaluate((name) => (location.hash = `#explore/${name}`), question);
  // Until then the form is that of the question before, with fields of the same names.
  await page.locator(`nav a[href="#explore/${question}"][aria-current=true]`).waitFor();
  const fields = page.getByRole('form', { name: 'What is asked' });
  await fields.getByLabel('Paths of each run').selectOption('256');
  return fields;
}

const answerOf = (kind: string) => page.locator(`[data-answer=${kind}]`);
const run = () => page.getByRole('button', { name: 'Run', exact: true });

async function saved(answer: Locator): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    answer.getByRole('button', { name: 'Save JSON' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test('an attribution run by keyboard gives the document of the command line, and is there after a reload', async () => {
  const expected = commandLine('attribute', '--to', 'recession', '--statistics', 'failure');
  const answer = answerOf('attribution');
  await form('attribution');
  await run().focus();
  await page.keyboard.press('Enter');
  await answer.waitFor();
  expect(await saved(answer)).toBe(await expected);
  const findings = await answer.locator('.findings').innerText();
  await page.reload();
  await answer.waitFor();
  expect(await answer.locator('.findings').innerText()).toBe(findings);
  // What was chosen is there again, too.
  expect(await page.getByLabel('Paths of each run').inputValue()).toBe('256');
  expect(await barriers(page)).toEqual([]);
});

/** Two levers are enough: the others of the form are left out. */
async function twoLevers(fields: Locator): Promise<void> {
  const others = fields.getByRole('button', { name: 'Leave out:' });
  while ((await others.count()) > 2) await others.last().click();
}

const tried = [
  ...['--scenario', 'recession', '--levers'],
  'strategy.underwriting.gradesDeclined=0..4,strategy.pricing.surcharge=-0.02..0.06',
];

describe('each other question gives the document of the command line, with nothing that keeps people out', () => {
  test.each<{
    question: string;
    kind: string;
    ask?: (fields: Locator) => Promise<unknown>;
    disturb?: () => Promise<void>;
    typed: string[];
  }>([
    {
      ...{ question: 'matrix', kind: 'matrix' },
      ask: (fields) => fields.getByText('This study’s scenarios').click(),
      typed: ['matrix', '--statistic', 'failure'],
    },
    {
      ...{ question: 'sensitivity', kind: 'tornado', ask: twoLevers },
      typed: [
        ...['sensitivity', '--scenario', 'recession', '--statistics', 'failure'],
        ...['--levers', 'world.severity,world.factors.degreesOfFreedom', '--around', '0.2'],
      ],
    },
    {
      ...{ question: 'sensitivity', kind: 'sobol' },
      async ask(fields) {
        await fields.getByText('All together').click();
        await fields.getByLabel('Paths of each run').selectOption('256');
        await fields.getByLabel('Base points').selectOption('32');
      },
      // Paused and gone on with, and every worker dead in the middle: that changes nothing of the answer.
      async disturb() {
        await page.getByRole('button', { name: 'Pause', exact: true }).click();
        await page.getByText('What was computed is kept.').waitFor();
        await page.getByRole('button', { name: 'Go on', exact: true }).click();
        expect(await killWorkers(page)).toBeGreaterThan(2);
        expect(await page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(1);
      },
      typed: [
        ...['sensitivity', '--scenario', 'recession', '--statistics', 'failure'],
        ...['--levers', 'world.severity,world.factors.degreesOfFreedom', '--around', '0.2'],
        ...['--method', 'sobol', '--points', '32'],
      ],
    },
    {
      ...{ question: 'reverse', kind: 'reverse' },
      typed: ['reverse', '--scenario', 'recession', '--statistic', 'failure', '--above', '0.1'],
    },
    {
      ...{ question: 'frontier', kind: 'search' },
      async ask(fields) {
        await fields.getByText('Best within limits').click();
        await fields.getByLabel('Settings tried').selectOption('48');
      },
      typed: [
        ...['frontier', ...tried, '--objectives', 'failure', '--keep', 'approvalRate>=0.4'],
        ...['--budget', '48'],
      ],
    },
    {
      ...{ question: 'frontier', kind: 'frontier' },
      async ask(fields) {
        await fields.getByText('Several outcomes at once').click();
        await fields.getByRole('button', { name: 'Add a third outcome' }).click();
        await fields.getByLabel('Values of each lever').selectOption('3');
      },
      typed: ['frontier', ...tried, '--objectives', 'approvalRate,failure,profit', '--levels', '3'],
    },
    {
      ...{ question: 'breakEven', kind: 'breakEven' },
      typed: [
        ...['break-even', '--scenario', 'recession', '--moves', 'scenario'],
        ...['--lever', 'strategy.pricing.surcharge=-0.05..0.1', '--statistic', 'profit'],
      ],
    },
    {
      ...{ question: 'breakEven', kind: 'breakEven' },
      async ask(fields) {
        await fields.getByText('Worth its cost').click();
        await fields.getByLabel('The loss it avoids').selectOption('creditLoss');
      },
      typed: [
        ...['break-even', '--scenario', 'recession', '--moves', 'scenario'],
        ...['--lever', 'strategy.pricing.surcharge=-0.05..0.1'],
        ...['--cost', 'complianceCost', '--loss', 'creditLoss'],
      ],
    },
  ])('$question: $kind', async ({ question, kind, ask, disturb, typed: [command, ...options] }) => {
    const expected = commandLine(command, ...options);
    await ask?.(await form(question));
    if (!ask) await form(question);
    await run().click();
    await disturb?.();
    // An answer of this kind may be there from the question before.
    await page.locator('.explore[data-state=idle]').waitFor({ timeout: 55_000 });
    await answerOf(kind).waitFor();
    expect(await saved(answerOf(kind))).toBe(await expected);
    expect(await barriers(page)).toEqual([]);
  });
});

test('settings of the frontier become a scenario at a click, and the Lab shows it', async () => {
  await form('frontier');
  const answer = answerOf('frontier');
  const { frontier: found } = JSON.parse(await saved(answer)) as ReturnType<
    typeof frontierDocument
  >;
  const [first] = found.frontier;
  await answer.getByRole('button', { name: 'Make a scenario' }).first().click();
  await answer.getByText('Added to the study:').waitFor();
  await page.evaluate(() => (location.hash = '#lab'));
  const made = page.getByRole('group', { name: 'Scenarios' }).getByText(/Surcharge on all prices/);
  await made.waitFor();
  await finished(page);
  const shown = (await page.evaluate(() => window.plimsoll!.results()))!;
  const { scenario } = JSON.parse(shown) as { scenario: Scenario };
  for (const { path, value } of found.points[first].settings)
    expect(getAt(scenario, parsePath(path))).toBe(value);
});
