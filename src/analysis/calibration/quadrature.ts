/** Points and weights of a rule for integrals. */
export interface Rule {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * Roots of an orthogonal polynomial by Newton's method, each begun where the ones before leave it: deflation by the roots
 * known already keeps it from finding one twice.
 */
function roots(
  count: number,
  start: number,
  polynomial: (x: number) => { value: number; slope: number },
): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) {
    let x = start - (i === 0 ? 0 : (start - found[i - 1]) * 0.999 + 0.01);
    for (let step = 0; step < 200; step++) {
      const { value, slope } = polynomial(x);
      const ratio = value / slope;
      const others = found.reduce((sum, root) => sum + 1 / (x - root), 0);
      const move = ratio / (1 - ratio * others);
      x -= move;
      if (Math.abs(move) < 1e-15 * Math.max(1, Math.abs(x))) break;
    }
    found.push(x);
  }
  return found;
}

/** ∫ f(x) e^(−x²) dx over the line: the Gauss–Hermite rule (Abramowitz & Stegun, 25.4.46). */
export function gaussHermite(count: number): Rule {
  // Normalised polynomials: those of Hermite grow beyond what a number holds.
  const polynomial = (x: number) => {
    let [before, value] = [0, Math.PI ** -0.25];
    for (let n = 0; n < count; n++)
      [before, value] = [
        value,
        x * Math.sqrt(2 / (n + 1)) * value - Math.sqrt(n / (n + 1)) * before,
      ];
    return { value, slope: Math.sqrt(2 * count) * before };
  };
  const nodes = roots(count, Math.sqrt(2 * count + 1), polynomial);
  const weights = nodes.map((x) => 2 / polynomial(x).slope ** 2);
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights) };
}

/** ∫ f(x) dx over [−1, 1]: the Gauss–Legendre rule (Abramowitz & Stegun, 25.4.29). */
export function gaussLegendre(count: number): Rule {
  const polynomial = (x: number) => {
    let [before, value] = [0, 1];
    for (let n = 0; n < count; n++)
      [before, value] = [value, ((2 * n + 1) * x * value - n * before) / (n + 1)];
    return { value, slope: (count * (x * value - before)) / (x * x - 1) };
  };
  const nodes = roots(count, 0.9999, polynomial);
  const weights = nodes.map((x) => 2 / ((1 - x * x) * polynomial(x).slope ** 2));
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights) };
}
