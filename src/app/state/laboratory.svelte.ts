import { untrack } from 'svelte';
import type { Progress } from '../charts/chart';
import { Announcer } from './announcer.svelte';
import type { Path } from '../../scenario/path';
import type { Preferences } from './preferences.svelte';
import { Followed } from './followed.svelte';
import { Runs, type Engine } from './runs';
import { Selection } from './selection.svelte';
import { SideBySide } from './sideBySide.svelte';
import { Simulation, type Answer, type Question } from './simulation.svelte';
import type { StudyStore } from './study.svelte';

/** Most paths that the page runs: about 2 kB each are kept in memory, for two scenarios. */
export const mostPaths = 65_536;

/** A study, the runs that answer it, and what they say of each other. */
export class Laboratory {
  readonly store: StudyStore;
  readonly simulation: Simulation;
  /** Runs of several scenarios on the same shocks; what either has run the other need not. */
  readonly sideBySide: SideBySide;
  readonly preferences: Preferences;
  /** What runs scenarios; for whatever else than the picture on screen is to be run. */
  readonly engine: Promise<Engine>;

  readonly announcer: Announcer;
  /** Paths of the run on screen that are looked at. */
  readonly selection = new Selection();
  readonly followed = new Followed();
  #stale = $state(false);
  readonly #progress = $derived.by((): Progress => {
    // A picture that a new question is about to replace stays as it is: thirty charts that said so would hold it up.
    const { paths = 0, question } = this.answer ?? {};
    const of = question?.paths ?? 0;
    const done = this.answer !== undefined && paths === of;
    return { state: this.#stale ? 'pending' : done ? 'done' : 'refining', paths, of };
  });

  constructor(store: StudyStore, engine: Promise<Engine>, preferences: Preferences) {
    this.store = store;
    this.engine = engine;
    const runs = new Runs();
    this.simulation = new Simulation(engine, runs);
    this.sideBySide = new SideBySide(engine, runs);
    this.preferences = preferences;
    this.announcer = new Announcer(preferences);
  }

  /** What the study on screen asks of the simulation; nothing where its scenarios can't be run. */
  get question(): Question | undefined {
    const { shown, compared } = this.store;
    if (!shown.runnable || compared?.runnable === false) return undefined;
    return {
      scenario: shown.scenario,
      baseline: compared?.scenario,
      paths: Math.min(mostPaths, shown.scenario.run.paths),
      since: this.store.changed,
    };
  }

  /** The latest picture. */
  get answer(): Answer | undefined {
    return this.simulation.answer;
  }

  /** Whether the picture answers what the study asks now. */
  get current(): boolean {
    const { answer, question } = this;
    return (
      answer !== undefined &&
      answer.question.scenario === question?.scenario &&
      answer.question.baseline === question.baseline
    );
  }

  /** Whether axes stand still: while a lever moves, and while the picture is being refined. */
  get held(): boolean {
    const { state } = this.simulation;
    return this.store.moving || state === 'sampling' || state === 'refining';
  }

  /** How far the run behind the picture has come. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Whether the picture has answered an earlier question for so long that it must be said. */
  get stale(): boolean {
    return this.#stale;
  }

  /**
   * Makes a change whose effect will be told.
   * @param words what was changed, in the language of the page
   * @param path where something was set, so that it can be said there if it moves nothing
   */
  change(words: () => string, make: () => void, path?: Path): void {
    this.announcer.expect(words, this.answer, path);
    make();
  }

  /**
   * Asks what the study on screen asks, whenever that changes. To be called where effects may be.
   * @param active whether anyone is looking; the workers are left to others while no one is
   */
  follow(active: () => boolean): void {
    $effect(() => {
      const { question } = this;
      if (question && active()) untrack(() => this.simulation.ask(question));
    });
    $effect(() => {
      if (this.current) {
        this.#stale = false;
        return;
      }
      const timer = setTimeout(() => (this.#stale = true), 300);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      const { state } = this.simulation;
      const { answer } = this;
      if (answer && this.current && !this.store.moving && (state === 'done' || state === 'stopped'))
        untrack(() => this.announcer.arrived(answer));
    });
  }
}
