import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import manifest from './package.json' with { type: 'json' };
import { browserArguments, findBrowser } from './tools/browser.mjs';
import base from './vite.config.ts';

export default mergeConfig(
  base,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            // Against hangs: a slow machine with many files at once is none.
            testTimeout: 30_000,
            include: ['test/unit/**/*.test.ts', 'test/reference/**/*.test.ts'],
            exclude: ['test/unit/app/**'],
            // Modules are read once a process and not once a file: what they remember is a matter
            // of time alone, and no file of this project puts another module in the place of one.
            isolate: false,
          },
        },
        {
          // Rune modules: `$effect` silently never fires without a DOM and Svelte's client build.
          extends: true,
          resolve: { conditions: ['browser'] },
          test: {
            name: 'app',
            environment: 'happy-dom',
            testTimeout: 30_000,
            include: ['test/unit/app/**/*.test.ts'],
            setupFiles: ['test/texts.ts'],
          },
        },
        {
          // Modules and components inside a real browser, with its workers and its WebAssembly.
          extends: true,
          // Named beforehand: a dependency discovered while tests run reloads the page under them.
          optimizeDeps: {
            include: [...Object.keys(manifest.dependencies), 'axe-core', 'fast-check'],
          },
          test: {
            name: 'browser',
            include: ['test/browser/**/*.test.ts'],
            setupFiles: ['test/texts.ts'],
            expect: { poll: { timeout: 10_000 } },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({
                launchOptions: { executablePath: findBrowser(), args: browserArguments },
              }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
        {
          // The built app as a person meets it, driven from Node through Playwright.
          extends: true,
          test: {
            name: 'pages',
            environment: 'node',
            include: ['test/pages/**/*.test.ts'],
            globalSetup: ['test/pages/build.ts'],
            // Vitest's own second is short for a slow machine with other things to do.
            expect: { poll: { timeout: 20_000 } },
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  }),
);
