import { readFile } from 'node:fs/promises';

const query = '.json?head';
// Without the ending, which would have it taken for JSON.
const prefix = '\0preset-head:';

/**
 * A preset asked for as `NAME.json?head` is its title, and a study's question, alone: the page lists every preset, but fetches only those
 * that are used. (A file of which one part imports a name and another everything is fetched as a whole.)
 * @returns {import('vite').Plugin}
 */
export function presetHeads() {
  return {
    name: 'plimsoll-preset-heads',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(query)) return undefined;
      const resolved = await this.resolve(source.slice(0, source.lastIndexOf('?')), importer);
      return resolved && prefix + resolved.id.slice(0, -'.json'.length);
    },
    async load(id) {
      if (!id.startsWith(prefix)) return undefined;
      const file = `${id.slice(prefix.length)}.json`;
      this.addWatchFile(file);
      const { title, question } = JSON.parse(await readFile(file, 'utf8'));
      return `export const title = ${JSON.stringify(title)}, question = ${JSON.stringify(question)};`;
    },
  };
}
