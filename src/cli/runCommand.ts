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
  takes: '<scenario.json | study.json | id of a preset> [options]',
  summary: 'run a scenario and report every outcome',
  details: `Of a study the baseline is run, unless --scenario names another of its scenarios.
The same seed gives the same results, to the last bit, whatever the number of threads.`,
  options: {
    scenario: { value: 'ID', help: 'the scenario of a study to run' },
    by: {
      value: 'DIMENSION',
      among: dimensionNames,
      help: 'the table tells outcomes apart by grade, region, segment, area or source of funds',
    },
    'over-time': {
      help: 'with --by: the table tells the main outcomes of its members year by year',
    },
    ...shared,
  },

  async run(given) {
    const name = onlyPositional(given, 'the file or preset to run');
    const { language, overrides, workers, format, out, pathsOut, evidence } = runOptions(given);
    const by = given.values.by as Dimension | undefined;
    if (by && format !== 'table')
      throw new UsageError('--by goes with --format table alone: the others tell all apart');
    const overTime = given.switches.has('over-time');
    if (overTime && !by)
      throw new UsageError('--over-time goes with --by: series as a whole are in --format json');
    checkOutputs({ out, 'paths-out': pathsOut, evidence }, [name]);
    const subject = readSubject(name, overrides, language);
    const chosen = chooseCase(subject, given.values.scenario);
    const { scenario } = chosen;
    const title = caseTitle(subject, chosen, language);

    const paths = pathsOut === undefined ? undefined : new DraftFile(pathsOut);
    const engine = await Engine.open(workers, scenario.run.paths);
    try {
      const { results, timing } = await engine.run(scenario, title);
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
