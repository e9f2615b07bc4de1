import type { Axis } from '../analysis/axis';
import { frontierDocument, searchDocument } from '../analysis/explorationDocuments';
import { frontierOf, objectiveOf, type Design, type Objective } from '../analysis/frontier';
import { mostDimensions } from '../analysis/halton';
import { confirmation, search, searchDraws, usualPopulation } from '../analysis/search';
import { leverTitle } from '../analysis/sentences/words';
import { statisticText, unitOf, type Statistic } from '../analysis/statistic';
import { jsonText } from '../engine/jsonText';
import { instantiateKernel } from '../kernel/load';
import type { Language } from '../scenario/language';
import { wholeNumber } from './arguments';
import type { Command } from './command';
import { precisely, precisionOption, statisticHeading, widestHalf } from './comparativeOptions';
import { csvTable } from '../engine/csv';
import { Engine } from './engine';
import {
  axesOption,
  besides,
  constraintsOption,
  explorationOptions,
  findingLines,
  numberOption,
  statisticHelp,
  statisticOption,
} from './explorationOptions';
import { figures } from './figures';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions } from './runOptions';
import { caseTitle, chooseCase, readSubject } from './subject';
import { textTable } from './textTable';
import { missing, unfit, UsageError } from './usageError';

const usualLevels = 5;
const usualBudget = 120;
const mostPoints = 1000;

const words: Record<
  Language,
  { standing: string; yes: string; no: string; unclear: string; today: string }
> = {
  en: { standing: 'Frontier', yes: 'yes', no: 'no', unclear: 'can’t tell', today: 'today' },
  zh: { standing: '前沿', yes: '是', no: '否', unclear: '无法区分', today: '当前' },
};

