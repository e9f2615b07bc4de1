import type { Scenario } from '../scenario/scenario';
import type { Strategy } from '../scenario/strategy';
import { powerAtAge } from './scoring';

/** Part of the blindness of scoring that the deepest data remove: judgement. */
const depthEffect = 0.3;

/** The scoring models in use one after the other, by step. */
export interface ScoringModels {
  /** Power of the model in use in the first month of the step. */
  power: Float64Array;
  /** Cost of the re-estimations of the step. */
  cost: Float64Array;
}

/**
 * The platform begins with a new model and replaces it once so many months have passed since the last re-estimation as
 * the strategy then in force leaves between two. A model keeps the power and the drift that it was made with: better
 * data and methods, when they are decided on, come with the next one.
 *
 * @param decided strategies by step
 */
export function scoringModels(
  { platform, run }: Scenario,
  decided: readonly Strategy[],
): ScoringModels {
  const power = new Float64Array(decided.length);
  const cost = new Float64Array(decided.length);
  let model = estimated(platform, decided[0]);
  let since = 1;
  decided.forEach((strategy, step) => {
    const { reestimationMonths, reestimationCost } = strategy.underwriting;
    const first = step * run.monthsPerStep + 1;
    for (let month = first; month < first + run.monthsPerStep; month++) {
      if (month > 1 && month - since >= reestimationMonths) {
        model = estimated(platform, strategy);
        since = month;
        cost[step] += reestimationCost;
      }
      if (month === first) power[step] = powerAtAge(model.fresh, model.drift, month - since);
    }
  });
  return { power, cost };
}

/** A model as it is estimated under a strategy: its power, and what drift takes of it a year. */
function estimated(
  { technology: programmes }: Scenario['platform'],
  { underwriting, technology }: Strategy,
): { fresh: number; drift: number } {
  const blindness =
    (1 - underwriting.scoringPower) *
    (1 - programmes.bigData.scoring * technology.bigData) *
    (1 - programmes.machineLearning.scoring * technology.machineLearning) *
    (1 - depthEffect * underwriting.dataDepth);
  return {
    fresh: 1 - blindness,
    drift:
      underwriting.driftPerYear *
      (1 + programmes.machineLearning.drift * technology.machineLearning),
  };
}
