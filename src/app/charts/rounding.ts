/**
 * The step to which a number with a standard error is rounded: the place of the error's first digit.
 * @returns a power of ten; 0 where there is no error, which asks for no rounding
 */
export function roundingStep(error: number): number {
  if (!(error > 0) || !Number.isFinite(error)) return 0;
  return 10 ** Math.floor(Math.log10(error) + 1e-9);
}

/**
 * The step for a number and its error side by side: one digit more where the error's first digit is a 1, for then a
 * whole step is as large as the error itself.
 */
export function measuringStep(error: number): number {
  const step = roundingStep(error);
  return step > 0 && error / step < 1.95 ? step / 10 : step;
}

/** Decimals that show a step: 2 for 0.05, 0 for 20. */
export function decimalsOf(step: number): number {
  return Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}
