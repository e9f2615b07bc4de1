/** Two-sided 95 % quantiles for 1 … 4 degrees of freedom, where the expansion is too coarse. */
const ofFew = [12.706204736174694, 4.302652729749462, 3.182446305283708, 2.776445105197794];

/** Two-sided normal quantile for 95 %. */
const z = 1.959963984540054;
const z3 = z * z * z;
const z5 = z3 * z * z;
const z7 = z5 * z * z;
const z9 = z7 * z * z;

/** Coefficients of ν⁻¹ … ν⁻⁴. */
const coefficients = [
  (z3 + z) / 4,
  (5 * z5 + 16 * z3 + 3 * z) / 96,
  (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384,
  (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160,
];

/**
 * Two-sided quantile for 95 % of Student's t: the expansion about the normal quantile (Abramowitz & Stegun, equation 26.7.5), right
 * to 0.0003 from five degrees of freedom on. Below five a part of a degree is not counted, which is on the safe side.
 * @param degreesOfFreedom 1 or more; need not be whole
 */
export function studentT95(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 1))
    throw new RangeError(`invalid degrees of freedom: ${degreesOfFreedom}`);
  if (degreesOfFreedom < 5) return ofFew[Math.floor(degreesOfFreedom) - 1];
  const inverse = 1 / degreesOfFreedom;
  return z + coefficients.reduceRight((sum, coefficient) => (sum + coefficient) * inverse, 0);
}
