import type { RuleChange } from '../../scenario/rules';
import type { StrategyChange } from '../../scenario/strategy';
import { freeId } from '../levers/items';

/** A change on the timeline, of the rules or of the strategy, and its place in the list of its part. */
export type TimelineEvent =
  | { part: 'rules'; index: number; change: RuleChange }
  | { part: 'strategy'; index: number; change: StrategyChange };

/** What an event is known by while its dates change. */
export const keyOf = ({ part, index, change }: TimelineEvent): string =>
  part === 'rules' ? `rules/${change.id}` : `strategy/${index}`;

type Dates = Pick<RuleChange, 'announced' | 'inForce' | 'transitionMonths'>;

/** When an event is announced, in force and done; a change of strategy takes effect at once. */
export const datesOf = ({ part, change }: TimelineEvent): Dates =>
  part === 'rules'
    ? change
    : { announced: change.month, inForce: change.month, transitionMonths: 0 };

/** What of a change can be moved: one of its dates, or all of it. */
export type EventPart = 'whole' | 'announced' | 'inForce' | 'transition';

/** The parts in the order in which they stand on the line. */
const ruleParts: readonly EventPart[] = ['announced', 'inForce', 'transition', 'whole'];
const strategyParts: readonly EventPart[] = ['inForce', 'whole'];
export const partsOf = ({ part }: TimelineEvent): readonly EventPart[] =>
  part === 'rules' ? ruleParts : strategyParts;

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

/** Moves a part of an event by whole months, as far as it can go. */
export function movedEvent(
  event: TimelineEvent,
  part: EventPart,
  by: number,
): { event: TimelineEvent; refused?: Refused } {
  if (event.part === 'rules') {
    const { change, refused } = moved(event.change, part, by);
    return { event: { ...event, change }, ...(refused && { refused }) };
  }
  const { month } = event.change;
  const to = within(month + by, 1, latestMonth);
  const refused = by < 0 ? 'beforeStart' : 'beyondEnd';
  const change = { ...event.change, month: to };
  return { event: { ...event, change }, ...(to !== month + by && { refused }) };
}

/** A new change of strategy that takes effect from a month on; it decides nothing else yet. */
export function newStrategyChange(
  changes: readonly StrategyChange[],
  month: number,
): StrategyChange {
  const number = changes.length + 1;
  return {
    title: { en: `Change of strategy ${number}`, zh: `策略调整 ${number}` },
    month: within(Math.round(month), 1, latestMonth),
    set: {},
  };
}

/** A new rule change that is in force from a month and announced half a year before; it sets no rule yet. */
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
