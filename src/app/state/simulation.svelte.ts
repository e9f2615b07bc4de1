import { Comparison } from '../../analysis/compare';
import type { Scenario } from '../../scenario/scenario';
import { inSlices } from '../elements/inSlices';
import {
  extend,
  goals,
  painted,
  picture,
  Runs,
  statisticsLike,
  type Engine,
  type Picture,
} from './runs';

/** What is asked: a scenario and, unless it is the baseline itself, what it is compared with. */
export interface Question {
  scenario: Scenario;
  baseline?: Scenario;
  paths: number;
  /** When the change was made that raised the question, on the clock of `performance`. */
  since?: number;
}

/** What has been answered so far; replaced as a whole and never changed. */
export interface Answer {
  question: Question;
  scenario: Picture;
  baseline?: Picture;
  /** The scenario against its baseline, path by path. */
  comparison?: Comparison;
  /** Paths behind the scenario's picture. */
  paths: number;
  /** How the question came to its first picture. */
  stages: Stages;
}

/** Moments on the clock of `performance`. */
export interface Stages {
  /** Work on the question began. */
  asked: number;
  /** Both plans were there. */
  planned: number;
  /** The paths of the first picture were there. */
  sampled: number;
}

/**
 * `loading`: the engine is being fetched; `sampling`: a first small sample is under way;
 * `refining`: the picture answers the question with some of the paths; `done`: with all of them;
 * `stopped`: by the person; `failed`: by trouble.
 */
export type SimulationState = 'loading' | 'sampling' | 'refining' | 'done' | 'stopped' | 'failed';

/** How often (ms) progress is told: each time costs the page a frame, which the workers could use. */
const beat = 100;

/** A sample that takes longer than this (ms) gives way to a newer question at once. */
const patience = 2000;

/**
 * Runs what is asked, the scenario and its baseline side by side on the same shocks: a small
 * sample first, then more and more paths up to the number asked for. A newer question cancels an
 * older one; blocks of a run only ever count for the very scenario that they were computed from.
 */
export class Simulation {
  readonly #engine: Promise<Engine>;
  readonly #runs: Runs;
  #asked: Question | undefined;
  #waiting = false;
  #working = false;
  #loaded: Engine | undefined;
  #controller = new AbortController();
  #sampledSince: number | undefined;
  /** The last answer with all its paths. */
  #complete: Answer | undefined;

  #state = $state<SimulationState>('loading');
  #answer = $state.raw<Answer>();
  #trouble = $state.raw<unknown>();
  #progress = $state.raw({ paths: 0, of: 0, share: 0 });
  #milliseconds = $state(0);

  /** @param runs where runs are kept; shared with whatever else runs the same scenarios */
  constructor(engine: Promise<Engine>, runs = new Runs()) {
    this.#engine = engine;
    this.#runs = runs;
  }

  get state(): SimulationState {
    return this.#state;
  }

  /** The latest picture; it stays while the next one is computed. */
  get answer(): Answer | undefined {
    return this.#answer;
  }

  /** What went wrong, where the state is `failed`. */
  get trouble(): unknown {
    return this.#trouble;
  }

  /**
   * How far the run has come: paths that every scenario of the question has, of the paths asked
   * for; and the share of all work that is done.
   */
  get progress(): { paths: number; of: number; share: number } {
    return this.#progress;
  }

  /** Workers that runs are shared between; none before the engine is loaded. */
  get workers(): number {
    return this.#loaded?.runner.workers ?? 0;
  }

  /** Time that the last or current question has taken, in milliseconds. */
  get milliseconds(): number {
    return this.#milliseconds;
  }

  /** Asks a question; whatever was under way gives way to it. */
  ask(question: Question): void {
    this.#asked = question;
    this.#waiting = true;
    if (this.#loaded) {
      // In the frame of the change: one more would come while workers need the processors.
      this.#state = 'sampling';
      this.#progress = { paths: 0, of: question.paths, share: 0 };
    }
    if (!this.#working) {
      void this.#work();
    } else if (
      this.#sampledSince === undefined ||
      performance.now() - this.#sampledSince > patience
    ) {
      // While a slider is dragged each small sample is let finish, so that there is a picture.
      this.#controller.abort();
    }
  }

