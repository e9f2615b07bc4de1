import { Evaluator, workOfPath, type Progress } from '../../analysis/evaluate';
import type { Runner } from '../../engine/runner';
import type { Engine } from '../state/runs';
import { analyse, type Bench, type ExplorationAnswer, type SoFar } from './analyse';
import { questionAsked, workOf, type Asked, type QuestionName } from './asked';
import { Choices } from './choices.svelte';
import type { ExplorationStore } from './explorationStore';

/** `loading`: what was kept is being read; `paused` also where the page was left before the answer was there. */
export type ExplorationState = 'loading' | 'idle' | 'running' | 'paused' | 'failed';

/** Progress is told no more often than this (ms): a run may finish hundreds of blocks in a second. */
const tellEvery = 100;

/**
 * The questions of Explore and their answers, one to a question. One is worked on at a time; its work is kept, here and in
 * the browser's database, so that going on after a pause, a reload or a worker's death computes nothing twice.
 */
export class Explorations {
  readonly #engine: Promise<Engine>;
  readonly #store: ExplorationStore;
  readonly #kernel: () => Promise<WebAssembly.Module>;
  readonly #analyse: typeof analyse;
  readonly #evaluator: Promise<Evaluator>;
  readonly #storage: Storage | undefined;
  readonly #choices: Record<string, Choices<object>> = {};
  #controller = new AbortController();
  /** Of the run under way: when it began or went on, work done, and work done when it went on. */
  #began = 0;
  #computed = 0;
  #told = 0;

  #state = $state<ExplorationState>('loading');
  #asked = $state.raw<Asked>();
  #answers = $state.raw<Partial<Record<QuestionName, ExplorationAnswer>>>({});
  #trouble = $state.raw<unknown>();
  #progress = $state.raw<Progress>({ done: 0, expected: 0 });
  #elapsed = $state(0);
  /** Cell-months in a millisecond, as measured by the runs so far. */
  #rate = $state<number>();
  #arrived = $state.raw<ExplorationAnswer>();
  #soFar = $state.raw<SoFar>();
  #kept = $state(true);

