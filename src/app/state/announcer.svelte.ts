import { formatOf } from '../charts/format';
import { reasonsLater } from '../findings/reasonsLater.svelte';
import { sameOutcomes } from '../findings/same';
import type { Path } from '../../scenario/path';
import type { Preferences } from './preferences.svelte';
import type { Answer } from './simulation.svelte';

/** The last change and the pictures before and after it. */
interface Effect {
  words: () => string;
  /** Where something was set; unknown for undo and the like. */
  path?: Path;
  before: Answer;
  after: Answer;
}

/** Tells what a change did, once its run is over: `Rate cap 15.4%: paths that fail 3.1% → 6.4%`. */
export class Announcer {
  readonly #preferences: Preferences;
  #expected: { words: () => string; path?: Path; before: Answer } | undefined;
  #effect = $state.raw<Effect>();
  readonly #text = $derived.by(() => (this.#effect ? this.#tell(this.#effect) : ''));

  readonly #still = $derived.by(() => {
    const { path, before, after } = this.#effect ?? {};
    if (!path || !before || !after) return undefined;
    if (!sameOutcomes(before.scenario.results, after.scenario.results)) return undefined;
    return { path, reason: this.#reason(path, after) };
  });

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
  }

  /** What was set last, where it moved no outcome on any path, and why, as far as that is known. */
  get still(): { path: Path; reason: string } | undefined {
    return this.#still;
  }

  /** What the last change did, in the language of the page; empty before the first. */
  get text(): string {
    return this.#text;
  }

  /**
   * Notes a change whose effect is to be told. Of several before the next picture is finished,
   * the last gives the words and the picture before the first is compared.
   */
  expect(words: () => string, before: Answer | undefined, path?: Path): void {
    const start = this.#expected?.before ?? before;
    // Of changes in several places none alone can be said to have moved nothing.
    const { path: known } = this.#expected ?? { path };
    const same = known?.join('.') === path?.join('.');
    this.#expected = start && { words, before: start, path: same ? path : undefined };
  }

  /** Forgets what was expected: another scenario is on screen. */
  forget(): void {
    this.#expected = undefined;
    this.#effect = undefined;
  }

  /** Takes the finished picture. */
  arrived(after: Answer): void {
    if (!this.#expected) return;
    this.#effect = { ...this.#expected, after };
    this.#expected = undefined;
  }

  #tell({ words, path, before, after }: Effect): string {
    const { t, language } = this.#preferences;
    const [was, is] = [before.scenario.results, after.scenario.results];
    if (sameOutcomes(was, is)) {
      const reason = path ? this.#reason(path, after) : '';
      return [t.change.nothing(words()), reason]
        .filter(Boolean)
        .join(language === 'zh' ? '。' : '. ');
    }
    const format = formatOf('share', language);
    const share = ({ failure }: typeof is) =>
      format.value(failure.probability, failure.standardError);
    return was.failure.count === is.failure.count && was.paths === is.paths
      ? t.change.unchanged(words(), share(is))
      : t.change.effect(words(), share(was), share(is));
  }

  #reason(path: Path, { scenario }: Answer): string {
    const { t, language } = this.#preferences;
    return reasonsLater()?.sayReasons([path.join('.')], scenario.scenario, t, language) ?? '';
  }
}
