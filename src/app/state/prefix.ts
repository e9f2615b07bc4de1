import { blockSize, type BlockResult } from '../../engine/block';

/**
 * The blocks of one run as they come in, in whatever order: how many paths from the first on are
 * there without a gap, and the blocks that hold them.
 */
export class Prefix {
  readonly #blocks = new Map<number, BlockResult>();
  #paths = 0;

  /** Paths from path 0 on without a gap. */
  get paths(): number {
    return this.#paths;
  }

  /** The first path of the next block to ask for; a block cut short is asked for again. */
  get next(): number {
    return Math.floor(this.#paths / blockSize) * blockSize;
  }

  add(block: BlockResult): void {
    const known = this.#blocks.get(block.from);
    if (known && known.count >= block.count) return;
    this.#blocks.set(block.from, block);
    for (let next = this.#blocks.get(this.next); next; next = this.#blocks.get(this.next)) {
      const paths = next.from + next.count;
      if (paths <= this.#paths) break;
      this.#paths = paths;
    }
  }

  /** The blocks of the first `paths` paths, the last of them cut short where need be. */
  head(paths: number): BlockResult[] {
    const blocks: BlockResult[] = [];
    for (let from = 0; from < Math.min(paths, this.#paths); from += blockSize) {
      blocks.push(shortened(this.#blocks.get(from)!, paths - from));
    }
    return blocks;
  }
}

/** The first `count` paths of a block. */
function shortened(block: BlockResult, count: number): BlockResult {
  if (count >= block.count) return block;
  const rows = <T extends Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>>(all: T): T => {
    const number = all.length / block.count;
    const kept = all.slice(0, number * count) as T;
    for (let row = 0; row < number; row += 1) {
      kept.set(all.subarray(row * block.count, row * block.count + count), row * count);
    }
    return kept;
  };
  return {
    from: block.from,
    count,
    outcomes: rows(block.outcomes),
    series: rows(block.series),
    ...(block.yearly && { yearly: rows(block.yearly) }),
    ...(block.weights && { weights: block.weights.slice(0, count) }),
    failureStep: block.failureStep.slice(0, count),
    failureCause: block.failureCause.slice(0, count),
  };
}
