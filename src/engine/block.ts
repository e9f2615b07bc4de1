import { lanes } from '../model/lanes';

/** Paths in a block; every runner hands out blocks that start at a multiple of it. */
export const blockSize = lanes;

/**
 * What one block of paths gave. Columns are path by path; all buffers are the result's own and can be transferred.
 */
export interface BlockResult {
  /** First path of the block and number of paths in it. */
  from: number;
  count: number;
  /** `[column][path]`: the columns of `Plan.columns`, in that order. */
  outcomes: Float64Array<ArrayBuffer>;
  /** `[series][step][path]`: the series of the model, in their order. */
  series: Float32Array<ArrayBuffer>;
  /** `[column][year][path]`: the columns of `Plan.yearlyColumns`; a path that has failed has no more flows. */
  yearly?: Float32Array<ArrayBuffer>;
  /** Likelihood ratio of each path, where the plan has weights. */
  weights?: Float64Array<ArrayBuffer>;
  /** Step of failure, counted from 1; 0 where the platform lives. */
  failureStep: Uint16Array<ArrayBuffer>;
  /** Index into `failureCauses`; 0 where the platform lives. */
  failureCause: Uint8Array<ArrayBuffer>;
}
