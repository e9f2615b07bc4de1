import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytes, grown, heapOf } from './heap';
import { finished, lever, paths } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
beforeAll(async () => {
  app = await launch();
});
afterAll(() => app?.close());

/** Changes before memory is first measured: by then as many runs are kept, with all that is computed of them, as ever will be. */
const before = 12;

test('200 changes of a lever, each with its picture, leave memory where it was', async () => {
  const page = await app.page({ locale: 'en-GB', viewport: { width: 1024, height: 400 } });
  await page.goto(app.url);
  await paths(page).selectOption('256');
  // Little to compute, and charts out of sight are not drawn: it is the number of changes that counts.
  await page.locator('input.months').fill('12');
  await page.keyboard.press('Enter');
  await finished(page);
  await page.getByRole('figure', { name: 'Profit', exact: false }).last().waitFor();
  const cap = lever(page, 'rules.rateCap.absolute');
  if (await cap.getByRole('checkbox').isChecked()) await cap.getByRole('checkbox').uncheck();
  await cap.getByRole('slider').focus();

  const debug = await page.context().newCDPSession(page);
  const held = async () => {
    await finished(page);
    // Charts out of sight follow a fifth of a second after those in sight; a timer set later ends later.
    await page.evaluate(
      () =>
        new Promise((done) =>
          // A machine that is never idle is waited for no longer than this.
          setTimeout(() => requestIdleCallback(done, { timeout: 10_000 }), 400),
        ),
    );
    return heapOf(debug);
  };
  const picture = () =>
    page.evaluate(() => performance.getEntriesByName('plimsoll:first-picture').at(-1)?.startTime);
  const change = async (key: string) => {
    const last = await picture();
    await page.keyboard.press(key);
    await page.waitForFunction(
      (last) => performance.getEntriesByName('plimsoll:first-picture').at(-1)?.startTime !== last,
      last,
    );
  };

  for (let k = 0; k < before; k++) await change('ArrowRight');
  const start = await held();
  for (let k = 0; k < 200; k++) await change(k < 100 ? 'ArrowRight' : 'ArrowLeft');
  const end = await held();
  expect(bytes(end) / bytes(start), grown(start, end)).toBeLessThan(1.1);
  await page.context().close();
}, 300_000);
