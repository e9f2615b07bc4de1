import type { KernelExports } from '../../kernel/load';

const logRootTwoPi = Math.log(2 * Math.PI) / 2;
/** Below, φ/Φ is taken from its continued fraction, in which nothing cancels or underflows. */
const far = -6;

/**
 * log Φ(x) and φ(x) ÷ Φ(x), its slope, for any x: Φ itself is nothing below −38. Far out by Laplace's continued fraction
 * of the Mills ratio (Abramowitz & Stegun, 26.2.14).
 */
export function logNormalCdf(x: number, math: KernelExports): { log: number; slope: number } {
  if (x < far) {
    let fraction = 0;
    for (let k = 40; k > 0; k--) fraction = k / (-x + fraction);
    const slope = -x + fraction;
    return { log: (-x * x) / 2 - logRootTwoPi - Math.log(slope), slope };
  }
  const cdf = math.normalCdf(x);
  return { log: Math.log(cdf), slope: Math.exp((-x * x) / 2 - logRootTwoPi) / cdf };
}
