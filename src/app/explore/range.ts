import type { Axis } from '../../analysis/axis';

/** Whether a lever can't be moved through a range: an end is no number, or both are the same. */
export const badRange = ({ from, to }: Axis): boolean =>
  !Number.isFinite(from) || !Number.isFinite(to) || from === to;
