import type { Scale } from '../charts/plot';
import { textWidth } from '../charts/labels';
import { datesOf, keyOf, type TimelineEvent } from './policyEvents';

/** Where a change stands in the lane, in px. */
export interface EventPlace {
  event: TimelineEvent;
  row: number;
  announced: number;
  inForce: number;
  /** End of the transition, at the horizon at most. */
  end: number;
  /** Where its three dates are taken hold of: at the dates, but never on top of each other. */
  grips: { announced: number; inForce: number; transition: number };
  /** Where the name begins, and the room that it has. */
  label: { x: number; room: number };
}

/** Half of what a finger or a pointer needs to take hold of a date. */
export const grip = 12;

/** A month begins where the one before it ends; what was known before the start lies before the axis. */
const place = (month: number, x: Scale) => (month === 0 ? x(0) - 8 : x(month - 1));

/**
 * Sets changes out in as few rows as they need, each with its name beside it. What begins beyond the horizon
 * has no place.
 * @param kept rows that changes keep, by key: nothing jumps while one is dragged
 */
export function eventRows(
  events: readonly { event: TimelineEvent; name: string }[],
  x: Scale,
  width: number,
  type: number,
  kept?: ReadonlyMap<string, number>,
): EventPlace[] {
  const horizon = x.domain()[1];
  const last = x(horizon);
  const ends: number[] = [];
  const places = events.flatMap(({ event, name }): EventPlace[] => {
    const dates = datesOf(event);
    if (dates.inForce > horizon) return [];
    const [announced, inForce] = [place(dates.announced, x), place(dates.inForce, x)];
    const end = Math.min(last, x(dates.inForce - 1 + dates.transitionMonths));
    // a change of strategy has one date
    const apart = event.part === 'rules' ? 1.5 * grip : 0;
    const grips = {
      announced: Math.min(announced, inForce - apart),
      inForce,
      transition: Math.max(end, inForce + apart),
    };
    const wanted = textWidth(name, type) + 12;
    const after = grips.transition + grip;
    const before = grips.announced - grip;
    // Beside its end, or before its beginning where there is more room.
    const left = width - after < Math.min(wanted, before);
    const room = Math.min(wanted, left ? before : width - after);
    return [
      {
        ...{ event, row: 0, announced, inForce, end, grips },
        label: { x: left ? before - room : after, room },
      },
    ];
  });
  const span = ({ grips, label }: EventPlace) => [
    Math.min(grips.announced - grip, label.x),
    Math.max(grips.transition + grip, label.x + label.room),
  ];
  for (const one of places.toSorted((a, b) => span(a)[0] - span(b)[0])) {
    const [from, to] = span(one);
    const free = ends.findIndex((end) => end <= from);
    one.row = kept?.get(keyOf(one.event)) ?? (free >= 0 ? free : ends.length);
    ends[one.row] = Math.max(ends[one.row] ?? 0, to);
  }
  return places;
}
