import { presetOfFile, type PresetEntry, type PresetSource } from './presets';

// The titles come with the page: of each file the `title` alone. The contents are the same files as
// text, each in a chunk of its own that is fetched when it is asked for.
const titles = import.meta.glob<PresetEntry['title']>(
  '/scenarios/{platforms,macro,regulation,strategies,studies,validation,exercises}/*.json',
  { query: '?head', import: 'title', eager: true },
);
const contents = import.meta.glob<string>(
  '/scenarios/{platforms,macro,regulation,strategies,studies,validation,exercises}/*.json',
  { query: '?raw', import: 'default' },
);

const entries = new Map<string, PresetEntry & { file: string }>();
for (const [file, title] of Object.entries(titles)) {
  const preset = presetOfFile(file);
  if (preset) entries.set(`${preset.kind}/${preset.id}`, { ...preset, title, file });
}

/** The presets that are built into the page. */
export const browserPresets: PresetSource = {
  list: (kind) =>
    [...entries.values()]
      .filter((entry) => entry.kind === kind)
      .map(({ id, title }) => ({ kind, id, title })),
  async load(kind, id) {
    const entry = entries.get(`${kind}/${id}`);
    if (!entry) throw new Error(`there is no ${kind} called ${id}`);
    return JSON.parse(await contents[entry.file]()) as unknown;
  },
};
