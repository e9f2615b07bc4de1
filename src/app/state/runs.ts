import type { Comparison } from '../../analysis/compare';
import type { Plan } from '../../engine/plan';
import { Results } from '../../engine/results';
import type { Runner } from '../../engine/runner';
import type { Scenario } from '../../scenario/scenario';
import { afterFrame } from '../elements/afterFrame';
import { Prefix } from './prefix';

/** What the page needs of the engine; loading it takes a moment. */
export interface Engine {
  plan(scenario: Scenario): Plan | Promise<Plan>;
  runner: Runner;
}

/** One scenario as far as it has been run. */
export interface Picture {
  scenario: Scenario;
  plan: Plan;
  results: Results;
}

/** Paths of the first picture after a change. */
export const sampleSize = 256;

/** Runs kept for going back to them, newest last. */
const mostRuns = 8;

/** One scenario as it is being run. */
export interface Run {
  plan: Plan;
  prefix: Prefix;
  /** The last picture that was taken of it. */
  latest?: Picture;
}

/** What tells runs apart: everything but how many paths are asked for and how the scenario is called. */
const keyOf = ({ id: _, title: __, ...scenario }: Scenario) =>
  JSON.stringify({ ...scenario, run: { ...scenario.run, paths: 0 } });

const begin = async (engine: Engine, scenario: Scenario): Promise<Run> => ({
  plan: await engine.plan(scenario),
  prefix: new Prefix(),
});

/** The runs that are at hand, so that going back to a scenario computes nothing twice. */
export class Runs {
  /** By what tells them apart, the one longest unused first. */
  readonly #runs = new Map<string, Promise<Run>>();

  /** The run of a scenario, as far as it goes. Rejects where no plan can be made of it. */
  of(engine: Engine, scenario: Scenario): Promise<Run> {
    const key = keyOf(scenario);
    const run = this.#runs.get(key) ?? begin(engine, scenario);
    this.#runs.delete(key);
    this.#runs.set(key, run);
    // Asked again, a plan that could not be made is tried again.
    run.catch(() => this.#runs.get(key) === run && this.#runs.delete(key));
    if (this.#runs.size > mostRuns) this.#runs.delete(this.#runs.keys().next().value!);
    return run;
  }
}

/** Runs what is missing of the first `goal` paths. Rejects once `signal` is aborted. */
export async function extend(
  { plan, prefix }: Run,
  runner: Runner,
  goal: number,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<void> {
  if (prefix.paths >= goal) return;
  const from = prefix.next;
  await runner.run(plan, {
    from,
    paths: goal - from,
    signal,
    onBlock: (block) => {
      prefix.add(block);
      if (!signal.aborted) onProgress();
    },
  });
  signal.throwIfAborted();
}

/**
 * The numbers of paths after which the picture is drawn anew: a small sample, then ever four times as many, which is half
 * the error; twice as many once that takes long enough to be watched.
 */
export function* goals(paths: number): Generator<number> {
  for (let goal = sampleSize; goal < paths; goal *= goal < 16 * sampleSize ? 4 : 2) yield goal;
  yield paths;
}

/**
 * A run as far as it goes, as the picture of a scenario that may only be called otherwise; the very
 * same picture while nothing has come in, since its statistics are computed once.
 */
export function picture(run: Run, scenario: Scenario, most: number): Picture {
  const { plan, prefix, latest } = run;
  const paths = Math.min(prefix.paths, most);
  if (latest?.scenario === scenario && latest.results.paths === paths) return latest;
  const results =
    latest?.results.paths === paths ? latest.results : new Results(plan, prefix.head(paths));
  return (run.latest = { scenario, plan, results });
}

/** What the page tells of one scenario: its picture, and how that compares with another. */
export interface Told {
  picture?: Picture;
  comparison?: Comparison;
}

/** Computes, a little at each step, what the page asked for when it told of fewer paths: it will ask for it again. */
export function* statisticsLike(before: Told | undefined, now: Told): Generator<void> {
  if (now.picture && before?.picture)
    yield* now.picture.results.prepareLike(before.picture.results);
  if (now.comparison && before?.comparison) yield* now.comparison.prepareLike(before.comparison);
}

/** How long (ms) a frame is waited for: none may come while no one sees the page, which it is not always told. */
const longestFrame = 100;

/** Lets the browser draw and take input before the next piece of work is handed out. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    afterFrame(resolve);
    setTimeout(resolve, longestFrame);
  });
}
