/**
 * What the page needs to open is one chunk: shared by several places it would fall apart into ninety, and small ones pack
 * badly. Each entry of the command line stays a file of its own, and so does the service worker, which imports nothing.
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
                  test: (id) => !id.endsWith('/src/app/offline/serviceWorker.ts'),
                },
              ],
            },
          },
        },
      },
    }),
  };
}
