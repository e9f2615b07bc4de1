import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceUnit } from '../../../../src/app/charts/chart';
import { formatOf } from '../../../../src/app/charts/format';
import { measuringStep, roundingStep } from '../../../../src/app/charts/rounding';

describe('numbers are written as a language writes them', () => {
  test('fractions as per cent, money short, in thousands or in 万', () => {
    expect(formatOf('share', 'en').value(0.08421)).toBe('8.42%');
    expect(formatOf('money', 'en', 'CNY').value(12_345_678)).toBe('¥12.3m');
    expect(formatOf('money', 'zh', 'CNY').value(12_345_678)).toBe('¥1230万');
    expect(formatOf('money', 'zh', 'USD').value(3.4e9)).toBe('$34亿');
    expect(formatOf('count', 'en').value(1234)).toBe('1,234');
  });

  test('a difference of shares is in percentage points, named in a text and left to the caption on an axis', () => {
    const points = formatOf(differenceUnit('share'), 'en');
    expect(points.difference(0.0123)).toBe('+1.23 pp');
    expect(points.difference(-0.25, 0.004)).toBe('−25.0 pp');
    expect(points.axis([-0.1, 0, 0.1])).toEqual(['−10', '0', '10']);
    expect(points.exact(0.5)).toBe('50');
    expect(formatOf(differenceUnit('perYear'), 'zh').difference(0.002)).toBe('+0.2 个百分点');
    expect(differenceUnit('money')).toBe('money');
  });

  test('a difference has its sign, zero has none, and minus is a minus', () => {
    const { difference } = formatOf('share', 'en');
    expect(difference(0.0123)).toBe('+1.23%');
    expect(difference(-0.0123)).toBe('−1.23%');
    expect(difference(-0.00001, 0.0004)).toBe('0.00%');
  });

  test('what is not a number is a dash', () => {
    expect(formatOf('money', 'zh').value(NaN)).toBe('–');
    expect(formatOf('share', 'en').measured(Infinity, 0.1)).toBe('–');
  });

  test('an axis keeps the digits that tell its labels apart, and no more', () => {
    expect(formatOf('share', 'en').axis([0, 0.025, 0.05])).toEqual(['0.0%', '2.5%', '5.0%']);
    expect(formatOf('share', 'en').axis([0, 0.1, 0.2])).toEqual(['0%', '10%', '20%']);
    expect(formatOf('money', 'en', 'USD').axis([0, 5e5, 1e6])).toEqual(['$0', '$500k', '$1m']);
  });
});

describe('no more digits than the standard error bears', () => {
  test('the number ends where its error begins', () => {
    expect(formatOf('share', 'en').value(0.178123, 0.0013)).toBe('17.8%');
    expect(formatOf('share', 'en').measured(0.178123, 0.0013)).toBe('17.81% ± 0.13%');
    expect(formatOf('share', 'en').measured(0.06152, 0.0053)).toBe('6.2% ± 0.5%');
    expect(formatOf('money', 'en', 'USD').measured(9.99e6, 1e5)).toBe('$9.99m ± 0.10m');
    expect(formatOf('money', 'zh', 'CNY').measured(12_345_678, 234_567)).toBe('¥1230万 ± 20万');
  });

  test('rounding moves a share by half a step at most', () => {
    const { measured } = formatOf('share', 'en');
    const shares = fc.double({ min: -2, max: 2, noNaN: true });
    const errors = fc.double({ min: 1e-7, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(shares, errors, (share, error) => {
        const shown = Number(
          measured(share, error).split('%')[0].replace('−', '-').replace(',', ''),
        );
        return Math.abs(shown / 100 - share) <= measuringStep(error) / 2 + 1e-12;
      }),
    );
  });

  test('a step is a power of ten, and the error has one digit or two above it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (error) => {
        const step = roundingStep(error);
        expect(Math.log10(step)).toBeCloseTo(Math.round(Math.log10(step)), 9);
        return error / step >= 1 - 1e-6 && error / step < 10 + 1e-6;
      }),
    );
    expect(roundingStep(0)).toBe(0);
    expect(roundingStep(NaN)).toBe(0);
  });
});
