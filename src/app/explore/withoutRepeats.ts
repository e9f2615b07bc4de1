/** Settings of which something came. */
interface Tried<S> {
  settings: S;
  outcomes: readonly { value: number }[];
}

/**
 * Settings with the very same outcomes as one, beside the first of them: on the same shocks what differs in them reaches nothing
 * that is looked at.
 */
export function withoutRepeats<S, T extends Tried<S>>(
  points: readonly T[],
): (T & { likewise: S[] })[] {
  const known = new Map<string, T & { likewise: S[] }>();
  for (const point of points) {
    const key = point.outcomes.map(({ value }) => value).join();
    const first = known.get(key);
    if (first) first.likewise.push(point.settings);
    else known.set(key, { ...point, likewise: [] });
  }
  return [...known.values()];
}
