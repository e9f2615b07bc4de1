import { formatOf } from '../charts/format';
import { sameOutcomes } from '../findings/same';
import type { Preferences } from './preferences.svelte';
import type { Answer } from './simulation.svelte';

/** The last change and the pictures before and after it. */
interface Effect {
  words: () => string;
  before: Answer;
  after: Answer;
}

/** Tells what a change did, once its run is over: `Rate cap 15.4 %: paths that fail 3.1 % → 6.4 %`. */
export class Announcer {
  readonly #preferences: Preferences;
  #expected: { words: () => string; before: Answer } | undefined;
  #effect = $state.raw<Effect>();
  readonly #text = $derived.by(() => (this.#effect ? this.#tell(this.#effect) : ''));

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  /** What the last change did, in the language of the page; empty before the first. */
  get text(): string {
    return this.#text;
  }

  /**
   * Notes a change whose effect is to be told. Of several before the next picture is finished,
   * the last gives the words and the picture before the first is compared.
   */
  expect(words: () => string, before: Answer | undefined): void {
    const start = this.#expected?.before ?? before;
    this.#expected = start && { words, before: start };
  }

  /** Forgets what was expected: another scenario is on screen. */
  forget(): void {
    this.#expected = undefined;
    this.#effect = undefined;
  }

  /** Takes the finished picture. */
  arrived(after: Answer): void {
    if (!this.#expected) return;
    const { words, before } = this.#expected;
    this.#expected = undefined;
    this.#effect = { words, before, after };
  }

  #tell({ words, before, after }: Effect): string {
    const { t, language } = this.#preferences;
    const [was, is] = [before.scenario.results, after.scenario.results];
    if (sameOutcomes(was, is)) return t.change.nothing(words());
    const format = formatOf('share', language);
    const share = ({ failure }: typeof is) =>
      format.value(failure.probability, failure.standardError);
    return was.failure.count === is.failure.count && was.paths === is.paths
      ? t.change.unchanged(words(), share(is))
      : t.change.effect(words(), share(was), share(is));
  }
}
