import type { Issue } from '../../scenario/issue';
import type { PresetSource } from '../../scenario/presets';
import type { Localized } from '../../scenario/quantity';
import type { Scenario } from '../../scenario/scenario';
import { parseStudySync, type StudyScenario } from '../../scenario/study';
import type { StudyDocument } from './document';
import { sharing } from './sharing';

/** A scenario of the study on screen. */
export interface Entry extends StudyScenario {
  /** What is wrong with it or only odd, each with its path within the scenario. */
  issues: Issue[];
  /** Whether it can be run; where it can't, its settings are shown as they were last set. */
  runnable: boolean;
}

/** A study's file and what follows from it; versions of one study share what they have in common. */
export interface ResolvedStudy {
  document: StudyDocument;
  id: string;
  title: Localized | string;
  question: Localized | string;
  description: Localized | string;
  /** The baseline, then the scenarios in their order. */
  entries: Entry[];
}

/** An edit of one scenario, for the case that its result can't be run. */
interface Edit {
  number: number;
  /** The scenario as it was set. */
  tentative: Scenario;
  before: ResolvedStudy;
}

/** The paths of issues begin with the scenario's place in the study; from here on they begin within it. */
const inside = ({ path, ...rest }: Issue): Issue => ({
  ...rest,
  path: path.slice(path[0] === 'baseline' ? 1 : 2),
});

const isOf = (number: number) => (issue: Issue) =>
  number === 0 ? issue.path[0] === 'baseline' : issue.path[1] === number - 1;

const entry = (scenario: StudyScenario, issues: Issue[]): Entry => ({
  ...scenario,
  issues: issues.map(inside),
  runnable: true,
});

/**
 * Resolves every scenario of a study whose presets have all been fetched. A scenario that can't be
 * run keeps the settings it had before.
 */
export function resolveAll(
  document: StudyDocument,
  presets: PresetSource,
  before?: ResolvedStudy,
): ResolvedStudy {
  const parsed = parseStudySync(document, presets);
  if (parsed.ok) {
    const { baseline, scenarios, ...head } = parsed.study;
    const entries = [baseline, ...scenarios].map((scenario, number) =>
      entry(scenario, parsed.warnings.filter(isOf(number))),
    );
    return { document, ...head, entries: sharing(before?.entries, entries) };
  }
  if (!before) throw new Error(`${parsed.issues[0].code} at ${parsed.issues[0].at}`);
  const ids = [document.baseline.id ?? 'baseline', ...document.scenarios.map(({ id }) => id)];
  const entries = ids.flatMap((id, number) => {
    const known = before.entries.find((one) => one.id === id);
    return known ? [separately(document, presets, number, known)] : [];
  });
  return { ...before, document, entries };
}

/** Resolves the one scenario that was edited, and with the baseline all that rest on it. */
export function resolveOne(
  document: StudyDocument,
  presets: PresetSource,
  { number, tentative, before }: Edit,
): ResolvedStudy {
  const entries = before.entries.with(number, { ...before.entries[number], scenario: tentative });
  if (number === 0) return resolveAll(document, presets, { ...before, entries });
  const one = separately(document, presets, number, entries[number]);
  const { entries: known } = before;
  return { ...before, document, entries: known.with(number, sharing(known[number], one)) };
}

/** A scenario resolved without its neighbours; as it is known where it can't be run. */
function separately(
  document: StudyDocument,
  presets: PresetSource,
  number: number,
  known: Entry,
): Entry {
  // What the study opens with may be one of the neighbours.
  const { opensWith: _, ...rest } = document;
  const alone = {
    ...rest,
    scenarios: document.scenarios.slice(Math.max(0, number - 1), number),
  };
  const parsed = parseStudySync(alone, presets);
  if (!parsed.ok) return { ...known, issues: parsed.issues.map(inside), runnable: false };
  const { baseline, scenarios } = parsed.study;
  return number === 0
    ? entry(baseline, parsed.warnings.filter(isOf(0)))
    : entry(scenarios[0], parsed.warnings.filter(isOf(1)));
}
