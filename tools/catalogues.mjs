const topic = /\/src\/app\/i18n\/topics\/\w+\.ts\?language=(en|zh)$/;
const pair = /^(export const \w+ = )\{ en, zh \};$/m;

/**
 * The catalogue of a language takes of each topic, which says everything in both, that language alone: the page fetches the
 * other one only when it is wanted.
 * @returns {import('vite').Plugin}
 */
export function catalogues() {
  return {
    name: 'plimsoll-catalogues',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      const [, language] = importer?.match(/\/src\/app\/i18n\/(en|zh)\.ts$/) ?? [];
      if (!language || !source.startsWith('./topics/')) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && `${resolved.id}?language=${language}`;
    },
    transform(code, id) {
      const [, language] = id.match(topic) ?? [];
      if (!language) return undefined;
      if (!pair.test(code))
        this.error(`${id} does not end as topics do: export const NAME = { en, zh };`);
      return { code: code.replace(pair, `$1{ ${language} };`), map: null };
    },
  };
}
