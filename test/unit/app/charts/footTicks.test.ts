import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { footTicks } from '../../../../src/app/charts/footTicks';
import { formatOf } from '../../../../src/app/charts/format';
import { textWidth } from '../../../../src/app/charts/labels';
import { labelMiddle } from '../../../../src/app/charts/plot';

test.each(['en', 'zh'] as const)(
  'amounts along the foot of a drawing never run into each other, nor out of it (%s)',
  (locale) => {
    const { axis } = formatOf('money', locale, 'USD');
    fc.assert(
      fc.property(
        fc.integer({ min: 260, max: 900 }),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e3, max: 1e9, noNaN: true }),
        (width, low, span) => {
          const x = scaleLinear([low, low + span], [40, width - 8]);
          const ticks = footTicks(x, Math.floor(width / 72), axis, { width, type: 12 });
          const ends = ticks.flatMap((tick) => {
            const [middle, half] = [labelMiddle(tick, 12, width), textWidth(tick.label, 12) / 2];
            return [middle - half, middle + half];
          });
          const edges = [0, ...ends, width];
          for (let i = 1; i < edges.length; i++)
            expect(edges[i]).toBeGreaterThanOrEqual(edges[i - 1] - 1e-9);
        },
      ),
    );
  },
);

test('where there is room there are as many as are wanted', () => {
  const { axis } = formatOf('share', 'en');
  const x = scaleLinear([0, 0.3], [40, 592]);
  const labels = footTicks(x, 7, axis, { width: 600, type: 12 }).map(({ label }) => label);
  expect(labels).toEqual(['0%', '5%', '10%', '15%', '20%', '25%', '30%']);
});
