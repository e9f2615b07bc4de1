import { lanes, type Lanes } from './lanes';

/**
 * What the platform sees of itself: each metric as it was a monitoring lag ago. Before enough months have passed it sees
 * the opening value. Where the lag becomes shorter, what lay between is seen no more, and where longer, seen again.
 */
export interface Observation {
  /** Ring of the last months, `[slot][metric][path]`. */
  ring: Lanes[][];
  /** What is seen now, `[metric][path]`. */
  seen: Lanes[];
}

/** @param longestLag in steps */
export function createObservation(longestLag: number, metrics: number): Observation {
  const columns = () => Array.from({ length: metrics }, () => new Float64Array(lanes));
  return { ring: Array.from({ length: longestLag + 1 }, columns), seen: columns() };
}

/** Fills the past with the opening values, one for each metric. */
export function startObservation({ ring }: Observation, opening: number[]): void {
  for (const columns of ring) columns.forEach((column, metric) => column.fill(opening[metric]));
}

/** Shows what was recorded a lag, in steps, before this step (step 0 sees the opening values). */
export function observe({ ring, seen }: Observation, step: number, lag: number): void {
  const slot = ring[(step + ring.length - 1 - lag) % ring.length];
  for (let metric = 0; metric < seen.length; metric++) seen[metric].set(slot[metric]);
}

/** Records a metric at the end of this step; it is seen after the lag. */
export function record({ ring }: Observation, step: number, metric: number, values: Lanes): void {
  ring[step % ring.length][metric].set(values);
}
