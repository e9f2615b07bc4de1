import { scaleLinear } from 'd3-scale';
import { niceDomain } from '../charts/domain';
import type { Format } from '../charts/format';
import { fitText, textWidth } from '../charts/labels';
import { fewLines } from '../charts/wrap';
import { footTicks } from '../charts/footTicks';
import { type Plot, type Scale, type Tick } from '../charts/plot';

/** A bar between two values, with an interval about its end; one that begins where it ends is drawn as a mark. */
export interface IntervalBar {
  from: number;
  to: number;
  interval: readonly [number, number];
  /** `rise` and `fall` are told apart by hue, `second` is hollow. */
  kind: 'rise' | 'fall' | 'mark' | 'first' | 'second';
  text: string;
  /** Whether the paths don't tell it from nothing. */
  faint?: boolean;
}

export interface IntervalRow {
  label: string;
  bars: readonly IntervalBar[];
  /** Said in place of bars. */
  remark?: string;
}

export interface PlacedBar extends IntervalBar {
  y: number;
  left: number;
  right: number;
  low: number;
  high: number;
  textX: number;
  anchor: 'start' | 'end';
}

export interface IntervalBarsGeometry {
  plot: Plot;
  x: Scale;
  xTicks: Tick[];
  thick: number;
  /** From one line of a name to the next. */
  line: number;
  height: number;
  rows: { lines: string[]; labelY: number; bars: PlacedBar[]; remark?: string }[];
  /** Middle of each row, where a cursor stands, and the height of a row. */
  middles: number[];
  pitch: number;
  /** Where something in a row goes on in the next, from its foot to the next bar's head. */
  joints: { x: number; y: number; height: number }[];
}

/** Lays out rows of bars on one axis; names stand beside them where there is room, on a phone above. */
export function intervalBarsGeometry(
  {
    rows,
    through,
    joined,
  }: {
    rows: readonly IntervalRow[];
    /** A value that the axis takes in. */
    through?: number;
    /** Whether each row begins where the one before ended, as in a waterfall. */
    joined?: boolean;
  },
  { width, type }: { width: number; type: number },
  format: Format,
): IntervalBarsGeometry {
  const beside = width >= 460;
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, type)));
  const room = beside ? Math.min(widest, width * 0.36) : width;
  const bars = rows.flatMap((row) => row.bars);
  const ends = bars.flatMap(({ from, to, interval }) => [from, to, ...interval]);
  const domain = niceDomain([...ends, ...(through === undefined ? [] : [through])], 4);
  const texts = (leftward: boolean) =>
    bars
      .filter((bar) => goesLeft(bar) === leftward)
      .map(({ text }) => Math.min(textWidth(text, type), width * 0.22));
  const left = (beside ? room + type : 0) + Math.max(type * 0.5, ...texts(true).map((w) => w + 10));
  const right = width - Math.max(type, ...texts(false).map((w) => w + 10));
  const x = scaleLinear(domain, [left, Math.max(left + 1, right)]);

  const lanes = Math.max(1, ...rows.map((row) => row.bars.length));
  const lane = type * 1.35;
  const thick = type * 0.85;
  const line = type * 1.2;
  const names = rows.map(({ label }) => fewLines(label, type, room, beside ? 2 : 3));
  const most = Math.max(1, ...names.map(({ length }) => length));
  const head = beside ? 0 : type * 1.5 + (most - 1) * line;
  const pitch = Math.max(
    head + lanes * lane + type * (beside ? 0.5 : 0.6),
    beside ? most * line + type * 0.4 : 0,
  );
  const top = type * 0.4;
  const starts = rows.map((_, i) => top + i * pitch + head);
  const bottom = top + rows.length * pitch;
  const placed = rows.map(({ bars: own, remark }, i) => ({
    lines: names[i],
    labelY: beside
      ? starts[i] + (lanes * lane) / 2 + type * 0.15 - ((names[i].length - 1) / 2) * line
      : starts[i] - type * 0.45 - (names[i].length - 1) * line,
    remark,
    bars: own.map((bar, k): PlacedBar => {
      const inner = beside ? (lanes - own.length) / 2 : 0;
      const y = starts[i] + (k + inner) * lane;
      const at = (value: number) => x(Number.isFinite(value) ? value : domain[0]);
      const [low, high] = [at(bar.interval[0]), at(bar.interval[1])];
      const [from, to] = [at(bar.from), at(bar.to)];
      const leftward = goesLeft(bar);
      const textX = leftward ? Math.min(low, to, from) - 6 : Math.max(high, to, from) + 6;
      return {
        ...bar,
        text: fitText(bar.text, type, width * 0.22),
        ...{ y, low, high, textX, anchor: leftward ? 'end' : 'start' },
        ...{ left: Math.min(from, to), right: Math.max(from, to) },
      };
    }),
  }));
  return {
    plot: { left, right, top, bottom },
    x,
    xTicks: footTicks(x, Math.max(2, Math.floor((right - left) / (type * 7))), format.axis, {
      width,
      type,
    }),
    ...{ thick, pitch, line, rows: placed, height: Math.ceil(bottom + type * 1.9) },
    middles: rows.map((_, i) => top + (i + 0.5) * pitch),
    joints: joined
      ? placed.slice(0, -1).flatMap(({ bars: [bar] }, i) => {
          const [next] = placed[i + 1].bars;
          if (!bar || !next) return [];
          return [{ x: x(rows[i].bars[0].to), y: bar.y + thick, height: next.y - bar.y - thick }];
        })
      : [],
  };
}

const goesLeft = ({ from, to }: IntervalBar) => to < from;
