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
  type Run,
} from './runs';

/** One of the scenarios that are set side by side. */
export interface Side {
  id: string;
  scenario: Scenario;
}

/** One of them as far as it has been run. */
export interface RunSide extends Side {
  picture?: Picture;
  /** Against the first of them, path by path; not of the first itself. */
  comparison?: Comparison;
  /** Why it could not be run; the others go on without it. */
  trouble?: string;
}

export type SideBySideState = 'idle' | 'running' | 'done' | 'stopped';

/**
 * Runs scenarios on the same shocks, all of them over the same paths at every moment: a small sample of
 * each first, then more and more. What was run before costs nothing.
 */
export class SideBySide {
  readonly #engine: Promise<Engine>;
  readonly #runs: Runs;
  #asked: { sides: readonly Side[]; paths: number } | undefined;
  #controller = new AbortController();

  #state = $state<SideBySideState>('idle');
  #sides = $state.raw<readonly RunSide[]>([]);
  #progress = $state.raw({ paths: 0, of: 0, share: 0 });

  constructor(engine: Promise<Engine>, runs = new Runs()) {
    this.#engine = engine;
    this.#runs = runs;
  }

  get state(): SideBySideState {
    return this.#state;
  }

  /** The scenarios asked for, in their order; replaced as a whole and never changed. */
  get sides(): readonly RunSide[] {
    return this.#sides;
  }

  /** Paths that every scenario has, paths asked for, and the share of all work that is done. */
  get progress(): { paths: number; of: number; share: number } {
    return this.#progress;
  }

  /** Asks for scenarios, the first being what the others are compared with; older questions end. */
  ask(sides: readonly Side[], paths: number): void {
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#asked = { sides, paths };
    this.#state = 'running';
    void this.#work(sides, paths, this.#controller.signal);
  }

  /** Stops; what has been computed stays. */
  stop(): void {
    if (this.#state !== 'running') return;
    this.#controller.abort();
    this.#state = 'stopped';
  }

  /** Goes on where it was stopped, and tries again what could not be run. */
  resume(): void {
    if (this.#asked) this.ask(this.#asked.sides, this.#asked.paths);
  }

  async #work(sides: readonly Side[], paths: number, signal: AbortSignal): Promise<void> {
    try {
      const engine = await this.#engine;
      if (signal.aborted) return;
      const all = sides.map((side): Task => ({ side }));
      for (const task of all) {
        await attempt(task, signal, async () => {
          task.run = await this.#runs.of(engine, task.side.scenario);
        });
      }
      const count = () => {
        const done = running(all).map(({ prefix }) => Math.min(prefix.paths, paths));
        const sum = done.reduce((sum, each) => sum + each, 0);
        const share = done.length === 0 ? 1 : sum / (paths * done.length);
        this.#progress = { paths: done.length === 0 ? 0 : Math.min(...done), of: paths, share };
      };
      count();
      for (const goal of goals(paths)) {
        for (const task of all) {
          const { run } = task;
          if (!run) continue;
          await attempt(task, signal, () => extend(run, engine.runner, goal, signal, count));
        }
        const known = Math.min(paths, ...running(all).map(({ prefix }) => prefix.paths));
        // Runs that are known already are shown at once with all their paths.
        if (known > goal && known < paths) continue;
        count();
        const sides = pictures(all, known, this.#sides);
        await inSlices(statisticsOf(this.#sides, sides), signal);
        this.#sides = sides;
        if (known >= paths) break;
        await painted();
        signal.throwIfAborted();
      }
      this.#state = 'done';
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

/** A scenario and its run, or why there is none. */
interface Task {
  side: Side;
  run?: Run;
  trouble?: string;
}

const running = (tasks: readonly Task[]): Run[] => tasks.flatMap(({ run }) => run ?? []);

/** Does a piece of a task's work; trouble ends that task and leaves the others alone. Rejects once `signal` is aborted. */
async function attempt(task: Task, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    signal.throwIfAborted();
  } catch (error) {
    if (signal.aborted) throw error;
    task.trouble = (error as Error).message;
    task.run = undefined;
  }
}

/** The statistics of scenarios that they were asked for over fewer paths. */
function* statisticsOf(before: readonly RunSide[], sides: readonly RunSide[]): Generator<void> {
  for (const side of sides)
    yield* statisticsLike(
      before.find(({ id }) => id === side.id),
      side,
    );
}

/** The scenarios over the paths that all of them have. */
function pictures(all: readonly Task[], paths: number, before: readonly RunSide[]): RunSide[] {
  const drawn = all.map(({ side, run, trouble }): RunSide =>
    run ? { ...side, picture: picture(run, side.scenario, paths) } : { ...side, trouble },
  );
  const [first, ...others] = drawn;
  const compared = (side: RunSide): RunSide => {
    const [a, b] = [first.picture?.results, side.picture?.results];
    if (!a || !b) return side;
    // The same two runs need not be compared again.
    const known = before.find(({ comparison }) => comparison?.a === a && comparison.b === b);
    return { ...side, comparison: known?.comparison ?? new Comparison(a, b) };
  };
  return [first, ...others.map(compared)];
}
