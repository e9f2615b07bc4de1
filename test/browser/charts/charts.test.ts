import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app/theme.css';
import '../../../src/app/base.css';
import { pictureOf, pngOf, svgText } from '../../../src/app/charts/svgExport';
import { everyChart, type Example } from './everyChart';

const languages = ['en', 'zh'] as const;
const widths = [320, 390, 720, 1600];

beforeEach(() => page.viewport(1640, 1000));
afterEach(() => delete document.documentElement.dataset.theme);

/** Draws a chart into a box of a given width. */
async function draw({ component, props }: Example, width: number, more: object = {}) {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  document.body.append(box);
  const screen = await render(component, { target: box, props: { ...props, ...more } });
  await expect.poll(() => box.querySelector('svg[role=img]')).not.toBeNull();
  return { box, screen, svg: box.querySelector<SVGSVGElement>('svg[role=img]')! };
}

const textsOf = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '');

describe.each(languages)('in %s', (locale) => {
  describe.each(everyChart(locale))('$name', (example) => {
    test.each(widths)(
      'every text is legible, inside, and over no other at %i px',
      async (width) => {
        const { svg, box } = await draw(example, width);
        const frame = box.getBoundingClientRect();
        const texts = textsOf(svg).map((text) => ({
          said: text.textContent.trim(),
          box: text.getBoundingClientRect(),
          size: parseFloat(getComputedStyle(text).fontSize),
        }));
        for (const { said, box, size } of texts) {
          expect(box.left, said).toBeGreaterThanOrEqual(frame.left - 4);
          expect(box.right, said).toBeLessThanOrEqual(frame.right + 6);
          expect(size).toBeGreaterThanOrEqual(12);
        }
        const over = texts.flatMap((a, i) =>
          texts
            .slice(i + 1)
            .flatMap((b) => (overlap(a.box, b.box) ? [`${a.said} | ${b.said}`] : [])),
        );
        expect(over).toEqual([]);
        expect(box.scrollWidth).toBeLessThanOrEqual(width + 6);
        expect(svg.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
      },
    );
  });
});

/** Whether letters meet: the box of a line of text is higher than they are. */
function overlap(a: DOMRect, b: DOMRect): boolean {
  const [high, low] = [0.25 * a.height, 0.25 * b.height];
  return (
    a.left + 1 < b.right - 1 &&
    b.left + 1 < a.right - 1 &&
    a.top + high < b.bottom - low &&
    b.top + low < a.bottom - high
  );
}

describe.each([
  ['en', 'dark'],
  ['zh', 'light'],
] as const)('everyone can use it, in %s and %s', (locale, theme) => {
  test.each(everyChart(locale))('$name has no violation that axe knows', async (example) => {
    document.documentElement.dataset.theme = theme;
    const { box } = await draw(example, 640);
    box.querySelector('details')!.open = true;
    await expect.poll(() => box.querySelector('table')).not.toBeNull();
    const { violations } = await axe.run(box, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  });

  test.each(everyChart(locale))('$name is described in words', async (example) => {
    const { svg } = await draw(example, 640);
    const words = svg.getAttribute('aria-label')!;
    expect(words.length).toBeGreaterThan(30);
    expect(words).not.toMatch(/NaN|undefined|Infinity/);
    expect(words).toContain(locale === 'zh' ? '宽松监管' : 'Light touch');
  });
});

describe('the cursor', () => {
  test.each(everyChart('en'))('$name is read by the arrow keys', async (example) => {
    const { box } = await draw(example, 640);
    const slider = box.querySelector<HTMLElement>('[role=slider]')!;
    const atRest = slider.getAttribute('aria-valuetext');
    slider.focus();
    const said = async (key: string) => {
      await userEvent.keyboard(`{${key}}`);
      return slider.getAttribute('aria-valuetext')!;
    };
    const first = await said('Home');
    const second = await said('ArrowRight');
    expect(second).not.toBe(first);
    expect(await said('ArrowLeft')).toBe(first);
    const last = await said('End');
    expect(last).not.toBe(first);
    expect(await said('ArrowRight')).toBe(last);
    expect(box.querySelector('figure')!.textContent).toContain(last.split('; ')[0]);
    expect(await said('Escape')).toBe(atRest);
  });

  test('stands on the month under the pointer', async () => {
    const { box } = await draw(everyChart('en')[0], 900);
    const slider = box.querySelector<HTMLElement>('[role=slider]')!;
    const { left, top, width } = slider.getBoundingClientRect();
    const move = (part: number) =>
      slider.dispatchEvent(
        new PointerEvent('pointermove', {
          clientX: left + part * width,
          clientY: top + 20,
          bubbles: true,
        }),
      );
    move(0.5);
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Month 18;/);
    move(1 / 36);
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Month 1;/);
    slider.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Month 36;/);
  });
});

