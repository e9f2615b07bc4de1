import type { Scenario } from '../../scenario/scenario';
import { extend, picture, Runs, type Engine, type Picture } from '../state/runs';

/** Runs whole scenarios for the place Train, and keeps the latest, so that going back computes nothing twice. */
export class TrainingRuns {
  readonly #engine: Promise<Engine>;
  readonly #runs = new Runs();

  constructor(engine: Promise<Engine>) {
    this.#engine = engine;
  }

  /**
   * Runs all paths of a scenario. Rejects where it can't be run, or once `signal` is aborted; what was computed until then
   * is kept.
   * @param onProgress is told the share of paths that are there
   */
  async whole(
    scenario: Scenario,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Picture> {
    const engine = await this.#engine;
    const run = await this.#runs.of(engine, scenario);
    const { paths } = scenario.run;
    await extend(run, engine.runner, paths, signal, () => onProgress(run.prefix.paths / paths));
    return picture(run, scenario, paths);
  }
}
