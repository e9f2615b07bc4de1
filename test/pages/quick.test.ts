import { afterAll, beforeAll, expect, test } from 'vitest';
import { packedKilobytes, total, untilFirstFigures } from './firstLoad';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
beforeAll(async () => {
  app = await launch();
});
afterAll(() => app?.close());

test('the first figures need at most 250 kB of JavaScript and WebAssembly, packed', async () => {
  const page = await app.page();
  await page.goto(app.url);
  const files = packedKilobytes(await untilFirstFigures(page));
  expect(Object.keys(files).some((path) => path.endsWith('.wasm'))).toBe(true);
  expect(Object.keys(files).some((path) => path.includes('worker'))).toBe(true);
  expect(total(files), JSON.stringify(files, null, 1)).toBeLessThan(250);
  await page.context().close();
});
