import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstValue, sliderScale } from '../../../../src/app/levers/slider';
import type { QuantityInfo } from '../../../../src/scenario/quantity';

const title = { en: 'A lever', zh: '参数' };
const base = { title, provenance: 'judgement', source: 'A test' } as const;
const share: QuantityInfo = { ...base, unit: 'share', min: 0, max: 1, default: 0.5, step: 0.01 };
const cap: QuantityInfo = { ...base, unit: 'perYear', min: 0, max: 3, default: null, step: 0.001 };
const money: QuantityInfo = {
  ...base,
  unit: 'money',
  min: 0,
  max: 1e12,
  default: 1e7,
  scale: 'log',
};
const shift: QuantityInfo = {
  ...{ ...base, unit: 'probitPerPoint', min: -0.5, max: 0.5, default: 0.05, step: 0.005 },
};
const months: QuantityInfo = {
  ...{ ...base, unit: 'months', min: 1, max: 120, default: 12, integer: true, step: 1 },
};

describe.each([
  { name: 'share', info: share, anchors: [0.3] },
  { name: 'cap', info: cap, anchors: [0.36] },
  { name: 'money', info: money, anchors: [2.5e6] },
  { name: 'shift', info: shift, anchors: [-0.1, 0.05] },
  { name: 'months', info: months, anchors: [9] },
])('the slider of $name', ({ info, anchors }) => {
  const scale = sliderScale(info, anchors);

  test('stays within the range and rises with the position', () => {
    let before = -Infinity;
    for (let position = 0; position <= scale.last; position += 1) {
      const value = scale.value(position);
      expect(value).toBeGreaterThanOrEqual(info.min);
      expect(value).toBeLessThanOrEqual(info.max);
      expect(value).toBeGreaterThanOrEqual(before);
      before = value;
    }
  });

  test('finds each position again from its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: scale.last }), (position) => {
        expect(Math.abs(scale.position(scale.value(position)) - position)).toBeLessThanOrEqual(
          info.scale === 'log' ? 1 : 0,
        );
      }),
    );
  });

  test('has its anchors within reach', () => {
    for (const anchor of anchors) {
      expect(scale.value(0)).toBeLessThanOrEqual(anchor);
      expect(scale.value(scale.last)).toBeGreaterThanOrEqual(anchor);
    }
  });
});

test('a share goes from nothing to all in steps of its own', () => {
  const scale = sliderScale(share, [0.5]);
  expect(scale.last).toBe(100);
  expect(scale.value(37)).toBe(0.37);
});

test('a long range is cut to what people set', () => {
  const scale = sliderScale(cap, [0.2]);
  expect(scale.value(scale.last)).toBeLessThanOrEqual(1.2);
  expect(scale.value(154)).toBe(0.154);
});

test('a logarithmic slider keeps nothing at all within reach', () => {
  expect(sliderScale(money, [1e6]).value(0)).toBe(0);
  expect(sliderScale(money, [1e6]).position(0)).toBe(0);
});

test('a rule that is switched on begins somewhere sensible', () => {
  expect(firstValue(cap)).toBe(0.3);
  expect(firstValue({ ...money, default: null, min: 1 })).toBe(10_000);
  expect(firstValue(share)).toBe(0.5);
});
