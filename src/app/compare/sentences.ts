import type { OutcomeName } from '../../model/outcomes';
import { failureFigure, outcomeFigure, type Figure, type Wording } from '../figures/figure';
import type { Messages } from '../i18n/catalogues';
import type { Compared } from './compared';

/** The outcomes that scenarios are told apart by, beside the share of paths that fail. */
export const keyOutcomes = [
  ...(['defaultRate', 'lossRate', 'investorLoss', 'capitalRatioMinimum'] as const),
  ...(['profit', 'complianceCost', 'approvalRate', 'meanApr'] as const),
] as const satisfies readonly OutcomeName[];

/** The outcomes that are told in sentences. */
const told = ['defaultRate', 'profit', 'complianceCost', 'approvalRate'] as const;

/**
 * An outcome of a scenario against the baseline in one sentence: both sides, the difference with its
 * interval, and whether that is for the better or the worse of whoever bears it.
 */
export function sentenceOf(figure: Figure, sides: [string, string], t: Messages): string {
  const { difference, title, scenarioAlone: value, baselineAlone = '' } = figure;
  const [scenario, baseline] = sides;
  const both = t.compare.both({ title, value, scenario, other: baselineAlone, baseline });
  if (!difference || difference.kind === 'identical') return t.compare.same(both);
  if (difference.kind === 'untold') return t.compare.untold(both, difference.interval);
  const bearing = t.compare.bearing[difference.bearing ?? 'neither'];
  return t.compare.told(both, difference.text, difference.interval, bearing);
}

/** What a scenario does, outcome by outcome. */
export function sentencesOf(
  { title, picture: { results }, comparison }: Compared,
  baseline: string,
  wording: Wording,
): string[] {
  return [
    failureFigure(results, comparison, wording),
    ...told.map((name) => outcomeFigure(name, results, comparison, wording)),
  ].map((figure) => sentenceOf(figure, [title, baseline], wording.t));
}
