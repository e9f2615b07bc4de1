import { createPatch, isJsonObject } from '../../scenario/mergePatch';
import type { Localized } from '../../scenario/quantity';
import { formatVersion, partNames, type PartName, type Scenario } from '../../scenario/scenario';

/** How a part is written: a preset's id, a preset or the baseline with changes, or the part itself. */
type PartSpec = string | Record<string, unknown>;

/** A scenario as it is written in a study. */
export type ScenarioDocument = Partial<Record<PartName, PartSpec>> & {
  id?: string;
  title?: Localized | string;
  description?: Localized | string;
  run?: Record<string, unknown>;
};

/** A study as it is written in a file; everything that is edited is edited here. */
export interface StudyDocument {
  [key: string]: unknown;
  version: number;
  /** Id of the scenario to show first. */
  opensWith?: string;
  baseline: ScenarioDocument;
  scenarios: (ScenarioDocument & { id: string })[];
}

/** The scenarios of a study in their order, the baseline being number 0. */
export function written(document: StudyDocument, number: number): ScenarioDocument {
  return number === 0 ? document.baseline : document.scenarios[number - 1];
}

function rewritten(
  document: StudyDocument,
  number: number,
  scenario: ScenarioDocument,
): StudyDocument {
  return number === 0
    ? { ...document, baseline: scenario }
    : {
        ...document,
        scenarios: document.scenarios.with(number - 1, { id: `scenario-${number}`, ...scenario }),
      };
}

/** What a part rests on: the baseline's, a preset, or nothing. */
export function restsOn(spec: PartSpec | undefined): 'baseline' | { preset: string } | 'itself' {
  if (spec === undefined) return 'baseline';
  if (typeof spec === 'string') return { preset: spec };
  if (typeof spec.preset === 'string') return { preset: spec.preset };
  return 'with' in spec ? 'baseline' : 'itself';
}

/**
 * A study in which a part of a scenario has become what is given, written as the least that must
 * be said on top of what it rests on.
 * @param base what the part rests on, with every default filled in; `undefined` where it stands alone
 */
export function withPart(
  document: StudyDocument,
  number: number,
  part: PartName,
  value: unknown,
  base: unknown,
): StudyDocument {
  const scenario = written(document, number);
  const rest = restsOn(scenario[part]);
  if (rest === 'itself') {
    return rewritten(document, number, { ...scenario, [part]: value as PartSpec });
  }
  const patch = createPatch(base, value) as Record<string, unknown> | undefined;
  const preset = rest === 'baseline' ? {} : rest;
  if (patch)
    return rewritten(document, number, { ...scenario, [part]: { ...preset, with: patch } });
  return withSpec(document, number, part, rest === 'baseline' ? undefined : rest.preset);
}

/** A study in which a part of a scenario is written anew; `undefined` makes it the baseline's. */
export function withSpec(
  document: StudyDocument,
  number: number,
  part: PartName,
  spec: PartSpec | undefined,
): StudyDocument {
  const { [part]: _, ...others } = written(document, number);
  const ordered: ScenarioDocument = spec === undefined ? others : { ...others, [part]: spec };
  return rewritten(document, number, ordered);
}

/** A study whose every scenario is run with a seed, for a time, over a number of paths. */
export function withRun(document: StudyDocument, run: Record<string, unknown>): StudyDocument {
  const without = (scenario: ScenarioDocument & { id: string }) => {
    if (!scenario.run) return scenario;
    const { run: own, ...others } = scenario;
    const left = Object.fromEntries(Object.entries(own).filter(([key]) => !(key in run)));
    return Object.keys(left).length > 0 ? { ...others, run: left } : others;
  };
  return {
    ...document,
    baseline: { ...document.baseline, run: { ...document.baseline.run, ...run } },
    scenarios: document.scenarios.map(without),
  };
}

/** An id that no scenario of a study has yet. */
function freeId(document: StudyDocument): string {
  const taken = new Set([
    'baseline',
    document.baseline.id,
    ...document.scenarios.map(({ id }) => id),
  ]);
  let number = document.scenarios.length + 1;
  while (taken.has(`scenario-${number}`)) number += 1;
  return `scenario-${number}`;
}

/** A study with a copy of one of its scenarios at the end; a copy of the baseline differs in nothing. */
export function withCopy(
  document: StudyDocument,
  number: number,
  title: Localized,
): { document: StudyDocument; id: string } {
  const id = freeId(document);
  const { description: _, ...copy } = number === 0 ? {} : written(document, number);
  const scenarios = [...document.scenarios, { ...copy, id, title }];
  return { document: { ...document, scenarios }, id };
}

export function withoutScenario(document: StudyDocument, number: number): StudyDocument {
  const { opensWith, ...rest } = document;
  const scenarios = document.scenarios.toSpliced(number - 1, 1);
  const still = opensWith !== undefined && document.scenarios[number - 1].id !== opensWith;
  return { ...rest, ...(still && { opensWith }), scenarios };
}

export function withTitle(document: StudyDocument, number: number, title: string): StudyDocument {
  return rewritten(document, number, { ...written(document, number), title });
}

/** A study of a single scenario, which becomes its baseline. */
export function studyOf(scenario: Record<string, unknown>): StudyDocument {
  const kept = [...partNames, 'run', 'id', 'title'].filter((key) => scenario[key] !== undefined);
  return {
    version: formatVersion,
    id: typeof scenario.id === 'string' ? scenario.id : 'study',
    title: isJsonObject(scenario.title) || typeof scenario.title === 'string' ? scenario.title : '',
    baseline: Object.fromEntries(kept.map((key) => [key, scenario[key]])),
    scenarios: [],
  };
}

/** What a scenario's part rests on, with every default filled in. */
export function baseOf(
  document: StudyDocument,
  number: number,
  part: PartName,
  baseline: Scenario,
  preset: (part: PartName, id: string) => unknown,
): unknown {
  const rest = restsOn(written(document, number)[part]);
  if (rest === 'itself') return undefined;
  return rest === 'baseline' ? baseline[part] : preset(part, rest.preset);
}
