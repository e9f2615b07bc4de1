import type { PathStory } from '../../analysis/story';
import type { Results } from '../../engine/results';
import { followPath } from '../story/follow';
import type { Picture } from './runs';

/** The one path of the run that a person follows, by its number, so that it stays the same while more come in. */
export class Followed {
  #path = $state<number>();
  #story = $state.raw<{ picture: Picture; story: PathStory }>();
  #trouble = $state<string>();
  #asked = 0;

  /** Number of the path in its run. */
  get path(): number | undefined {
    return this.#path;
  }

  /** Why the path can't be told. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  follow(path: number): void {
    this.#path = path;
  }

  stop(): void {
    this.#path = undefined;
    this.#story = undefined;
  }

  /** Place of the path in the columns of a run; none where it isn't followed or not yet there. */
  placeIn(results: Results): number | undefined {
    if (this.#path === undefined) return undefined;
    const place = results.sample.numbers.indexOf(this.#path);
    return place < 0 ? undefined : place;
  }

  /** The story of the path in a picture; none while it is being told. */
  storyOf({ scenario }: Picture): PathStory | undefined {
    const told = this.#story;
    return told?.picture.scenario === scenario && told.story.path === this.#path
      ? told.story
      : undefined;
  }

  /** Tells the path as it goes in a picture. */
  async tell(picture: Picture): Promise<void> {
    const path = this.#path;
    if (path === undefined || this.storyOf(picture)) return;
    const asked = ++this.#asked;
    this.#trouble = undefined;
    try {
      const story = await followPath(picture, path);
      if (asked === this.#asked) this.#story = { picture, story };
    } catch (trouble) {
      if (asked === this.#asked)
        this.#trouble = trouble instanceof Error ? trouble.message : String(trouble);
    }
  }

  /** The story of any path of any run, which is not followed for it. */
  read(picture: Picture, path: number): Promise<PathStory> {
    return followPath(picture, path);
  }
}
