import fc from 'fast-check';
import { parse } from 'papaparse';
import { expect, test } from 'vitest';
import { csvLine, csvTable } from '../../../src/engine/csv';
import { figures } from '../../../src/cli/figures';
import { displayWidth, textTable } from '../../../src/cli/textTable';

test('a line of CSV reads back as it was, whatever the texts', () => {
  const text = fc.string().filter((s) => !/^[=+\-@\t\r]/.test(s));
  fc.assert(
    fc.property(fc.array(text, { minLength: 2 }), (cells) => {
      expect(parse<string[]>(csvLine(cells), { newline: '\n', delimiter: ',' }).data[0]).toEqual(
        cells,
      );
    }),
  );
});

test('no text of a CSV is a formula to a spreadsheet, and no number is disturbed', () => {
  expect(csvLine(['=1+1', '@SUM(A1)', '-x', -1.5, NaN, undefined, true])).toBe(
    "'=1+1,'@SUM(A1),'-x,-1.5,,,true\n",
  );
});

test('every line of a CSV table has as many cells as its head', () => {
  expect(csvTable(['a', 'b', 'c'], [[1], [1, 2, 3]])).toBe('a,b,c\n1,,\n1,2,3\n');
});

test('columns of a text table are even where letters are two columns wide', () => {
  const table = textTable(
    [
      ['结果', '均值'],
      ['Mean', '1'],
      ['违约率（年）', '12.5'],
    ],
    'right',
  );
  const widths = table.split('\n').map(displayWidth);
  expect(new Set(widths).size).toBe(1);
  expect(table.split('\n')[1]).toBe('Mean             1');
});

test('figures are in the habits of the language', () => {
  const [en, zh] = [figures('en'), figures('zh')];
  expect(en.value(0.12345, 'share')).toBe('12.35%');
  expect(en.value(-1_234_567, 'money')).toBe('−1.235M');
  expect(zh.value(123_456_789, 'money')).toBe('1.235亿');
  expect(en.value(NaN, 'ratio')).toBe('–');
  expect(en.error(0.000123, 'share')).toBe('0.012%');
  expect(en.error(1e-12, 'share')).toBe('0%');
});
