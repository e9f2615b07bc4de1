/** What comes of each step's settings; worked out once, and the same object, where steps share their settings. */
export function eachOnce<T, V>(settings: readonly T[], of: (now: T) => V): V[] {
  const known = new Map<T, V>();
  return settings.map((now) => {
    if (!known.has(now)) known.set(now, of(now));
    return known.get(now)!;
  });
}

/** A number of each step's settings; worked out once for steps in a row that share them. */
export function columnOf<T>(settings: readonly T[], of: (now: T) => number): Float64Array {
  const column = new Float64Array(settings.length);
  for (let step = 0; step < settings.length; step++)
    column[step] =
      step > 0 && settings[step] === settings[step - 1] ? column[step - 1] : of(settings[step]);
  return column;
}

/** Numbers of each step's settings, `[step × numbers + number]`. */
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
