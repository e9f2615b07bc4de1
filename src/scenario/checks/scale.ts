import { mostExactPaths } from '../exactPaths';
import { issue, type Issue } from '../issue';
import type { Scenario } from '../scenario';

/** Cell-months that one thread advances in a second, all steps of a month included, as `npm run bench` measures it. */
const cellMonthsPerSecond = 4e8;

/** Columns that the engine keeps of a path, about: outcomes, and those told apart by members of each dimension. */
const columnsPerPath = 68;
const columnsPer = { grade: 5, region: 7, segment: 5 };
const seriesPerPath = 13;
/** Part of the columns told apart that are kept for every year too. */
const yearly = 0.6;

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
  const apart =
    columnsPer.grade * platform.grades.length +
    columnsPer.region * platform.regions.length +
    columnsPer.segment * platform.segments.length;
  const columns = columnsPerPath + apart;
  const overTime = seriesPerPath * steps + (yearly * apart * months) / 12;
  const bytes = paths * (paths > mostExactPaths ? 4 * columns : 8 * columns + 4 * overTime);
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
