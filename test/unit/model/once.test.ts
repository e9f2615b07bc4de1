import { describe, expect, test } from 'vitest';
import { lanes } from '../../../src/model/lanes';
import { createModelState } from '../../../src/model/month';
import { createOnceState, happens, planOnce, startOnce } from '../../../src/model/once';
import { kernel, math, planOf, stillScenario } from './laboratory';
import { deviationsFrom } from './monteCarlo';

const plan = planOf(stillScenario());
const { world } = createModelState(plan.model, math, kernel.allocator);
const paths = 2 ** 14;

/** On which occasion it happens on each path, the number of occasions where on none. */
function occasions(sampling: 'sobol' | 'random', probabilities: number[]): Uint8Array {
  const once = planOnce('once', { ...stillScenario().run, sampling });
  const state = createOnceState();
  const found = new Uint8Array(paths).fill(probabilities.length);
  for (let from = 0; from < paths; from += lanes) {
    startOnce(once, state, world, plan.key, from, math);
    for (let i = 0; i < lanes; i++) {
      const first = probabilities.findIndex((p) => happens(state, i, p));
      if (first >= 0) found[from + i] = first;
    }
  }
  return found;
}

describe.each(['random', 'sobol'] as const)('what happens once, %s draws', (sampling) => {
  const probabilities = [0, 0.02, 0.3, 0.001, 0.2, 0, 0.6];
  const found = occasions(sampling, probabilities);

  test('happens on an occasion with its probability, given that it has not before', () => {
    let spared = 1;
    for (const [occasion, p] of probabilities.entries()) {
      const count = found.filter((first) => first === occasion).length;
      if (p === 0) expect(count).toBe(0);
      else expect(deviationsFrom(spared * p, count, paths), `${occasion}`).toBeLessThan(4.5);
      spared *= 1 - p;
    }
  });

  test('never happens later where some occasion is likelier', () => {
    const likelier = occasions(sampling, [0, 0.02, 0.4, 0.001, 0.2, 0.1, 0.6]);
    likelier.forEach((first, path) => expect(first).toBeLessThanOrEqual(found[path]));
  });

  test('happens for sure where it is certain, and never where it cannot', () => {
    expect(occasions(sampling, [1]).every((first) => first === 0)).toBe(true);
    expect(occasions(sampling, [0, 0]).every((first) => first === 2)).toBe(true);
  });
});
