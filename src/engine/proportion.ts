/** Two-sided normal quantile for 95 %. */
export const z95 = 1.959963984540054;

/** How often something happened, with what chance leaves open. */
export interface Proportion {
  count: number;
  of: number;
  probability: number;
  standardError: number;
  /** Wilson's 95 % interval. */
  interval: [number, number];
}

/**
 * Interval for a probability from `count` successes in `of` trials (Wilson, JASA 22, 1927). Unlike the estimate ± z
 * standard errors it has width at 0 and at 1 and stays within them.
 */
export function wilsonInterval(count: number, of: number, z = z95): [number, number] {
  if (of === 0) return [0, 1];
  const p = count / of;
  const z2 = z * z;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return [
    count === 0 ? 0 : Math.max(0, centre - half),
    count === of ? 1 : Math.min(1, centre + half),
  ];
}

export function proportion(count: number, of: number): Proportion {
  const probability = count / of;
  return {
    count,
    of,
    probability,
    standardError: Math.sqrt((probability * (1 - probability)) / of),
    interval: wilsonInterval(count, of),
  };
}
