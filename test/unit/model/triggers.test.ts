import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import {
  createObservation,
  observe,
  record,
  startObservation,
} from '../../../src/model/observation';
import {
  actionNames,
  createTriggersState,
  metricNames,
  planTriggers,
  startTriggers,
  stepTriggers,
} from '../../../src/model/triggers';
import { poolSegments, stillScenario, Walk } from './laboratory';

const trigger = (more: object = {}) => ({
  ...{ id: 'one', metric: 'defaultRate', direction: 'above', threshold: 0.1 },
  ...{ forMonths: 2, action: 'raisePrices', strength: 0.02, lastsMonths: 3 },
  ...more,
});

/** Strength of an action in each month, for a metric that goes a given way. */
function strengths(
  triggers: object[],
  values: number[],
  action: string,
  monthsPerStep = 1,
): number[] {
  const { strategy } = stillScenario({ strategy: { triggers } });
  const plan = planTriggers(
    values.map(() => strategy.triggers),
    [],
    monthsPerStep,
  );
  const state = createTriggersState(plan);
  startTriggers(state);
  return values.map((value, step) => {
    stepTriggers(
      plan,
      state,
      step,
      metricNames.map(() => new Float64Array(lanes).fill(value)),
    );
    return state.strength[actionNames.indexOf(action as (typeof actionNames)[number])][17];
  });
}

describe('a trigger', () => {
  test('is pulled once its metric has been beyond the threshold for long enough, and lasts', () => {
    const values = [0.2, 0.05, 0.2, 0.2, 0.05, 0.05, 0.05, 0.05];
    expect(strengths([trigger()], values, 'raisePrices')).toEqual([
      0, 0, 0, 0.02, 0.02, 0.02, 0, 0,
    ]);
  });

  test('is renewed for as long as the metric stays beyond', () => {
    const values = [0.2, 0.2, 0.2, 0.2, 0, 0, 0];
    const expected = [0, 0.02, 0.02, 0.02, 0.02, 0.02, 0];
    expect(strengths([trigger()], values, 'raisePrices')).toEqual(expected);
  });

  test('is not pulled at the threshold itself', () => {
    expect(strengths([trigger()], [0.1, 0.1, 0.1], 'raisePrices')).toEqual([0, 0, 0]);
  });

  test('below its threshold works the other way', () => {
    const below = trigger({ direction: 'below', forMonths: 1, lastsMonths: 1 });
    expect(strengths([below], [0.2, 0.05, 0.2], 'raisePrices')).toEqual([0, 0.02, 0]);
  });

  test('adds to others that do the same', () => {
    const both = [trigger({ forMonths: 1 }), trigger({ id: 'two', threshold: 0.3, forMonths: 1 })];
    expect(strengths(both, [0.2, 0.4], 'raisePrices')).toEqual([0.02, 0.04]);
  });

  test('counts months in steps, rounded up', () => {
    const values = [0.2, 0.2, 0, 0, 0];
    const four = trigger({ forMonths: 4, lastsMonths: 4 });
    expect(strengths([four], values, 'raisePrices', 3)).toEqual([0, 0.02, 0.02, 0, 0]);
  });
});

test.each([0, 1, 3])(
  'with a lag of %d steps the platform sees the step before that; at first the opening value',
  (lag) => {
    const observation = createObservation(lag, 2);
    startObservation(observation, [100, 200]);
    const seen: number[][] = [];
    for (let step = 0; step < 8; step++) {
      observe(observation, step, lag);
      seen.push(observation.seen.map((column) => column[lanes - 1]));
      record(observation, step, 0, new Float64Array(lanes).fill(step));
      record(observation, step, 1, new Float64Array(lanes).fill(10 * step));
    }
    expect(seen).toEqual(
      Array.from({ length: 8 }, (_, step) => {
        const known = step - 1 - lag;
        return known < 0 ? [100, 200] : [known, 10 * known];
      }),
    );
  },
);

describe('in a run', () => {
  const [segment] = poolSegments([{ balance: 1e6, loans: 1000, pd: 0.3, rho: 0 }]);
  const run = (triggers: object[], lagMonths = 0, more: object = {}) => {
    const walk = new Walk(
      stillScenario({
        platform: {
          segments: [{ ...segment, demandPerMonth: 10_000 }],
          creditLine: { limit: 5000, spread: 0 },
          ...more,
        },
        strategy: { triggers, monitoring: { lagMonths } },
        run: { months: 12, monthsPerStep: 1 },
      }),
    );
    walk.start();
    const lent: number[] = [];
    const line: number[] = [];
    const rate: number[] = [];
    while (!walk.finished) {
      walk.step();
      lent.push(walk.state.book.totals.originated[5]);
      line.push(walk.state.accounts.line[5]);
      rate.push(walk.state.strategy.rate[0][5]);
    }
    return { lent, line, rate };
  };
  const always = trigger({ threshold: 0.001, forMonths: 1, lastsMonths: 60 });

  test('suspending lending stops its share of new loans', () => {
    const { lent } = run([{ ...always, action: 'suspendLending', strength: 0.4 }]);
    for (const amount of lent) expect(amount / 6000).toBeCloseTo(1, 6);
  });

  test('raised prices are charged on new loans', () => {
    expect(new Set(run([always]).rate)).toEqual(new Set([0.05 + 0.02]));
  });

  test('a cut-off raised by half a grade declines half of the worst one', () => {
    const { lent } = run([{ ...always, action: 'raiseCutOff', strength: 0.5 }]);
    for (const amount of lent) expect(amount / 5000).toBeCloseTo(1, 6);
  });

  test('the credit line is drawn by its share', () => {
    expect(
      run([{ ...always, action: 'drawCreditLine', strength: 0.6 }]).line.every(
        (drawn) => drawn === 3000,
      ),
    ).toBe(true);
  });

  test.each([0, 2, 5])('what the first month did is acted on after a lag of %d months', (lag) => {
    // cash is half of loans at the start, and more once the first of them are repaid or lost
    const rising = trigger({ metric: 'cashShare', threshold: 0.505 });
    const { rate } = run([{ ...rising, forMonths: 1 }], lag, { equity: 1.5e6, cash: 0.5e6 });
    expect(rate.findIndex((charged) => charged > 0.05)).toBe(1 + lag);
  });
});