describe('the table twin', () => {
  test('holds the data of the drawing, month by month', async () => {
    const { box } = await draw(everyChart('en')[1], 640);
    box.querySelector('summary')!.click();
    await expect.poll(() => box.querySelectorAll('tbody tr').length).toBe(36);
    const cells = [...box.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    const { scenario } = everyChart('en')[1].props as unknown as { scenario: { median: number[] } };
    const money = new Intl.NumberFormat('en-GB', {
      ...{ style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' },
      maximumSignificantDigits: 6,
    });
    expect(cells.map((row) => row[0])).toEqual(cells.map((_, i) => `${i + 1}`));
    expect(cells.map((row) => row[3])).toEqual(Array.from(scenario.median, (x) => money.format(x)));
  });
});

describe('the state of the run is seen', () => {
  const fan = everyChart('en')[1];

  test('nothing run yet: no drawing, no table', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    const progress = { state: 'empty', paths: 0, of: 4096 };
    await render(fan.component, { target: box, props: { ...fan.props, progress } });
    expect(box.textContent).toContain('Nothing has been run yet.');
    expect(box.querySelector('[role=img], details')).toBeNull();
  });

  test('an answer to an earlier question is paler, and busy', async () => {
    const { box } = await draw(fan, 640, { progress: { state: 'pending', paths: 64, of: 4096 } });
    expect(box.querySelector('figure')!.getAttribute('aria-busy')).toBe('true');
    expect(getComputedStyle(box.querySelector('svg[role=img] path')!).opacity).toBe('0.4');
  });

  test('a refining fan says how many paths it has, and glides to where more paths put it', async () => {
    const { box, screen } = await draw(fan, 640, {
      progress: { state: 'refining', paths: 64, of: 4096 },
    });
    expect(box.textContent).toContain('64 of 4,096 paths so far');
    const path = () => box.querySelector('.scenario .median')!.getAttribute('d');
    const before = path();
    const { baseline } = fan.props as unknown as { baseline: object };
    const target = await draw(fan, 640, { scenario: baseline, domain: [-4e7, 4e7] });
    const arrived = target.box.querySelector('.scenario .median')!.getAttribute('d');
    expect(arrived).not.toBe(before);
    await screen.rerender({
      ...{ scenario: baseline, domain: [-4e7, 4e7] },
      progress: { state: 'done', paths: 4096, of: 4096 },
    });
    await expect.poll(path).toBe(arrived);
  });
});

describe('a saved picture', () => {
  test.each(everyChart('zh'))('$name stands by itself', async ({ name, ...example }) => {
    const { svg } = await draw({ name, ...example }, 640);
    const text = svgText(
      pictureOf(svg, {
        title: '标题 <&>',
        unit: '单位',
        summary: '摘要',
        footer: ['2,048 条路径', 'plimsoll'],
        imprint: { seed: 'plimsoll', version: '0.1.0' },
      }),
    );
    const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(picture.querySelector('parsererror')).toBeNull();
    expect(picture.querySelector('title')!.textContent).toBe('标题 <&>');
    expect(picture.querySelector('desc')!.textContent).toBe('摘要');
    expect(JSON.parse(picture.querySelector('metadata')!.textContent)).toEqual({
      ...{ seed: 'plimsoll', version: '0.1.0' },
    });
    const written = [...picture.querySelectorAll('text')].map((line) => line.textContent);
    expect(written).toEqual(expect.arrayContaining(['标题 <&>', '单位', '2,048 条路径']));
    // No program that opens the file knows the page's style sheets.
    expect(picture.documentElement.getAttribute('font-family')).toBe(
      getComputedStyle(svg).fontFamily,
    );
    for (const line of picture.querySelectorAll('text'))
      expect(line.getAttribute('font-size'), line.textContent).toMatch(/^\d+(\.\d+)?px$/);
    expect(text).not.toMatch(/ class=| style=|var\(|currentColor|data-transient/);
    for (const [, id] of text.matchAll(/url\(["']?#([^"')]+)/g)) {
      expect(picture.getElementById(id), id).not.toBeNull();
    }
  });

  test('has the pixels asked for', async () => {
    const { svg } = await draw(everyChart('en')[2], 500);
    const picture = pictureOf(svg, { title: 'T', unit: 'u', summary: 's', footer: [] });
    const bitmap = await createImageBitmap(await pngOf(picture, 2));
    expect(bitmap.width).toBe(2 * Number(picture.getAttribute('width')));
    expect(bitmap.height).toBe(2 * Number(picture.getAttribute('height')));
  });
});
