import { moments } from '../../engine/moments';
import type { Results } from '../../engine/results';
import { outcomes } from '../../model/outcomes';
import { type SeriesName } from '../../model/series';
import { formatOf } from '../charts/format';
import { intl } from '../charts/locale';
import { mainCause } from '../findings/mainCause';
import type { Language, Messages } from '../i18n/catalogues';
import type { Chosen, Criterion } from './criterion';

/** What is written with. */
export interface Words {
  t: Messages;
  language: Language;
  currency: string;
}

/** Which paths a criterion takes in: `the 5% of paths with the greatest loss rate`. */
export function sayCriterion(criterion: Criterion, tail: 'upper' | 'lower', words: Words): string {
  const { brushing } = words.t;
  const { unit, title } = outcomes[criterion.outcome];
  const outcome = title[words.language];
  if (criterion.kind === 'worst')
    return brushing.worstBy(shareText(criterion.share, words), outcome, tail);
  const { value } = formatOf(unit, words.language, words.currency);
  const { low, high } = criterion;
  if (low === -Infinity && high === Infinity) return brushing.all(outcome);
  if (low === -Infinity) return brushing.upTo(outcome, value(high));
  if (high === Infinity) return brushing.atLeast(outcome, value(low));
  return brushing.between(outcome, value(low), value(high));
}

/** What the chosen paths are, and then what they come to beside the rest. */
export function sayChosen(
  { criterion, paths, rest }: Chosen,
  words: Words,
): { which: string; what: string } {
  const { brushing } = words.t;
  const number = (value: number) => intl(words.language, {}).format(value);
  const { tail } = paths.whole.outcome(criterion.outcome);
  const which = brushing.count(
    sayCriterion(criterion, tail, words),
    number(paths.paths),
    number(paths.whole.paths),
    shareText(paths.share, words),
  );
  const sentences = [
    sayFailures(paths, rest, words),
    sayDefaults(paths, rest, words),
    sayConfidence(paths, rest, words),
  ];
  return { which, what: sentences.filter(Boolean).join(words.language === 'zh' ? '' : ' ') };
}

function shareText(share: number, { language }: Words): string {
  return formatOf('share', language).value(share);
}

function sayFailures(paths: Results, rest: Results, words: Words): string {
  const { brushing, finding } = words.t;
  const { value } = formatOf('share', words.language);
  const share = ({ failure }: Results) => value(failure.probability, failure.standardError);
  const found = mainCause(paths);
  const cause = found
    ? (found.all ? brushing.allBy : brushing.mostBy)(finding.causes[found.cause])
    : '';
  const head = paths.failure.count === 0 ? brushing.noneFail : brushing.fail(share(paths), cause);
  if (rest.paths === 0) return head + brushing.noRest;
  return head + (rest.failure.count === 0 ? brushing.restNone : brushing.restFail(share(rest)));
}

/** Mean of a series over the paths in every step, each with its weight. */
export function meanSeries(results: Results, name: SeriesName): Float64Array {
  return Float64Array.from(
    { length: results.shape.steps },
    (_, step) => moments(results.valuesAt(name, step), results.sample).mean,
  );
}

/** Place of the greatest of the values; none where none is a number. */
function greatest(values: Float64Array): number | undefined {
  let best: number | undefined;
  for (let i = 0; i < values.length; i++)
    if (values[i] === values[i] && (best === undefined || values[i] > values[best])) best = i;
  return best;
}

function sayDefaults(paths: Results, rest: Results, words: Words): string {
  const { months } = paths.shape;
  const means = meanSeries(paths, 'defaultRate');
  const peak = greatest(means);
  if (peak === undefined) return '';
  const others = rest.paths > 0 ? meanSeries(rest, 'defaultRate') : undefined;
  const other = others && greatest(others);
  return words.t.brushing.defaultPeak({
    value: shareText(means[peak], words),
    month: months[peak],
    rest: other === undefined ? undefined : shareText(others![other], words),
    restMonth: other === undefined ? undefined : months[other],
  });
}

function sayConfidence(paths: Results, rest: Results, words: Words): string {
  const means = meanSeries(paths, 'confidence');
  const low = greatest(means.map((value) => -value));
  if (low === undefined) return '';
  const others = rest.paths > 0 ? meanSeries(rest, 'confidence') : undefined;
  const other = others && greatest(others.map((value) => -value));
  return words.t.brushing.confidenceLow({
    value: shareText(means[low], words),
    month: paths.shape.months[low],
    rest: other === undefined ? undefined : shareText(others![other], words),
  });
}
