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
    const option = setting === 'monthsPerStep' ? undefined : optionOf(setting);
    const [en, zh] = option ? [`; ${option} sets it for all`, `；${option} 可统一设定`] : ['', ''];
    throw new UsageError({
      en: `${name}: the scenario ${odd.id} has another run.${setting} than the baseline, so its paths can't be compared${en}`,
      zh: `${name}：情景 ${odd.id} 的 run.${setting} 与基准情景不同，路径无法比较${zh}`,
    });
  }
}
