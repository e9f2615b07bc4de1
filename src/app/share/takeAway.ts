import { evidenceOf, evidenceRun } from '../../engine/evidence';
import { jsonText } from '../../engine/jsonText';
import { pathsTable } from '../../engine/pathsCsv';
import { resultDocument } from '../../engine/resultDocument';
import { version } from '../../engine/version';
import { download } from '../charts/save';
import { bundleText } from '../keep/bundle';
import type { OwnStudy } from '../keep/records';
import type { Laboratory } from '../state/laboratory.svelte';
import type { Answer } from '../state/simulation.svelte';
import type { StudyStore } from '../state/study.svelte';

const json = (text: string) => new Blob([text], { type: 'application/json' });

/** The run on screen as `plimsoll run --format json` writes it. */
export function resultsText({ simulation }: Laboratory, answer: Answer): string {
  const { scenario, results, plan } = answer.scenario;
  const timing = {
    wallMilliseconds: Math.round(simulation.milliseconds),
    workers: simulation.workers,
    cellMonths: plan.cellMonths * results.paths,
  };
  return `${jsonText(resultDocument(scenario, results, timing))}\n`;
}

/** What the files of a run are called. */
function stem({ store }: Laboratory, what: string): string {
  return `plimsoll-${store.study.id}-${store.shown.id}-${what}`;
}

export function saveStudy({ study, text }: StudyStore): void {
  download(`${study.id}.json`, json(text));
}

export function saveOwnStudy({ name, document }: OwnStudy): void {
  const plain = name.replace(/[^\p{L}\p{N}-]+/gu, '-').slice(0, 60);
  download(`${plain}.json`, json(`${JSON.stringify(document, null, 2)}\n`));
}

export function saveLibrary(studies: readonly OwnStudy[]): void {
  download('plimsoll-studies.json', json(bundleText(studies, version)));
}

export function saveResults(laboratory: Laboratory, answer: Answer): void {
  download(`${stem(laboratory, 'results')}.json`, json(resultsText(laboratory, answer)));
}

/** Every outcome of every path, as `plimsoll run --paths-out` writes it. */
export function savePaths(laboratory: Laboratory, { scenario }: Answer): void {
  const parts = [...pathsTable(scenario.results)];
  download(`${stem(laboratory, 'paths')}.csv`, new Blob(parts, { type: 'text/csv;charset=utf-8' }));
}

/** Evidence of the scenario on screen and of what it is compared with. */
export function saveEvidence(laboratory: Laboratory, answer: Answer): void {
  const { id, title, question } = laboratory.store.study;
  const pictures = answer.baseline ? [answer.baseline, answer.scenario] : [answer.scenario];
  const runs = pictures.map(({ scenario, results }) => evidenceRun(scenario, scenario, results));
  const text = jsonText(evidenceOf(runs, { id, title, question }));
  download(`${stem(laboratory, 'evidence')}.json`, json(`${text}\n`));
}
