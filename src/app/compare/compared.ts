import type { Comparison } from '../../analysis/compare';
import { describeAt } from '../../scenario/describe';
import type { Language } from '../i18n/catalogues';
import type { Entry } from '../state/resolve';
import type { Picture } from '../state/runs';
import type { RunSide } from '../state/sideBySide.svelte';
import { mostScenarios } from './marks';

/** A scenario to be set side by side: one of the study's, or a mixture of two. */
export type Candidate = Pick<Entry, 'id' | 'title' | 'scenario' | 'issues' | 'runnable'>;

/** A scenario that has been run beside the baseline. */
export interface Compared {
  id: string;
  /** Its place in the study, by which it is marked; the baseline is number 0. */
  number: number;
  title: string;
  picture: Picture;
  comparison?: Comparison;
}

/** The baseline and as many scenarios as can be told apart. */
export const within = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.slice(0, mostScenarios + 1);

/** What of the scenarios has been run, the baseline first; nothing before that has. */
export function comparedOf(
  candidates: readonly Candidate[],
  sides: readonly RunSide[],
  say: (title: Candidate['title']) => string,
): Compared[] {
  const found = within(candidates).flatMap((candidate, number): Compared[] => {
    const side = sides.find(({ id }) => id === candidate.id);
    // A picture of what was set before is not a picture of this.
    if (!side?.picture || side.scenario !== candidate.scenario) return [];
    const { picture, comparison } = side;
    const title = say(candidate.title) || candidate.id;
    return [{ id: candidate.id, number, title, picture, comparison }];
  });
  return found.at(0)?.number === 0 ? found : [];
}

/** Scenarios that can't be run, each with why, and whether it was the run that failed: it may be tried again. */
export function notRun(
  candidates: readonly Candidate[],
  sides: readonly RunSide[],
  language: Language,
): { id: string; title: Candidate['title']; reasons: string[]; failed: boolean }[] {
  return within(candidates).flatMap(({ id, title, issues, runnable }) => {
    const trouble = sides.find((side) => side.id === id)?.trouble;
    const errors = issues.filter(({ severity }) => severity === 'error');
    const reasons = runnable ? [] : errors.map((issue) => describeAt(issue, language));
    if (trouble) reasons.push(trouble);
    if (reasons.length === 0) return [];
    return [{ id, title: title || id, reasons, failed: trouble !== undefined }];
  });
}
