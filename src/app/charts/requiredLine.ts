import type { Numbers } from './chart';
import { textWidth } from './labels';
import type { Scale } from './plot';

/** A stretch of months in which the rules ask for the same ratio. */
export interface RequiredStretch {
  /** From the end of this month (0: from the start) to the end of that. */
  from: number;
  to: number;
  ratio: number;
}

/** What the rules ask for, as stretches: a rule in force from month m binds from the end of month m − 1. */
export function requiredStretches(months: Numbers, required: Numbers): RequiredStretch[] {
  const stretches: RequiredStretch[] = [];
  for (let i = 0; i < months.length; i++) {
    const last = stretches.at(-1);
    if (last?.ratio === required[i]) last.to = months[i];
    else stretches.push({ from: i === 0 ? 0 : months[i - 1], to: months[i], ratio: required[i] });
  }
  return stretches;
}

/** Those stretches of a line in which it asks for something else than another. */
export function stretchesApart(
  months: Numbers,
  required: Numbers,
  other: Numbers,
): RequiredStretch[] {
  return requiredStretches(months, required).flatMap((stretch) => {
    const inside = Array.from(months, (month, i) => ({ month, i })).filter(
      ({ month, i }) => month > stretch.from && month <= stretch.to && required[i] !== other[i],
    );
    if (inside.length === 0) return [];
    const first = inside[0].i;
    const from = first === 0 ? 0 : months[first - 1];
    return [{ from, to: inside[inside.length - 1].month, ratio: stretch.ratio }];
  });
}

/** The line itself, a step at each change. */
export function stepPath(stretches: readonly RequiredStretch[], x: Scale, y: Scale): string {
  return stretches
    .map(({ from, to, ratio }, i) => `${i === 0 ? 'M' : 'L'}${x(from)} ${y(ratio)}H${x(to)}`)
    .join('');
}

/** All that lies between the line and an edge of the plot. */
export function besideLine(
  stretches: readonly RequiredStretch[],
  x: Scale,
  y: Scale,
  edge: number,
) {
  if (stretches.length === 0) return '';
  const first = stretches[0];
  const last = stretches[stretches.length - 1];
  return `${stepPath(stretches, x, y)}L${x(last.to)} ${edge}H${x(first.from)}Z`;
}

/** Where a label can stand and how much of the fan it would cover. */
interface Place {
  x: number;
  y: number;
  covered: number;
}

/**
 * Finds room for the line's name: along the first stretch that is long enough, above or below it, where it covers least
 * of the fan.
 * @param covered how many px of the fan a box would hide
 */
export function placeLineLabel(
  label: string,
  stretches: readonly RequiredStretch[],
  x: Scale,
  y: Scale,
  type: number,
  covered: (left: number, right: number, top: number, bottom: number) => number,
): Place | undefined {
  const wide = textWidth(label, type) + 8;
  const places: Place[] = [];
  for (const { from, to, ratio } of stretches) {
    const [left, right] = [x(from) + 6, x(to) - wide];
    for (let at = left; at <= right; at += Math.max(type, (right - left) / 8)) {
      for (const baseline of [y(ratio) + type * 1.25, y(ratio) - type * 0.55]) {
        const top = baseline - type;
        // What stands below the foot of the plot belongs to another drawing.
        if (baseline > y.range()[0]) continue;
        places.push({ x: at, y: baseline, covered: covered(at, at + wide, top, top + type * 1.3) });
      }
    }
  }
  const least = Math.min(...places.map((place) => place.covered));
  return places.find((place) => place.covered <= least + 1e-9);
}
