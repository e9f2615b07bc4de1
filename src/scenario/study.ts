import type { InferOutput } from 'valibot';
import {
  atOnce,
  complete,
  compose,
  nobody,
  opened,
  whenHere,
  type Composition,
  type Origins,
} from './compose';
import { studyFileSchema } from './file';
import { issue, type Issue } from './issue';
import { isJsonObject } from './mergePatch';
import { nearest } from './nearest';
import type { Path } from './path';
import type { PresetSource } from './presets';
import type { Localized } from './quantity';
import type { Scenario } from './scenario';
import type { Shelf } from './shelf';
import { validate } from './validate';

/** One scenario of a study, resolved. */
export interface StudyScenario {
  id: string;
  title: Localized | string;
  description: Localized | string;
  scenario: Scenario;
  origins: Origins;
}

/** A question, the scenario that answers are measured against, and those that differ from it. */
export interface Study {
  id: string;
  title: Localized | string;
  question: Localized | string;
  description: Localized | string;
  baseline: StudyScenario;
  scenarios: StudyScenario[];
}

export type ParsedStudy =
  | { ok: true; study: Study; warnings: Issue[]; changed: Localized[] }
  | { ok: false; issues: Issue[] };

/** Reads a study file and resolves each of its scenarios. Everything that is wrong is reported at once. */
export function parseStudy(json: unknown, presets: PresetSource): Promise<ParsedStudy> {
  return whenHere(presets, (shelf) => readStudy(json, shelf));
}

/** The same at once, for a source that loads without waiting. */
export function parseStudySync(json: unknown, presets: PresetSource): ParsedStudy {
  return atOnce(presets, (shelf) => readStudy(json, shelf));
}

/** Whether a file is a study rather than a single scenario. */
export function isStudy(json: unknown): boolean {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'baseline');
}

function readStudy(json: unknown, shelf: Shelf): ParsedStudy {
  const file = opened(json);
  if (!file.ok) return file;
  const form = validate(studyFileSchema, file.file);
  const issues: Issue[] = form.ok ? [] : [...form.issues];

  const { baseline: below, scenarios: above } = file.file;
  const base = isJsonObject(below)
    ? compose(below, ['baseline'], shelf)
    : { parts: {}, run: {}, issues: [] };
  issues.push(...base.issues);
  const bottom = resolve(form.ok ? form.value.baseline : nobody, base, ['baseline']);
  issues.push(...bottom.issues);
  // What is wrong with the baseline is wrong with all that rests on it, and is said once.
  const said = new Set(bottom.issues.map((one) => fingerprint(one, 1)));

  const resolved: (StudyScenario | undefined)[] = [];
  for (const [index, given] of (Array.isArray(above) ? above : []).entries()) {
    if (!isJsonObject(given)) continue;
    const path = ['scenarios', index];
    const composed = compose(given, path, shelf, base);
    const one = resolve(form.ok ? form.value.scenarios[index] : nobody, composed, path);
    const own = one.issues.filter((each) => !said.has(fingerprint(each, 2)));
    issues.push(...composed.issues, ...own);
    resolved.push(one.resolved);
  }
  if (form.ok) issues.push(...sameNames(form.value), ...opening(form.value));

  const whole = resolved.filter((one) => one !== undefined);
  const wrong = issues.some(({ severity }) => severity === 'error');
  if (!form.ok || !bottom.resolved || wrong) return { ok: false, issues };
  const { id, title, question, description } = form.value;
  return {
    ok: true,
    study: { id, title, question, description, baseline: bottom.resolved, scenarios: whole },
    warnings: issues,
    changed: file.changed,
  };
}

type Head = Pick<StudyScenario, 'id' | 'title'> & { description?: Localized | string };

/** A composed scenario checked and filled in, or what is wrong with it. */
function resolve(
  { id, title, description = '' }: Head,
  composed: Composition,
  path: Path,
): { resolved?: StudyScenario; issues: Issue[] } {
  const done = complete({ id, title }, composed, path);
  if (!done.ok) return { issues: done.issues };
  const { scenario, origins, warnings } = done;
  return { resolved: { id, title, description, scenario, origins }, issues: warnings };
}

/** Scenarios that bear the id of another. */
function* sameNames({
  baseline,
  scenarios,
}: InferOutput<typeof studyFileSchema>): Generator<Issue> {
  const taken = new Map([[baseline.id, 'baseline']]);
  for (const [index, { id }] of scenarios.entries()) {
    const first = taken.get(id);
    if (first) yield issue('duplicateId', ['scenarios', index, 'id'], { id, first });
    else taken.set(id, `scenarios[${index}]`);
  }
}

/** A scenario to open with that is none of the study's. */
function* opening({
  opensWith,
  baseline,
  scenarios,
}: InferOutput<typeof studyFileSchema>): Generator<Issue> {
  const known = [baseline, ...scenarios].map(({ id }) => id);
  if (opensWith === undefined || known.includes(opensWith)) return;
  const meant = nearest(opensWith, known);
  const params = { to: 'scenario' as const, id: opensWith, ...(meant && { meant }), known };
  yield issue('unknownReference', ['opensWith'], params);
}

/** What makes two issues the same, the first keys of their paths aside. */
function fingerprint({ code, path, params }: Issue, outer: number): string {
  return JSON.stringify([code, path.slice(outer), params]);
}
