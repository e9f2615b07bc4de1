import { valueAt } from '../analysis/axis';
import { reverseDocument } from '../analysis/explorationDocuments';
import { failurePatterns } from '../analysis/failurePatterns';
import { untilPrecise } from '../analysis/precision';
import {
  reverseStress,
  severityAxis,
  usualGrid,
  usualTolerance,
  type ReverseStress,
} from '../analysis/reverse';
import { unitOf } from '../analysis/statistic';
import { jsonText } from '../engine/jsonText';
import { scenarioAt } from '../analysis/axis';
import type { Command } from './command';
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
import { Progress } from './progress';
import { onlyPositional, runOptions } from './runOptions';
import { caseTitle, chooseCase, readSubject } from './subject';
import { textTable } from './textTable';
import { UsageError } from './usageError';

/** Paths computed again for what happens before failures. */
const followed = 256;
/** With --precision, paths are doubled at most this often. */
const mostDoublings = 6;

export const reverseCommand: Command = {
  name: 'reverse',
  takes: '<scenario.json | study.json | id of a preset> --statistic WHAT --below X | --above X',
  summary: 'the least severe world that breaks a line, and how the platform fails in it',
  details: `The world worsens from its calm end to its worst, on the same shocks: --levers moves others than the
severity of the macro path, all together. Bisection tells the critical setting; its 95 % interval holds all
settings at which the statistic is not told from the line.`,
  options: {
    statistic: { value: 'WHAT', help: statisticHelp },
    below: { value: 'X', help: 'the line is broken where the statistic is below X (0.08 is 8 %)' },
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
    const progress = new Progress(caseTitle(subject, chosen, language));
    try {
      const statistic = statisticOption(
        'statistic',
        values.statistic,
        engine.plan(scenario).columns,
      );
      const evaluator = engine.evaluator();
      const { signal } = engine;
      const { result } = await untilPrecise(
        { paths, halfWidth: precision, most: precision ? paths * 2 ** mostDoublings : paths },
        async (now, onProgress) => {
          const answer = await reverseStress(evaluator, scenario, {
            ...{ statistic, threshold, breaks: below === undefined ? 'above' : 'below', axes },
            ...{ grid: usualGrid, tolerance: usualTolerance, paths: now, signal, onProgress },
          });
          if (!answer.ok) throw settingsTrouble(name, answer.issues, language);
          return answer.result;
        },
        halfWidth,
        ({ done, expected }) => progress.showShare(expected > 0 ? done / expected : 1),
      );
      const world = result.critical?.scenario ?? endOf(result);
      const runs = await evaluator.evaluate(world, { columns: [], paths: result.paths, signal });
      const failures = await failurePatterns(world, engine.plan(world), engine.kernel, runs, {
        ...{ followed, signal },
      });
      const document = reverseDocument(scenario, result, failures);
      if (format === 'json') write(`${jsonText(document)}\n`, out);
      else {
        const unit = unitOf(statistic);
        const show = figures(language);
        const head = [...axes.map(({ path }) => path), values.statistic, '2.5 %', '97.5 %'];
        const rows = result.worlds.map(({ settings, value, interval }) => [
          ...settings.map((setting) => setting.value),
          ...[value, ...interval],
        ]);
        if (format === 'csv') write(csvTable(head, rows), out);
        else {
          const shown = rows.map((row) =>
            row.map((cell, i) =>
              i < axes.length ? String(Number(cell.toPrecision(6))) : show.value(cell, unit),
            ),
          );
          const title = caseTitle(subject, chosen, language);
          write(
            `${title}\n\n${findingLines(document.findings, language)}\n${textTable([head, ...shown], 'right')}\n`,
            out,
          );
        }
      }

      function endOf({ status }: ReverseStress) {
        const part = status === 'worstHolds' ? 1 : 0;
        const made = scenarioAt(
          scenario,
          axes,
          axes.map(() => part),
        );
        if (!made.ok) throw settingsTrouble(name, made.issues, language);
        return made.value;
      }
    } finally {
      progress.clear();
      engine.close();
    }
    return 0;
  },
};

/** Half the interval of the critical setting of the first lever; nothing where none was looked for. */
function halfWidth({ critical, axes }: ReverseStress): number {
  if (!critical) return 0;
  const [low, high] = critical.interval;
  if (low === null || high === null) return NaN;
  return Math.abs(valueAt(axes[0], high) - valueAt(axes[0], low)) / 2;
}
