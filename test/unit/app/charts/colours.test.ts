import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../src/app', name), 'utf8');
const sheets = read('theme.css') + read('charts/ChartFrame.svelte');

type Rgb = [number, number, number];
const linear = (hex: string) =>
  [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;

/** A colour of the theme in light or dark. */
function colour(name: string, dark: boolean): Rgb {
  const found = new RegExp(`${name}[:,].*?light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheets);
  if (!found) throw new Error(`no colour ${name}`);
  return linear(found[dark ? 2 : 1]);
}

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** What dichromats see (Machado, Oliveira & Fernandes 2009, severity 1), in linear RGB. */
const sights: Record<string, number[][]> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (sight: string, c: Rgb) =>
  sights[sight].map((row) => Math.max(0, row[0] * c[0] + row[1] * c[1] + row[2] * c[2])) as Rgb;

/** Distance of two colours as people tell them apart (Ottosson 2020, OKLab). */
function distance(a: Rgb, b: Rgb): number {
  const lab = ([r, g, b]: Rgb) => {
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(...p.map((value, i) => value - q[i]));
}

describe.each([false, true])('dark: %s', (dark) => {
  const written = ['--ink', '--ink-soft', '--sea', '--lead', '--baseline'];
  test.each(written.flatMap((text) => ['--paper', '--sheet'].map((ground) => ({ text, ground }))))(
    '$text reads on $ground at 4.5 : 1',
    ({ text, ground }) => {
      expect(contrast(colour(text, dark), colour(ground, dark))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(Object.keys(sights))('scenario and baseline are two colours in %s', (sight) => {
    const [sea, base] = ['--sea', '--baseline'].map((name) => seen(sight, colour(name, dark)));
    expect(distance(sea, base)).toBeGreaterThan(0.08);
  });

  test.each(Object.keys(sights))(
    'what has gone under is not the colour of the sea in %s',
    (sight) => {
      const [sea, lead] = ['--sea', '--lead'].map((name) => seen(sight, colour(name, dark)));
      expect(distance(sea, lead)).toBeGreaterThan(0.08);
    },
  );

  test.each([
    ['--sea', /\.shade-0 rect {\s*fill-opacity: ([\d.]+)/],
    ['--lead', /\.lead rect {[^}]*fill-opacity: ([\d.]+)/],
  ])('the names of costs read on their bars of %s', (name, rule) => {
    const opacity = Number(rule.exec(read('charts/StackedCost.svelte'))![1]);
    const [ink, fill, paper] = ['--ink', name, '--paper'].map((one) => colour(one, dark));
    // Browsers blend in sRGB.
    const gamma = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
    const back = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const bar = fill.map((c, i) =>
      back(opacity * gamma(c) + (1 - opacity) * gamma(paper[i])),
    ) as Rgb;
    expect(contrast(ink, bar)).toBeGreaterThanOrEqual(4.5);
  });
});
