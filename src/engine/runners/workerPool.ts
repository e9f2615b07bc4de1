import type { Remote } from 'comlink';
import type { Plan } from '../plan';
import { RunFailure, type Runner, type RunRequest } from '../runner';
import { ActiveRun } from './activeRun';
import type { Block } from './blockQueue';
import { closedError } from './closed';
import type { PlainError, Reply, WorkerService } from './workerService';

/** A worker or thread of the platform that the pool runs on. */
export interface Hand {
  service: Remote<WorkerService>;
  /** Resolves once its death would be noticed; it is given no work before. */
  ready: Promise<void>;
  /** Ends it; `onDeath` is not called then. */
  dismiss(): void;
}

/** Starts a worker; `onDeath` is called when it ends, or becomes unusable, by itself. */
export type Hire = (onDeath: (cause: Error) => void) => Hand;

class WorkerDeath extends Error {}

/** Plans that a worker keeps at hand, so that more paths of a plan it knows cost no preparation. */
const mostPlans = 6;

const planIds = new WeakMap<Plan, number>();
let lastPlanId = 0;

function idOf(plan: Plan): number {
  let id = planIds.get(plan);
  if (id === undefined) planIds.set(plan, (id = ++lastPlanId));
  return id;
}

/** One place in the pool: a worker, replaced when it dies. Does one thing at a time. */
class Place {
  readonly #hire: Hire;
  readonly #kernel: WebAssembly.Module;
  #hand: Hand | undefined;
  /** Plans that the worker has, the one longest unused first. */
  #plans = new Set<number>();
  /** Rejects what is under way; a race against one lasting promise would keep every result alive. */
  #interrupt: (cause: WorkerDeath) => void = () => {};
  busy = false;

  constructor(hire: Hire, kernel: WebAssembly.Module) {
    this.#hire = hire;
    this.#kernel = kernel;
    this.#ready();
  }

  /**
   * Has a block of a run computed.
   * @throws {WorkerDeath} when the worker dies over it
   */
  compute(run: ActiveRun, block: Block): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#interrupt = reject;
      const { service, ready } = this.#ready();
      const ask = () => {
        if (run.over) return reject(new Error('The run is over'));
        const plan = idOf(run.plan);
        if (!this.#plans.delete(plan)) service.open(plan, run.plan).catch(reject);
        this.#plans.add(plan);
        if (this.#plans.size > mostPlans) this.#forgetOldest(service);
        service.block(plan, block).then(resolve, reject);
      };
      ready.then(ask, reject);
    });
  }

  dismiss(): void {
    this.#hand?.dismiss();
    this.#hand = undefined;
  }

  #forgetOldest(service: Hand['service']): void {
    const [oldest] = this.#plans;
    this.#plans.delete(oldest);
    service.forget(oldest).catch(() => {});
  }

  #ready(): Hand {
    if (this.#hand) return this.#hand;
    const hand = this.#hire((cause) => {
      if (this.#hand !== hand) return;
      this.dismiss();
      this.#interrupt(new WorkerDeath(cause.message, { cause }));
    });
    this.#hand = hand;
    this.#plans.clear();
    hand.service.prepare(this.#kernel).catch(() => {});
    return hand;
  }
}

/**
 * A pool of workers that stay warm between runs. Runs under way share the workers in turn; whichever worker is free
 * claims the next block. A cancelled run is over at once: a worker that is busy with one of its blocks finishes that
 * block, which is dropped, and goes on to the next run.
 */
export class WorkerPool implements Runner {
  readonly workers: number;
  readonly #places: Place[];
  #runs: ActiveRun[] = [];
  #closed = false;

  constructor(workers: number, kernel: WebAssembly.Module, hire: Hire) {
    if (!Number.isInteger(workers) || workers < 1)
      throw new RangeError(`invalid workers: ${workers}`);
    this.workers = workers;
    this.#places = Array.from({ length: workers }, () => new Place(hire, kernel));
  }

  async run(plan: Plan, request: RunRequest): Promise<void> {
    if (this.#closed) throw closedError();
    const run = new ActiveRun(plan, request, (over) => {
      this.#runs = this.#runs.filter((other) => other !== over);
    });
    if (!run.over) {
      this.#runs.push(run);
      for (const place of this.#places) if (!place.busy) void this.#work(place);
    }
    return run.promise;
  }

  close(): void {
    this.#closed = true;
    for (const run of [...this.#runs]) run.fail(closedError());
    for (const place of this.#places) place.dismiss();
  }

  /** Keeps a place at work for as long as there are blocks to claim. */
  async #work(place: Place): Promise<void> {
    place.busy = true;
    for (let run; (run = this.#nextRun());) {
      const block = run.queue.claim()!;
      try {
        const reply = await place.compute(run, block);
        if ('block' in reply) run.deliver(reply.block);
        else run.fail(failureFrom(reply.error));
      } catch (error) {
        this.#afterError(run, block, error as Error);
      }
    }
    place.busy = false;
  }

  #afterError(run: ActiveRun, block: Block, error: Error): void {
    if (run.over) return;
    try {
      if (!(error instanceof WorkerDeath)) throw error;
      run.queue.giveBack(block, error);
      // Another place may have run out of blocks and be idle.
      for (const place of this.#places) if (!place.busy) void this.#work(place);
    } catch (failure) {
      run.fail(failure as Error);
    }
  }

  /** The run that has waited longest for a worker. */
  #nextRun(): ActiveRun | undefined {
    const index = this.#runs.findIndex((run) => run.queue.hasBlocks);
    if (index < 0) return undefined;
    const [run] = this.#runs.splice(index, 1);
    this.#runs.push(run);
    return run;
  }
}

/** What a worker has told of an error, as an error again. */
export function failureFrom({ name, message, stack }: PlainError): RunFailure {
  const cause = new Error(message);
  cause.name = name;
  cause.stack = stack;
  return new RunFailure(message, { cause });
}
