import type { ReadEvidence } from '../../analysis/evidenceFile';
import { verify, type Verdict } from '../../analysis/verify';
import { ResultCollector } from '../../engine/results';
import type { Engine } from '../state/runs';

/** Evidence that is being run again, or has been. */
export class Verification {
  readonly file: string;
  readonly read: ReadEvidence;
  readonly #controller = new AbortController();
  #state = $state<'running' | 'done' | 'cancelled' | 'failed'>('running');
  #verdict = $state.raw<Verdict>();
  #trouble = $state('');
  #progress = $state.raw({ run: 0, paths: 0 });

  constructor(file: string, read: ReadEvidence, engine: Promise<Engine>) {
    this.file = file;
    this.read = read;
    void this.#work(engine);
  }

  get state(): 'running' | 'done' | 'cancelled' | 'failed' {
    return this.#state;
  }

  /** What it came to, once it is done. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  /** What went wrong, where it failed. */
  get trouble(): string {
    return this.#trouble;
  }

  /** The run under way, from 0, and paths over all runs that are done, of all there are. */
  get progress(): { run: number; paths: number; of: number } {
    const of = this.read.evidence.runs.reduce((sum, { record }) => sum + record.paths, 0);
    return { ...this.#progress, of };
  }

  cancel(): void {
    this.#controller.abort();
  }

  async #work(engine: Promise<Engine>): Promise<void> {
    const { signal } = this.#controller;
    try {
      const ready = await engine;
      let before = 0;
      this.#verdict = await verify(this.read, async (scenario, paths, run) => {
        signal.throwIfAborted();
        const made = await ready.plan(scenario);
        const collector = new ResultCollector(made);
        const onBlock = (block: Parameters<ResultCollector['add']>[0]) => {
          collector.add(block);
          this.#progress = { run, paths: before + collector.paths };
        };
        await ready.runner.run(made, { paths, signal, onBlock });
        before += paths;
        // The bar is drawn before the statistics take their time.
        await new Promise((resolve) => setTimeout(resolve));
        return collector.results();
      });
      this.#state = 'done';
    } catch (error) {
      this.#state = signal.aborted ? 'cancelled' : 'failed';
      this.#trouble = (error as Error).message;
    }
  }
}
