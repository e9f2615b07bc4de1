import type { BlockResult } from './block';
import type { Plan } from './plan';

/** What a caller asks of a run. */
export interface RunRequest {
  /** Number of paths. */
  paths: number;
  /** First path; a multiple of the block size. 0 unless given. */
  from?: number;
  /** Called once for each finished block, in whatever order blocks finish. */
  onBlock: (block: BlockResult) => void;
  /** Ends the run early: the promise rejects with an `AbortError` and no more blocks arrive. */
  signal?: AbortSignal;
}

/**
 * Carries out the blocks of a run. A path's result depends on the plan and the path's number alone, never on the
 * runner, the number of workers or the order of blocks.
 */
export interface Runner {
  readonly workers: number;
  run(plan: Plan, request: RunRequest): Promise<void>;
  /** Ends the workers; the runner can't be used again. */
  close(): void;
}

/** A block that could not be computed even after its worker was replaced. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';
}
