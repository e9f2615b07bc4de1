import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../../../src/app/charts/endLabels';
import { fitText, spread, textWidth } from '../../../../src/app/charts/labels';
import { wrapText } from '../../../../src/app/charts/wrap';

const places = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), {
  minLength: 1,
  maxLength: 8,
});

describe('labels are moved apart', () => {
  test('none is nearer than the gap, all keep their order and stay inside', () => {
    fc.assert(
      fc.property(places, (wanted) => {
        const placed = spread(wanted, 20, 0, 200);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
        const inOrder = order.map((i) => placed[i]);
        inOrder.forEach((y, i) => {
          if (i > 0) expect(y - inOrder[i - 1]).toBeGreaterThanOrEqual(20 - 1e-9);
          expect(y).toBeGreaterThanOrEqual(-1e-9);
          expect(y).toBeLessThanOrEqual(200 + 1e-9);
        });
      }),
    );
  });

  test('where nothing collides nothing moves', () => {
    expect(spread([10, 60, 30], 20, 0, 200)).toEqual([10, 60, 30]);
  });

  test('no other placing is nearer to what is wanted', () => {
    fc.assert(
      fc.property(
        places,
        fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (wanted, steps) => {
          const sorted = [...wanted].sort((a, b) => a - b);
          const miss = (placed: number[]) =>
            placed.reduce((sum, y, i) => sum + (y - sorted[i]) ** 2, 0);
          // Any placing that keeps the gaps, squeezed into the bounds if it can be.
          let at = steps[0];
          const other = sorted.map((_, i) => (i === 0 ? at : (at += 20 + steps[i] / 10)));
          fc.pre(other.at(-1) <= 200);
          expect(miss(spread(sorted, 20, 0, 200))).toBeLessThanOrEqual(miss(other) + 1e-6);
        },
      ),
    );
  });
});

test('a name at the end of a line is whole or cut to something that names, or left out; its value stays', () => {
  const label = {
    value: '15.3%',
    name: 'Recession and rate cap',
    at: 50,
    kind: 'scenario' as const,
  };
  const cutTo = (room: number) => placeLabels([label], room, 12, 0, 100)[0];
  for (let room = 40; room < 260; room += 4) {
    const { value, cut } = cutTo(room);
    expect(value).toBe('15.3%');
    expect(cut === '' || cut === label.name || cut.length >= 5, cut).toBe(true);
  }
  expect(cutTo(260).cut).toBe(label.name);
});

describe('texts are cut and wrapped', () => {
  test('a cut text is within its width, a short one whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 300, noNaN: true }), (text, width) => {
        const cut = fitText(text, 12, width);
        return cut === text ? textWidth(text, 12) <= width : textWidth(cut, 12) <= width;
      }),
    );
    expect(fitText('利率上限 24%', 12, 400)).toBe('利率上限 24%');
  });

  test('lines are within their width and lose no word', () => {
    const text = 'A title of several words 与一些中文字符 in one line';
    const lines = wrapText(text, 16, 120);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(textWidth(line, 16)).toBeLessThanOrEqual(120);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
