import { debrief, endOf, roundsPlayed, type Debrief } from '../../analysis/training/debrief';
import { ownPath } from '../../analysis/training/ownPath';
import { judgePrediction, type JudgedPrediction } from '../../analysis/training/predictionScore';
import { roundValues } from '../../analysis/training/roundValues';
import { version } from '../../engine/version';
import {
  checkDecisions,
  moved,
  spentPerYear,
  standingAfter,
} from '../../scenario/exercise/decisions';
import type { Exercise } from '../../scenario/exercise/exercise';
import type { LeverValue } from '../../scenario/exercise/exerciseLever';
import type { Measure } from '../../scenario/exercise/measures';
import {
  checkPredictions,
  decisionsOf,
  type PlayedRound,
  type Prediction,
  type Seen,
} from '../../scenario/exercise/play';
import { playScenario } from '../../scenario/exercise/playScenario';
import type { Issue } from '../../scenario/issue';
import type { Scenario } from '../../scenario/scenario';
import type { Picture } from '../state/runs';
import type { KeptPlay } from './playStore';
import type { TrainingRuns } from './trainingRuns';

/** A value that an earlier reveal showed otherwise. */
export interface Differing {
  round: number;
  of: Measure;
  then: number;
  now: number;
  plimsoll: string;
}

/** A play that is open: what is decided, what was revealed, and the runs behind it. */
export class Playing {
  readonly exercise: Exercise;
  /** The path that every team of this exercise steers along. */
  readonly own: number;
  readonly #runs: TrainingRuns;
  readonly #keep: (play: KeptPlay) => void;
  #kept = $state.raw() as KeptPlay;
  /** One for each round that is locked, as far as they are there. */
  #pictures = $state.raw<readonly Picture[]>([]);
  #debrief = $state.raw<Debrief>();
  #references = $state.raw<{ start: Picture; expert?: Picture }>();
  #working = $state(false);
  #share = $state(0);
  #trouble = $state.raw<unknown>();
  #differing = $state.raw<readonly Differing[]>([]);
  #controller = new AbortController();

  constructor(
    exercise: Exercise,
    kept: KeptPlay,
    runs: TrainingRuns,
    keep: (play: KeptPlay) => void,
  ) {
    const { seed, paths } = exercise.start.run;
    this.exercise = exercise;
    this.own = ownPath(seed, paths);
    this.#runs = runs;
    this.#keep = keep;
    this.#kept = kept;
  }

  get kept(): KeptPlay {
    return this.#kept;
  }

  get team(): string {
    return this.#kept.file.team;
  }

  /** The rounds that were decided and predicted. */
  get played(): readonly PlayedRound[] {
    return this.#kept.file.rounds;
  }

  /** Pictures of the rounds that were revealed. */
  get pictures(): readonly Picture[] {
    return this.#pictures;
  }

