import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallExercise } from '../unit/scenario/exercise/smallExercise';
import { barriers } from './barriers';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB' });
});
afterAll(() => app?.close());

const json = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
});
const chooser = () => page.locator('input[type=file][multiple]');
const lock = () => page.getByRole('button', { name: 'Lock in and reveal' });

/** Types a prediction of each kind, by keyboard. */
async function predict() {
  for (const field of await page.locator('.prediction input').all()) {
    const probability = (await field.locator('xpath=..').innerText()).startsWith('Probability');
    const low = (await field.locator('xpath=..').innerText()).startsWith('From');
    await field.focus();
    await page.keyboard.type(probability ? '10' : low ? '0' : '20');
    await page.keyboard.press('Tab');
  }
}

test('a team decides, predicts, sees what comes of it and is debriefed; a reload loses nothing, and nobody is kept out', async () => {
  await page.goto(`${app.url}#train`);
  const files = chooser();
  await page.getByRole('heading', { level: 1, name: 'Train' }).waitFor();
  expect(await page.locator('[data-exercise]').count()).toBeGreaterThanOrEqual(3);

  // A broken file is refused with its place; the small exercise stands among the others.
  await files.setInputFiles(json('broken.json', { ...smallExercise, platform: 'nowhere' }));
  await page.getByText(/broken\.json can’t be opened/).waitFor();
  await page.getByText(/^platform: .*nowhere/).waitFor();
  await files.setInputFiles(json('small.json', smallExercise));
  const card = page.locator('[data-exercise=small]');
  await card.waitFor();
  expect(await barriers(page)).toEqual([]);
  await card.getByRole('textbox').fill('Blue');
  await page.keyboard.press('Enter');

  await lock().waitFor();
  expect(await lock().isDisabled()).toBe(true);
  expect(await page.locator('svg[role=img]').count()).toBe(0);
  expect(await page.getByText('Second', { exact: false }).count()).toBe(0);
  await page.getByRole('slider', { name: 'Worst grades declined' }).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await predict();
  expect(await barriers(page)).toEqual([]);
  await expect.poll(() => lock().isEnabled()).toBe(true);

  // What is being decided outlives a reload.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await page.reload();
  await lock().waitFor();
  expect(await page.getByRole('slider', { name: 'Worst grades declined' }).inputValue()).toBe('2');
  await expect.poll(() => lock().isEnabled()).toBe(true);
  await lock().focus();
  await page.keyboard.press('Enter');

  await page.getByText(/^Your platform (lives|fails)/).waitFor();
  await page.getByText('What you said, and what came').waitFor();
  await page.locator('ol.story li').first().waitFor();
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('button', { name: 'To round 2', exact: true }).click();
  await lock().waitFor();
  await predict();
  await lock().click();
  await page.getByRole('button', { name: 'To the debrief' }).click();
  await page.getByText(/^Your decisions deserve/).waitFor();
  await page.getByText('What nearly happened').waitFor();
  expect(await barriers(page)).toEqual([]);

  // The whole horizon as a study.
  await page.getByRole('button', { name: 'Open as a study' }).click();
  await page.getByRole('heading', { level: 1, name: /side by side/ }).waitFor();
});

test('plays of several teams are opened together and ranked', async () => {
  const play = (team: string, value: number) =>
    json(`${team}.json`, {
      ...{ version: 1, id: `team-${team}`, team, exercise: smallExercise },
      rounds: smallExercise.rounds.map(({ predict: asked }, round) => ({
        decisions: round === 0 && value > 0 ? [{ lever: 'cut-off', value }] : [],
        predictions: asked.map((of) =>
          of === 'failure' ? { of, probability: 0.1 } : { of, low: 0, high: 1 },
        ),
      })),
    });
  await page.evaluate(() => (location.hash = 'train'));
  await chooser().setInputFiles([play('Red', 0), play('Green', 3)]);
  await page.getByText('2 plays were opened.').waitFor();
  await page.getByRole('link', { name: 'Compare the teams of this exercise' }).click();
  const rows = page.locator('tbody').first().locator('tr');
  await rows.first().waitFor();
  expect(await page.getByRole('link', { name: 'Red', exact: true }).count()).toBe(1);
  // Blue, who was played above, Red, Green, and two lines for comparison.
  expect(await rows.count()).toBe(5);
  expect(await barriers(page)).toEqual([]);
});
