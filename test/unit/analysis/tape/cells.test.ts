import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, monthOfDay, orderTold, readDay } from '../../../../src/analysis/tape/tapeDate';
import { readNumber, readShare, readTerm } from '../../../../src/analysis/tape/tapeNumber';

describe('numbers', () => {
  test.each([
    ['12500', 12500],
    ['1,234.50', 1234.5],
    ['12,345,678', 12345678],
    ['¥12,000', 12000],
    ['￥12，000', 12000],
    ['$ 1,000', 1000],
    ['12000元', 12000],
    ['1.2万', 12000],
    ['3亿', 3e8],
    ['RMB 500', 500],
    ['−350', -350],
    ['(350)', -350],
    ['1 234 567', 1234567],
    ["1'234", 1234],
    ['1e4', 10000],
    ['１２．５', 12.5],
  ])('%s is %d', (cell, value) => expect(readNumber(cell)).toBe(value));

  test.each([
    '',
    'abc',
    '1,23',
    '12,34,567',
    '1.2.3',
    'NaN',
    'Infinity',
    '1O0',
    '12%',
    '--5',
    '0x10',
    'n/a',
  ])('%s is none', (cell) => expect(readNumber(cell)).toBeNaN());

  test('with decimal commas points part thousands', () => {
    expect(readNumber('1.234,50', 'comma')).toBe(1234.5);
    expect(readNumber('12,5', 'comma')).toBe(12.5);
    expect(readNumber('12.5', 'comma')).toBeNaN();
  });

  test('are read as they were written, whatever they are', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (x) => {
        const written = x.toFixed(2);
        expect(readNumber(written)).toBe(Number(written));
      }),
    );
  });

  test('a rate with its sign is in per cent, whatever the unit of its column', () => {
    expect(readShare('12.5%', 'fraction')).toBe(0.125);
    expect(readShare('12.5', 'percent')).toBe(0.125);
    expect(readShare('0.125', 'fraction')).toBe(0.125);
    expect(readShare('13.99', 'percent')).toBe(0.1399);
    expect(readShare('', 'percent')).toBeNaN();
  });

  test.each([
    ['36', 36],
    [' 36 months', 36],
    ['term_36', 36],
    ['36个月', 36],
    ['12期', 12],
    ['3 years', 36],
    ['3年', 36],
  ])('a term of %s is %d months', (cell, months) => expect(readTerm(cell, 'months')).toBe(months));
});

describe('dates', () => {
  test.each([
    ['2015-12-01', [2015, 12, 1]],
    ['2015-12-01T10:00:00Z', [2015, 12, 1]],
    ['2015/1/5 00:00', [2015, 1, 5]],
    ['20151201', [2015, 12, 1]],
    ['12/31/2015', [2015, 12, 31]],
    ['1/2/2015', [2015, 1, 2]],
    ['Dec-2015', [2015, 12, 1]],
    ['Dec-15', [2015, 12, 1]],
    ['1-Dec-2015', [2015, 12, 1]],
    ['December 5, 2015', [2015, 12, 5]],
    ['2015年12月1日', [2015, 12, 1]],
    ['2015年12月', [2015, 12, 1]],
    ['2015-12', [2015, 12, 1]],
    ['29.02.2016', [2016, 2, 29]],
  ] as [string, [number, number, number]][])('%s', (cell, [y, m, d]) => {
    const order = cell.startsWith('29') ? 'dayFirst' : 'monthFirst';
    expect(readDay(cell, order) * 86_400_000).toBe(Date.UTC(y, m - 1, d));
  });

  test.each(['', '2015-13-01', '2015-02-29', '31/12/2015', 'Foo-2015', '42370', '2015'])(
    '%s is none',
    (cell) => expect(readDay(cell)).toBeNaN(),
  );

  test('days are counted as every computer counts them, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
        expect(dayOf(year, month, date.getUTCDate())).toBe(day);
        expect(monthOfDay(day)).toEqual({ year, month });
      }),
    );
  });

  test('a number above twelve tells which comes first', () => {
    expect(orderTold('31/12/2015')).toBe('dayFirst');
    expect(orderTold('12/31/2015')).toBe('monthFirst');
    expect(orderTold('01/02/2015')).toBeUndefined();
  });
});