  /** How the own path ended in the rounds revealed so far; `null` where it lives. */
  get failed(): Debrief['failed'] {
    const round = this.#pictures.length - 1;
    if (round < 0) return null;
    const end = endOf(this.#pictures[round].results, this.own);
    return end && end.month <= this.exercise.rounds[round].to ? end : null;
  }

  /** Whether nothing is left to decide. */
  get over(): boolean {
    return this.failed !== null || this.played.length === this.exercise.rounds.length;
  }

  get working(): boolean {
    return this.#working;
  }

  /** Share of the paths of the run under way. */
  get share(): number {
    return this.#share;
  }

  /** Why the last run failed. */
  get trouble(): unknown {
    return this.#trouble;
  }

  get debriefed(): Debrief | undefined {
    return this.#debrief;
  }

  /** The starting strategy, and the exercise's own line, once the debrief is there. */
  get references() {
    return this.#references;
  }

  /** What an earlier version of the program had revealed otherwise. */
  get differing(): readonly Differing[] {
    return this.#differing;
  }

  /** Where the levers stand with the decisions of the first rounds. */
  standing(rounds: number) {
    return standingAfter(this.exercise, decisionsOf(this.#kept.file).slice(0, rounds));
  }

  /** Where the levers stand as the round to come is being decided. */
  get drafted() {
    return standingAfter(this.exercise, [
      ...decisionsOf(this.#kept.file),
      this.#kept.draft.decisions,
    ]);
  }

  /** What the levers as they are being decided cost a year in the exercise's budget. */
  get spent(): number {
    return spentPerYear(this.exercise.levers, this.drafted);
  }

  decide(lever: string, value: LeverValue): void {
    const decisions = this.#kept.draft.decisions.filter((one) => one.lever !== lever);
    const before = this.standing(this.played.length)[lever];
    if (before !== value) decisions.push({ lever, value });
    this.#change({ draft: { ...this.#kept.draft, decisions } });
  }

  predict(prediction: Prediction): void {
    const predictions = this.#kept.draft.predictions.filter(({ of }) => of !== prediction.of);
    this.#change({ draft: { ...this.#kept.draft, predictions: [...predictions, prediction] } });
  }

  /** What is still in the way of the reveal. */
  get missing(): Issue[] {
    const round = this.played.length;
    const { decisions, predictions } = this.#kept.draft;
    const earlier = decisionsOf(this.#kept.file);
    return [
      ...checkDecisions(this.exercise, round, earlier, decisions, []),
      ...checkPredictions(this.exercise.rounds[round].predict, predictions, []),
    ];
  }

  /** Makes decisions and predictions of the round final and reveals what comes of it. */
  async lock(): Promise<void> {
    if (this.over || this.#working || this.missing.length > 0) return;
    const { file, draft } = this.#kept;
    const round = this.exercise.rounds[this.played.length];
    const locked: PlayedRound = {
      decisions: moved(this.exercise, decisionsOf(file), draft.decisions),
      // In the order of the questions, and no others.
      predictions: round.predict.map((of) => draft.predictions.find((one) => one.of === of)!),
    };
    this.#change({
      file: { ...file, rounds: [...file.rounds, locked] },
      draft: { decisions: [], predictions: [] },
    });
    await this.reveal();
  }

  /** Runs what is locked and not yet there, and at the end the debrief. What fails can be tried again. */
  async reveal(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.#trouble = undefined;
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    const whole = (scenario: Scenario) => {
      this.#share = 0;
      return this.#runs.whole(scenario, signal, (share) => (this.#share = share));
    };
    try {
      const rounds = decisionsOf(this.#kept.file);
      while (this.#pictures.length < rounds.length && !this.failed) {
        const next = this.#pictures.length;
        const run = await whole(playScenario(this.exercise, rounds.slice(0, next + 1)));
        this.#pictures = [...this.#pictures, run];
        this.#noteSeen(next);
      }
      if (this.over && !this.#debrief) {
        const { expert } = this.exercise;
        const start = await whole(this.exercise.start);
        const other = expert && (await whole(playScenario(this.exercise, expert.rounds)));
        signal.throwIfAborted();
        this.#references = { start, ...(other && { expert: other }) };
        this.#debrief = debrief(
          this.exercise,
          this.played.slice(0, this.#pictures.length),
          {
            reference: start.results,
            rounds: this.#pictures.map(({ results }) => results),
            ...(other && { expert: other.results }),
          },
          this.own,
        );
      }
      if (this.over !== this.#kept.over) this.#change({ over: this.over });
    } catch (trouble) {
      if (!signal.aborted) this.#trouble = trouble;
    } finally {
      this.#working = false;
    }
  }

  /** The run without the decisions of one round, those before it kept. Rejects where it can't be run. */
  async without(round: number): Promise<Picture> {
    if (round > 0) return this.#pictures[round - 1];
    const { signal } = this.#controller;
    return this.#runs.whole(this.exercise.start, signal, () => {});
  }

  /** Lets the workers rest; `reveal` goes on. */
  stop(): void {
    this.#controller.abort();
  }

  /** The predictions of a revealed round, judged. */
  judged(round: number): JudgedPrediction[] {
    const { results } = this.#pictures[round];
    const months = this.exercise.rounds[round];
    return this.played[round].predictions.map((one) =>
      judgePrediction(results, this.own, months, one),
    );
  }

  /** How many rounds the play takes, as far as is known. */
  get rounds(): number {
    return roundsPlayed(this.exercise, this.failed);
  }

  /** Keeps what a reveal shows on the own path, or tells where an earlier one showed something else. */
  #noteSeen(round: number): void {
    const { file } = this.#kept;
    const { results } = this.#pictures[round];
    const values = this.exercise.rounds[round].predict.flatMap((of) => {
      const value = roundValues(results, of, this.exercise.rounds[round])[this.own];
      return Number.isFinite(value) ? [{ of, value }] : [];
    });
    const { seen } = file.rounds[round];
    if (seen) {
      this.#differing = [...this.#differing, ...differing(round, seen, values)];
      return;
    }
    const rounds = file.rounds.with(round, {
      ...file.rounds[round],
      seen: { plimsoll: version, values },
    });
    this.#change({ file: { ...file, rounds } });
  }

  #change(change: Partial<KeptPlay>): void {
    this.#kept = { ...this.#kept, ...change, at: Date.now() };
    this.#keep(this.#kept);
  }
}

/** Values that are kept in decimal text come back as they were; anything else is another model's. */
function differing(round: number, { plimsoll, values }: Seen, now: Seen['values']): Differing[] {
  return now.flatMap(({ of, value }) => {
    const then = values.find((one) => one.of === of)?.value;
    return then === undefined || then === value ? [] : [{ round, of, then, now: value, plimsoll }];
  });
}
