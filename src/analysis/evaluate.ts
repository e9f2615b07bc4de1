import type { Plan } from '../engine/plan';
import { Results, type ColumnName, type ResultShape } from '../engine/results';
import type { Runner } from '../engine/runner';
import { version } from '../engine/version';
import { estimateRun } from '../scenario/checks/scale';
import { scenarioHash } from '../scenario/hash';
import type { Scenario } from '../scenario/scenario';
import { cut, gaps, joined, kept, type Stretch } from './stretch';

/** Work that was done, and that the task takes in all, in cell-months (vintages × steps × paths). */
export interface Progress {
  done: number;
  expected: number;
}

/** What is asked of a scenario. */
export interface EvaluationRequest {
  /** Outcomes to keep. One that a scenario was run without costs a new run: name all that will be asked for. */
  columns: readonly ColumnName[];
  /** Number of paths. */
  paths: number;
  /** First path; a multiple of the block size. 0 unless given. */
  from?: number;
  /** Ends the work early: it rejects with an `AbortError`. What was computed until then is kept. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Called as soon as all paths of a scenario are there, with its place among those that were asked for. */
  onResults?: (index: number, results: Results) => void;
}

/** What is known of a scenario: plain data that a store can hold as it is. */
export interface StoredEvaluation {
  shape: ResultShape;
  stretches: readonly Stretch[];
}

/**
 * Where evaluations outlive the page. A value is not written to after it was put there; what can't be put is let go
 * without an error, since it can be computed again.
 */
export interface EvaluationStore {
  get(key: string): Promise<StoredEvaluation | undefined>;
  put(key: string, value: StoredEvaluation): Promise<void>;
}

/** Turns a scenario into the plan that the runner takes, in a worker perhaps. */
export type PlanMaker = (scenario: Scenario) => Plan | Promise<Plan>;

/**
 * What the evaluation of a scenario is known under: everything that can change a path, and the version of the
 * program, but not the number of paths.
 */
export function evaluationKey(scenario: Scenario): string {
  return `${version}/${scenarioHash({ ...scenario, run: { ...scenario.run, paths: 1 } })}`;
}

/** Cell-months of one path of a scenario. */
export function workOfPath(scenario: Scenario): number {
  return estimateRun({ ...scenario, run: { ...scenario.run, paths: 1 } }).cellMonths;
}

/**
 * Runs scenarios and keeps some of their outcomes, path by path, with the step and cause of failure. A scenario that
 * was run before, under whatever name, costs nothing, and more paths of it only those; with a store this outlasts the
 * page. Whole blocks are run, so that no path at the end of one request has to be run again for the next.
 */
export class Evaluator {
  readonly #plan: PlanMaker;
  readonly #runner: Runner;
  readonly #store: EvaluationStore | undefined;
  readonly #known = new Map<string, StoredEvaluation | undefined>();
  /** The last request for each scenario: they come one after the other, so that nothing is run twice. */
  readonly #last = new Map<string, Promise<void>>();

  constructor(plan: PlanMaker, runner: Runner, store?: EvaluationStore) {
    this.#plan = plan;
    this.#runner = runner;
    this.#store = store;
  }

  /**
   * Runs what is not known of a scenario. The results hold the asked outcomes (and those that were asked for before)
   * and how each path ended, but no series.
   */
  async evaluate(scenario: Scenario, request: EvaluationRequest): Promise<Results> {
    const [results] = await this.evaluateAll([scenario], request);
    return results;
  }

