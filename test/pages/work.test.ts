import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/engine/evidence';
import { shareCode } from '../../src/scenario/share';
import { barriers } from './barriers';
import { anew, choose, finished, open, results, scenario } from './lab';
import { launch, type BuiltApp } from './launch';

const study = readFileSync(
  join(import.meta.dirname, '../../scenarios/studies/does-culture-pay.json'),
  'utf8',
);

let app: BuiltApp;
let context: BrowserContext;
let page: Page;
/** Title of the study on screen. */
let title: string;
beforeAll(async () => {
  app = await launch();
  const permissions = ['clipboard-read', 'clipboard-write'];
  page = await app.page({ locale: 'en-GB', permissions });
  context = page.context();
  await open(page, app.url);
});
afterAll(() => app?.close());
beforeEach(async () => {
  title = await anew(page);
});

const button = (name: string | RegExp, on = page) => on.getByRole('button', { name });
const seed = (on = page) => on.getByLabel('Seed', { exact: true });
const notices = (on = page) => on.locator('.notices');
const alert = (on = page) => on.getByRole('alert');

async function setSeed(value: string, on = page) {
  await seed(on).fill(value);
  await seed(on).press('Enter');
}

async function saveAs(name: string, on = page) {
  await button('My studies', on).click();
  await button('Save as…', on).click();
  await on.getByLabel('Name', { exact: true }).first().fill(name);
  await on.keyboard.press('Enter');
  await on.getByRole('dialog').getByText('Saved in this browser').waitFor();
  await on.keyboard.press('Escape');
}

/** The drafts of all tabs as the browser's database holds them. */
const drafts = () =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('plimsoll');
        opening.onerror = () => reject(new Error('the database does not open'));
        opening.onsuccess = () => {
          const { result: database } = opening;
          const reading = database.transaction('drafts').objectStore('drafts').getAll();
          reading.onsuccess = () => resolve(JSON.stringify(reading.result));
          database.close();
        };
      }),
  );

const takeAway = async (name: RegExp) => {
  await button('Take away').click();
  await button(name).click();
};

async function downloaded(name: RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await takeAway(name);
  return readFileSync(await (await download).path(), 'utf8');
}

describe('nothing is lost', () => {
  test('by a reload in the middle of a change', async () => {
    await scenario(page, 'Rate cap only').click();
    await button('My studies').click();
    await button('Set a checkpoint').click();
    await page.keyboard.press('Escape');
    await setSeed('before');
    await setSeed('in the middle');
    await page.reload();
    expect(await seed().inputValue()).toBe('in the middle');
    // What undo and redo led to is there too.
    await button('Undo').click();
    await expect.poll(() => seed().inputValue()).toBe('before');
    await button('Undo').click();
    await expect.poll(() => seed().inputValue()).toBe('plimsoll');
    await button('Redo').click();
    await button('Redo').click();
    await expect.poll(() => seed().inputValue()).toBe('in the middle');
    expect(await page.getByRole('radio', { name: 'Rate cap only' }).isChecked()).toBe(true);
    await button('My studies').click();
    await button('Go back to Checkpoint 1').click();
    await page.keyboard.press('Escape');
    await expect.poll(() => seed().inputValue()).toBe('plimsoll');
    await button('Undo').click();
    await expect.poll(() => seed().inputValue()).toBe('in the middle');
  });

  test('by closing the tab: the next one has the work', async () => {
    await setSeed('of a closed tab');
    await expect.poll(() => drafts()).toContain('of a closed tab');
    const other = await context.newPage();
    await other.goto(app.url);
    await finished(other);
    await page.close();
    // The browser takes a moment to let go of the closed tab's lock.
    const held = () =>
      other.evaluate(async () => {
        const { held = [] } = await navigator.locks.query();
        return held.filter(({ name }) => name?.startsWith('plimsoll:draft:')).length;
      });
    await expect.poll(held).toBe(1);
    page = await context.newPage();
    await page.goto(app.url);
    await expect.poll(() => seed().inputValue()).toBe('of a closed tab');
    await expect.poll(() => notices().innerText()).toMatch(/unsaved work of a tab that was closed/);
    await other.close();
  });

  test('between two tabs: what both saved is there twice', async () => {
    await setSeed('first');
    await saveAs('Ours');
    const other = await context.newPage();
    await other.goto(app.url);
    await button('My studies', other).click();
    await button('Open Ours', other).click();
    await expect.poll(() => seed(other).inputValue()).toBe('first');
    await setSeed('of the other', other);
    await button('My studies', other).click();
    await button('Save', other).first().click();
    await expect.poll(() => notices().innerText()).toMatch(/was saved in another tab/);
    await setSeed('of this one');
    await button('My studies').click();
    await button('Save').first().click();
    await expect.poll(() => notices().innerText()).toMatch(/saved as “Ours \(2\)”/);
    const dialog = other.getByRole('dialog');
    await expect.poll(() => dialog.innerText()).toContain('Ours (2)');
    expect(await seed(other).inputValue()).toBe('of the other');
    // Each has its own past, after a reload too.
    await other.reload();
    await button('Undo', other).click();
    await expect.poll(() => seed(other).inputValue()).toBe('first');
    await page.keyboard.press('Escape');
    await button('Undo').click();
    await expect.poll(() => seed().inputValue()).toBe('first');
    await other.close();
  });

  test('by a link that is opened over unsaved work', async () => {
    await setSeed('mine');
    const code = shareCode({
      study: JSON.parse(study) as object as Record<string, unknown>,
      plimsoll: '0',
      fingerprint: 'of other presets',
    });
    await page.evaluate((hash) => (location.hash = hash), `s=${code}`);
    await expect.poll(() => notices().innerText()).toContain(`kept as “${title}”`);
    expect(await notices().innerText()).toMatch(/presets have changed since/);
    await button('My studies').click();
    await button(`Open ${title}`).click();
    await expect.poll(() => seed().inputValue()).toBe('mine');
  });

  test('by deleting a study, which can be undone', async () => {
    await saveAs('Short-lived');
    await button('My studies').click();
    await button('Delete Short-lived').click();
    await button('Open Short-lived').waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await button('Open Short-lived').waitFor();
  });
});

