/** Widths in em of the widest face that pages are commonly set in (DejaVu Sans), so that in others there is room. */
const widths: [RegExp, number][] = [
  // Chinese, Japanese and Korean: as wide as they are high.
  [/[\u2e80-\u{3ffff}]/u, 1],
  [/[…—@]/, 1],
  [/[mMW%w]/, 0.94],
  [/[−±+÷×=<>]/, 0.84],
  [/[ijl.,:;'|!·‹› I]/, 0.33],
  [/[frt()[\]\-/–]/, 0.42],
  [/[A-Z]/, 0.7],
];

/** Characters measured so far: a drawing asks for the same few thousands of times. */
const known = new Map<string, number>();

/** Width of a text in px, near enough to lay out by. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) {
    let width = known.get(character);
    if (width === undefined) {
      width = widths.find(([kind]) => kind.test(character))?.[1] ?? 0.62;
      known.set(character, width);
    }
    em += width;
  }
  return em * size;
}

/** A text cut to a width, with … where something was cut; empty where not even two characters fit. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const cut = characters.join('').trimEnd() + '…';
    if (textWidth(cut, size) <= width) return characters.length >= 2 ? cut : '';
  }
  return '';
}

/**
 * Moves labels apart along a line: each as near as can be to where it belongs (least squares), none nearer than `gap` to
 * the next, all between `low` and `high` where there is room. Pools neighbours that collide, which is exact.
 * @returns positions in the order given
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  // A pool: the mean of its members' wishes, each counted back to the pool's first member.
  const pools: { start: number; sum: number; size: number }[] = [];
  const at = ({ sum, size }: { sum: number; size: number }) =>
    Math.max(low, Math.min(high - (size - 1) * gap, sum / size));
  for (const i of order) {
    pools.push({ start: 0, sum: Math.max(low, Math.min(high, wanted[i])), size: 1 });
    while (pools.length > 1) {
      const [before, last] = pools.slice(-2);
      if (at(last) - at(before) >= before.size * gap) break;
      pools.splice(-2, 2, {
        start: 0,
        sum: before.sum + last.sum - last.size * before.size * gap,
        size: before.size + last.size,
      });
    }
  }
  const placed: number[] = [];
  let next = 0;
  for (const pool of pools) {
    for (let k = 0; k < pool.size; k++) placed[order[next++]] = at(pool) + k * gap;
  }
  return placed;
}
