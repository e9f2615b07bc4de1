import { fitText, spread, textWidth } from './labels';
import { wrapText } from './wrap';

/** What is written at the end of a line or an area, in place of a legend. */
export interface EndLabel {
  /** Said first, never cut: the value. */
  value: string;
  /** Cut where there is no room. */
  name: string;
  /** Height of what is labelled, in px. */
  at: number;
  kind: 'scenario' | 'baseline' | 'band' | 'lead' | 'line' | 'chosen' | 'path';
}

export interface PlacedLabel extends EndLabel {
  /** The name, as much of it as there is room for: behind the value, and in a line below. */
  lines: string[];
  /** Middle of the text, moved so that no two overlap. */
  y: number;
}

/** From one line of text to the next, in ems. */
export const lineHeight = 1.2;

/** Bold figures are a little wider. */
const valueWidth = ({ value }: EndLabel, type: number) => textWidth(value, type * 1.06);
const gap = (label: EndLabel, type: number) => (label.value && label.name ? type * 0.3 : 0);

/** The width that labels want, up to a limit: the right margin of a drawing. Values are never cut. */
export function labelRoom(labels: readonly EndLabel[], type: number, most: number): number {
  const wanted = labels.map(
    (label) => valueWidth(label, type) + gap(label, type) + textWidth(label.name, type),
  );
  const least = labels.map((label) => valueWidth(label, type));
  return Math.max(0, ...least, Math.min(most, Math.max(0, ...wanted)));
}

/** Whose names are the longest, and matter most: theirs may take two lines. */
const longNames: readonly EndLabel['kind'][] = ['scenario', 'baseline', 'chosen', 'path'];

/**
 * Places labels one above the other, each as near as can be to what it names. Names that are too long for a line go on
 * in a second one where there is room for it.
 */
export function placeLabels(
  labels: readonly EndLabel[],
  room: number,
  type: number,
  top: number,
  bottom: number,
): PlacedLabel[] {
  const known = labels.filter(({ at }) => Number.isFinite(at));
  const left = (label: EndLabel) => room - valueWidth(label, type) - gap(label, type) + 1;
  let spare = Math.floor((bottom - top) / (type * lineHeight)) + 1 - known.length;
  const lines = known.map((label) => {
    const whole = textWidth(label.name, type) <= left(label);
    if (whole || spare < 1 || !longNames.includes(label.kind))
      return [legible(label.name, type, left(label))];
    spare -= 1;
    return inTwo(label.name, type, left(label), room + 1);
  });
  const heights = spread(
    known.map(({ at }) => at),
    type * lineHeight,
    top,
    bottom,
    lines.map(({ length }) => length),
  );
  return known.map((label, i) => ({ ...label, lines: lines[i], y: heights[i] }));
}

/** A name cut to a width. Two or three letters of it name nothing; hue and dash do, and the read-out has the whole. */
export function legible(name: string, type: number, width: number): string {
  const cut = fitText(name, type, width);
  return cut === name || textWidth(cut, type) >= 3 * type ? cut : '';
}

/** A name below its value where it fits there whole, or else begun behind it; lines of these widths. */
function inTwo(name: string, type: number, first: number, second: number): string[] {
  if (textWidth(name, type) <= second) return ['', name];
  const [start] = wrapText(name, type, first);
  const head = textWidth(start, type) <= first ? start : '';
  return [head, fitText(name.slice(head.length).trim(), type, second)];
}