describe('a link', () => {
  test('opens the same study with the same figures, and the address is clean', async () => {
    await scenario(page, 'Rate cap only').click();
    await setSeed('shared');
    const figures = await finished(page);
    await takeAway(/^Copy a link/);
    await page.getByText(/^Copied.*[\d,]+ characters/).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const guest = await app.page({ locale: 'en-GB' });
    await guest.goto(link);
    expect(await finished(guest)).toBe(figures);
    expect(guest.url()).toBe(app.url);
    expect(await notices(guest).innerText()).toBe('');
    await setSeed('of the guest', guest);
    await guest.reload();
    expect(await seed(guest).inputValue()).toBe('of the guest');
    await guest.context().close();
  });

  test('says how long it is, says so when it is long, and has a file for it where it is too long', async () => {
    /** The study with so many descriptions that don't pack, each of 1,900 characters. */
    const wordy = async (descriptions: number) => {
      const wordy = `${title} ${descriptions}`;
      const scenarios = Array.from({ length: descriptions }, (_, n) => ({
        ...{ id: `s${n}`, title: `S${n}`, description: randomBytes(1425).toString('base64') },
      }));
      const { baseline } = JSON.parse(study) as { baseline: object };
      const written = { version: 1, title: wordy, baseline, scenarios };
      await choose(page, 'wordy.json', JSON.stringify(written));
      await page.waitForFunction((said) => document.title.startsWith(said), wordy);
      await finished(page);
    };
    const said = page.getByRole('dialog', { name: 'Take away' }).getByRole('status');
    for (const [descriptions, sentence] of [
      [0, /^Copied: [\d,]+ characters\.$/],
      [1, /^Copied, but long: [\d,]+ characters\..*as a file/s],
      [5, /^The link would have [\d,]+ characters.*as a file/s],
    ] as const) {
      await wordy(descriptions);
      await takeAway(/^Copy a link/);
      await expect.poll(() => said.innerText()).toMatch(sentence);
      const offered = said.getByRole('button', { name: 'Save as a file' });
      expect(await offered.count()).toBe(descriptions > 0 ? 1 : 0);
      if (descriptions === 5) {
        const download = page.waitForEvent('download');
        await offered.click();
        const saved = readFileSync(await (await download).path(), 'utf8');
        expect((JSON.parse(saved) as { scenarios: object[] }).scenarios).toHaveLength(5);
      }
      await page.keyboard.press('Escape');
    }
  });

  test('that can’t be read is refused with a sentence, and the work stays', async () => {
    await setSeed('stays');
    const bad: [hash: string, said: RegExp, left: string][] = [
      ['#s=1AAAA', /code of the link is not whole/, ''],
      ['#s=1%3Cb%3E', /characters that such a code never has/, ''],
      ['#compare?s=2AAAA', /newer Plimsoll/, '#compare'],
    ];
    for (const [hash, said, left] of bad) {
      await page.evaluate((value) => (location.hash = value), hash);
      await expect.poll(() => alert().innerText()).toMatch(said);
      expect(await page.evaluate(() => location.hash)).toBe(left);
    }
    await page.evaluate(() => (location.hash = ''));
    expect(await seed().inputValue()).toBe('stays');
  });
});

