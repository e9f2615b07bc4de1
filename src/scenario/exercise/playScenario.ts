import { setAt } from '../path';
import type { Scenario } from '../scenario';
import { moved } from './decisions';
import type { Exercise } from './exercise';
import type { Decision } from './exerciseFile';

/**
 * The scenario of a play: the starting strategy with one planned change for each round in which something is decided,
 * in force from the round's first month on. Where nothing is decided it is the starting scenario itself.
 *
 * @param rounds the decisions of the first rounds; later rounds keep what is in force
 */
export function playScenario(
  exercise: Exercise,
  rounds: readonly (readonly Decision[])[],
): Scenario {
  const { start, levers } = exercise;
  const changes = rounds.flatMap((decisions, round) => {
    const news = moved(exercise, rounds.slice(0, round), decisions);
    if (news.length === 0) return [];
    const set = news.reduce<Record<string, unknown>>((patch, { lever, value }) => {
      const { paths } = levers.find(({ id }) => id === lever)!;
      return paths.reduce(
        (inner, path) => setAt(inner, path.replace(/^strategy\./, ''), value),
        patch,
      );
    }, {});
    const { title, from } = exercise.rounds[round];
    return [{ title, month: from, set }];
  });
  if (changes.length === 0) return start;
  const { strategy } = start;
  return { ...start, strategy: { ...strategy, changes: [...strategy.changes, ...changes] } };
}
