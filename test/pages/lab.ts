import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

const withoutTiming = (text: string) => text.slice(0, text.lastIndexOf('"timing"'));

/** The run on screen as a document, without how long it took; `undefined` while it is under way. */
export async function results(page: Page): Promise<string | undefined> {
  const text = await page.evaluate(() => window.plimsoll?.results());
  return text && withoutTiming(text);
}

/** Waits until the run on screen has all its paths, and gives it as a document. */
export async function finished(page: Page): Promise<string> {
  await page.waitForFunction(() => window.plimsoll !== undefined);
  const reached = await page.evaluate(async () => {
    for (const began = performance.now(); performance.now() - began < 100_000;) {
      const text = await window.plimsoll!.results();
      if (text !== undefined) return { text };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const said = [...document.querySelectorAll('[role=status], [role=alert]')];
    return { said: said.map(({ textContent }) => textContent.trim()).filter(Boolean) };
  });
  // A run that never ends says why, where the time of the test would only run out.
  if (reached.said)
    throw new Error(`the run does not end; the page says: ${reached.said.join('; ')}`);
  return withoutTiming(reached.text);
}

/** The field for the number of paths, on the English page. */
export const paths = (page: Page) => page.getByRole('combobox', { name: 'Paths', exact: true });

/** Opens the laboratory on the recession alone and waits for its run, over few paths so that tests are quick. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const narrow = page.locator('.scenarios select');
  await page.locator('.scenarios').waitFor();
  if (await narrow.isVisible()) await narrow.selectOption({ label: 'Recession only' });
  else await scenario(page, 'Recession only').click();
  await paths(page).selectOption('256');
  await finished(page);
}

interface StudyFile {
  title: Record<string, string>;
  opensWith: string;
  baseline: { run: { paths: number } };
}

/** The study that the page opens with, as it is written. */
export const study = readFileSync(
  join(import.meta.dirname, '../../scenarios/studies/rate-cap-recession.json'),
  'utf8',
);
let studies = 0;

/**
 * Brings a page that is open already to where `open` leads: the same study as a file, over few paths and with nothing
 * changed. A page that is loaded anew takes ten times as long.
 * @returns the title of the study, which no other one has
 */
export async function anew(page: Page): Promise<string> {
  const written = JSON.parse(study) as StudyFile;
  const title = `${written.title.en} ${++studies}`;
  written.title.en = title;
  written.opensWith = 'recession';
  written.baseline.run.paths = 256;
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = ''));
  await choose(page, 'study.json', JSON.stringify(written));
  await page.waitForFunction((said) => document.title.startsWith(said), title);
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  await finished(page);
  return title;
}

/** Opens a file as one that was picked from the disk. */
export const choose = (page: Page, name: string, text: string) =>
  page
    .locator('header input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** A scenario of the study, by its title. */
export const scenario = (page: Page, title: string) =>
  page.getByRole('group', { name: 'Scenarios' }).getByText(title, { exact: true });

/** A lever, by where it stands in the file. */
export const lever = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);

/**
 * Ends every worker of a page, whatever it is busy with, and waits until none of them is left.
 * @returns how many there were
 */
export async function killWorkers(page: Page): Promise<number> {
  const workers = page.workers();
  const deaths = workers.map((worker) => new Promise((dead) => worker.once('close', dead)));
  // One that ends before it has answered is what is wanted.
  for (const worker of workers) void worker.evaluate(() => close()).catch(() => {});
  await Promise.all(deaths);
  return workers.length;
}
