// node tools/screenshot.mjs [--out folder] [--only en-light-1440]: pictures of every place of the built page, wide
// and narrow, light and dark, in both languages; the README shows the first. Says where a page is wider than its window.
import './node-version.mjs';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserArguments } from './browser.mjs';
import { ensureBrowser } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(root, 'test/browser/screens') },
    only: { type: 'string' },
  },
});

/** @type {{ language: 'en' | 'zh', theme: 'light' | 'dark', width: number, height: number }[]} */
const pictures = ['en', 'zh'].flatMap((language) =>
  ['light', 'dark'].flatMap((theme) =>
    [
      [1440, 900],
      [390, 844],
    ].map(([width, height]) => /** @type {any} */ ({ language, theme, width, height })),
  ),
);

/** Every place, and what stands on it once it is complete. The Lab's pictures bear no name of a place. */
const places = [
  { place: '', complete: '' },
  { place: 'compare', complete: '[data-done]' },
  { place: 'explore', complete: 'form' },
  { place: 'data', complete: '.doors' },
  { place: 'train', complete: '[data-exercise]' },
  { place: 'model', complete: 'math' },
  { place: 'report', complete: '.report svg[role=img]' },
];

ensureInstalled();
const executablePath = ensureBrowser();
const { build, preview } = await import('vite');
const { chromium } = await import('playwright');
await build({ logLevel: 'warn' });
const server = await preview({ logLevel: 'error', preview: { port: 0, open: false } });
const browser = await chromium.launch({ executablePath, args: browserArguments });
mkdirSync(values.out, { recursive: true });
try {
  for (const { language, theme, width, height } of pictures) {
    const name = `${language}-${theme}-${width}`;
    if (values.only && values.only !== name) continue;
    const page = await browser.newPage({
      viewport: { width, height },
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    await page.goto(/** @type {string} */ (server.resolvedUrls?.local[0]));
    for (const { place, complete } of places) {
      await page.evaluate((hash) => (location.hash = hash), place);
      // The study opens with the recession and the cap; once all its paths are there.
      while (!(await page.evaluate(() => window.plimsoll?.results())))
        await page.waitForTimeout(100);
      if (complete)
        await page.locator(`main:visible ${complete}`).first().waitFor({ timeout: 300_000 });
      await page.mouse.move(0, 0);
      await page.waitForTimeout(500);
      const file = join(values.out, `${place && `${place}-`}${name}.png`);
      await page.screenshot({ path: file });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      console.log(file, over > 0 ? `${over} px wider than the window` : '');
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
