import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { preview } from 'vite';
import { browserArguments, findBrowser } from '../../tools/browser.mjs';

export interface BuiltApp {
  /** Where dist/ is served, ending in a slash. */
  url: string;
  browser: Browser;
  /** A page of its own browser context, with nothing stored; it has not been to `url` yet. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** Stops the server and the browser. */
  close(): Promise<void>;
}

/** Serves the production build on a free port and starts a browser to visit it. */
export async function launch(): Promise<BuiltApp> {
  const server = await preview({
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    preview: { port: 0, open: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the preview server has no address');
  const browser = await chromium
    .launch({ executablePath: findBrowser(), args: browserArguments })
    .catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
  return {
    url,
    browser,
    async page(options) {
      const context = await browser.newContext(options);
      return context.newPage();
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
