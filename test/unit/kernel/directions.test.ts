import { expect, test } from 'vitest';
import { kernel, spread, toMemory } from './kernel';

const { exports, allocator } = kernel;
const [steps, paths] = [6, 4];
const root = Math.sqrt(0.5);
/** Orthonormal. */
const directions = [
  [0.6, 0, 0.8, 0, 0, 0],
  [0, root, 0, 0, -root, 0],
];
const at = (values: ArrayLike<number>, path: number) =>
  Float64Array.from({ length: steps }, (_, step) => values[step * paths + path]);
const along = (direction: number[], values: Float64Array) =>
  direction.reduce((sum, part, step) => sum + part * values[step], 0);

test('what is moved along orthonormal directions has the parts asked for there, and the rest as it was', () => {
  const before = [...spread(steps * paths)].map((t) => 6 * t - 3);
  const asked = [...spread(directions.length * paths, 0.3)].map((t) => 4 * t - 2);
  const values = toMemory(before);
  exports.moveAlong(
    ...[toMemory(directions.flat()), directions.length, steps, values],
    ...([toMemory(asked), paths] as const),
  );
  const after = allocator.f64(values, steps * paths);
  for (let path = 0; path < paths; path++) {
    const [was, is] = [before, after].map((all) => at(all, path));
    const rest = is.slice();
    directions.forEach((direction, k) => {
      const part = asked[k * paths + path];
      expect(along(direction, is)).toBeCloseTo(part, 12);
      for (let step = 0; step < steps; step++)
        rest[step] += (along(direction, was) - part) * direction[step];
    });
    for (let step = 0; step < steps; step++) expect(rest[step]).toBeCloseTo(was[step], 12);
  }
});