export const frontierCommand: Command = {
  name: 'frontier',
  takes: {
    en: '<scenario.json | study.json | id of a preset> --levers LIST --objectives LIST [options]',
    zh: '<scenario.json | study.json | 预设 id> --levers LIST --objectives LIST [选项]',
  },
  summary: {
    en: 'settings of some levers that no other beats in every outcome at once; or the best under constraints',
    zh: '在各项结果上不被任何其他设置全面超越的参数设置；或约束之下的最优设置',
  },
  details: {
    en: `Every setting meets the same shocks. With --keep a search proposes settings that are best in the first
objective and keep the constraints: differential evolution, feasibility first; the best few are confirmed by
four times the paths.`,
    zh: `各设置面对相同的冲击。使用 --keep 时，搜索在约束之内使第一个目标最优的设置：差分进化，可行性优先；
最优的几个以四倍路径数确认。`,
  },
  options: {
    levers: {
      value: 'LIST',
      help: {
        en: 'levers and ranges: strategy.pricing.surcharge=0..0.1, others after commas; a lever alone has its own range',
        zh: '参数及其范围：strategy.pricing.surcharge=0..0.1，以逗号分隔；只写参数则取其自身范围',
      },
    },
    objectives: {
      value: 'LIST',
      help: { en: `after commas: ${statisticHelp.en}`, zh: `以逗号分隔：${statisticHelp.zh}` },
    },
    levels: {
      value: 'N',
      help: {
        en: 'values of each lever on a grid (5 usually)',
        zh: '网格上每个参数的取值个数（默认 5）',
      },
    },
    points: {
      value: 'N',
      help: {
        en: 'so many points of a low-discrepancy sample instead of a grid',
        zh: '以此点数的低差异样本取代网格',
      },
    },
    keep: {
      value: 'LIST',
      help: {
        en: 'search under constraints: failure<=0.02,approvalRate>=0.4',
        zh: '在约束之下搜索：failure<=0.02,approvalRate>=0.4',
      },
    },
    budget: {
      value: 'N',
      help: {
        en: 'settings that a search may try (120 usually)',
        zh: '搜索可尝试的设置数（默认 120）',
      },
    },
    precision: {
      ...precisionOption,
      help: besides(
        precisionOption.help,
        ', of the first objective; of a search, in its confirmation',
        '（就第一个目标；搜索时就其确认阶段）',
      ),
    },
    ...explorationOptions,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the file or preset whose levers are moved',
      zh: '要移动参数的文件或预设',
    });
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    for (const needed of ['levers', 'objectives'])
      if (values[needed] === undefined) throw missing(needed);
    const axes = axesOption('levers', values.levers!);
    const levels = wholeNumber(given, 'levels', 2, 101);
    const points = wholeNumber(given, 'points', 2, mostPoints);
    const precision = numberOption(given, 'precision');
    const budget = wholeNumber(given, 'budget', usualPopulation, 10_000) ?? usualBudget;
    if (levels !== undefined && points !== undefined)
      throw new UsageError({
        en: 'give --levels for a grid or --points for a sample',
        zh: '请给出 --levels（网格）或 --points（样本）之一',
      });
    if (axes.length > mostDimensions)
      throw new UsageError({
        en: `--levers: ${axes.length} levers; at most ${mostDimensions} are moved`,
        zh: `--levers：共 ${axes.length} 个参数，最多可移动 ${mostDimensions} 个`,
      });
    const design: Design =
      points === undefined
        ? { kind: 'grid', levels: levels ?? usualLevels }
        : { kind: 'sample', points };
    if (
      values.keep === undefined &&
      design.kind === 'grid' &&
      design.levels ** axes.length > mostPoints
    )
      throw new UsageError({
        en: `--levels: ${placesCount(design.levels, axes)} settings; at most ${mostPoints} are tried: fewer levels, or --points`,
        zh: `--levels：共 ${placesCount(design.levels, axes)} 组设置，最多尝试 ${mostPoints} 组：请减少取值个数，或用 --points`,
      });
    checkOutputs({ out }, [name]);
    const subject = readSubject(name, overrides, language);
    const chosen = chooseCase(subject, values.scenario);
    const { scenario } = chosen;
    const { paths } = scenario.run;

    const engine = await Engine.open(workers);
    const title = caseTitle(subject, chosen, language);
    try {
      const { columns } = engine.plan(scenario);
      const objectives = values.objectives!.split(',').map((text): Objective => {
        const objective = objectiveOf(statisticOption('objectives', text, columns));
        if (!objective)
          throw unfit('objectives', text, 'neither way of it is better', '其高低无所谓优劣');
        return objective;
      });
      const math = instantiateKernel(engine.kernel).exports;
      const evaluator = engine.evaluator();
      const { signal } = engine;
      const show = figures(language);
      const settingHead = axes.map(({ path }) => path);
      const settingTitles = axes.map(({ path }) => leverTitle(path, language));
      const titleOf = (statistic: Statistic) => statisticHeading(statistic, language);
      const number = (value: number) => String(Number(value.toPrecision(6)));

      if (values.keep !== undefined) {
        const constraints = constraintsOption(values.keep, columns);
        const uniform = searchDraws(scenario, math);
        const { result } = await precisely(
          { title, language },
          paths,
          precision,
          (now, onProgress) =>
            search(evaluator, scenario, {
              ...{ axes, objective: objectives[0], constraints, budget, paths, uniform },
              ...{ population: usualPopulation, confirmedBy: confirmation * now },
              ...{ signal, onProgress },
            }),
          ({ proposals }) => widestHalf(proposals.map(({ objective }) => objective.interval)),
        );
        const document = searchDocument(scenario, result);
        const asked: Statistic[] = [
          objectives[0].statistic,
          ...constraints.map(({ statistic }) => statistic),
        ];
        const known = ({ objective, constraints: kept }: (typeof result)['today']) => [
          objective.value,
          ...kept.map(({ value }) => value),
        ];
        const head = [...settingHead, ...asked.map(statisticText)];
        const rows = result.proposals.map((one) => [
          ...one.settings.map(({ value }) => value),
          ...known(one),
        ]);
        if (format === 'json') write(`${jsonText(document)}\n`, out);
        else if (format === 'csv') write(csvTable(head, rows), out);
        else {
          const shown = [
            ...rows.map((row) =>
              row.map((value, i) =>
                i < axes.length ? number(value) : show.value(value, unitOf(asked[i - axes.length])),
              ),
            ),
            [
              ...axes.map((_, i) => (i === 0 ? words[language].today : '')),
              ...known(result.today).map((value, i) => show.value(value, unitOf(asked[i]))),
            ],
          ];
          const lines = findingLines(document.findings, language);
          const heading = [...settingTitles, ...asked.map(titleOf)];
          write(`${title}\n\n${lines}\n${textTable([heading, ...shown], 'right')}\n`, out);
        }
        return 0;
      }

      const { result } = await precisely(
        { title, language },
        paths,
        precision,
        (now, onProgress) =>
          frontierOf(
            evaluator,
            scenario,
            { axes, design, objectives, paths: now, signal, onProgress },
            math,
          ),
        (found) => widestHalf(found.points.map(({ outcomes: [first] }) => first.interval)),
      );
      const document = frontierDocument(scenario, result);
      const texts = objectives.map(({ statistic }) => statisticText(statistic));
      if (format === 'json') write(`${jsonText(document)}\n`, out);
      else if (format === 'csv') {
        const head = [...settingHead, ...texts, 'onFrontier', 'sure', 'dominatedBy'];
        const rows = result.points.map((point) => [
          ...point.settings.map(({ value }) => value),
          ...point.outcomes.map(({ value }) => value),
          ...[point.onFrontier, point.sure, point.dominatedBy],
        ]);
        write(csvTable(head, rows), out);
      } else {
        const { standing, yes, no, unclear, today } = words[language];
        const said = ({ onFrontier, sure }: { onFrontier: boolean; sure: boolean }) =>
          sure ? (onFrontier ? yes : no) : `${onFrontier ? yes : no}, ${unclear}`;
        const outcomesOf = (outcomes: readonly { value: number }[]) =>
          outcomes.map(({ value }, k) => show.value(value, unitOf(objectives[k].statistic)));
        const rows = [
          ...result.frontier.map((i) => {
            const point = result.points[i];
            const settings = point.settings.map(({ value }) => number(value));
            return [...settings, ...outcomesOf(point.outcomes), said(point)];
          }),
          [
            ...axes.map((_, i) => (i === 0 ? today : '')),
            ...outcomesOf(result.today.outcomes),
            said(result.today),
          ],
        ];
        const lines = findingLines(document.findings, language);
        const head = [
          ...settingTitles,
          ...objectives.map(({ statistic }) => titleOf(statistic)),
          standing,
        ];
        const table = textTable([head, ...rows], 'right');
        write(`${title}\n\n${lines}\n${table}\n`, out);
      }
    } finally {
      engine.close();
    }
    return 0;
  },
};

function placesCount(levels: number, axes: readonly Axis[]): string {
  return (levels ** axes.length).toLocaleString('en');
}