describe('evidence', () => {
  test('is confirmed, and refused where it was tampered with', async () => {
    await finished(page);
    const text = await downloaded(/^Evidence/);
    await choose(page, 'evidence.json', text);
    await page.getByText('Confirmed, to the last bit.').waitFor();
    await page.keyboard.press('Escape');
    const forged = JSON.parse(text) as Evidence;
    forged.runs[1].record.failure.probability = 0;
    await choose(page, 'forged.json', JSON.stringify(forged));
    await page.getByText('Not confirmed.').waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(
      /figures were changed after[^]*1 of [\d,]+ figures differ[^]*failure\.probability\s+0\s+0\.\d+/,
    );
    await button('Open these settings as a study').click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await finished(page);
  });
});

test('the report prints on white paper, with all that is needed to repeat it', async () => {
  await page.getByText('中文', { exact: true }).click();
  await page.getByText('EN', { exact: true }).click();
  await finished(page);
  const { hash } = JSON.parse(`${(await results(page))!.trim().slice(0, -1)}}`) as { hash: string };
  await takeAway(/^Report/);
  await button('Print').waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const report = page.locator('.report');
  const said = await report.innerText();
  for (const text of [hash, 'plimsoll', '256', 'Seed', 'Settings that differ'])
    expect(said).toContain(text);
  expect(said).toMatch(/plimsoll -- run rate-cap-recession\.json --scenario recession --paths 256/);
  await expect.poll(() => report.locator('svg[role=img]').count()).toBe(5);
  expect(await report.locator('[data-outcome]').count()).toBeGreaterThan(40);
  expect(await page.locator('header').isVisible()).toBe(false);
  expect(await button('Print').isVisible()).toBe(false);
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(paper).toBe('light');
  await page.emulateMedia({ media: 'screen', colorScheme: null });
});

test('the report fits A4 and Letter in both languages, charts and tables too, and keeps no one out', async () => {
  await takeAway(/^Report/);
  await button('Print').waitFor();
  const report = page.locator('.report');
  expect(await barriers(page)).toEqual([]);
  const size = page.viewportSize()!;
  for (const [language, question, other] of [
    ['EN', /what happens to a marketplace lender/, /\p{Script=Han}{4}/u],
    ['中文', /网络贷款市场平台会怎样/, /[a-z]{4,} [a-z]{4,} [a-z]{4,}/],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await page.getByText(language, { exact: true }).click();
    await expect.poll(() => report.innerText()).toMatch(question);
    const lines = (await report.innerText()).split('\n');
    // Sources are cited in the language they are written in.
    expect(lines.slice(0, 12).join('\n')).not.toMatch(other);
    await page.emulateMedia({ media: 'print' });
    // What 15 mm margins leave of the width of A4 and of Letter.
    for (const millimetres of [210 - 30, 215.9 - 30]) {
      const width = Math.floor((millimetres / 25.4) * 96);
      await page.setViewportSize({ width, height: 1000 });
      const wide = () =>
        report.evaluate((element) => {
          const { right } = document.documentElement.getBoundingClientRect();
          return [...element.querySelectorAll('svg[role=img], table, p, li, h2, dl')]
            .filter((part) => part.getBoundingClientRect().right > right + 0.5)
            .map((part) => `${part.tagName} ${part.textContent.slice(0, 40)}`);
        });
      await expect.poll(wide, { message: `${language}, ${width} px` }).toEqual([]);
      // All of it, up to the width that is drawn on the screen: what would not fit is printed smaller.
      expect(await report.evaluate(({ clientWidth }) => clientWidth)).toBe(Math.min(width, 680));
      expect(await report.locator('svg[role=img]').count()).toBe(5);
    }
  }
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(size);
  await page.getByText('EN', { exact: true }).click();
});
