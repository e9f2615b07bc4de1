/** A number of each step's settings. */
export const columnOf = <T>(settings: readonly T[], of: (now: T) => number): Float64Array =>
  Float64Array.from(settings, of);

/** Numbers of each step's settings, `[step × numbers + number]`; worked out once where steps share their settings. */
export function tableOf<T>(
  settings: readonly T[],
  of: (now: T) => ArrayLike<number>,
): Float64Array {
  const rows = eachOnce(settings, of);
  const width = rows[0].length;
  const table = new Float64Array(rows.length * width);
  rows.forEach((row, step) => table.set(row, step * width));
  return table;
}

/** What comes of each step's settings; the same object where steps share their settings. */
export function eachOnce<T, V>(settings: readonly T[], of: (now: T) => V): V[] {
  const known = new Map<T, V>();
  return settings.map((now) => {
    if (!known.has(now)) known.set(now, of(now));
    return known.get(now)!;
  });
}
