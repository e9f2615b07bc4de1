import type { Progress } from './evaluate';

/** How precise an analysis is to be, and what that may cost. */
export interface Precision {
  /** Paths to begin with. */
  paths: number;
  /** Half the width of the widest 95 % interval that is good enough; none: the first paths will do. */
  halfWidth?: number;
  /** The most paths. */
  most: number;
}

export interface Precise<T> {
  result: T;
  paths: number;
  /** Whether the intervals are as narrow as was asked. */
  reached: boolean;
}

/**
 * Repeats an analysis with twice as many paths until its intervals are narrow enough or the paths are used up. With an
 * `Evaluator` the paths of earlier rounds cost nothing again.
 * @param analyse carries it out with so many paths
 * @param halfWidth that of the widest interval of a result
 * @param onProgress done and expected work of all rounds, the later ones as many as the intervals so far foretell
 */
export async function untilPrecise<T>(
  { paths, halfWidth: wanted = Infinity, most }: Precision,
  analyse: (paths: number, onProgress: (progress: Progress) => void) => Promise<T>,
  halfWidth: (result: T) => number,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Precise<T>> {
  let now = Math.min(paths, most);
  let foretold = now;
  let before = 0;
  for (;;) {
    let round = 0;
    const [share, offset] = [foretold / now, before];
    const result = await analyse(now, ({ done, expected }) => {
      round = expected;
      onProgress({ done: offset + done, expected: (offset + expected) * share });
    });
    before += round;
    const width = halfWidth(result);
    // An interval that is not known, for want of paths, is not narrow.
    const reached = wanted === Infinity || width <= wanted;
    if (reached || now === most) return { result, paths: now, reached };
    now = Math.min(2 * now, most);
    // The width falls with the root of the number of paths.
    const ratio = Number.isFinite(width) ? width / wanted : 2;
    foretold = now;
    while (foretold < Math.min(most, (now / 2) * ratio * ratio)) foretold *= 2;
    foretold = Math.min(foretold, most);
  }
}
