import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/app/theme.css'), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colour = (name: string) => pairs.get(name)![theme];

  test.each([
    'ink',
    'ink-soft',
    'sea',
    'lead',
    'scenario-2',
    'scenario-3',
    'scenario-4',
    'scenario-5',
  ])('%s can be read on every ground', (name) => {
    for (const ground of ['paper', 'sheet', 'well']) {
      expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('what stands on a colour can be read', () => {
    expect(contrast(colour('on-sea'), colour('sea'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-lead'), colour('lead'))).toBeGreaterThanOrEqual(4.5);
  });

  test('the edges of fields and sliders can be seen', () => {
    expect(contrast(colour('edge'), colour('paper'))).toBeGreaterThanOrEqual(3);
  });
});
