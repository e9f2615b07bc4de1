/** How a scenario is marked: a hue and a dash, either of which tells it from the others. */
export interface Marking {
  tone: string;
  /** As in SVG; empty for a solid line. */
  dash: string;
}

const dashes = ['', '9 3', '2 3', '9 3 2 3', '5 5'];

/** The baseline's own: ink, in the long dashes that it has in every chart. */
const ofBaseline: Marking = { tone: 'var(--ink)', dash: '7 4' };

/** Most scenarios that can be told apart beside the baseline. */
export const mostScenarios = dashes.length;

/** The marking of a scenario by its number in the study, the baseline being number 0. */
export function markingOf(number: number): Marking {
  return number === 0
    ? ofBaseline
    : { tone: `var(--scenario-${number})`, dash: dashes[number - 1] };
}
