import { issue, type Issue } from '../issue';
import type { Scenario } from '../scenario';

/** Cell-months that one thread advances in a second, all steps of a month included. */
const cellMonthsPerSecond = 1e9;
/** Outcomes and series that the engine keeps of a path, about: enough to tell megabytes from gigabytes. */
const outcomesPerPath = 30;
const outcomesPerGrade = 3;
const seriesPerPath = 12;

/** Seconds on one thread, and bytes of results, past which a run is refused or warned of. */
const limits = {
  seconds: { error: 3600, warning: 60 },
  bytes: { error: 4 * 1024 ** 3, warning: 1024 ** 3 },
};

/** What a run takes, estimated. */
export interface RunEstimate {
  cells: number;
  /** Vintages of all cells that are on book at once. */
  vintages: number;
  steps: number;
  /** Vintage-steps over all paths. */
  cellMonths: number;
  /** On one thread. */
  seconds: number;
  /** Of results. */
  bytes: number;
}

/** How long a run takes on one thread, and how much its results hold. */
export function estimateRun({ platform, run }: Scenario): RunEstimate {
  const { months, monthsPerStep, paths } = run;
  const steps = Math.ceil(months / monthsPerStep);
  const terms = new Map(platform.products.map(({ id, termMonths }) => [id, termMonths]));
  let cells = 0;
  let vintages = 0;
  for (const { product, grades } of platform.segments) {
    cells += grades.length;
    vintages += grades.length * Math.ceil((terms.get(product) ?? 1) / monthsPerStep);
  }
  const cellMonths = paths * steps * vintages;
  const outcomes = outcomesPerPath + outcomesPerGrade * platform.grades.length;
  const bytes = paths * (outcomes * 8 + seriesPerPath * steps * 4);
  return { cells, vintages, steps, cellMonths, seconds: cellMonths / cellMonthsPerSecond, bytes };
}

/** A run ends within the hour, and its results find room. */
export function* checkScale(scenario: Scenario): Generator<Issue> {
  const { seconds, bytes, cellMonths } = estimateRun(scenario);
  const { paths } = scenario.run;
  for (const severity of ['error', 'warning'] as const) {
    const most = limits.seconds[severity];
    if (seconds > most) {
      const enough = Math.floor((paths * most) / seconds);
      yield issue('runTooSlow', ['run', 'paths'], { cellMonths, seconds, most, enough }, severity);
      break;
    }
  }
  for (const severity of ['error', 'warning'] as const) {
    const most = limits.bytes[severity];
    if (bytes > most) {
      const enough = Math.floor((paths * most) / bytes);
      yield issue('runTooBig', ['run', 'paths'], { bytes, most, enough }, severity);
      break;
    }
  }
}
