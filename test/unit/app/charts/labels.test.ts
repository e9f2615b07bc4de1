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
  test('no line is nearer than the gap, all keep their order and stay inside', () => {
    const lines = fc.array(fc.constantFrom(1, 2, 3), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(places, lines, (wanted, lines) => {
        const rows = wanted.map((_, i) => lines[i]);
        fc.pre(rows.reduce((sum, n) => sum + n, 0) <= 11);
        const placed = spread(wanted, 20, 0, 200, rows);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
        const texts = order.flatMap((i) =>
          Array.from({ length: rows[i] }, (_, k) => placed[i] + 20 * (k - (rows[i] - 1) / 2)),
        );
        texts.forEach((y, i) => {
          if (i > 0) expect(y - texts[i - 1]).toBeGreaterThanOrEqual(20 - 1e-9);
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

const label = { value: '15.3%', name: 'Recession and rate cap', at: 50, kind: 'scenario' as const };

test('a name at the end of a line is whole or cut to something that names, or left out; its value stays', () => {
  const cutTo = (room: number, bottom: number) => placeLabels([label], room, 12, 0, bottom)[0];
  for (let room = 40; room < 260; room += 4) {
    const { value, lines } = cutTo(room, 12);
    expect(value).toBe('15.3%');
    expect(lines).toHaveLength(1);
    expect(lines[0] === '' || lines[0] === label.name || lines[0].length >= 5, lines[0]).toBe(true);
  }
  expect(cutTo(260, 12).lines).toEqual([label.name]);
});

test('where there is room a long name takes two lines, whole; neither is wider than its room', () => {
  for (const name of ['Recession and rate cap', '衰退叠加利率上限与防御性策略']) {
    for (let room = 120; room < 260; room += 4) {
      const [placed] = placeLabels([{ ...label, name }], room, 12, 0, 100);
      const [first, second = ''] = placed.lines;
      expect((first + second).replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
      expect(textWidth(label.value, 12) + textWidth(first, 12)).toBeLessThanOrEqual(room + 1);
      expect(textWidth(second, 12)).toBeLessThanOrEqual(room + 1);
    }
  }
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
