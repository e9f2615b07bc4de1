import { textWidth } from './labels';

/** A value to be marked by a line, and what is written at its head. */
export interface Mark {
  x: number;
  name: string;
  value: string;
  kind: 'scenario' | 'lead';
}

export interface PlacedMark extends Mark {
  /** Row of the label, 0 uppermost. */
  row: number;
  /** The label stands to the right of its line, or to its left. */
  anchor: 'start' | 'end';
}

/** Where the label of a mark begins and ends. */
function extent({ x, name, value }: Mark, anchor: PlacedMark['anchor'], type: number) {
  const width = textWidth(`${name} ${value}`, type * 1.03) + 6;
  return anchor === 'start' ? [x, x + width] : [x - width, x];
}

/** What is wrong with a placing: labels over labels, lines through labels, labels off the drawing; then height. */
function cost(marks: readonly PlacedMark[], type: number, left: number, right: number): number {
  let sum = 0;
  for (const a of marks) {
    const [from, to] = extent(a, a.anchor, type);
    sum += a.row + (a.anchor === 'end' ? 0.3 : 0);
    sum += 100 * (Math.max(0, left - from) + Math.max(0, to - right));
    for (const b of marks) {
      if (a === b) continue;
      const [start, end] = extent(b, b.anchor, type);
      if (a.row === b.row && from < end + 4 && to + 4 > start) sum += 1000;
      // A line runs down from its own row, through whatever stands there in the rows below.
      if (b.row <= a.row && b.x > from - 3 && b.x < to + 3) sum += 500;
    }
  }
  return sum;
}

/**
 * Sets labels at the heads of lines into rows, left or right of their lines, none over another and none struck through:
 * the best of all ways, of which there are few for the three or four marks that a drawing has.
 * @param left where labels must begin, in px
 * @param right where they must end
 */
export function markLane(
  marks: readonly Mark[],
  type: number,
  left: number,
  right: number,
): PlacedMark[] {
  let ways: PlacedMark[][] = [[]];
  for (const mark of marks) {
    ways = ways.flatMap((way) =>
      marks.flatMap((_, row) =>
        (['start', 'end'] as const).map((anchor) => [...way, { ...mark, row, anchor }]),
      ),
    );
  }
  let best = ways[0];
  let least = Infinity;
  for (const way of ways) {
    const price = cost(way, type, left, right);
    if (price < least) [best, least] = [way, price];
  }
  return best;
}
