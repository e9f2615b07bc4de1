import { matrixDocument } from '../analysis/comparativeDocuments';
import { evaluateMatrix, matrixColumns, matrixOf, type MatrixDesign } from '../analysis/matrix';
import { presetMatrix, studyMatrix, type Side } from '../analysis/matrixDesign';
import { jsonText } from '../engine/jsonText';
import { atOnce } from '../scenario/compose';
import type { Language } from '../scenario/language';
import { nodePresets } from '../scenario/nodePresets';
import { partNames } from '../scenario/scenario';
import type { Command } from './command';
import { comparativeOptions, precisely, precisionOption, widestHalf } from './comparativeOptions';
import { Engine } from './engine';
import {
  besides,
  numberOption,
  settingsTrouble,
  statisticHelp,
  statisticOption,
} from './explorationOptions';
import { matrixCsv, matrixTable } from './matrixTable';
import { checkOutputs, write } from './output';
import { onlyPositional, runOptions } from './runOptions';
import { checkSameRun } from './sameRun';
import { caseTitle, chooseCase, isPartName, readSubject, type Subject } from './subject';
import { unfit, UsageError } from './usageError';

const usualTolerance = 0.05;

export const matrixCommand: Command = {
  name: 'matrix',
  takes: {
    en: '<study.json | scenario.json | id of a preset> [options]',
    zh: '<study.json | scenario.json | 预设 id> [选项]',
  },
  summary: {
    en: 'a stress matrix: strategies against worlds, with regret and the minimax choice',
    zh: '压力矩阵：策略对环境，附后悔值与最小最大后悔选择',
  },
  details: {
    en: `Of a study: its worlds (or --columns rules, strategy, platform) against all else that its scenarios vary.
With --rows and --columns: presets of two parts put into one scenario, as in
  plimsoll matrix rate-cap-recession --rows strategy=as-is,defensive --columns world=calm,severe
A part without ids stands for all its presets. All cells meet the same shocks. Regret is how far a cell stays
behind the best of its column; the choice is the row whose greatest regret is the least.`,
    zh: `对于研究：其各外部环境（或 --columns 所指的 rules、strategy、platform）对情景的其余变化。
使用 --rows 与 --columns 时：将两个部分的预设放入同一情景，例如
  plimsoll matrix rate-cap-recession --rows strategy=as-is,defensive --columns world=calm,severe
只写部分而不写 id，即取其全部预设。所有单元格面对相同的冲击。后悔值为落后本列最优的幅度；
所选为最大后悔值最小的一行。`,
  },
  options: {
    rows: {
      value: 'PART',
      help: {
        en: 'a part and the ids of its presets: strategy=as-is,defensive',
        zh: '一个部分及其预设的 id：strategy=as-is,defensive',
      },
    },
    columns: {
      value: 'PART',
      help: {
        en: 'another part and the ids of its presets: world=calm,severe',
        zh: '另一个部分及其预设的 id：world=calm,severe',
      },
    },
    statistic: { value: 'WHAT', help: besides(statisticHelp, '; profit usually', '；默认 profit') },
    tolerance: {
      value: 'P',
      help: {
        en: 'probability of failure that is borne (0.05 usually)',
        zh: '可容忍的倒闭概率（默认 0.05）',
      },
    },
    precision: precisionOption,
    ...comparativeOptions,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the study or scenario of the matrix',
      zh: '矩阵所用的研究或情景',
    });
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    const tolerance = numberOption(given, 'tolerance') ?? usualTolerance;
    if (!(tolerance >= 0 && tolerance <= 1))
      throw unfit('tolerance', tolerance, 'it is a share from 0 to 1', '应为 0 至 1 的比例');
    const precision = numberOption(given, 'precision');
    checkOutputs({ out }, [name]);
    const subject = readSubject(name, overrides, language);
    const design = designOf(name, subject, values, language);
    const [[{ run }]] = design.cells;
    const title = values.rows
      ? caseTitle(subject, chooseCase(subject, values.scenario), language)
      : caseTitle(subject, subject.cases[0], language);

    const engine = await Engine.open(workers);
    try {
      const { columns } = engine.plan(design.cells[0][0]);
      const statistic = statisticOption('statistic', values.statistic ?? 'profit', columns);
      const evaluator = engine.evaluator();
      const { result } = await precisely(
        { title, language },
        run.paths,
        precision,
        async (paths, onProgress) => {
          const { signal } = engine;
          const request = { columns: matrixColumns(statistic), paths, signal, onProgress };
          const results = await evaluateMatrix(evaluator, design, request);
          return matrixOf(results, statistic, tolerance, run.seed);
        },
        ({ cells }) =>
          widestHalf(cells.flat().map(({ regret, interval }) => regret?.interval ?? interval)),
      );
      const document = matrixDocument(design, result, tolerance);
      if (format === 'json') write(`${jsonText(document)}\n`, out);
      else if (format === 'csv') write(matrixCsv(design, result), out);
      else write(matrixTable(title, design, result, document.findings, language), out);
    } finally {
      engine.close();
    }
    return 0;
  },
};

function designOf(
  name: string,
  subject: Subject,
  values: Partial<Record<string, string>>,
  language: Language,
): MatrixDesign {
  const design = values.rows
    ? crossedPresets(subject, values, values.rows)
    : ofStudy(name, subject, values.columns ?? 'world');
  if (!design.ok) throw settingsTrouble(name, design.issues, language);
  return design.value;
}

function crossedPresets(
  subject: Subject,
  values: Partial<Record<string, string>>,
  rowsText: string,
) {
  if (values.columns === undefined)
    throw new UsageError({
      en: '--rows and --columns go together',
      zh: '--rows 与 --columns 须一同给出',
    });
  const rows = sideOf('rows', rowsText);
  const columns = sideOf('columns', values.columns);
  if (rows.part === columns.part)
    throw unfit(
      ...(['columns', values.columns, 'it is of another part than the rows'] as const),
      '须与行分属不同部分',
    );
  const { scenario } = chooseCase(subject, values.scenario);
  return atOnce(nodePresets(), (shelf) => presetMatrix(scenario, rows, columns, shelf));
}

function ofStudy(name: string, { study, cases }: Subject, part: string) {
  if (!study)
    throw new UsageError({
      en: `${name}: this is one scenario; say its --rows and --columns`,
      zh: `${name}：这是单个情景；请给出 --rows 与 --columns`,
    });
  if (!isPartName(part))
    throw unfit(
      ...(['columns', part] as const),
      `without --rows it is one of ${partNames.join(', ')}; with ids it needs --rows`,
      `没有 --rows 时可取 ${partNames.join('、')}；带 id 时须有 --rows`,
    );
  checkSameRun(name, cases);
  return studyMatrix(cases, part);
}

/** A side of the matrix: `strategy=as-is,defensive`, or all presets of a part. @throws {UsageError} */
function sideOf(option: string, text: string): Side {
  const [part, ids] = text.split('=');
  if (!isPartName(part))
    throw unfit(
      ...([option, text, `it begins with one of ${partNames.join(', ')}`] as const),
      `须以 ${partNames.join('、')} 之一开头`,
    );
  if (ids === undefined) {
    const all = nodePresets().list(part);
    return { part, ids: all.map(({ id }) => id) };
  }
  const list = ids.split(',');
  if (new Set(list).size < list.length || list.includes(''))
    throw unfit(option, text, 'name each preset once', '每个预设只写一次');
  return { part, ids: list };
}
