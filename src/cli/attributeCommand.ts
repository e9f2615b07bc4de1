import { attribute, type Attribution } from '../analysis/attribution';
import { attributionDocument } from '../analysis/comparativeDocuments';
import { jsonText } from '../engine/jsonText';
import { grains, type Grain } from '../scenario/differences';
import { wholeNumber } from './arguments';
import { attributionCsv, attributionTable } from './attributionTable';
import type { Command } from './command';
import {
  comparativeOptions,
  precisely,
  precisionOption,
  statisticsOption,
  widestHalf,
} from './comparativeOptions';
import { Engine } from './engine';
import { besides, numberOption, statisticHelp } from './explorationOptions';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions } from './runOptions';
import { checkSameRun } from './sameRun';
import { caseTitle, chooseCase, readSubject } from './subject';
import { UsageError } from './usageError';

const usualStatistics = 'profit,profit:shortfall:0.95,failure';

const { scenario: _, ...options } = comparativeOptions;

export const attributeCommand: Command = {
  name: 'attribute',
  takes: { en: '<study.json | id of a study> [options]', zh: '<study.json | 研究 id> [选项]' },
  summary: {
    en: 'how much of a difference between two scenarios each changed setting explains',
    zh: '两个情景的差异中各项改动解释多少',
  },
  details: {
    en: `Shapley values on the same shocks: what each group of settings adds, in the mean over all orders in which
they may change. They add up to the difference. Up to eight groups every mixture of the two scenarios is run; of
more, orders are drawn at random with their reverse, and the intervals allow for it.`,
    zh: `相同冲击下的 Shapley 值：每组设置在所有可能的改动次序下平均贡献多少，合计等于差异。
不超过八组时，运行两个情景的全部组合；更多时随机抽取次序及其逆序，区间已计入由此产生的误差。`,
  },
  options: {
    from: {
      value: 'ID',
      help: {
        en: 'the scenario to begin with; the baseline unless given',
        zh: '起点情景；默认为基准情景',
      },
    },
    to: {
      value: 'ID',
      help: {
        en: 'the scenario to end with; the first after the baseline unless given',
        zh: '终点情景；默认为基准之后的第一个',
      },
    },
    statistics: {
      value: 'LIST',
      help: besides(statisticHelp, `; ${usualStatistics} usually`, `；默认 ${usualStatistics}`),
    },
    by: {
      value: 'GRAIN',
      among: [...grains],
      help: {
        en: 'part, section or lever; the finest with at most eight groups unless given',
        zh: 'part（部分）、section（栏目）或 lever（参数）；默认取不超过八组的最细划分',
      },
    },
    pairs: {
      value: 'N',
      help: {
        en: 'pairs of opposite orders, where they are drawn (16 usually)',
        zh: '随机抽取时互逆次序的对数（默认 16）',
      },
    },
    precision: {
      ...precisionOption,
      help: besides(precisionOption.help, ', of the first statistic', '（就第一个统计量）'),
    },
    ...options,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the study whose scenarios are compared',
      zh: '要比较情景的研究',
    });
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    const precision = numberOption(given, 'precision');
    const pairs = wholeNumber(given, 'pairs', 2, 1000);
    checkOutputs({ out }, [name]);
    const subject = readSubject(name, overrides, language);
    const from = chooseCase(subject, values.from);
    const to = chooseCase(subject, values.to ?? subject.cases[1]?.id);
    checkSameRun(name, [from, to]);
    const { paths, seed } = from.scenario.run;
    const title = `${caseTitle(subject, from, language)} → ${caseTitle({ cases: [] }, to, language)}`;

    const engine = await Engine.open(workers);
    try {
      const { columns } = engine.plan(from.scenario);
      const asked = values.statistics ?? usualStatistics;
      const statistics = statisticsOption('statistics', asked, columns);
      const evaluator = engine.evaluator();
      const { result } = await precisely(
        { title, language },
        paths,
        precision,
        async (now, onProgress): Promise<Attribution> => {
          const { signal } = engine;
          const answer = await attribute(evaluator, {
            ...{ from: from.scenario, to: to.scenario, statistics, paths: now, pairs },
            ...{ grain: values.by as Grain | undefined, signal, onProgress },
          });
          if (!('code' in answer)) return answer;
          if (answer.code === 'sameScenario')
            throw new UsageError({
              en: `${name}: ${from.id} and ${to.id} differ in no setting`,
              zh: `${name}：${from.id} 与 ${to.id} 的设置没有差异`,
            });
          const { found, most } = answer.params;
          throw new UsageError({
            en: `${name}: ${from.id} and ${to.id} differ in ${found} groups of settings, at most ${most} can be attributed to; take --by section or part`,
            zh: `${name}：${from.id} 与 ${to.id} 有 ${found} 组设置不同，最多可分解 ${most} 组；请用 --by section 或 part`,
          });
        },
        ({ statistics: [{ contributions }] }) =>
          widestHalf(contributions.map(({ value }) => value.interval)),
      );
      const document = attributionDocument(from.scenario, to.scenario, result);
      const lead = { title, seed, findings: document.findings };
      if (format === 'json') write(`${jsonText(document)}\n`, out);
      else if (format === 'csv') write(attributionCsv(result), out);
      else write(attributionTable(lead, result, language), out);
    } finally {
      engine.close();
    }
    return 0;
  },
};
