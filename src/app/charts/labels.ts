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
 * Moves labels apart along a line: each as near as can be to where it belongs (least squares), no line of text nearer
 * than `gap` to the next, all lines between `low` and `high` where there is room. Pools neighbours that collide, which
 * is exact.
 * @param lines how many lines of text each label has, one above the other; one unless given
 * @returns where the middle of each label stands, in the order given
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
  lines: readonly number[] = wanted.map(() => 1),
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  let above = 0;
  // How far below the first line each stands where all are packed; what is left of a wish may not pass another's.
  const packed = order.map((i) => {
    const middle = (above + (lines[i] - 1) / 2) * gap;
    above += lines[i];
    return middle;
  });
  const latest = Math.max(low, high - (above - 1) * gap);
  // A pool: the mean of what is left of its members' wishes.
  const pools: { sum: number; size: number }[] = [];
  for (const [k, i] of order.entries()) {
    pools.push({ sum: Math.max(low, Math.min(high, wanted[i])) - packed[k], size: 1 });
    while (pools.length > 1) {
      const [before, last] = pools.slice(-2);
      if (last.sum / last.size >= before.sum / before.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  const placed: number[] = [];
  let next = 0;
  for (const { sum, size } of pools) {
    const first = Math.max(low, Math.min(latest, sum / size));
    for (let k = 0; k < size; k++, next++) placed[order[next]] = first + packed[next];
  }
  return placed;
}
