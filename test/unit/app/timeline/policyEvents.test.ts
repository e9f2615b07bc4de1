import { scaleLinear } from 'd3-scale';
import { describe, expect, test } from 'vitest';
import { eventRows, grip } from '../../../../src/app/timeline/eventRows';
import {
  moved,
  movedEvent,
  newChange,
  newStrategyChange,
  type EventPart,
  type TimelineEvent,
} from '../../../../src/app/timeline/policyEvents';
import type { RuleChange } from '../../../../src/scenario/rules';

const change = (
  announced: number,
  inForce: number,
  transitionMonths = 6,
  id = 'a',
): RuleChange => ({
  ...{ id, title: '', announced, inForce, transitionMonths, size: 0.5, set: {} },
});
const datesOf = ({ announced, inForce, transitionMonths }: RuleChange) => [
  announced,
  inForce,
  transitionMonths,
];

describe('a date of a rule change', () => {
  test.each<[EventPart, number, number[], string | undefined]>([
    ['announced', -2, [4, 12, 6], undefined],
    ['announced', 9, [12, 12, 6], 'afterInForce'],
    ['announced', -9, [0, 12, 6], 'beforeStart'],
    ['inForce', 6, [6, 18, 6], undefined],
    ['inForce', -9, [6, 6, 6], 'beforeAnnounced'],
    ['inForce', 500, [6, 120, 6], 'beyondEnd'],
    ['transition', -7, [6, 12, 0], 'transition'],
    ['whole', 3, [9, 15, 6], undefined],
    ['whole', -9, [0, 6, 6], 'beforeStart'],
    ['whole', 119, [114, 120, 6], 'beyondEnd'],
  ])('%s moved by %i', (part, by, dates, refused) => {
    const result = moved(change(6, 12), part, by);
    expect(datesOf(result.change)).toEqual(dates);
    expect(result.refused).toBe(refused);
  });

  test('that was known before the start stays so when all is moved', () => {
    expect(datesOf(moved(change(0, 12), 'whole', -3).change)).toEqual([0, 9, 6]);
    expect(moved(change(0, 1), 'inForce', -1).refused).toBe('beforeStart');
  });

  test('never ends up where it must not be', () => {
    for (const part of ['announced', 'inForce', 'transition', 'whole'] as const)
      for (let by = -130; by <= 130; by += 1) {
        const { announced, inForce, transitionMonths } = moved(change(6, 12), part, by).change;
        expect(announced >= 0 && announced <= inForce && inForce <= 120).toBe(true);
        expect(transitionMonths >= 0 && transitionMonths <= 60).toBe(true);
      }
  });
});

describe('a change of strategy', () => {
  const planned = (month: number, index = 0): TimelineEvent => ({
    part: 'strategy',
    index,
    change: { title: '', month, set: {} },
  });

  test.each<[number, number, string | undefined]>([
    [3, 16, undefined],
    [-12, 1, undefined],
    [-13, 1, 'beforeStart'],
    [200, 120, 'beyondEnd'],
  ])('has one date, which moves by %i as far as it can', (by, month, refused) => {
    for (const part of ['inForce', 'whole'] as const) {
      const result = movedEvent(planned(13), part, by);
      expect(result.event.change).toMatchObject({ month });
      expect(result.refused).toBe(refused);
    }
  });

  test('is one mark in the lane, with its name right beside it', () => {
    const x = scaleLinear([0, 36], [48, 768]);
    const [place] = eventRows([{ event: planned(13), name: 'Tighten' }], x, 960, 13);
    expect(place.inForce).toBe(x(12));
    expect(place.end).toBe(x(12));
    expect(place.label.x).toBe(x(12) + grip);
  });

  test('that is new takes effect in its month, under a name with a number, and decides nothing', () => {
    const first = newStrategyChange([], 13);
    expect(first).toMatchObject({ month: 13, set: {} });
    expect(newStrategyChange([first], 25).title).not.toEqual(first.title);
  });
});

test('a new change has an id of its own and is announced before it is in force', () => {
  const first = newChange([], 3);
  expect(datesOf(first)).toEqual([0, 3, 6]);
  expect(newChange([first], 30).id).not.toBe(first.id);
});

describe('the lane', () => {
  const x = scaleLinear([0, 36], [48, 768]);
  const lay = (changes: RuleChange[], kept?: Map<string, number>) =>
    eventRows(
      changes.map((one, index) => ({
        event: { part: 'rules' as const, index, change: one },
        name: 'A rule change',
      })),
      ...([x, 960, 13, kept] as const),
    );

  test('places a date at the beginning of its month', () => {
    const [place] = lay([change(7, 13, 12)]);
    expect([place.announced, place.inForce, place.end]).toEqual([x(6), x(12), x(24)]);
  });

  test('ends a transition at the horizon and leaves out what begins beyond it', () => {
    const places = lay([change(30, 34, 12, 'a'), change(30, 37, 1, 'b')]);
    expect(places.map(({ end }) => end)).toEqual([x(36)]);
  });

  test('keeps dates of one month apart for a finger', () => {
    const [{ grips }] = lay([change(12, 12, 0)]);
    expect(grips.inForce - grips.announced).toBeGreaterThanOrEqual(1.5 * grip);
    expect(grips.transition - grips.inForce).toBeGreaterThanOrEqual(1.5 * grip);
  });

  test('sets overlapping changes in rows of their own and others in one', () => {
    const rows = lay([change(1, 4, 1, 'a'), change(2, 5, 1, 'b'), change(25, 28, 1, 'c')]);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  test('lets no change jump to another row while one is dragged', () => {
    const kept = new Map([
      ['rules/a', 1],
      ['rules/b', 0],
    ]);
    const rows = lay([change(1, 4, 1, 'a'), change(25, 28, 1, 'b')], kept);
    expect(rows.map(({ row }) => row)).toEqual([1, 0]);
  });
});
