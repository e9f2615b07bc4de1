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

/** A way to place a mark, and where its label then begins and ends. */
interface Placing extends PlacedMark {
  from: number;
  to: number;
}

/** What is wrong with a placing: labels over labels, lines through labels, labels off the drawing; then height. */
function cost(marks: readonly Placing[], left: number, right: number): number {
  let sum = 0;
  for (const a of marks) {
    sum += a.row + (a.anchor === 'end' ? 0.3 : 0);
    sum += 100 * (Math.max(0, left - a.from) + Math.max(0, a.to - right));
    for (const b of marks) {
      if (a === b) continue;
      if (a.row === b.row && a.from < b.to + 4 && a.to + 4 > b.from) sum += 1000;
      // A line runs down from its own row, through whatever stands there in the rows below.
      if (b.row <= a.row && b.x > a.from - 3 && b.x < a.to + 3) sum += 500;
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
  let ways: Placing[][] = [[]];
  for (const mark of marks) {
    const width = textWidth(`${mark.name} ${mark.value}`, type * 1.03) + 6;
    const placings = marks.flatMap((_, row): Placing[] => [
      { ...mark, row, anchor: 'start', from: mark.x, to: mark.x + width },
      { ...mark, row, anchor: 'end', from: mark.x - width, to: mark.x },
    ]);
    ways = ways.flatMap((way) => placings.map((placing) => [...way, placing]));
  }
  let best = ways[0];
  let least = Infinity;
  for (const way of ways) {
    const price = cost(way, left, right);
    if (price < least) [best, least] = [way, price];
  }
  return best;
}
