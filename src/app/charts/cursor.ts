/** What a cursor needs to know of a drawing. */
export interface CursorModel {
  /** What is moved along, for those who listen: month, bin, grade. */
  name: string;
  /** Where the cursor can stand, in px along the drawing, ascending. */
  stops: readonly number[];
  /** Where it stands; nowhere while no one points or looks. */
  index: number | undefined;
  move(index: number | undefined): void;
  /** Steps of Page Up and Page Down. */
  stride?: number;
  /** The part of the drawing that answers to the pointer. */
  top: number;
  height: number;
  left: number;
  width: number;
  /** Stops in two dimensions: the one at a place of the drawing, and where a key leads. */
  plane?: {
    at(x: number, y: number): number | undefined;
    after(key: string, index: number | undefined): number | undefined;
  };
  /** Told the two ends of a stretch that was dragged over, in px of the drawing. */
  brush?: (from: number, to: number) => void;
  /** Stops lie below one another instead of side by side. */
  vertical?: boolean;
}

/** The stop nearest to a place. */
export function nearest(stops: readonly number[], place: number): number {
  let best = 0;
  for (let i = 1; i < stops.length; i++) {
    if (Math.abs(stops[i] - place) < Math.abs(stops[best] - place)) best = i;
  }
  return best;
}

/**
 * Where a key takes the cursor; undefined for a key that means nothing here.
 * @param index where it stands; the first move of a cursor that stands nowhere shows its end
 */
export function afterKey(
  key: string,
  index: number | undefined,
  count: number,
  stride = 12,
): number | undefined {
  const last = count - 1;
  const from = index ?? last;
  const to = {
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    PageDown: from - stride,
    PageUp: from + stride,
    Home: 0,
    End: last,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}
