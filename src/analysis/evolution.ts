/** What is known of a candidate. */
export interface Fitness {
  /** To be as high as can be. */
  objective: number;
  /** How far constraints are missed, each in parts of its scale; 0 where all are met. */
  violation: number;
}

/** A place in the unit cube with its fitness. */
export interface Candidate {
  place: number[];
  fitness: Fitness;
}

/**
 * Whether one candidate is preferred to another (Deb, Computer Methods in Applied Mechanics and Engineering 186, 2000): one
 * that meets all constraints to one that doesn't, of two that don't the one that misses by less, of two that do the one with
 * the higher objective.
 */
export function isPreferred(one: Fitness, other: Fitness): boolean {
  if (one.violation !== other.violation) return one.violation < other.violation;
  return (
    one.objective > other.objective ||
    (other.objective !== other.objective && one.objective === one.objective)
  );
}

/** How a search goes about it. */
export interface EvolutionRequest {
  dimensions: number;
  /** Candidates kept at a time, 4 at least. */
  population: number;
  /** Most candidates that are evaluated. */
  budget: number;
  /** Candidates of the first generation; the others are drawn. */
  start?: readonly (readonly number[])[];
  /** A number in (0, 1) for each address, always the same: results do not depend on the order of calls. */
  uniform: (generation: number, member: number, index: number) => number;
  /** Values that a place really stands for, such as whole numbers, as a place again. */
  settle?: (place: number[]) => number[];
  evaluate: (places: number[][]) => Promise<Fitness[]>;
  /** Called after each generation, with all candidates kept. */
  onGeneration?: (generation: number, kept: readonly Candidate[], evaluated: number) => void;
}

/** Weight of a difference and probability of crossing over: in the middle of what Storn and Price recommend. */
const weight = 0.7;
const crossover = 0.9;

/**
 * Looks for the preferred place in the unit cube by differential evolution (Storn & Price, Journal of Global Optimization 11,
 * 1997, scheme rand/1/bin): a rival of each candidate is made from a third, moved by the difference of two more, and
 * replaces it when it is preferred. Differences shrink as the population gathers, so steps do as well. A place that is left
 * on one side goes back halfway to where it came from.
 *
 * @returns the candidates kept, the preferred first
 */
export async function evolve(request: EvolutionRequest): Promise<Candidate[]> {
  const { dimensions, population, budget, uniform, evaluate } = request;
  const { settle = (place) => place, start = [] } = request;
  if (population < 4) throw new RangeError(`invalid population: ${population}`);
  const first = Array.from({ length: Math.min(population, budget) }, (_, member) =>
    settle(
      member < start.length
        ? [...start[member]]
        : Array.from({ length: dimensions }, (_, k) => uniform(0, member, k)),
    ),
  );
  const kept = (await evaluate(first)).map((fitness, i) => ({ place: first[i], fitness }));
  let evaluated = first.length;
  request.onGeneration?.(0, kept, evaluated);

  for (let generation = 1; evaluated + population <= budget; generation++) {
    const rivals = kept.map((_, member) =>
      settle(rivalOf(kept, member, (index) => uniform(generation, member, index))),
    );
    const fitness = await evaluate(rivals);
    evaluated += rivals.length;
    for (let i = 0; i < kept.length; i++)
      if (!isPreferred(kept[i].fitness, fitness[i]))
        kept[i] = { place: rivals[i], fitness: fitness[i] };
    request.onGeneration?.(generation, kept, evaluated);
  }
  return kept.sort((a, b) =>
    isPreferred(a.fitness, b.fitness) ? -1 : isPreferred(b.fitness, a.fitness) ? 1 : 0,
  );
}

function rivalOf(kept: Candidate[], member: number, uniform: (index: number) => number): number[] {
  const others = kept.map((_, i) => i).filter((i) => i !== member);
  const [a, b, c] = [0, 1, 2].map(
    (index) => kept[others.splice(Math.floor(uniform(index) * others.length), 1)[0]].place,
  );
  const own = kept[member].place;
  const forced = Math.floor(uniform(3) * own.length);
  return own.map((here, k) => {
    if (k !== forced && uniform(4 + k) >= crossover) return here;
    const moved = a[k] + weight * (b[k] - c[k]);
    if (moved < 0) return a[k] / 2;
    return moved > 1 ? (a[k] + 1) / 2 : moved;
  });
}
