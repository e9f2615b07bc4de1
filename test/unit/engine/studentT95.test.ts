import studentTQuantile from '@stdlib/stats-base-dists-t-quantile';
import { expect, test } from 'vitest';
import { reach95, z95 } from '../../../src/engine/proportion';
import { studentT95 } from '../../../src/engine/studentT95';

test('is the quantile of Student’s t, to 0.0003 and closer the more degrees of freedom there are', () => {
  for (let ν = 1; ν <= 400; ν++)
    expect(Math.abs(studentT95(ν) - studentTQuantile(0.975, ν))).toBeLessThan(
      ν < 5 ? 1e-12 : 0.3 / ν ** 4,
    );
  expect(Math.abs(studentT95(7.4) - studentTQuantile(0.975, 7.4))).toBeLessThan(1e-4);
});

test('a part of a degree below five is not counted, and less than one is none', () => {
  expect(studentT95(3.9)).toBe(studentT95(3));
  expect(() => studentT95(0.9)).toThrow('invalid degrees of freedom: 0.9');
});

test('independent paths reach as far as the normal distribution says, few replicates further', () => {
  expect(reach95(Infinity)).toBe(z95);
  expect(reach95(15)).toBeCloseTo(studentTQuantile(0.975, 15), 12);
  expect(reach95(1)).toBeGreaterThan(12);
});
