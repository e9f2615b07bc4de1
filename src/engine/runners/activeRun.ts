import type { BlockResult } from '../block';
import type { Plan } from '../plan';
import type { RunRequest } from '../runner';
import { BlockQueue } from './blockQueue';

/** The error that a cancelled run rejects with. */
export function abortError(): DOMException {
  return new DOMException('The run was cancelled', 'AbortError');
}

let lastId = 0;

/** A run under way: its blocks, its promise, and its end, which comes once and after which nothing is delivered. */
export class ActiveRun {
  readonly id = ++lastId;
  readonly queue: BlockQueue;
  readonly promise: Promise<void>;
  readonly #request: RunRequest;
  #over = false;
  #settle!: { resolve: () => void; reject: (reason: Error) => void };
  readonly #onEnd: (run: ActiveRun) => void;

  /** @param onEnd called once when the run is over, however it ends, unless it is over before it began */
  constructor(
    readonly plan: Plan,
    request: RunRequest,
    onEnd: (run: ActiveRun) => void = () => {},
  ) {
    this.queue = new BlockQueue(request.from ?? 0, request.paths);
    this.#request = request;
    this.promise = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#onEnd = onEnd;
    if (request.signal?.aborted) this.fail(abortError());
    else request.signal?.addEventListener('abort', this.#abort);
  }

  get over(): boolean {
    return this.#over;
  }

  /** Hands a block to the caller; a block of a run that is over is dropped. */
  deliver(block: BlockResult): void {
    if (this.#over) return;
    try {
      this.#request.onBlock(block);
    } catch (error) {
      this.fail(error as Error);
      return;
    }
    this.queue.done();
    // The caller may have cancelled the run from within.
    if (this.queue.finished && this.#end()) this.#settle.resolve();
  }

  fail(reason: Error): void {
    if (this.#end()) this.#settle.reject(reason);
  }

  readonly #abort = (): void => this.fail(abortError());

  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#request.signal?.removeEventListener('abort', this.#abort);
    this.#onEnd(this);
    return true;
  }
}
