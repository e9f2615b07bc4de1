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
import { missing, UsageError } from './usageError';

export const reverseCommand: Command = {
  name: 'reverse',
  takes: {
    en: '<scenario.json | study.json | id of a preset> --statistic WHAT --below X | --above X',
    zh: '<scenario.json | study.json | 预设 id> --statistic WHAT --below X | --above X',
  },
  summary: {
    en: 'the least severe world that breaks a line, and how the platform fails in it',
    zh: '突破界限的最轻环境，以及平台如何在其中倒闭',
  },
  details: {
    en: `The world worsens from its calm end to its worst, on the same shocks: --levers moves others than the
severity of the macro path, all together. Bisection tells the critical setting; its 95% interval holds all
settings at which the statistic is not told from the line.`,
    zh: `在相同冲击下，环境由平稳端恶化到最差端：--levers 可改为移动宏观路径严重程度以外的参数，各参数同步移动。
二分搜索求临界设置；其 95% 区间包含统计量与界限无法区分的全部设置。`,
  },
  options: {
    statistic: { value: 'WHAT', help: statisticHelp },
    below: {
      value: 'X',
      help: {
        en: 'the line is broken where the statistic is below X (0.08 is 8%)',
        zh: '统计量低于 X 即为突破界限（0.08 表示 8%）',
      },
    },
    above: {
      value: 'X',
      help: {
        en: 'the line is broken where the statistic is above X',
        zh: '统计量高于 X 即为突破界限',
      },
    },
    levers: {
      value: 'LIST',
      help: {
        en: 'levers that worsen, calm..worst: world.severity=0..2 (usual), others after commas',
        zh: '由平稳到最差移动的参数：world.severity=0..2（默认），以逗号分隔',
      },
    },
    precision: {
      value: 'X',
      help: {
        en: 'double the paths until half the interval of the (first) lever is at most X',
        zh: '路径数逐次加倍，直至（第一个）参数区间的一半不超过 X',
      },
    },
    ...explorationOptions,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the file or preset to stress',
      zh: '要施压的文件或预设',
    });
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    const [below, above] = [numberOption(given, 'below'), numberOption(given, 'above')];
    const precision = numberOption(given, 'precision');
    if (values.statistic === undefined) throw missing('statistic');
    const threshold = below ?? above;
    if (threshold === undefined || (below !== undefined && above !== undefined))
      throw new UsageError({
        en: 'give the line by --below or by --above',
        zh: '请以 --below 或 --above 给出界限',
      });
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
        { title, language },
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
