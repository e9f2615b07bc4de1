import { describe, expect, test } from 'vitest';
import { pathValues, pickPath, stepPath } from '../../../../src/app/selection/pick';
import { Results } from '../../../../src/engine/results';
import { outcomeNames } from '../../../../src/model/outcomes';
import { fakeBlock, fakePlan } from '../../engine/runners/fakeSimulation';

const plan = fakePlan({ columns: outcomeNames });
const block = fakeBlock(plan, 0, 101);
const results = new Results(plan, [block]);

describe('a path is picked', () => {
  test('as the worst or the middle one in an order of values', () => {
    const values = [...results.values('lossRate')];
    const ordered = [...values].sort((a, b) => a - b);
    expect(values[pickPath(results, 'worst', 'lossRate')!]).toBe(ordered[100]);
    expect(values[pickPath(results, 'median', 'lossRate')!]).toBe(ordered[50]);
    const profits = [...results.values('profit')];
    expect(profits[pickPath(results, 'worst', 'profit')!]).toBe(Math.min(...profits));
  });

  test('as one that fails, at the middle of the times of failure', () => {
    const steps = [...results.failureStep()];
    const times = steps.filter((step) => step > 0).sort((a, b) => a - b);
    const place = pickPath(results, 'failing', 'lossRate')!;
    expect(steps[place]).toBe(times[(times.length - 1) >> 1]);
    const alive = new Results(plan, [{ ...block, failureStep: new Uint16Array(101) }]);
    expect(pickPath(alive, 'failing', 'lossRate')).toBe(undefined);
  });

  test('as the next or the one before, and around at the ends', () => {
    const numbers = Uint32Array.of(3, 7, 20);
    expect(stepPath(numbers, 3, 1)).toBe(7);
    expect(stepPath(numbers, 20, 1)).toBe(3);
    expect(stepPath(numbers, 3, -1)).toBe(20);
    // From a path that is not among them.
    expect(stepPath(numbers, 8, 1)).toBe(20);
    expect(stepPath(numbers, 8, -1)).toBe(7);
    expect(stepPath(numbers, 50, 1)).toBe(3);
    expect(stepPath(numbers, 50, -1)).toBe(20);
  });

  test('and has the values of that path alone', () => {
    const values = pathValues(results, 'cash', 42);
    expect([...values]).toEqual([0, 1, 2].map((step) => results.valuesAt('cash', step)[42]));
  });
});
