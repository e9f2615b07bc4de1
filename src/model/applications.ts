import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import type { Cell } from './cells';

/** Months over which a lead or lag in innovation reaches its full effect on applications. */
const innovationMonths = 24;

/**
 * Applications gained by the bold and lost by the timid, as a multiple, by step. A lead or lag builds up evenly over two
 * years; when the degree of innovation changes, what was reached moves evenly to what the new degree brings.
 *
 * @param decided strategies by step
 */
export function marketFactors(
  { platform, run }: Scenario,
  decided: readonly Strategy[],
): Float64Array {
  const gain = platform.innovation.demandGain;
  let goal = 2 * decided[0].innovation - 1;
  let since = 0;
  let reached = 0;
  const reachedIn = (month: number) =>
    reached + (goal - reached) * Math.min(1, (month - since) / innovationMonths);
  return Float64Array.from(decided, ({ innovation }, step) => {
    const month = step * run.monthsPerStep + 1;
    const now = 2 * innovation - 1;
    if (now !== goal) {
      [reached, since] = [reachedIn(month - 1), month - 1];
      goal = now;
    }
    const share = Math.min(1, (month - since) / innovationMonths);
    return 1 + (gain * reached + gain * (goal - reached) * share);
  });
}

/**
 * Multiple of each region's applications when marketing follows leniency: in proportion to intensity^−leniency (linear
 * between none and the full shift), applications in all staying the same.
 */
export function regionAttraction(
  { platform, rules }: Scenario,
  { mix: { leniency } }: Strategy,
  cells: Cell[],
): number[] {
  const intensities = platform.regions.map(
    ({ id }) =>
      rules.enforcement.intensityByRegion.find(({ region }) => region === id)?.intensity ?? 1,
  );
  const pull = intensities.map((intensity) => 1 - leniency + leniency / Math.max(0.05, intensity));
  let before = 0;
  let after = 0;
  for (const { region, demandPerMonth } of cells) {
    before += demandPerMonth;
    after += demandPerMonth * pull[region];
  }
  return pull.map((factor) => (after > 0 ? (factor * before) / after : 1));
}
