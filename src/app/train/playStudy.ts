import type { Exercise } from '../../scenario/exercise/exercise';
import type { Localized } from '../../scenario/quantity';
import { formatVersion, partNames, type Scenario } from '../../scenario/scenario';

/** A line of decisions under a name. */
export interface Line {
  id: string;
  title: Localized | string;
  /** Of `playScenario`: it differs from the start in its planned changes alone. */
  scenario: Scenario;
}

/**
 * An exercise as a study: the starting strategy as the baseline, and lines of decisions as scenarios whose strategies
 * have planned changes. The parts stand in it as the exercise writes them.
 */
export function playStudy(
  { id, title, description, file, start }: Exercise,
  baseline: string,
  lines: readonly Line[],
): Record<string, unknown> {
  const { months, paths, seed } = start.run;
  return {
    version: formatVersion,
    id,
    title,
    description,
    opensWith: lines[0]?.id ?? 'baseline',
    baseline: {
      title: baseline,
      ...Object.fromEntries(partNames.map((name) => [name, file[name]])),
      run: { months, paths, seed },
    },
    scenarios: lines.map((line) => ({
      id: line.id,
      title: line.title,
      strategy: { with: { changes: line.scenario.strategy.changes } },
    })),
  };
}
