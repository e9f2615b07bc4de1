import { Comparison } from '../analysis/compare';
import { differenceDocument } from '../analysis/comparisonDocument';
import { evidenceOf, evidenceRun, type EvidenceRun } from '../engine/evidence';
import { jsonText } from '../engine/jsonText';
import { pathsRows, pathsTable } from '../engine/pathsCsv';
import { resultDocument } from '../engine/resultDocument';
import type { Results } from '../engine/results';
import { version } from '../engine/version';
import { shared, type Command } from './command';
import { compareCsv, type Compared } from './compareCsv';
import { compareTable } from './compareTable';
import { Engine, type Outcome } from './engine';
import { checkOutputs, DraftFile, write } from './output';
import { runHeading } from './runHeading';
import { onlyPositional, runOptions } from './runOptions';
import { runTable } from './runTable';
import { checkSameRun } from './sameRun';
import { caseTitle, readSubject, type Case, type Subject } from './subject';
import { UsageError } from './usageError';

export const compareCommand: Command = {
  name: 'compare',
  takes: { en: '<study.json | id of a study> [options]', zh: '<study.json | 研究 id> [选项]' },
  summary: {
    en: 'run every scenario of a study and compare each with the baseline, path by path',
    zh: '运行研究的全部情景，逐路径与基准情景比较',
  },
  details: {
    en: `All scenarios meet the same shocks. A difference is the scenario's less the baseline's, with the
standard error of its mean and the share of paths on which the scenario is better.`,
    zh: `全部情景面对相同的冲击。差异为情景减去基准，附其均值的标准误及情景更优的路径占比。`,
  },
  options: shared,

  async run(given) {
    const name = onlyPositional(given, {
      en: 'the study to compare the scenarios of',
      zh: '要比较情景的研究',
    });
    const { language, overrides, workers, format, out, pathsOut, evidence } = runOptions(given);
    checkOutputs({ out, 'paths-out': pathsOut, evidence }, [name]);
    const subject = readSubject(name, overrides, language);
    checkComparable(name, subject);
    const { cases, study } = subject;

    const texts: string[] = [];
    const proven: EvidenceRun[] = [];
    const compared: (Compared & Pick<Case, 'title'>)[] = [];
    let baseline: Results | undefined;
    const take = ({ id, title, scenario }: Case, { results, timing }: Outcome, heading: string) => {
      const comparison = baseline && new Comparison(baseline, results);
      if (format === 'table') {
        const table = comparison ? compareTable(comparison, language) : runTable(results, language);
        texts.push(`${runHeading(heading, scenario, timing, language)}\n${table}`);
      } else {
        const difference = comparison ? differenceDocument(comparison) : null;
        compared.push({ id, title, result: resultDocument(scenario, results, timing), difference });
      }
    };

    const paths = pathsOut === undefined ? undefined : new DraftFile(pathsOut);
    const engine = await Engine.open(workers, Math.max(...cases.map(pathsOf)));
    try {
      for (const one of cases) {
        const heading = caseTitle(subject, one, language);
        const outcome = await engine.run(one.scenario, heading, language);
        take(one, outcome, heading);
        if (evidence !== undefined) proven.push(evidenceRun(one, one.scenario, outcome.results));
        await paths?.append((baseline ? pathsRows : pathsTable)(outcome.results, one.id));
        baseline ??= outcome.results;
      }
      paths?.keep();
    } finally {
      paths?.discard();
      engine.close();
    }
    if (evidence !== undefined) write(`${jsonText(evidenceOf(proven, study))}\n`, evidence);
    if (format === 'table') write(texts.join('\n'), out);
    else if (format === 'csv') write(compareCsv(compared), out);
    else {
      const document = { plimsoll: version, study, baseline: cases[0].id, scenarios: compared };
      write(`${jsonText(document)}\n`, out);
    }
    return 0;
  },
};

const pathsOf = ({ scenario }: Case) => scenario.run.paths;

/** Differences path by path need several scenarios that meet the same shocks in the same months. */
function checkComparable(name: string, { study, cases }: Subject): void {
  if (!study)
    throw new UsageError({
      en: `${name}: this is one scenario, not a study; run it instead`,
      zh: `${name}：这是单个情景而非研究；请用 run 运行`,
    });
  if (cases.length < 2)
    throw new UsageError({
      en: `${name}: the study has no scenario but its baseline`,
      zh: `${name}：此研究只有基准情景`,
    });
  checkSameRun(name, cases);
}
