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
import { numberOption, statisticHelp } from './explorationOptions';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions } from './runOptions';
import { checkSameRun } from './sameRun';
import { caseTitle, chooseCase, readSubject } from './subject';
import { UsageError } from './usageError';

const usualStatistics = 'profit,profit:shortfall:0.95,failure';

const { scenario: _, ...options } = comparativeOptions;

export const attributeCommand: Command = {
  name: 'attribute',
  takes: '<study.json | id of a study> [options]',
  summary: 'how much of a difference between two scenarios each changed setting explains',
  details: `Shapley values on the same shocks: what each group of settings adds, in the mean over all orders in which
they may change. They add up to the difference. Up to eight groups every mixture of the two scenarios is run; of
more, orders are drawn at random with their reverse, and the intervals allow for it.`,
  options: {
    from: { value: 'ID', help: 'the scenario to begin with; the baseline unless given' },
    to: {
      value: 'ID',
      help: 'the scenario to end with; the first after the baseline unless given',
    },
    statistics: { value: 'LIST', help: `${statisticHelp}; ${usualStatistics} usually` },
    by: {
      value: 'GRAIN',
      among: [...grains],
      help: 'part, section or lever; the finest with at most eight groups unless given',
    },
    pairs: { value: 'N', help: 'pairs of opposite orders, where they are drawn (16 usually)' },
    precision: { ...precisionOption, help: `${precisionOption.help}, of the first statistic` },
    ...options,
  },

  async run(given) {
    const name = onlyPositional(given, 'the study whose scenarios are compared');
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
        title,
        paths,
        precision,
        async (now, onProgress): Promise<Attribution> => {
          const { signal } = engine;
          const answer = await attribute(evaluator, {
            ...{ from: from.scenario, to: to.scenario, statistics, paths: now, pairs },
            ...{ grain: values.by as Grain | undefined, signal, onProgress },
          });
          if (!('code' in answer)) return answer;
          throw new UsageError(
            answer.code === 'sameScenario'
              ? `${name}: ${from.id} and ${to.id} differ in no setting`
              : `${name}: ${from.id} and ${to.id} differ in ${answer.params.found} groups of settings, at most ${answer.params.most} can be attributed to; take --by section or part`,
          );
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
