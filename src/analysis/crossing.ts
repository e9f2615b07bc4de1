/** What is known of a function of one number at a place: its value, and the ends of its 95 % interval. */
export interface Measured {
  value: number;
  interval: readonly [number, number];
}

/** A place at which a measured function goes through zero. */
export interface Crossing {
  /** Interpolated between the ends of the bracket. */
  at: number;
  /** The function has one sign at the first and the other at the second; they are no further apart than the tolerance. */
  bracket: [number, number];
  /**
   * 95 % interval of the place, by inversion of the test: from the nearest place below at which the function is told
   * from zero to the nearest above. `null` where it is not told from zero as far as the grid goes.
   */
  interval: [number | null, number | null];
  /** Whether the function goes from below zero to above it. */
  rises: boolean;
}

/** Everything that was found of a function on a grid. */
export interface Crossings {
  /** One for each change of sign between neighbours of the grid, in ascending order. */
  crossings: Crossing[];
  /** Every place that was looked at, in ascending order. */
  places: { at: number; measured: Measured }[];
}

/**
 * Finds where a function crosses zero: every change of sign between neighbours of a grid is narrowed down by bisection.
 * Two crossings between the same neighbours are not seen. A value of zero counts as above zero.
 *
 * @param measure looked at once for each place; measured on the same shocks everywhere, so that the differences between
 *   places are not chance
 * @param grid ascending, two places at least
 * @param tolerance most that the ends of a bracket may be apart
 * @param settle the place that is really looked at for another: where only some are possible, they are further apart than the
 *   tolerance, and a bracket is between two neighbours
 */
export async function findCrossings(
  measure: (at: number) => Promise<Measured>,
  grid: readonly number[],
  tolerance: number,
  settle: (at: number) => number = (at) => at,
): Promise<Crossings> {
  grid = [...new Set(grid.map(settle))];
  if (grid.length < 2 || grid.some((at, i) => i > 0 && !(at > grid[i - 1])))
    throw new RangeError(`invalid grid: ${grid.join(', ')}`);
  if (!(tolerance > 0)) throw new RangeError(`invalid tolerance: ${tolerance}`);
  const known = new Map<number, Measured>();
  const look = async (at: number): Promise<Measured> => {
    let measured = known.get(at);
    if (!measured) known.set(at, (measured = await measure(at)));
    return measured;
  };
  const halve: Halve = (from, to, holds) => narrow(look, from, to, tolerance, settle, holds);
  for (const at of grid) await look(at);

  const above = ({ value }: Measured) => value >= 0;
  const crossings: Crossing[] = [];
  for (let i = 0; i + 1 < grid.length; i++) {
    const rises = above(known.get(grid[i + 1])!);
    if (above(known.get(grid[i])!) === rises) continue;
    const bracket = await halve(grid[i], grid[i + 1], (m) => above(m) === rises);
    const [a, b] = bracket.map((at) => known.get(at)!.value);
    const part = a / (a - b);
    const at = Number.isFinite(part) ? bracket[0] + part * (bracket[1] - bracket[0]) : bracket[1];
    // Told from zero with the sign that it has on that side.
    const clear = (isAbove: boolean) => (m: Measured) =>
      isAbove ? m.interval[0] > 0 : m.interval[1] < 0;
    crossings.push({
      at,
      bracket,
      interval: [
        await nearestClear(look, halve, grid.slice(0, i + 1).reverse(), bracket[0], clear(!rises)),
        await nearestClear(look, halve, grid.slice(i + 1), bracket[1], clear(rises)),
      ],
      rises,
    });
  }
  const places = [...known].sort(([a], [b]) => a - b).map(([at, measured]) => ({ at, measured }));
  return { crossings, places };
}

type Look = (at: number) => Promise<Measured>;
type Holds = (measured: Measured) => boolean;
type Halve = (from: number, to: number, holds: Holds) => Promise<[number, number]>;

/** Halves a stretch at whose end something holds, and at whose start it doesn't, until it is as short as asked for. */
async function narrow(
  look: Look,
  from: number,
  to: number,
  tolerance: number,
  settle: (at: number) => number,
  holds: Holds,
): Promise<[number, number]> {
  while (Math.abs(to - from) > tolerance) {
    const middle = settle(from + (to - from) / 2);
    if (middle === from || middle === to) break;
    if (holds(await look(middle))) to = middle;
    else from = middle;
  }
  return [from, to];
}

/** The place nearest to `from`, on its way through the grid, at which the function is clear of zero. */
async function nearestClear(
  look: Look,
  halve: Halve,
  grid: readonly number[],
  from: number,
  clear: Holds,
): Promise<number | null> {
  if (clear(await look(from))) return from;
  for (const at of grid) {
    if (clear(await look(at))) return (await halve(from, at, clear))[1];
    from = at;
  }
  return null;
}
