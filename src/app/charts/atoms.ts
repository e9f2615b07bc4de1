import type { Distribution } from '../../engine/distribution';

/** A value that many paths share to the last digit: no loss at all, nothing spent. */
export interface Atom {
  value: number;
  count: number;
}

/** How the values of a distribution repeat. */
export interface Repeats {
  /** Few values, each taken by many paths, as with counts: every one of them, ascending. */
  discrete?: Atom[];
  /** Otherwise the values that stand out, the commonest first. */
  atoms: Atom[];
}

/** At most so many values are drawn one by one. */
const mostValues = 40;
/** A value stands out when one path in fifty has it. */
const leastShare = 0.02;

const found = new WeakMap<Distribution, Repeats>();

/** Finds repeated values, once for each distribution. */
export function repeats(distribution: Distribution): Repeats {
  let result = found.get(distribution);
  if (!result) found.set(distribution, (result = search(distribution)));
  return result;
}

function search(distribution: Distribution): Repeats {
  const { sorted } = distribution;
  /** Of paths with weights, as many as have that share of all weight. */
  const weighed = ({ value }: Atom): Atom => {
    return { value, count: Math.round(distribution.shareAt(value) * sorted.length) };
  };
  const least = Math.max(5, leastShare * sorted.length);
  const atoms: Atom[] = [];
  const first: Atom[] = [];
  let distinct = 0;
  for (let i = 0; i < sorted.length;) {
    const value = sorted[i];
    let end = i + 1;
    while (end < sorted.length && sorted[end] === value) end++;
    distinct++;
    if (distinct <= mostValues) first.push({ value, count: end - i });
    if (end - i >= least) atoms.push({ value, count: end - i });
    i = end;
  }
  if (distinct > 1 && distinct <= mostValues && sorted.length >= 5 * distinct) {
    return { discrete: first.map(weighed), atoms: [] };
  }
  const common = atoms.map(weighed).sort((a, b) => b.count - a.count);
  return { atoms: common.slice(0, 3) };
}
