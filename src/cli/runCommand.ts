import { evidenceOf, evidenceRun } from '../engine/evidence';
import { jsonText } from '../engine/jsonText';
import { pathsTable } from '../engine/pathsCsv';
import { resultDocument } from '../engine/resultDocument';
import { dimensionNames, type Dimension } from '../model/breakdowns';
import { shared, type Command } from './command';
import { Engine } from './engine';
import { checkOutputs, DraftFile, write } from './output';
import { runCsv } from './runCsv';
import { onlyPositional, runOptions } from './runOptions';
import { runHeading } from './runHeading';
import { runTable } from './runTable';
import { yearsTable } from './yearsTable';
import { UsageError } from './usageError';
import { caseTitle, chooseCase, readSubject } from './subject';

export const runCommand: Command = {
  name: 'run',
  takes: {
    en: '<scenario.json | study.json | id of a preset> [options]',
    zh: '<scenario.json | study.json | 预设 id> [选项]',
  },
  summary: {
    en: 'run a scenario and report every outcome',
    zh: '运行一个情景并报告全部结果',
  },
  details: {
    en: `Of a study the baseline is run, unless --scenario names another of its scenarios.
The same seed gives the same results, to the last bit, whatever the number of threads.`,
    zh: `对于研究，运行其基准情景，除非以 --scenario 指定另一个。
同一随机种子给出逐位相同的结果，与线程数无关。`,
  },
  options: {
    scenario: {
      value: 'ID',
      help: { en: 'the scenario of a study to run', zh: '要运行的研究情景' },
    },
    by: {
      value: 'DIMENSION',
      among: dimensionNames,
      help: {
        en: 'the table tells outcomes apart by grade, region, segment, area or source of funds',
        zh: '表格按信用等级、地区、客群、监管领域或资金来源分项列示结果',
      },
    },
    'over-time': {
      help: {
        en: 'with --by: the table tells the main outcomes of its members year by year',
        zh: '与 --by 合用：表格逐年列示各分项的主要结果',
      },
    },
    ...shared,
  },

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the file or preset to run',
      zh: '要运行的文件或预设',
    });
    const { language, overrides, workers, format, out, pathsOut, evidence } = runOptions(given);
    const by = given.values.by as Dimension | undefined;
    if (by && format !== 'table')
      throw new UsageError({
        en: '--by goes with --format table alone: the others tell all apart',
        zh: '--by 只与 --format table 合用：其他格式已含全部分项',
      });
    const overTime = given.switches.has('over-time');
    if (overTime && !by)
      throw new UsageError({
        en: '--over-time goes with --by: series as a whole are in --format json',
        zh: '--over-time 须与 --by 合用：总体序列见 --format json',
      });
    checkOutputs({ out, 'paths-out': pathsOut, evidence }, [name]);
    const subject = readSubject(name, overrides, language);
    const chosen = chooseCase(subject, given.values.scenario);
    const { scenario } = chosen;
    const title = caseTitle(subject, chosen, language);

    const paths = pathsOut === undefined ? undefined : new DraftFile(pathsOut);
    const engine = await Engine.open(workers, scenario.run.paths);
    try {
      const { results, timing } = await engine.run(scenario, title, language);
      if (format === 'table') {
        const apart = by && { by, platform: scenario.platform };
        const table =
          apart && overTime
            ? yearsTable(results, language, apart)
            : runTable(results, language, apart);
        write(`${runHeading(title, scenario, timing, language)}\n${table}`, out);
      } else {
        const document = resultDocument(scenario, results, timing);
        write(format === 'json' ? `${jsonText(document)}\n` : runCsv(document), out);
      }
      if (evidence !== undefined) {
        const document = evidenceOf([evidenceRun(chosen, scenario, results)], subject.study);
        write(`${jsonText(document)}\n`, evidence);
      }
      await paths?.append(pathsTable(results));
      paths?.keep();
    } finally {
      paths?.discard();
      engine.close();
    }
    return 0;
  },
};
