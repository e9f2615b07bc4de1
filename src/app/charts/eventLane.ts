import { fitText, textWidth } from './labels';
import type { PolicyEvent } from './loadLine';
import type { Scale } from './plot';

/** A change above the drawing: a mark where it comes into force, a lead-in from its announcement. */
export interface EventMark {
  event: PolicyEvent;
  /** Beginning of the first month in which it is in force, in px. */
  x: number;
  /** When it was announced, in px; not drawn where that is the same month. */
  announced?: number;
  /** Row of the label, 0 uppermost. */
  row: number;
  /** Cut to the room it has; may be empty. */
  label: string;
}

/** Months begin where the month before ends. */
const beginning = (month: number) => Math.max(0, month - 1);

/**
 * Sets the changes of a run out in rows, so that as many labels as can be are read in full.
 * @param right where labels must end, in px
 * @param rows at most
 */
export function eventLane(
  events: readonly PolicyEvent[],
  x: Scale,
  right: number,
  type: number,
  rows = 2,
): EventMark[] {
  const last = x.domain()[1];
  const shown = events
    .filter(({ inForce }) => beginning(inForce) < last)
    .sort((a, b) => a.inForce - b.inForce);
  const taken = Array.from({ length: rows }, () => -Infinity);
  const marks = shown.map((event): EventMark => {
    const at = x(beginning(event.inForce));
    const announced = event.announced === undefined ? at : x(beginning(event.announced));
    const before = at - announced > 2 ? announced : undefined;
    const free = taken.findIndex((end) => end <= (before ?? at));
    const row = free >= 0 ? free : taken.indexOf(Math.min(...taken));
    taken[row] = at + type + textWidth(event.label, type) + type;
    return { event, x: at, announced: before, row, label: event.label };
  });
  return marks.map((mark, i) => {
    const next = marks.slice(i + 1).find(({ row }) => row === mark.row);
    const end = next ? (next.announced ?? next.x) - type * 0.6 : right;
    const room = end - mark.x - type;
    return { ...mark, label: fitText(mark.label, type, room) };
  });
}
