import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from './lab';
import { launch, type BuiltApp } from './launch';

let app: BuiltApp;
let page: Page;
beforeAll(async () => {
  app = await launch();
  page = await app.page({ locale: 'en-GB' });
  await open(page, app.url);
  await chart().getByText('Table and files').click();
});
afterAll(() => app?.close());

const chart = () => page.getByRole('figure', { name: /load line/i });

async function saved(kind: 'SVG' | 'PNG' | 'CSV'): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await chart()
    .getByRole('button', { name: `Save ${kind}` })
    .click();
  return readFileSync(await (await download).path());
}

test('a saved drawing says what it shows, in what unit, and from which seed and version', async () => {
  const text = (await saved('SVG')).toString('utf8');
  const said = await page.evaluate((svg) => {
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const of = (tag: string) => picture.querySelector(tag)?.textContent ?? '';
    return {
      broken: of('parsererror'),
      title: of('title'),
      description: of('desc'),
      metadata: of('metadata'),
      lines: [...picture.querySelectorAll('text')].map((line) => line.textContent).join('\n'),
    };
  }, text);
  expect(said.broken).toBe('');
  expect(said.title).not.toBe('');
  expect(said.description).toMatch(/median capital ratio/);
  expect(said.lines).toMatch(/capital ratio: equity ÷ risk-weighted assets/);
  const metadata = JSON.parse(said.metadata) as { seed: string; version: string };
  expect(metadata).toMatchObject({ seed: 'plimsoll' });
  expect(said.lines).toContain('256 paths');
  expect(said.lines).toContain('Seed: plimsoll');
  expect(said.lines).toContain(`Plimsoll ${metadata.version}`);
});

test('a saved picture has two pixels for each of the drawing and shows it', async () => {
  const drawing = (await saved('SVG')).toString('utf8');
  const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(drawing)!.map(Number);
  const png = (await saved('PNG')).toString('base64');
  const seen = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const pixels = new Uint32Array(data.buffer);
    const others = pixels.filter((pixel) => pixel !== pixels[0]);
    return {
      width: bitmap.width,
      height: bitmap.height,
      drawn: others.length / pixels.length,
      colours: new Set(others).size,
    };
  }, png);
  expect(seen).toMatchObject({ width: 2 * width, height: 2 * height });
  // Fans, lines and letters cover a good part of the ground, in more than ink.
  expect(seen.drawn).toBeGreaterThan(0.05);
  expect(seen.colours).toBeGreaterThan(20);
});
