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
import { UsageError } from './usageError';

const usualTolerance = 0.05;

export const matrixCommand: Command = {
  name: 'matrix',
  takes: '<study.json | scenario.json | id of a preset> [options]',
  summary: 'a stress matrix: strategies against worlds, with regret and the minimax choice',
  details: `Of a study: its worlds (or --columns rules, strategy, platform) against all else that its scenarios vary.
With --rows and --columns: presets of two parts put into one scenario, as in
  plimsoll matrix rate-cap-recession --rows strategy=as-is,defensive --columns world=calm,severe
A part without ids stands for all its presets. All cells meet the same shocks. Regret is how far a cell stays
behind the best of its column; the choice is the row whose greatest regret is the least.`,
  options: {
    rows: { value: 'PART', help: 'a part and the ids of its presets: strategy=as-is,defensive' },
    columns: { value: 'PART', help: 'another part and the ids of its presets: world=calm,severe' },
    statistic: { value: 'WHAT', help: `${statisticHelp}; profit usually` },
    tolerance: { value: 'P', help: 'probability of failure that is borne (0.05 usually)' },
    precision: precisionOption,
    ...comparativeOptions,
  },

  async run(given) {
    const name = onlyPositional(given, 'the study or scenario of the matrix');
    const { language, overrides, workers, format, out } = runOptions(given);
    const { values } = given;
    const tolerance = numberOption(given, 'tolerance') ?? usualTolerance;
    if (!(tolerance >= 0 && tolerance <= 1))
      throw new UsageError(`--tolerance ${tolerance}: it is a share from 0 to 1`);
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
        title,
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
  if (values.columns === undefined) throw new UsageError('--rows and --columns go together');
  const rows = sideOf('rows', rowsText);
  const columns = sideOf('columns', values.columns);
  if (rows.part === columns.part)
    throw new UsageError(`--columns ${values.columns}: it is of another part than the rows`);
  const { scenario } = chooseCase(subject, values.scenario);
  return atOnce(nodePresets(), (shelf) => presetMatrix(scenario, rows, columns, shelf));
}

function ofStudy(name: string, { study, cases }: Subject, part: string) {
  if (!study) throw new UsageError(`${name}: this is one scenario; say its --rows and --columns`);
  if (!isPartName(part))
    throw new UsageError(
      `--columns ${part}: without --rows it is one of ${partNames.join(', ')}; with ids it needs --rows`,
    );
  checkSameRun(name, cases);
  return studyMatrix(cases, part);
}

/** A side of the matrix: `strategy=as-is,defensive`, or all presets of a part. @throws {UsageError} */
function sideOf(option: string, text: string): Side {
  const [part, ids] = text.split('=');
  if (!isPartName(part))
    throw new UsageError(`--${option} ${text}: it begins with one of ${partNames.join(', ')}`);
  if (ids === undefined) {
    const all = nodePresets().list(part);
    return { part, ids: all.map(({ id }) => id) };
  }
  const list = ids.split(',');
  if (new Set(list).size < list.length || list.includes(''))
    throw new UsageError(`--${option} ${text}: name each preset once`);
  return { part, ids: list };
}
