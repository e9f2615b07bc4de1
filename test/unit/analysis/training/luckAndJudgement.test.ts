import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  luckAndJudgement,
  percentile,
  roundEffects,
} from '../../../../src/analysis/training/luckAndJudgement';
import { ownPath } from '../../../../src/analysis/training/ownPath';

const sampleOf = (paths: number) => ({
  numbers: Uint32Array.from({ length: paths }, (_, i) => i),
  replicated: false,
});
const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const columns = fc
  .integer({ min: 2, max: 60 })
  .chain((paths) =>
    fc.array(fc.array(number, { minLength: paths, maxLength: paths }), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map((rows) => rows.map((row) => Float64Array.from(row)));

describe('luck and judgement', () => {
  test('sum to what came of the play, less the reference', () => {
    fc.assert(
      fc.property(columns, fc.nat(), ([reference, , , decided], at) => {
        const place = at % decided.length;
        const split = luckAndJudgement(
          reference,
          decided,
          place,
          'higher',
          sampleOf(decided.length),
        );
        const { judgement, luck } = split;
        expect(judgement.mean + luck).toBeCloseTo(split.own - split.reference, 3);
        expect(split.own).toBe(decided[place]);
      }),
    );
  });

  test('a team that changes nothing has judgement 0 on every path, whatever its luck', () => {
    const values = Float64Array.from([3, -2, 8, 0]);
    const { judgement, luck } = luckAndJudgement(values, values, 2, 'higher', sampleOf(4));
    expect(judgement.identical).toBe(true);
    expect(judgement.interval).toEqual([0, 0]);
    expect(judgement.better).toBe(0);
    expect(luck).toBe(8 - 2.25);
  });

  test('decisions that add the same on every path are judgement alone', () => {
    const reference = Float64Array.from([1, 2, 3, 4]);
    const decided = reference.map((one) => one + 10);
    const split = luckAndJudgement(reference, decided, 1, 'higher', sampleOf(4));
    expect(split.judgement.mean).toBe(10);
    expect(split.judgement.better).toBe(1);
    expect(split.luck).toBe(-0.5);
  });

  test('the percentile counts what is worse, and half of what is equal', () => {
    const values = Float64Array.from([1, 2, 2, 5, NaN]);
    expect(percentile(values, 2, 'higher')).toBe(0.5);
    expect(percentile(values, 5, 'higher')).toBe(0.875);
    expect(percentile(values, 5, 'lower')).toBe(0.125);
  });
});

test('effects of the rounds sum to the effect of them all', () => {
  fc.assert(
    fc.property(columns, (all) => {
      const effects = roundEffects(all, sampleOf(all[0].length));
      const mean = (values: Float64Array) =>
        values.reduce((sum, one) => sum + one, 0) / values.length;
      const sum = effects.reduce((total, { mean: one }) => total + one, 0);
      expect(effects).toHaveLength(3);
      expect(sum).toBeCloseTo(mean(all[3]) - mean(all[0]), 3);
    }),
  );
});

describe('the own path', () => {
  test('follows from the seed alone', () => {
    expect(ownPath('load line', 2048)).toBe(ownPath('load line', 2048));
    expect(ownPath('load line', 2048)).not.toBe(ownPath('load lines', 2048));
  });

  test('falls evenly: of 4,000 seeds each quarter of the paths has about a thousand', () => {
    const quarters = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) quarters[Math.floor(ownPath(`seed ${i}`, 512) / 128)]++;
    // Binomial(4000, ¼): a standard deviation of 27.
    for (const count of quarters) expect(Math.abs(count - 1000)).toBeLessThan(4 * 27.4);
  });
});
