import { replicates } from '../model/replicates';

/**
 * How the paths behind a column were drawn: what the error of a statistic depends on besides the values. Columns are
 * in path order.
 */
export interface PathSample {
  /** Number of each path in its run, ascending. */
  numbers: Uint32Array;
  /**
   * Whether the paths are the points of randomised quasi-random sequences, which are alike but for their scrambling:
   * path i belongs to sequence i mod `replicates`. Otherwise every path is independent of every other.
   */
  replicated: boolean;
  /** Likelihood ratio of each path, with mean 1; absent where all weigh the same. */
  weights?: Float64Array;
}

/** Fewest paths of a replicate on which its mean is told from those of the others. */
const leastEach = 4;

/** Whether so many paths of a sample tell replicates apart; where they don't, each path counts as independent. */
export function tellsReplicates(sample: PathSample | undefined, paths: number): boolean {
  return sample?.replicated === true && paths >= leastEach * replicates;
}

/** The part of a sample at some places of its columns. */
export function samplePart(
  { numbers, replicated, weights }: PathSample,
  at: Uint32Array,
): PathSample {
  return {
    numbers: Uint32Array.from(at, (i) => numbers[i]),
    replicated,
    ...(weights && { weights: Float64Array.from(at, (i) => weights[i]) }),
  };
}

/** Kish's effective number of paths (Survey Sampling 1965, section 11.7): (Σw)² ÷ Σw². */
export function effectivePaths({ numbers, weights }: PathSample): number {
  if (!weights) return numbers.length;
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}
