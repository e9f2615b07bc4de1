import { proportion } from '../../engine/proportion';
import type { Results } from '../../engine/results';
import { failureCauses, type FailureCause } from '../../model/failureCauses';

/** The cause by which all failures, or surely more than half of them, came about. */
export interface MainCause {
  cause: FailureCause;
  all: boolean;
}

/** Finds the main cause of failure from the failed paths, each with its weight; none where the paths don't tell one. */
export function mainCause(results: Results): MainCause | undefined {
  const { count, byCause } = results.failure;
  if (count === 0) return undefined;
  const found = results.failureCause();
  for (const [i, cause] of (failureCauses.slice(1) as FailureCause[]).entries()) {
    const of = byCause[cause].count;
    if (of === count) return { cause, all: true };
    if (2 * of < count && !results.sample.weights) continue;
    const indicator = Float64Array.from(found, (index) =>
      index === 0 ? NaN : index === i + 1 ? 1 : 0,
    );
    if (proportion(indicator, results.sample).interval[0] > 0.5) return { cause, all: false };
  }
  return undefined;
}