  /** Stops; what has been computed stays on screen. */
  stop(): void {
    if (!this.#working) return;
    this.#waiting = false;
    this.#state = 'stopped';
    this.#controller.abort();
  }

  /** Goes on where it was stopped. */
  resume(): void {
    if (this.#asked) this.ask(this.#asked);
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting) {
      this.#waiting = false;
      this.#controller = new AbortController();
      const { signal } = this.#controller;
      const began = performance.now();
      try {
        await this.#reply(this.#asked!, signal, began);
      } catch (trouble) {
        if (!signal.aborted) {
          this.#trouble = trouble;
          this.#state = 'failed';
        }
      }
      this.#sampledSince = undefined;
      this.#milliseconds = performance.now() - began;
    }
    this.#working = false;
  }

  async #reply(question: Question, signal: AbortSignal, began: number): Promise<void> {
    const engine = await this.#engine;
    this.#loaded = engine;
    if (signal.aborted) return;
    this.#state = 'sampling';
    this.#sampledSince = began;
    const [scenario, baseline] = await Promise.all([
      this.#runs.of(engine, question.scenario),
      question.baseline && this.#runs.of(engine, question.baseline),
    ]);
    signal.throwIfAborted();
    const runs = baseline && baseline !== scenario ? [scenario, baseline] : [scenario];
    const planned = performance.now();
    let sampled: number | undefined;
    const { paths } = question;
    const count = () => {
      const done = runs.map((run) => Math.min(run.prefix.paths, paths));
      const share = done.reduce((sum, each) => sum + each, 0) / (paths * runs.length);
      this.#progress = { paths: Math.min(...done), of: paths, share };
      this.#milliseconds = performance.now() - began;
    };
    let counted = planned;
    const countSometimes = () => {
      if (performance.now() - counted < beat) return;
      counted = performance.now();
      count();
    };
    const reach = async (goal: number) => {
      for (const run of runs) await extend(run, engine.runner, goal, signal, countSometimes);
    };
    // Workers are one goal ahead of the pictures, except of the first, which has all processors to itself.
    let ahead: Promise<void> | undefined;
    const steps = [...goals(paths)];
    for (const [step, goal] of steps.entries()) {
      await (ahead ?? reach(goal));
      ahead = undefined;
      // Runs that are known already are shown at once with all their paths.
      const known = Math.min(...runs.map((run) => run.prefix.paths), paths);
      if (known > goal && known < paths) continue;
      count();
      const first = sampled === undefined;
      sampled ??= performance.now();
      const shown = picture(scenario, question.scenario, paths);
      const compared = baseline && picture(baseline, question.baseline!, paths);
      const answer: Answer = {
        question,
        scenario: shown,
        baseline: compared,
        comparison: compared && new Comparison(compared.results, shown.results),
        paths: Math.min(scenario.prefix.paths, paths),
        stages: { asked: began, planned, sampled },
      };
      if (!first) {
        ahead = known < paths ? reach(steps[step + 1]) : undefined;
        ahead?.catch(() => {});
        // More is told of a picture that has all its paths.
        const before = known < paths ? this.#answer! : (this.#complete ?? this.#answer!);
        await inSlices(statisticsOf(before, answer), signal);
      }
      this.#answer = answer;
      this.#sampledSince = undefined;
      if (this.#waiting) {
        // A question that came while the sample was computed.
        this.#controller.abort();
        return;
      }
      if (known >= paths) break;
      this.#state = 'refining';
      await painted();
      signal.throwIfAborted();
    }
    this.#complete = this.#answer;
    this.#trouble = undefined;
    this.#state = 'done';
  }
}

/** The statistics of an answer that one before it was asked for. */
function* statisticsOf(
  before: Answer,
  { scenario, baseline, comparison }: Answer,
): Generator<void> {
  const was = { picture: before.scenario, comparison: before.comparison };
  yield* statisticsLike(was, { picture: scenario, comparison });
  yield* statisticsLike({ picture: before.baseline }, { picture: baseline });
}
