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
import { UsageError } from './usageError';

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
  takes: '<scenario.json | study.json | id of a preset> --levers LIST --objectives LIST [options]',
  summary:
    'settings of some levers that no other beats in every outcome at once; or the best under constraints',
  details: `Every setting meets the same shocks. With --keep a search proposes settings that are best in the first
objective and keep the constraints: differential evolution, feasibility first; the best few are confirmed by
four times the paths.`,
  options: {
    levers: {
      value: 'LIST',
      help: 'levers and ranges: strategy.pricing.surcharge=0..0.1, others after commas; a lever alone has its own range',
    },
    objectives: { value: 'LIST', help: `after commas: ${statisticHelp}` },
    levels: { value: 'N', help: 'values of each lever on a grid (5 usually)' },
    points: { value: 'N', help: 'so many points of a low-discrepancy sample instead of a grid' },
    keep: { value: 'LIST', help: 'search under constraints: failure<=0.02,approvalRate>=0.4' },
    budget: { value: 'N', help: 'settings that a search may try (120 usually)' },
    precision: {
      ...precisionOption,
      help: `${precisionOption.help}, of the first objective; of a search, in its confirmation`,
    },
    ...explorationOptions,
  },

  async run(given) {
    const name = onlyPositional(given, 'the file or preset whose levers are moved');
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    for (const needed of ['levers', 'objectives'])
      if (values[needed] === undefined) throw new UsageError(`--${needed} is missing`);
    const axes = axesOption('levers', values.levers!);
    const levels = wholeNumber(given, 'levels', 2, 101);
    const points = wholeNumber(given, 'points', 2, mostPoints);
    const precision = numberOption(given, 'precision');
    const budget = wholeNumber(given, 'budget', usualPopulation, 10_000) ?? usualBudget;
    if (levels !== undefined && points !== undefined)
      throw new UsageError('give --levels for a grid or --points for a sample');
    if (axes.length > mostDimensions)
      throw new UsageError(`--levers: ${axes.length} levers; at most ${mostDimensions} are moved`);
    const design: Design =
      points === undefined
        ? { kind: 'grid', levels: levels ?? usualLevels }
        : { kind: 'sample', points };
    if (
      values.keep === undefined &&
      design.kind === 'grid' &&
      design.levels ** axes.length > mostPoints
    )
      throw new UsageError(
        `--levels: ${placesCount(design.levels, axes)} settings; at most ${mostPoints} are tried: fewer levels, or --points`,
      );
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
        if (!objective) throw new UsageError(`--objectives ${text}: neither way of it is better`);
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
          title,
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
        title,
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
