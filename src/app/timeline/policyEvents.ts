import type { RuleChange } from '../../scenario/rules';
import { freeId } from '../levers/items';

/** What of a rule change can be moved: one of its dates, or all of it. */
export type EventPart = 'whole' | 'announced' | 'inForce' | 'transition';

/** The parts in the order in which they stand on the line. */
export const eventParts: readonly EventPart[] = ['announced', 'inForce', 'transition', 'whole'];

/** Why a date goes no further. */
export type Refused =
  'afterInForce' | 'beforeAnnounced' | 'beforeStart' | 'beyondEnd' | 'transition';

/** A change with some of its dates moved, as far as they can go. */
export interface Moved {
  change: RuleChange;
  refused?: Refused;
}

/** Latest month that a change may have, and longest transition; the schema's ranges. */
export const latestMonth = 120;
export const longestTransition = 60;

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Moves a part of a rule change by whole months; no date passes one that it must not pass. */
export function moved(change: RuleChange, part: EventPart, by: number): Moved {
  const { announced, inForce, transitionMonths } = change;
  switch (part) {
    case 'announced': {
      const to = within(announced + by, 0, inForce);
      const refused = announced + by > inForce ? 'afterInForce' : 'beforeStart';
      return { change: { ...change, announced: to }, ...(to !== announced + by && { refused }) };
    }
    case 'inForce': {
      const to = within(inForce + by, Math.max(1, announced), latestMonth);
      const early = announced > 1 ? 'beforeAnnounced' : 'beforeStart';
      const refused = inForce + by > to ? 'beyondEnd' : early;
      return { change: { ...change, inForce: to }, ...(to !== inForce + by && { refused }) };
    }
    case 'transition': {
      const to = within(transitionMonths + by, 0, longestTransition);
      return {
        change: { ...change, transitionMonths: to },
        ...(to !== transitionMonths + by && { refused: 'transition' }),
      };
    }
    case 'whole': {
      // What was known before the start stays so; only the day in force moves then.
      if (announced === 0) return moved(change, 'inForce', by);
      const shift = within(by, -announced, latestMonth - inForce);
      return {
        change: { ...change, announced: announced + shift, inForce: inForce + shift },
        ...(shift !== by && { refused: by < 0 ? 'beforeStart' : 'beyondEnd' }),
      };
    }
  }
}

/** A new change that is in force from a month and announced half a year before; it sets no rule yet. */
export function newChange(changes: readonly RuleChange[], month: number): RuleChange {
  const number = changes.length + 1;
  const inForce = within(Math.round(month), 1, latestMonth);
  return {
    id: freeId(changes, 'change'),
    title: { en: `Rule change ${number}`, zh: `规则变化 ${number}` },
    announced: Math.max(0, inForce - 6),
    inForce,
    transitionMonths: 6,
    size: 0.5,
    set: {},
  };
}
