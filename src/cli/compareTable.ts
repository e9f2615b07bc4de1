import type { Comparison } from '../analysis/compare';
import { failureTitles, type FailureCause } from '../model/failureCauses';
import { outcomeNames, outcomes } from '../model/outcomes';
import type { Language } from '../scenario/language';
import { figures } from './figures';
import { textTable } from './textTable';

const words = {
  en: {
    head: ['Outcome', 'Baseline', 'Scenario', 'Difference', '± SE', '', 'Better on'],
    failure: 'Probability of failure',
    identical: 'no path differs',
    unclear: 'not told from 0',
  },
  zh: {
    head: ['结果', '基准', '情景', '差异', '± 标准误', '', '更优路径占比'],
    failure: '倒闭概率',
    identical: '各路径均无差异',
    unclear: '与 0 无法区分',
  },
};

/** A comparison for a person: each outcome of both, and what the difference is known to be. */
export function compareTable(comparison: Comparison, language: Language): string {
  const show = figures(language);
  const { head, failure: failureWord, identical, unclear } = words[language];
  const { a, b } = comparison;

  const failureRow = (title: string, before: number, after: number, d: Comparison['failure']) => [
    title,
    ...[show.value(before, 'share'), show.value(after, 'share')],
    ...[show.difference(d.mean, 'share'), show.differenceError(d.standardError, 'share')],
    d.onlyA + d.onlyB === 0 ? identical : d.distinguishable ? '' : unclear,
    show.value(d.onlyA / comparison.paths, 'share'),
  ];
  const rows = [
    failureRow(failureWord, a.failure.probability, b.failure.probability, comparison.failure),
    ...(Object.keys(failureTitles) as FailureCause[]).map((cause) =>
      failureRow(
        `· ${failureTitles[cause][language]}`,
        a.failure.byCause[cause].probability,
        b.failure.byCause[cause].probability,
        comparison.failureBy(cause),
      ),
    ),
    ...outcomeNames.map((name) => {
      const { unit, title } = outcomes[name];
      const d = comparison.outcome(name);
      return [
        title[language],
        ...[show.value(a.outcome(name).mean, unit), show.value(b.outcome(name).mean, unit)],
        ...[show.difference(d.mean, unit), show.differenceError(d.standardError, unit)],
        d.identical ? identical : d.distinguishable ? '' : unclear,
        d.better === undefined ? '' : show.value(d.better, 'share'),
      ];
    }),
  ];
  return `${textTable([head, ...rows], 'right')}\n`;
}
