import type { PathStory } from '../../analysis/story';
import type { Picture } from '../state/runs';
import { loadKernel } from '../../kernel/loadBrowser';

let loaded: Promise<(picture: Picture, path: number) => PathStory> | undefined;

/** What tells paths is fetched when the first is to be told. */
async function load() {
  const [{ pathStory }, kernel] = await Promise.all([import('../../analysis/story'), loadKernel()]);
  return ({ scenario, plan }: Picture, path: number) => pathStory(scenario, plan, kernel, path);
}

/** Follows a path of a run: its block alone is computed again, which takes a few milliseconds. */
export async function followPath(picture: Picture, path: number): Promise<PathStory> {
  loaded ??= load().catch((trouble: unknown) => {
    loaded = undefined;
    throw trouble;
  });
  return (await loaded)(picture, path);
}
