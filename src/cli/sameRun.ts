import { optionOf, type Case } from './subject';
import { UsageError } from './usageError';

/**
 * Path by path only runs can be compared that meet the same shocks in the same months.
 * @throws {UsageError}
 */
export function checkSameRun(name: string, cases: readonly Case[]): void {
  for (const setting of ['seed', 'months', 'monthsPerStep', 'sampling', 'tailShift'] as const) {
    const odd = cases.find(
      ({ scenario }) => scenario.run[setting] !== cases[0].scenario.run[setting],
    );
    if (!odd) continue;
    const mend = setting === 'monthsPerStep' ? '' : `; ${optionOf(setting)} sets it for all`;
    throw new UsageError(
      `${name}: the scenario ${odd.id} has another run.${setting} than the baseline, so its paths can't be compared${mend}`,
    );
  }
}
