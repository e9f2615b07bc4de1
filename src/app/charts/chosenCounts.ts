import type { Histogram } from './histogram';
import type { SamplePart } from './sample';

/**
 * How many paths of each bin of a whole sample are among the chosen ones; parts of a path where paths have weights.
 * Values that are drawn one by one are left out, as they are in the bins of the whole.
 */
export function chosenCounts({ distribution, share }: SamplePart, whole: Histogram): Histogram {
  const counted = share * whole.of;
  const below = (value: number) => counted * (distribution.shareBelow(value) || 0);
  const single = (from: number, to: number) =>
    whole.atoms
      .filter(({ value }) => value >= from && value < to)
      .reduce((sum, { value }) => sum + counted * distribution.shareAt(value), 0);
  const between = (from: number, to: number) =>
    Math.max(0, below(to) - below(from) - single(from, to));
  const { bins } = whole;
  const least = bins[0].from;
  const most = bins[bins.length - 1].to;
  return {
    bins: bins.map(({ from, to }) => ({ from, to, count: between(from, to) })),
    atoms: whole.atoms.map(({ value }) => ({
      value,
      count: counted * distribution.shareAt(value),
    })),
    below: below(least) - single(-Infinity, least),
    above: counted - below(most) - single(most, Infinity),
    of: whole.of,
  };
}
