/** Settings of which something came. */
interface Tried {
  settings: unknown;
  outcomes: readonly { value: number }[];
}

/**
 * Settings with the very same outcomes as one, beside the first of them: on the same shocks what
 * differs in them reaches nothing that is looked at.
 */
export function withoutRepeats<T extends Tried>(
  points: readonly T[],
): (T & { likewise: T['settings'][] })[] {
  const known = new Map<string, T & { likewise: T['settings'][] }>();
  for (const point of points) {
    const key = point.outcomes.map(({ value }) => value).join();
    const first = known.get(key);
    if (first) first.likewise.push(point.settings);
    else known.set(key, { ...point, likewise: [] });
  }
  return [...known.values()];
}
