/** Paths that the model advances together; a multiple of eight, which the kernel steps at once. */
export const lanes = 64;

/** One double for each path of a block. */
export type Lanes = Float64Array;
