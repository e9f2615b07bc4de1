import type { Storage } from '../../../../src/app/keep/storage';
import { Workspace } from '../../../../src/app/keep/workspace.svelte';
import { nodePresets } from '../../../../src/scenario/nodePresets';

const presets = nodePresets();
const say = (text: string | { en: string }) => (typeof text === 'string' ? text : text.en);

/** The workspace that a page has with this storage, as it opens. */
export const openWith = (storage: Storage) =>
  Workspace.open(presets, 'rate-cap-recession', storage, say);

export const seedOf = ({ store }: Workspace) => store.shown.scenario.run.seed;