  /**
   * The same for several scenarios, as many at once as the runner has workers; results in the order of the scenarios.
   * The work is known and reported before the first path.
   */
  async evaluateAll(
    scenarios: readonly Scenario[],
    request: EvaluationRequest,
  ): Promise<Results[]> {
    const { from = 0, paths } = request;
    const tasks = scenarios.map((scenario) => ({ scenario, key: evaluationKey(scenario) }));
    const waiting = [...new Map(tasks.map((task) => [task.key, task])).values()];
    const progress: Progress = { done: 0, expected: 0 };
    for (const { key, scenario } of waiting) {
      const missing = gaps(usable(await this.#recall(key), request), from, from + paths);
      const work = workOfPath(scenario);
      for (const gap of missing) progress.expected += gap.paths * work;
    }
    const report = (cellMonths: number) => {
      progress.done += cellMonths;
      request.onProgress?.({ ...progress });
    };
    report(0);

    const trouble = new AbortController();
    const signal = AbortSignal.any([trouble.signal, ...(request.signal ? [request.signal] : [])]);
    const resultsOf = (key: string) => {
      const { shape, stretches } = this.#known.get(key)!;
      return new Results(shape, cut(stretches, from, from + paths));
    };
    const hand = async () => {
      for (let task; !signal.aborted && (task = waiting.shift());) {
        const { key, scenario } = task;
        const run = (this.#last.get(key) ?? Promise.resolve()).then(() =>
          this.#run(key, scenario, { ...request, signal }, report),
        );
        this.#last.set(
          key,
          run.catch(() => {}),
        );
        await run;
        if (request.onResults)
          for (const [index, one] of tasks.entries())
            if (one.key === key) request.onResults(index, resultsOf(key));
      }
    };
    const hands = Array.from({ length: Math.min(waiting.length, this.#runner.workers) }, () =>
      hand().catch((error: unknown) => {
        // The others are ended too; theirs is not the error to be told.
        if (!trouble.signal.aborted) trouble.abort(error);
      }),
    );
    await Promise.all(hands);
    signal.throwIfAborted();
    return tasks.map(({ key }) => resultsOf(key));
  }

  /** What is known of a scenario, here or in the store. */
  async #recall(key: string): Promise<StoredEvaluation | undefined> {
    if (!this.#known.has(key)) {
      const stored = await this.#store?.get(key);
      // It may have been recalled or run in the meantime.
      if (!this.#known.has(key)) this.#known.set(key, stored);
    }
    return this.#known.get(key);
  }

  /** Runs what is missing of a scenario and keeps it, however the run ends. */
  async #run(
    key: string,
    scenario: Scenario,
    request: EvaluationRequest,
    report: (cellMonths: number) => void,
  ): Promise<void> {
    const { from = 0, paths, signal } = request;
    signal?.throwIfAborted();
    const known = await this.#recall(key);
    const missing = gaps(usable(known, request), from, from + paths);
    if (missing.length === 0) return;

    const plan = await this.#plan(scenario);
    const columns = [...new Set([...(known?.shape.columns ?? []), ...request.columns])];
    const places = columns.map((column) => {
      const place = plan.columns.indexOf(column);
      if (place < 0) throw new RangeError(`unknown outcome: ${column}`);
      return place;
    });
    const { steps, months, monthsPerStep, requiredCapitalRatio, replicated, weighted } = plan;
    const shape: ResultShape = {
      ...{ columns, steps, months, monthsPerStep, requiredCapitalRatio, replicated, weighted },
    };
    const work = workOfPath(scenario);
    const before = usable(known, request);
    const stretches = [...before];
    try {
      for (const gap of missing) {
        await this.#runner.run(plan, {
          ...gap,
          signal,
          onBlock: (block) => {
            stretches.push(kept(block, places));
            report(block.count * work);
          },
        });
      }
    } finally {
      if (stretches.length > before.length) {
        const value = { shape, stretches: joined(stretches) };
        this.#known.set(key, value);
        await this.#store?.put(key, value);
      }
    }
  }
}

/** The stretches that hold all asked outcomes. */
function usable(
  known: StoredEvaluation | undefined,
  { columns }: EvaluationRequest,
): readonly Stretch[] {
  return known && columns.every((column) => known.shape.columns.includes(column))
    ? known.stretches
    : [];
}
