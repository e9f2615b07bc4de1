import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentTQuantile from '@stdlib/stats-base-dists-t-quantile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certainty, dominates, nonDominated, standings } from '../../../src/analysis/nonDominated';

const quantiles = {
  normalQuantile: (p: number) => normalQuantile(p, 0, 1),
  studentTQuantile,
};
const certaintyOf = (points: number, outcomes: number) => certainty(points, outcomes, quantiles);
const pointsIn = (outcomes: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: outcomes, maxLength: outcomes }), {
    minLength: 1,
    maxLength: 25,
  });

describe('the frontier', () => {
  test('holds no point that another dominates, and every other point is dominated by one of it', () => {
    fc.assert(
      fc.property(pointsIn(3), (points) => {
        const directions = [1, -1, 1] as const;
        const frontier = nonDominated(points, directions);
        expect(frontier.length).toBeGreaterThan(0);
        for (const i of frontier)
          for (const other of points) expect(dominates(other, points[i], directions)).toBe(false);
        for (const [i, point] of points.entries())
          if (!frontier.includes(i))
            expect(frontier.some((j) => dominates(points[j], point, directions))).toBe(true);
      }),
    );
  });

  test('of points in a disc is the arc between the two best directions', () => {
    // x = r cos θ, y = r sin θ, more of both better: of each direction only r = 1 between 0 and a right angle.
    const points = [0.5, 0.75, 1].flatMap((r) =>
      Array.from({ length: 36 }, (_, k) => {
        const angle = ((2 * k + 1) * Math.PI) / 36;
        return [r * Math.cos(angle), r * Math.sin(angle)];
      }),
    );
    const frontier = nonDominated(points, [1, 1]);
    expect(frontier).toHaveLength(9);
    for (const i of frontier) {
      expect(Math.hypot(...points[i])).toBeCloseTo(1, 12);
      expect(Math.min(...points[i])).toBeGreaterThan(0);
    }
  });

  test('leaves out points that are not defined, and keeps equal ones', () => {
    expect(
      nonDominated(
        [
          [1, NaN],
          [1, 1],
          [1, 1],
          [0, 0],
        ],
        [1, 1],
      ),
    ).toEqual([1, 2]);
  });
});

describe('how sure a standing is', () => {
  const twoSure = { dominated: () => 2, onFrontier: () => 2 };
  /** Differences that are known to ± the same error everywhere. */
  const known = (points: number[][], directions: (1 | -1)[], standardError: number) =>
    standings(
      points,
      directions,
      (i, j) =>
        directions.map((sign, k) => ({
          mean: sign * (points[i][k] - points[j][k]),
          standardError,
          degreesOfFreedom: Infinity,
        })),
      twoSure,
    );

  test('without noise every standing is sure', () => {
    fc.assert(
      fc.property(pointsIn(2), (points) => {
        for (const { sure } of known(points, [1, -1], 0)) expect(sure).toBe(true);
      }),
    );
  });

  test('a point just behind in one outcome is dominated, but not for sure', () => {
    const points = [
      [10, 10],
      [9.9, 5],
      [5, 5],
    ];
    expect(known(points, [1, 1], 1)).toEqual([
      { onFrontier: true, sure: true, dominatedBy: null },
      { onFrontier: false, sure: false, dominatedBy: 0 },
      { onFrontier: false, sure: true, dominatedBy: 0 },
    ]);
  });

  test('a point that is ahead of a rival by too little is on the frontier, but not for sure', () => {
    const points = [
      [10, 0],
      [10.5, -0.5],
    ];
    expect(known(points, [1, 1], 1).map(({ onFrontier, sure }) => [onFrontier, sure])).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  test('asks for more standard errors the more points there are', () => {
    expect(certaintyOf(2, 1).dominated(Infinity)).toBeCloseTo(1.6449, 4);
    expect(certaintyOf(2, 2).onFrontier(Infinity)).toBeCloseTo(1.96, 3);
    // 5 % over 50 rivals: 0.1 %.
    expect(certaintyOf(51, 2).dominated(Infinity)).toBeCloseTo(3.0902, 4);
  });

  test('sixteen replicates have to tell by as many errors as Student’s table has for 15 degrees of freedom', () => {
    // Upper 5 %, 2.5 % and 0.1 % of t with 15 degrees of freedom (Pearson & Hartley, Biometrika Tables, table 12).
    expect(certaintyOf(2, 1).dominated(15)).toBeCloseTo(1.753, 3);
    expect(certaintyOf(2, 2).onFrontier(15)).toBeCloseTo(2.131, 3);
    expect(certaintyOf(51, 2).dominated(15)).toBeCloseTo(3.733, 3);
  });

  test('a lead of 3.4 errors over one of 51 points is sure of independent paths, but not of sixteen replicates', () => {
    const points = Array.from({ length: 51 }, (_, i) => (i === 0 ? [3.4] : [0]));
    const sure = (degreesOfFreedom: number) =>
      standings(
        points,
        [1],
        (i, j) => [{ mean: points[i][0] - points[j][0], standardError: 1, degreesOfFreedom }],
        certaintyOf(51, 1),
      )[1].sure;
    expect([sure(Infinity), sure(15)]).toEqual([true, false]);
  });
});
