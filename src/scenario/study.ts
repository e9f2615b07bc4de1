import { atOnce, complete, compose, opened, whenHere, type Origins } from './compose';
import { studyFileSchema } from './file';
import { issue, type Issue } from './issue';
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
  if (!form.ok) return form;
  const { baseline, scenarios, ...head } = form.value;

  const below = compose(baseline, ['baseline'], shelf);
  if (!below.whole) return { ok: false, issues: below.issues };
  const base = complete(baseline, below.whole, ['baseline']);
  const issues = base.ok ? [...base.warnings] : [...base.issues];
  // What is wrong with the baseline is wrong with all that rests on it, and is said once.
  const said = new Set(issues.map((one) => fingerprint(one, 1)));

  const taken = new Map([[baseline.id, 'baseline']]);
  const resolved: StudyScenario[] = [];
  for (const [index, named] of scenarios.entries()) {
    const path = ['scenarios', index];
    const first = taken.get(named.id);
    if (first) issues.push(issue('duplicateId', [...path, 'id'], { id: named.id, first }));
    taken.set(named.id, `scenarios[${index}]`);
    const composed = compose(named, path, shelf, below.whole);
    issues.push(...composed.issues);
    if (!composed.whole || composed.issues.length > 0) continue;
    const { id, title, description } = named;
    const one = complete({ id, title }, composed.whole, path);
    const found = one.ok ? one.warnings : one.issues;
    issues.push(...found.filter((each) => !said.has(fingerprint(each, 2))));
    if (one.ok)
      resolved.push({ id, title, description, scenario: one.scenario, origins: one.origins });
  }
  if (!base.ok || issues.some(({ severity }) => severity === 'error')) return { ok: false, issues };

  const { id, title, question, description } = head;
  return {
    ok: true,
    study: {
      ...{ id, title, question, description },
      baseline: {
        id: baseline.id,
        title: baseline.title,
        description: '',
        scenario: base.scenario,
        origins: base.origins,
      },
      scenarios: resolved,
    },
    warnings: issues,
    changed: file.changed,
  };
}

/** What makes two issues the same, the first keys of their paths aside. */
function fingerprint({ code, path, params }: Issue, outer: number): string {
  return JSON.stringify([code, path.slice(outer), params]);
}
