import seedrandom from 'seedrandom';

/** A set of players: the sum of 2^i over its members i. Sums of up to 50 players are exact. */
export type Coalition = number;

export const mostPlayers = 50;

/** Players up to whom every coalition is looked at. */
export const mostExactPlayers = 8;

export const has = (coalition: Coalition, player: number): boolean =>
  Math.floor(coalition / 2 ** player) % 2 === 1;

/** What a player adds to those who were there before, and how much that counts. */
export interface Marginal {
  before: Coalition;
  after: Coalition;
  weight: number;
}

/**
 * The marginals whose weighted sum is the Shapley value of each player (Shapley, Contributions to the Theory of Games
 * II, 1953, equation 13): of every coalition S without the player, with weight |S|! (n − |S| − 1)! ÷ n!.
 */
export function shapleyMarginals(players: number): Marginal[][] {
  const weights = weightsBySize(players);
  return Array.from({ length: players }, (_, player) =>
    Array.from({ length: 2 ** players }, (_, before) => before)
      .filter((before) => !has(before, player))
      .map((before) => ({ before, after: before + 2 ** player, weight: weights[size(before)] })),
  );
}

function weightsBySize(players: number): number[] {
  const weights = [1 / players];
  for (let k = 1; k < players; k++) weights.push((weights[k - 1] * k) / (players - k));
  return weights;
}

function size(coalition: Coalition): number {
  let count = 0;
  for (let rest = coalition; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/**
 * Orders in which players may join, drawn at random, each followed by its reverse (Mitchell, Cooper, Frank & Holmes,
 * Journal of Machine Learning Research 23, 2022, section 4.1). Order k depends on the seed and k alone.
 */
export function antitheticOrders(players: number, pairs: number, seed: string): number[][] {
  return Array.from({ length: pairs }, (_, pair) => {
    const random = seedrandom(`${seed}/order/${pair}`);
    const order = Array.from({ length: players }, (_, player) => player);
    for (let left = players - 1; left > 0; left--) {
      const other = Math.floor(random() * (left + 1));
      [order[left], order[other]] = [order[other], order[left]];
    }
    return [order, [...order].reverse()];
  }).flat();
}

/** The marginals of each player in some orders of joining, one for each order, each of weight 1 ÷ their number. */
export function marginalsOfOrders(players: number, orders: readonly number[][]): Marginal[][] {
  const all = Array.from({ length: players }, (): Marginal[] => []);
  for (const order of orders) {
    let before = 0;
    for (const player of order) {
      const after = before + 2 ** player;
      all[player].push({ before, after, weight: 1 / orders.length });
      before = after;
    }
  }
  return all;
}

/** Every coalition that some marginals are between. */
export function coalitionsOf(marginals: readonly (readonly Marginal[])[]): Coalition[] {
  const found = new Set<Coalition>([0]);
  for (const { before, after } of marginals.flat()) found.add(before).add(after);
  return [...found].sort((a, b) => a - b);
}

/**
 * Classes of players that can't be parted: players are joined until no class is split by any of some coalitions, at
 * each step the two whom most of those left split.
 * @param impossible coalitions other than nobody and everybody
 * @returns the classes in the order of their first players
 */
export function inseparable(players: number, impossible: readonly Coalition[]): number[][] {
  const classOf = Array.from({ length: players }, (_, player) => player);
  let left = [...impossible];
  while (left.length > 0) {
    let best = { i: 0, j: 0, split: 0 };
    for (let i = 0; i < players; i++) {
      for (let j = i + 1; j < players; j++) {
        const split = left.filter((coalition) => has(coalition, i) !== has(coalition, j)).length;
        if (split > best.split) best = { i, j, split };
      }
    }
    const { i, j, split } = best;
    if (split === 0) throw new RangeError('nobody and everybody must be possible');
    const [keep, gone] = [classOf[i], classOf[j]];
    for (const [player, own] of classOf.entries()) if (own === gone) classOf[player] = keep;
    left = left.filter((coalition) => has(coalition, i) === has(coalition, j));
  }
  return [...new Set(classOf)].map((own) =>
    classOf.flatMap((other, player) => (other === own ? [player] : [])),
  );
}
