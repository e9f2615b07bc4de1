import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers';
import { anew, finished, open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
const beyond: string[] = [];
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url) && !request.url().startsWith('blob:'))
      beyond.push(request.url());
  });
  await open(page, app.url);
});
afterAll(() => app?.close());

/** A tape of 300,000 loans over eight years, of which a hundred rows are bad, and the lines these stand on. */
function largeTape(): { text: string; bad: number[] } {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const lines = [
    'loan,amount,int_rate,term,grade,state,purpose,issue_date,last_date,loan_status,ead,recoveries',
  ];
  const bad: number[] = [];
  const date = (day: number) => new Date((day + 14_610) * 86_400_000).toISOString().slice(0, 10);
  const risk = [0.8, 1.5, 0.6, 1, 1.9, 0.7, 0.9, 1.2];
  let line = 2;
  for (let i = 0; i < 300_000; i++) {
    const grade = Math.floor(5 * random());
    const begin = Math.floor(7 * 365 * random());
    const lived = Math.ceil(
      (-365 * Math.log(random())) /
        ([0.02, 0.04, 0.06, 0.09, 0.14][grade] * risk[Math.floor(begin / 365)]),
    );
    const until = Math.min(begin + 1096, 2922);
    const fails = begin + lived < until;
    const amount = Math.round(2000 + 20_000 * random());
    const wrong = i % 3000 === 1234;
    if (wrong) bad.push(line);
    const breaks = i % 900 === 7;
    lines.push(
      [
        ...[i, wrong ? 'n/a' : amount, `${6 + 4 * grade}%`, 36, 'ABCDE'[grade]],
        ...[['CA', 'NY', 'TX', 'FL'][i % 4], breaks ? '"home\nimprovement"' : 'debt'],
        ...[date(begin), date(fails ? begin + lived : until)],
        fails ? 'Charged Off' : until < 2922 ? 'Fully Paid' : 'Current',
        ...(fails ? [amount, Math.round(amount * 0.2 * random())] : ['', '']),
      ].join(','),
    );
    line += breaks ? 2 : 1;
  }
  return { text: lines.join('\n'), bad };
}

const chooseTape = (name: string, buffer: Buffer) =>
  page
    .locator('.data input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer });
const read = () => page.getByRole('button', { name: /^Read the loans/ });

test('a tape of 300,000 rows with a hundred bad ones goes from the file to the Lab, and undo brings back what was there', async () => {
  const title = await anew(page);
  await page.evaluate(() => (location.hash = 'data'));
  await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
  const { text, bad } = largeTape();
  await chooseTape('large.csv', Buffer.from(text));
  await read().waitFor();
  // How long the page is held up at most, as its own frames tell.
  await page.evaluate(() => {
    const gaps = ((window as unknown as { gaps: number[] }).gaps = [] as number[]);
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const began = performance.now();
  await read().click();
  await page.getByRole('heading', { name: 'What was read' }).waitFor();
  expect(performance.now() - began).toBeLessThan(60_000);
  const longest = await page.evaluate(() =>
    Math.max(...(window as unknown as { gaps: number[] }).gaps),
  );
  expect(longest).toBeLessThan(1500);
  await page.getByText('299,900 of 300,000 rows can be used.').waitFor();
  const download = page.waitForEvent('download');
  await page.locator('section[data-rows]').getByRole('button', { name: 'Save as CSV' }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const [, ...rows] = Buffer.concat(chunks).toString().trim().split('\r\n');
  expect(rows.map((row) => Number(row.split(',')[0]))).toEqual(bad);
  await page.getByText(/^ρ = 0\.\d+ \(95%: /).waitFor();
  expect(await barriers(page)).toEqual([]);

  // What can't be read leaves all of it where it is.
  for (const [name, content, said] of [
    ['book.xlsx', 'PK\x03\x04', /workbook/],
    ['nothing.csv', '', /empty/],
    ['bare.csv', '1000,0.1\n2000,0.2\n', /no names/],
    ['twice.csv', 'amount,rate,amount\n1,2,3\n', /same name/],
  ] as const) {
    await chooseTape(name, Buffer.from(content, 'latin1'));
    await page.locator('.data [aria-live=assertive]').getByText(said).waitFor();
    await page.getByText('299,900 of 300,000 rows can be used.').waitFor();
  }
  await page.locator('.data').getByRole('button', { name: 'Dismiss' }).click();

  await page.getByRole('button', { name: 'Open in the Lab' }).click();
  await page.waitForFunction(() => document.title.startsWith('Loan tape: large.csv'));
  await page.getByRole('combobox', { name: 'Paths', exact: true }).selectOption('256');
  await finished(page);
  const where = await page.evaluate(() => location.hash);
  expect(where).toBe('#lab');
  for (let steps = 0; steps < 4; steps++) {
    if ((await page.title()).startsWith(title)) break;
    await page.getByRole('button', { name: /^Undo/ }).click();
  }
  expect(await page.title()).toMatch(new RegExp(`^${title}`));
  expect(beyond).toEqual([]);
});
