import type { Page } from 'playwright';

/** The run on screen as a document, without how long it took; `undefined` while it is under way. */
export async function results(page: Page): Promise<string | undefined> {
  const text = await page.evaluate(() => window.plimsoll?.results());
  return text?.slice(0, text.lastIndexOf('"timing"'));
}

/** Waits until the run on screen has all its paths, and gives it as a document. */
export async function finished(page: Page): Promise<string> {
  await page.waitForFunction(() => window.plimsoll?.results() !== undefined);
  return (await results(page))!;
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

/** A scenario of the study, by its title. */
export const scenario = (page: Page, title: string) =>
  page.getByRole('group', { name: 'Scenarios' }).getByText(title, { exact: true });

/** A lever, by where it stands in the file. */
export const lever = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);
