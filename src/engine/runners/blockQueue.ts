import { blockSize } from '../block';
import { RunFailure } from '../runner';

/** A stretch of paths to be computed in one go. */
export interface Block {
  from: number;
  count: number;
}

/** How often a block is tried again after the worker that had it died. */
const mostRetries = 2;

/**
 * The blocks of one run: handed out in path order, taken back when a worker dies, counted when they are done.
 * @throws {RangeError} unless `paths` is a whole number above 0 and `from` a multiple of the block size
 */
export class BlockQueue {
  readonly #end: number;
  #next: number;
  #unfinished: number;
  readonly #returned: Block[] = [];
  readonly #retries = new Map<number, number>();

  constructor(from: number, paths: number) {
    if (!Number.isSafeInteger(paths) || paths < 1) throw new RangeError(`invalid paths: ${paths}`);
    if (!Number.isSafeInteger(from) || from < 0 || from % blockSize !== 0) {
      throw new RangeError(`invalid first path: ${from} is no multiple of ${blockSize}`);
    }
    this.#next = from;
    this.#end = from + paths;
    this.#unfinished = Math.ceil(paths / blockSize);
  }

  get hasBlocks(): boolean {
    return this.#returned.length > 0 || this.#next < this.#end;
  }

  get finished(): boolean {
    return this.#unfinished === 0;
  }

  /** The next block to compute; undefined while none is left to hand out. */
  claim(): Block | undefined {
    const returned = this.#returned.shift();
    if (returned) return returned;
    if (this.#next >= this.#end) return undefined;
    const from = this.#next;
    const count = Math.min(blockSize, this.#end - from);
    this.#next += count;
    return { from, count };
  }

  /**
   * Takes back a block whose worker died.
   * @throws {RunFailure} when it has been tried often enough
   */
  giveBack(block: Block, cause: Error): void {
    const retries = this.#retries.get(block.from) ?? 0;
    if (retries === mostRetries) {
      throw new RunFailure(
        `Paths ${block.from}–${block.from + block.count - 1} could not be computed: ` +
          `${retries + 1} workers died over them (${cause.message})`,
        { cause },
      );
    }
    this.#retries.set(block.from, retries + 1);
    this.#returned.push(block);
  }

  /** Counts a block as done. */
  done(): void {
    this.#unfinished--;
  }
}