  /**
   * @param storage where what is chosen in the forms is kept; none in a browser that forbids it
   * @param analysis carries a question out; tests give their own
   */
  constructor(
    engine: Promise<Engine>,
    store: ExplorationStore,
    kernel: () => Promise<WebAssembly.Module>,
    storage?: Storage,
    analysis = analyse,
  ) {
    this.#engine = engine;
    this.#store = store;
    this.#kernel = kernel;
    this.#storage = storage;
    this.#analyse = analysis;
    this.#evaluator = engine.then(
      (loaded) =>
        new Evaluator(
          (scenario) => loaded.plan(scenario),
          this.#counted(loaded.runner),
          store.evaluations,
        ),
    );
    this.#evaluator.catch(() => {});
    void store.refused.then(() => (this.#kept = false));
    void this.#load();
  }

  get state(): ExplorationState {
    return this.#state;
  }

  /** The question that is being worked on, was paused or failed. */
  get asked(): Asked | undefined {
    return this.#asked;
  }

  /** What went wrong, where the state is `failed`. */
  get trouble(): unknown {
    return this.#trouble;
  }

  /** The latest answer to have arrived since the page was opened. */
  get arrived(): ExplorationAnswer | undefined {
    return this.#arrived;
  }

  /** What is known already of the question that is being worked on or was paused. */
  get soFar(): SoFar | undefined {
    return this.#asked && this.#soFar;
  }

  /** Whether the browser keeps questions and answers over a reload, as far as is known. */
  get kept(): boolean {
    return this.#kept;
  }

  /** Work that is done of the question under way, and that it takes in all, in cell-months. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Milliseconds that the question under way will still take at the pace so far; `undefined` before there is one. */
  get left(): number | undefined {
    const { done, expected } = this.#progress;
    if (this.#state !== 'running' || this.#elapsed < 500 || this.#computed === 0) return undefined;
    return ((expected - done) * this.#elapsed) / this.#computed;
  }

  /** Whether the question under way may take less work than is expected: it stops when it has found what it looks for. */
  get bounded(): boolean {
    return this.#asked !== undefined && !foreseen(this.#asked);
  }

  /** Milliseconds that a question takes, at most, at the pace of the runs before; `undefined` before there was one. */
  timeOf(asked: Asked): number | undefined {
    return this.#rate === undefined ? undefined : workOf(asked) / this.#rate;
  }

  /** Notes how fast other runs on the same workers were, in cell-months a millisecond, until there is a pace of its own. */
  foretell(rate: number): void {
    if (this.#rate === undefined && rate > 0 && Number.isFinite(rate)) this.#rate = rate;
  }

  /** What is chosen in a form, the same however often the form is gone to. */
  choices<T extends object>(form: string, usual: T): Choices<T> {
    const choices = (this.#choices[form] ??= new Choices<object>(form, usual, this.#storage));
    return choices as Choices<T>;
  }

  answer(question: QuestionName): ExplorationAnswer | undefined {
    return this.#answers[question];
  }

  /** Asks a question; another that is being worked on is dropped, though what it has computed is kept. */
  run(asked: Asked): void {
    this.#controller.abort();
    void this.#work(asked);
  }

  /** Lets the workers rest. */
  pause(): void {
    if (this.#state !== 'running') return;
    this.#state = 'paused';
    this.#controller.abort();
  }

  /** Goes on where it was paused, or tries again what failed. */
  resume(): void {
    if (this.#asked && this.#state !== 'running') void this.#work(this.#asked);
  }

  /** Drops the question. */
  cancel(): void {
    this.#controller.abort();
    this.#state = 'idle';
    this.#asked = undefined;
    this.#soFar = undefined;
    void this.#store.keepUnfinished(undefined);
  }

  async #load(): Promise<void> {
    const { answers, unfinished } = await this.#store.load();
    const kept = Object.fromEntries(answers.map((answer) => [questionAsked(answer), answer]));
    this.#answers = { ...kept, ...this.#answers };
    if (this.#state !== 'loading') return;
    this.#asked = unfinished;
    this.#state = unfinished ? 'paused' : 'idle';
  }

  async #work(asked: Asked): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#controller = controller;
    this.#asked = asked;
    this.#state = 'running';
    this.#trouble = undefined;
    // Gone on with, it stands until there is more.
    if (this.#soFar?.asked !== asked) this.#soFar = undefined;
    this.#began = performance.now();
    this.#elapsed = 0;
    this.#computed = 0;
    this.#progress = { done: 0, expected: workOf(asked) };
    void this.#store.keepUnfinished(asked);
    try {
      const engine = await this.#engine;
      const bench: Bench = {
        evaluator: await this.#evaluator,
        plan: (scenario) => engine.plan(scenario),
        kernel: this.#kernel,
        signal,
        onProgress: (progress) => {
          if (signal.aborted) return;
          this.#tell(foreseen(asked) ? progress : undefined);
        },
        onSoFar: (soFar) => {
          if (!signal.aborted) this.#soFar = soFar;
        },
      };
      const answer = await this.#analyse(asked, bench);
      signal.throwIfAborted();
      this.#answers = { ...this.#answers, [questionAsked(asked)]: answer };
      this.#arrived = answer;
      this.#asked = undefined;
      this.#state = 'idle';
      await this.#store.keepAnswer(questionAsked(asked), answer);
      await this.#store.keepUnfinished(undefined);
    } catch (trouble) {
      if (signal.aborted) return;
      // Whatever else of it is under way ends, too.
      controller.abort();
      this.#trouble = trouble;
      this.#state = 'failed';
    }
  }

  /** A runner that counts the work of the question under way. */
  #counted(runner: Runner): Runner {
    return {
      workers: runner.workers,
      run: (plan, request) =>
        runner.run(plan, {
          ...request,
          onBlock: (block) => {
            if (this.#asked && !request.signal?.aborted) {
              this.#computed += block.count * workOfPath(this.#asked.subjects[0].scenario);
              this.#elapsed = performance.now() - this.#began;
              if (!foreseen(this.#asked)) this.#tell(undefined);
            }
            request.onBlock(block);
          },
        }),
      close: () => runner.close(),
    };
  }

  /** @param progress of an analysis that knows all its work; of another, what was computed of what it takes at most */
  #tell(progress: Progress | undefined): void {
    const now = performance.now();
    if (this.#elapsed > 500) this.#rate = this.#computed / this.#elapsed;
    const next = progress ?? {
      done: this.#computed,
      expected: Math.max(this.#computed, workOf(this.#asked!)),
    };
    if (now - this.#told < tellEvery && next.done > 0 && next.done < next.expected) return;
    this.#told = now;
    this.#progress = next;
  }
}

/** Whether an analysis knows beforehand which scenarios it will run. */
const foreseen = ({ kind }: Asked) =>
  kind !== 'reverse' && kind !== 'breakEven' && kind !== 'search';
