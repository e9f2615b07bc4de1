/**
 * What the page imports from the start is one chunk: shared by several places it would fall apart into ninety, and small ones
 * pack badly. Entries stay files of their own: those of the command line; the service worker, which imports nothing; and the
 * page's program with index.html, which waits at its top for chunks that import the first one: were it in there, each would
 * wait for the other.
 * @returns {import('vite').Plugin}
 */
export function firstChunk() {
  return {
    name: 'plimsoll-first-chunk',
    apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'first',
                  tags: ['$initial'],
                  test: (id) => !/\/(index\.html|main\.ts|serviceWorker\.ts)$/.test(id),
                },
              ],
            },
          },
        },
      },
    }),
  };
}
