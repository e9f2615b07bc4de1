import { issue, type Issue } from '../issue';
import { nearest } from '../nearest';
import type { Path } from '../path';
import type { Decision } from './exerciseFile';
import type { Exercise } from './exercise';
import { checkLeverValue, type ExerciseLever, type LeverValue } from './exerciseLever';

/** Where the levers stand, by their ids. */
export type Standing = Record<string, LeverValue>;

/** Where every lever stands once the decisions of some rounds are in force, the latest last. */
export function standingAfter(
  { levers }: Pick<Exercise, 'levers'>,
  rounds: readonly (readonly Decision[])[],
): Standing {
  const standing = Object.fromEntries(levers.map(({ id, start }) => [id, start]));
  for (const decisions of rounds)
    for (const { lever, value } of decisions) standing[lever] = value as LeverValue;
  return standing;
}

/**
 * What a standing costs a year in the exercise's own budget: for each lever with a price, the units above its start
 * times that price. What is lowered gives nothing back.
 */
export function spentPerYear(levers: readonly ExerciseLever[], standing: Standing): number {
  return levers.reduce((sum, { id, start, costPerUnit }) => {
    const above = Number(standing[id]) - Number(start);
    return costPerUnit > 0 && above > 0 ? sum + above * costPerUnit : sum;
  }, 0);
}

/** What is wrong with the decisions of a round, given those of the rounds before. */
export function checkDecisions(
  exercise: Exercise,
  round: number,
  earlier: readonly (readonly Decision[])[],
  decisions: readonly Decision[],
  path: Path,
): Issue[] {
  const { levers, budget } = exercise.rounds[round];
  const issues: Issue[] = [];
  for (const [index, { lever: id, value }] of decisions.entries()) {
    const here = [...path, index];
    const first = decisions.findIndex(({ lever }) => lever === id);
    if (first < index)
      issues.push(issue('duplicateId', [...here, 'lever'], { id, first: `[${first}]` }));
    const lever = levers.find((one) => one.id === id);
    if (lever) issues.push(...checkLeverValue(lever, value, [...here, 'value']));
    else {
      const known = levers.map((one) => one.id);
      const meant = nearest(id, known);
      issues.push(
        issue('unknownReference', [...here, 'lever'], {
          ...{ to: 'lever', id, known },
          ...(meant && { meant }),
        }),
      );
    }
  }
  if (issues.length > 0 || budget === undefined) return issues;
  const cost = spentPerYear(exercise.levers, standingAfter(exercise, [...earlier, decisions]));
  if (cost <= budget * (1 + 1e-9)) return [];
  const { currency } = exercise.start.platform;
  return [issue('overBudget', path, { cost, budget, currency })];
}

/** The decisions that move something: those that leave a lever where it stands are none. */
export function moved(
  exercise: Pick<Exercise, 'levers'>,
  earlier: readonly (readonly Decision[])[],
  decisions: readonly Decision[],
): Decision[] {
  const before = standingAfter(exercise, earlier);
  return decisions.filter(({ lever, value }) => before[lever] !== value);
}
