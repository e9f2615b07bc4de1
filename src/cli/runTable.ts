import { effectivePaths } from '../engine/pathSample';
import { columnInfo, type ColumnName, type Results } from '../engine/results';
import { breakdowns, type Dimension } from '../model/breakdowns';
import { failureCauses, failureTitles, type FailureCause } from '../model/failureCauses';
import { outcomeNames, outcomes } from '../model/outcomes';
import type { Language } from '../scenario/language';
import type { Platform } from '../scenario/platform';
import { figures } from './figures';
import { memberName } from './memberName';
import { textTable } from './textTable';

const words = {
  en: {
    head: ['Outcome', 'Mean', '± SE', '5%', '50%', '95%', 'ES 95%'],
    fails: (probability: string, interval: string, causes: string[]) =>
      `Failure ${probability} (${interval}): ${causes.join(', ')}`,
    weighted: (effective: string) =>
      `Bad times were drawn more often than they come, and every figure weighs the paths for it: worth ${effective} paths drawn evenly for what bad times don’t decide.`,
  },
  zh: {
    head: ['结果', '均值', '± 标准误', '5%', '50%', '95%', 'ES 95%'],
    fails: (probability: string, interval: string, causes: string[]) =>
      `倒闭概率 ${probability}（${interval}）：${causes.join('，')}`,
    weighted: (effective: string) =>
      `恶劣时期的抽取频率高于其实际概率，所有数字均已加权：对于不取决于恶劣时期的结果，相当于 ${effective} 条均匀抽取的路径。`,
  },
};

/**
 * A run for a person: the probability of failure, and every outcome with its spread.
 *
 * @param apart the dimension that outcomes are told apart by, instead of being reported as a whole, and whose members
 */
export function runTable(
  results: Results,
  language: Language,
  apart?: { by: Dimension; platform: Platform },
): string {
  const show = figures(language);
  const { head } = words[language];
  const row = (label: string, column: ColumnName) => {
    const { unit } = columnInfo(column);
    const d = results.outcome(column);
    const spread = [d.quantile(0.05), d.quantile(0.5), d.quantile(0.95), d.expectedShortfall(0.95)];
    return [
      ...[label, show.value(d.mean, unit), show.error(d.standardError, unit)],
      ...spread.map((value) => show.value(value, unit)),
    ];
  };
  const rows = apart
    ? breakdowns[apart.by].flatMap((name) =>
        results
          .members(name, apart.by)
          .map((member) =>
            row(
              `${outcomes[name].title[language]} · ${memberName(member, apart.by, apart.platform, language)}`,
              `${name}/${apart.by}/${member}`,
            ),
          ),
      )
    : outcomeNames.map((name) => row(outcomes[name].title[language], name));
  const weighted = results.sample.weights
    ? `\n${words[language].weighted(Math.round(effectivePaths(results.sample)).toLocaleString('en'))}`
    : '';
  return `${failureLine(results, language)}${weighted}\n\n${textTable([head, ...rows], 'right')}\n`;
}

function failureLine({ failure }: Results, language: Language): string {
  const percent = (value: number) => figures(language).value(value, 'share');
  const causes = (failureCauses.slice(1) as FailureCause[]).map(
    (cause) => `${failureTitles[cause][language]} ${percent(failure.byCause[cause].probability)}`,
  );
  const [low, high] = failure.interval.map(percent);
  return words[language].fails(percent(failure.probability), `${low} … ${high}`, causes);
}
