/** Cells that belong together in a cap or a target, and the largest share of new lending they may have. */
export interface MixGroup {
  cells: number[];
  /** Largest share; 1 where there is no cap. */
  cap: number;
  /** Share aimed at; NaN where there is no target. */
  target: number;
}

/** A dimension (product, region or grade) divided into groups. */
export type MixDimension = MixGroup[];

/** Most rounds in which the caps of several dimensions are brought to hold together; a few are usual, 30 rare. */
const rounds = 200;

/**
 * Moves amounts towards the targets of each dimension and scales groups down to their caps, in place.
 * A target multiplies its group by (target ÷ share)^adjustment, the total then being restored, but no cell above
 * `available`. A cap holds against the total that is left: the largest total V with Σ min(a_g, cap_g V) = V.
 */
export function applyMix(
  amounts: Float64Array,
  available: Float64Array,
  dimensions: MixDimension[],
  adjustment: number,
  power: (base: number, exponent: number) => number,
): void {
  for (const groups of dimensions) {
    if (adjustment === 0 || groups.every(({ target }) => Number.isNaN(target))) continue;
    const total = sum(amounts);
    if (total <= 0) continue;
    let moved = 0;
    for (const { cells, target } of groups) {
      const group = sumOf(amounts, cells);
      if (!Number.isNaN(target) && group > 0)
        scale(amounts, cells, power(target / (group / total), adjustment));
      moved += sumOf(amounts, cells);
    }
    if (moved > 0)
      for (let c = 0; c < amounts.length; c++)
        amounts[c] = Math.min(available[c], (amounts[c] * total) / moved);
  }
  const capped = dimensions.filter((groups) => groups.some(({ cap }) => cap < 1));
  for (let round = 0; round < (capped.length > 1 ? rounds : 1); round++) {
    let scaled = false;
    for (const groups of capped) scaled = holdCaps(amounts, groups) || scaled;
    if (!scaled) break;
  }
}

/** Scales groups down to their caps: the total falls as little as the caps allow. Whether any had to be. */
function holdCaps(amounts: Float64Array, groups: MixDimension): boolean {
  const sums = groups.map(({ cells }) => sumOf(amounts, cells));
  const held = groups.map(() => false);
  let total = sum(amounts);
  // Each round holds at least one more group, so it ends; with held groups H: V = Σ_free a + V Σ_H cap.
  for (;;) {
    let caps = 0;
    let free = 0;
    groups.forEach(({ cap }, g) => {
      if (held[g]) caps += cap;
      else free += sums[g];
    });
    total = caps < 1 ? free / (1 - caps) : 0;
    const over = groups.findIndex(({ cap }, g) => !held[g] && sums[g] > cap * total * (1 + 1e-12));
    if (over < 0) break;
    held[over] = true;
  }
  let scaled = false;
  groups.forEach(({ cells, cap }, g) => {
    if (!held[g] || sums[g] === 0) return;
    scale(amounts, cells, (cap * total) / sums[g]);
    scaled = true;
  });
  return scaled;
}

function sum(amounts: Float64Array): number {
  let total = 0;
  for (let c = 0; c < amounts.length; c++) total += amounts[c];
  return total;
}

function sumOf(amounts: Float64Array, cells: number[]): number {
  let total = 0;
  for (const c of cells) total += amounts[c];
  return total;
}

function scale(amounts: Float64Array, cells: number[], factor: number): void {
  for (const c of cells) amounts[c] *= factor;
}
