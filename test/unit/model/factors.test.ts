import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import { stillScenario, Walk } from './laboratory';
import { errorsFrom } from './monteCarlo';

const paths = 2 ** 13;
const persistence = { global: 0.9, region: 0.7, product: 0 };

/** Factors of every step, `[factor][step][path]`: the global one, two regions’, two products’. */
function factorsOf(monthsPerStep: number) {
  const product = (id: string) => ({ id, termMonths: 12 });
  const walk = new Walk(
    stillScenario({
      platform: {
        products: [product('loan'), product('other')],
        regions: [{ id: 'all', home: true }, { id: 'elsewhere' }],
      },
      world: {
        factors: { persistence, weights: { global: 0.4, region: 0.3, product: 0.3 } },
        peerFailures: { perYear: 3, cyclicality: 0.5 },
      },
      run: { months: 12, monthsPerStep, seed: `factors ${monthsPerStep}` },
    }),
  );
  const { world } = walk.state;
  const table = () => Array.from({ length: walk.plan.steps }, () => new Float64Array(paths));
  const factors = world.factors.map(table);
  const peers = table();
  for (const { step, from } of walk.blocks(paths)) {
    world.factors.forEach((values, factor) => factors[factor][step].set(values, from));
    peers[step].set(world.peerFailures, from);
  }
  return { factors, peers };
}

const products = (a: Float64Array, b: Float64Array) => a.map((value, path) => value * b[path]);

// Estimates are many: 5 standard errors each come wrong once in 1.7 million.
describe.each([1, 3])('in steps of %d months', (monthsPerStep) => {
  const { factors, peers } = factorsOf(monthsPerStep);
  const last = factors[0].length - 1;
  const kept = [persistence.global, persistence.region, persistence.region, 0, 0].map(
    (monthly) => monthly ** monthsPerStep,
  );

  test('every factor has mean 0 and variance 1 in every step', () => {
    for (const steps of factors)
      for (const values of steps) {
        expect(errorsFrom(0, values)).toBeLessThan(5);
        expect(errorsFrom(1, products(values, values))).toBeLessThan(5);
      }
  });

  test('its correlation with itself k steps before is φ^k, φ as given for a month', () => {
    factors.forEach((steps, factor) => {
      for (const lag of [1, 2, last]) {
        const pairs = products(steps[last], steps[last - lag]);
        expect(errorsFrom(kept[factor] ** lag, pairs)).toBeLessThan(5);
      }
    });
  });

  test('different factors have nothing to do with each other', () => {
    factors.forEach((one, a) =>
      factors.slice(a + 1).forEach((other) => {
        expect(errorsFrom(0, products(one[0], other[0]))).toBeLessThan(5);
        expect(errorsFrom(0, products(one[last], other[last]))).toBeLessThan(5);
      }),
    );
  });

  test('peers fail three times a year in normal times, and more as the global factor falls: E exp(−cZ) = exp(c²/2)', () => {
    const normal = (3 * monthsPerStep) / 12;
    for (const step of [0, last]) {
      expect(errorsFrom(normal * Math.exp(0.5 ** 2 / 2), peers[step])).toBeLessThan(5);
      // E Z exp(−cZ) = −c exp(c²/2)
      const together = products(peers[step], factors[0][step]);
      expect(errorsFrom(-0.5 * normal * Math.exp(0.5 ** 2 / 2), together)).toBeLessThan(5);
    }
  });
});

describe('the mixing variable of the t copula, ν ÷ χ² turned round', () => {
  const nu = 6;
  const walk = new Walk(
    stillScenario({ world: { factors: { copula: 'studentT', degreesOfFreedom: nu } } }),
  );
  const squares = new Float64Array(paths);
  const inverses = new Float64Array(paths);
  for (let from = 0; from < paths; from += lanes) {
    walk.start(from);
    walk.state.world.mixing.forEach((s, path) => {
      squares[from + path] = s * s;
      inverses[from + path] = 1 / (s * s);
    });
  }

  test('has E s² = 1 and E s⁴ = 1 + 2/ν, the moments of χ²/ν', () => {
    expect(errorsFrom(1, squares)).toBeLessThan(5);
    expect(errorsFrom(1 + 2 / nu, products(squares, squares))).toBeLessThan(5);
  });

  test('makes of a normal variable one with variance ν/(ν − 2)', () => {
    expect(errorsFrom(nu / (nu - 2), inverses)).toBeLessThan(5);
  });

  test('is one and the same over the life of a path', () => {
    walk.start(0);
    const before = walk.state.world.mixing.slice();
    walk.step();
    expect(walk.state.world.mixing).toEqual(before);
  });
});
