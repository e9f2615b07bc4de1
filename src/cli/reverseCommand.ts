import { reverseDocument } from '../analysis/explorationDocuments';
import { failurePatterns, usualFollowed } from '../analysis/failurePatterns';
import {
  criticalHalfWidth,
  reverseStress,
  severityAxis,
  usualGrid,
  usualTolerance,
  worldToTell,
} from '../analysis/reverse';
import { closenessText, leverTitle } from '../analysis/sentences/words';
import { unitOf } from '../analysis/statistic';
import { jsonText } from '../engine/jsonText';
import type { Command } from './command';
import { precisely, statisticHeading } from './comparativeOptions';
import { csvTable } from '../engine/csv';
import { Engine } from './engine';
import {
  axesOption,
  explorationOptions,
  findingLines,
  numberOption,
  settingsTrouble,
  statisticHelp,
  statisticOption,
} from './explorationOptions';
import { figures } from './figures';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions } from './runOptions';
import { caseTitle, chooseCase, readSubject } from './subject';
import { textTable } from './textTable';
import { UsageError } from './usageError';

export const reverseCommand: Command = {
  name: 'reverse',
  takes: '<scenario.json | study.json | id of a preset> --statistic WHAT --below X | --above X',
  summary: 'the least severe world that breaks a line, and how the platform fails in it',
  details: `The world worsens from its calm end to its worst, on the same shocks: --levers moves others than the
severity of the macro path, all together. Bisection tells the critical setting; its 95% interval holds all
settings at which the statistic is not told from the line.`,
  options: {
    statistic: { value: 'WHAT', help: statisticHelp },
    below: { value: 'X', help: 'the line is broken where the statistic is below X (0.08 is 8%)' },
    above: { value: 'X', help: 'the line is broken where the statistic is above X' },
    levers: {
      value: 'LIST',
      help: 'levers that worsen, calm..worst: world.severity=0..2 (usual), others after commas',
    },
    precision: {
      value: 'X',
      help: 'double the paths until half the interval of the (first) lever is at most X',
    },
    ...explorationOptions,
  },

  async run(given) {
    const name = onlyPositional(given, 'the file or preset to stress');
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    const [below, above] = [numberOption(given, 'below'), numberOption(given, 'above')];
    const precision = numberOption(given, 'precision');
    if (values.statistic === undefined) throw new UsageError('--statistic is missing');
    const threshold = below ?? above;
    if (threshold === undefined || (below !== undefined && above !== undefined))
      throw new UsageError('give the line by --below or by --above');
    const axes = values.levers === undefined ? [severityAxis] : axesOption('levers', values.levers);
    checkOutputs({ out }, [name]);
    const subject = readSubject(name, overrides, language);
    const chosen = chooseCase(subject, values.scenario);
    const { scenario } = chosen;
    const { paths } = scenario.run;

    const engine = await Engine.open(workers, paths);
    const title = caseTitle(subject, chosen, language);
    try {
      const statistic = statisticOption(
        'statistic',
        values.statistic,
        engine.plan(scenario).columns,
      );
      const evaluator = engine.evaluator();
      const { signal } = engine;
      const { result } = await precisely(
        title,
        paths,
        precision,
        async (now, onProgress) => {
          const answer = await reverseStress(evaluator, scenario, {
            ...{ statistic, threshold, breaks: below === undefined ? 'above' : 'below', axes },
            ...{ grid: usualGrid, tolerance: usualTolerance, paths: now, signal, onProgress },
          });
          if (!answer.ok) throw settingsTrouble(name, answer.issues, language);
          return answer.result;
        },
        criticalHalfWidth,
      );
      const world = worldToTell(scenario, result);
      if (!world.ok) throw settingsTrouble(name, world.issues, language);
      const { value: told } = world;
      const runs = await evaluator.evaluate(told, { columns: [], paths: result.paths, signal });
      const failures = await failurePatterns(told, engine.plan(told), engine.kernel, runs, {
        ...{ followed: usualFollowed, signal },
      });
      const document = reverseDocument(scenario, result, failures);
      if (format === 'json') write(`${jsonText(document)}\n`, out);
      else {
        const unit = unitOf(statistic);
        const show = figures(language);
        const rows = result.worlds.map(({ settings, value, interval }) => [
          ...settings.map((setting) => setting.value),
          ...[value, ...interval],
        ]);
        if (format === 'csv') {
          const names = [...axes.map(({ path }) => path), values.statistic];
          write(csvTable([...names, '2.5%', '97.5%'], rows), out);
        } else {
          const shown = rows.map((row) =>
            row.map((cell, i) =>
              i < axes.length ? String(Number(cell.toPrecision(6))) : show.value(cell, unit),
            ),
          );
          const head = [
            ...axes.map(({ path }) => leverTitle(path, language)),
            ...[statisticHeading(statistic, language), '2.5%', '97.5%'],
          ];
          const closeness = result.critical
            ? `${closenessText(axes, result.tolerance, language)}\n`
            : '';
          write(
            `${title}\n\n${findingLines(document.findings, language)}${closeness}\n${textTable([head, ...shown], 'right')}\n`,
            out,
          );
        }
      }
    } finally {
      engine.close();
    }
    return 0;
  },
};
