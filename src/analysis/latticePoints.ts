import seedrandom from 'seedrandom';

/**
 * Points of a rank-1 lattice in the unit cube, shifted at random: `[point][coordinate]`. The generating vector is built
 * component by component for the worst-case error in the unanchored Korobov space of smoothness 2 (Sloan, Kuo & Joe,
 * Mathematics of Computation 71, 2002); the shift is that of Cranley & Patterson (1976).
 */
export function latticePoints(count: number, dimensions: number, seed: string): Float64Array[] {
  const generators = generatingVector(count, dimensions);
  const random = seedrandom(`${seed}/shift`);
  const shift = generators.map(() => random());
  return Array.from({ length: count }, (_, point) =>
    Float64Array.from(generators, (generator, k) => {
      const x = ((point * generator) % count) / count + shift[k];
      return x - Math.floor(x);
    }),
  );
}

/**
 * Weight γ of each coordinate: small, so that the points are even above all in one and two coordinates at a time. With 1
 * the many projections on all coordinates together outweigh them.
 */
const weight = 0.1;

function generatingVector(count: number, dimensions: number): number[] {
  const coprime = Array.from({ length: count }, (_, k) => k).filter(
    (k) => greatestCommonDivisor(k, count) === 1,
  );
  // γ ω(x) with ω(x) = 2π² B₂(x); the products over the components so far at every point.
  const omega = Float64Array.from({ length: count }, (_, k) => {
    const x = k / count;
    return weight * 2 * Math.PI * Math.PI * (x * x - x + 1 / 6);
  });
  const products = new Float64Array(count).fill(1);
  const generators: number[] = [];
  while (generators.length < dimensions) {
    let best = { generator: 1, error: Infinity };
    for (const generator of coprime) {
      let error = 0;
      let at = 0;
      for (let point = 0; point < count; point++) {
        error += products[point] * omega[at];
        at += generator;
        if (at >= count) at -= count;
      }
      if (error < best.error) best = { generator, error };
    }
    generators.push(best.generator);
    for (let point = 0; point < count; point++)
      products[point] *= 1 + omega[(point * best.generator) % count];
  }
  return generators;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
