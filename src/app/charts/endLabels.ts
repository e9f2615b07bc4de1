import { fitText, spread, textWidth } from './labels';

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
  /** The name, as much of it as there is room for. */
  cut: string;
  /** Where the text stands, moved so that no two overlap. */
  y: number;
}

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

/** Places labels one above the other, each as near as can be to what it names. */
export function placeLabels(
  labels: readonly EndLabel[],
  room: number,
  type: number,
  top: number,
  bottom: number,
): PlacedLabel[] {
  const known = labels.filter(({ at }) => Number.isFinite(at));
  const wanted = known.map(({ at }) => at);
  const heights = spread(wanted, type * 1.2, top, bottom);
  return known.map((label, i) => {
    const left = room - valueWidth(label, type) - gap(label, type);
    const cut = fitText(label.name, type, left + 1);
    // Two or three letters of a name name nothing; hue and dash do, and the read-out has the whole.
    const legible = cut === label.name || textWidth(cut, type) >= 3 * type;
    return { ...label, cut: legible ? cut : '', y: heights[i] };
  });
}
