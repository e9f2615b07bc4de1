import { debrief, type Debrief } from '../../analysis/training/debrief';
import { ownPath } from '../../analysis/training/ownPath';
import { standings, type Place } from '../../analysis/training/standings';
import type { PathSample } from '../../engine/pathSample';
import type { Results } from '../../engine/results';
import type { Exercise } from '../../scenario/exercise/exercise';
import { decisionsOf, type PlayFile } from '../../scenario/exercise/play';
import { playScenario } from '../../scenario/exercise/playScenario';
import { endOf, roundsPlayed } from '../../analysis/training/debrief';
import type { TrainingRuns } from './trainingRuns';

/** A team of a class: its play, and what the debrief says of it. */
export interface TeamResult {
  file: PlayFile;
  told: Debrief;
}

/** A class: its teams, where they stand, and what all of them share. */
export interface ClassResult {
  exercise: Exercise;
  teams: TeamResult[];
  places: Place[];
  sample: PathSample;
}

/**
 * Runs every play of a class, one after the other; only what the debrief says is kept of each.
 * @param onTeam is told whose play is next
 */
export async function classResult(
  exercise: Exercise,
  files: readonly PlayFile[],
  runs: TrainingRuns,
  signal: AbortSignal,
  onTeam: (team: string) => void,
): Promise<ClassResult> {
  const { seed, paths } = exercise.start.run;
  const own = ownPath(seed, paths);
  const run = async (rounds: Parameters<typeof playScenario>[1]) =>
    (await runs.whole(playScenario(exercise, rounds), signal, () => {})).results;
  const reference = await run([]);
  const expert = exercise.expert && (await run(exercise.expert.rounds));
  const teams: TeamResult[] = [];
  for (const file of files) {
    onTeam(file.team);
    const decisions = decisionsOf(file);
    const all: Results[] = [];
    for (let round = 1; round <= decisions.length; round++) {
      const results = await run(decisions.slice(0, round));
      all.push(results);
      if (roundsPlayed(exercise, endOf(results, own)) <= round) break;
    }
    const played = file.rounds.slice(0, all.length);
    teams.push({ file, told: debrief(exercise, played, { reference, rounds: all, expert }, own) });
  }
  signal.throwIfAborted();
  const places = standings(
    teams.map(({ told }) => told.decided),
    reference.sample,
  );
  return { exercise, teams, places, sample: reference.sample };
}
