import { getAt, type Path } from '../../scenario/path';

/** Items of which each has a share in one whole. */
type Sharing = { share: number };

/** Lists whose shares make up a whole, by the keys of their paths without indices. */
const wholes = ['platform.segments.grades', 'platform.fundingSources'];

/** Whether the items of the list at a path share one whole between them. */
export const isWhole = (path: Path): boolean =>
  wholes.includes(path.filter((key) => typeof key === 'string').join('.'));

const shareOf = (item: unknown): number => {
  const share = getAt(item, ['share']);
  return typeof share === 'number' ? share : 0;
};

/** What the shares of a list come to. */
export const sumOfShares = (items: readonly unknown[]): number =>
  items.reduce<number>((sum, item) => sum + shareOf(item), 0);

/** Whether shares make up the whole, as exactly as the checks ask. */
export const isOne = (sum: number): boolean => Math.abs(sum - 1) <= 1e-6;

/** Twelve digits: what binary fractions add is taken off. */
const clean = (value: number) => Number(value.toPrecision(12));

/** Two shares as one. */
export const combined = (a: number, b: number): number => clean(a + b);

/** Numbers in the same proportions that sum to one; equal ones where all are zero. */
export function toOne(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => clean(sum > 0 ? share / sum : 1 / shares.length));
}

/** A list with its shares scaled so that they make up the whole. */
export function rescaled(items: readonly unknown[]): unknown[] {
  const shares = toOne(items.map(shareOf));
  return items.map((item, index) => ({ ...(item as Sharing), share: shares[index] }));
}

/** A list in which one item takes what the others leave; `undefined` where they leave nothing. */
export function withRest(items: readonly unknown[], index: number): unknown[] | undefined {
  const rest = clean(1 - sumOfShares(items.toSpliced(index, 1)));
  if (rest < 0) return undefined;
  return items.with(index, { ...(items[index] as Sharing), share: rest });
}

/** A list with a copy after one of its items, the two sharing what the one had. */
export function halved(items: readonly unknown[], index: number): unknown[] {
  const share = clean(shareOf(items[index]) / 2);
  return items.map((item, at) =>
    at === index || at === index + 1 ? { ...(item as Sharing), share } : item,
  );
}
