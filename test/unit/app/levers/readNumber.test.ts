import { expect, test } from 'vitest';
import { readNumber } from '../../../../src/app/levers/readNumber';

test.each([
  ['15.4', 15.4],
  ['15.4 %', 15.4],
  ['15.4%', 15.4],
  ['1,200,000', 1_200_000],
  ['1 200 000', 1_200_000],
  ["1'200'000", 1_200_000],
  ['1.2 m', 1_200_000],
  ['1.2bn', 1_200_000_000],
  ['120万', 1_200_000],
  ['1.5 亿', 150_000_000],
  ['−3', -3],
  ['-0.5', -0.5],
  ['.5', 0.5],
  ['1e6', 1e6],
  ['36 months', 36],
  ['36 个月', 36],
  ['２４％', 24],
  ['1,000 USD', 1000],
  ['1,000 CNY / 月', 1000],
])('reads %s', (text, number) => {
  expect(readNumber(text)).toBeCloseTo(number, 9);
});

test.each(['', ' ', 'abc', '%', '1,5', '1.2.3', '12 apples', '--3', 'NaN', 'Infinity'])(
  'does not guess at "%s"',
  (text) => {
    expect(readNumber(text)).toBeNaN();
  },
);
