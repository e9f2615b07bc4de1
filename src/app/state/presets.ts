import {
  presetFolders,
  presetOfFile,
  type PresetKind,
  type PresetSource,
} from '../../scenario/presets';
import type { Localized } from '../../scenario/quantity';

const titles = import.meta.glob<Localized | string>(
  '../../../scenarios/{platforms,macro,regulation,strategies,studies}/*.json',
  { query: '?head', import: 'title', eager: true },
);
const contents = import.meta.glob<unknown>(
  '../../../scenarios/{platforms,macro,regulation,strategies,studies}/*.json',
  { import: 'default' },
);

/** The presets that are built into the page, each fetched when it is asked for. */
export const presets: PresetSource = {
  list: (kind) =>
    Object.entries(titles).flatMap(([path, title]) => {
      const preset = presetOfFile(path);
      return preset?.kind === kind ? [{ kind, id: preset.id, title }] : [];
    }),
  load: (kind: PresetKind, id) =>
    contents[`../../../scenarios/${presetFolders[kind]}/${id}.json`](),
};
