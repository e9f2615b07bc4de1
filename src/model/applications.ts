import type { Scenario } from '../scenario/scenario';
import type { Cell } from './cells';

/** Months over which a lead or lag in innovation reaches its full effect on applications. */
const innovationMonths = 24;

/** Applications gained by the bold and lost by the timid, as a multiple. */
export function marketFactor({ platform, strategy }: Scenario, month: number): number {
  return (
    1 +
    platform.innovation.demandGain *
      (2 * strategy.innovation - 1) *
      Math.min(1, month / innovationMonths)
  );
}

/**
 * Multiple of each region's applications when marketing follows leniency: in proportion to intensity^−leniency (linear
 * between none and the full shift), applications in all staying the same.
 */
export function regionAttraction({ platform, rules, strategy }: Scenario, cells: Cell[]): number[] {
  const { leniency } = strategy.mix;
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
