import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { catalogues } from './tools/catalogues.mjs';
import { firstChunk } from './tools/firstChunk.mjs';
import { buildKernel } from './tools/kernel.mjs';
import { mute } from './tools/mute.mjs';
import { numberScales } from './tools/numberScales.mjs';
import { offline } from './tools/offline.mjs';
import { relaxedPolicy } from './tools/policy.mjs';
import { presetHeads } from './tools/presetHeads.mjs';

/** Every Vite command finds a kernel that matches its source; the dev server keeps it so. */
function kernel(): Plugin {
  return {
    name: 'plimsoll-kernel',
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (!file.replaceAll('\\', '/').includes('/src/kernel/assembly/')) return;
        buildKernel().then(
          () => server.ws.send({ type: 'full-reload' }),
          (error: Error) => server.config.logger.error(error.message),
        );
      });
    },
  };
}

/** What is built takes seedrandom's own generator alone, without the six others that come with it. */
function oneGenerator(): Plugin {
  return {
    name: 'plimsoll-one-generator',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, importer) {
      return id === 'seedrandom' ? this.resolve('seedrandom/seedrandom.js', importer) : undefined;
    },
  };
}

await buildKernel();

export default defineConfig({
  // Relative addresses: dist/ works from any folder of any static host.
  base: './',
  plugins: [
    svelte(),
    kernel(),
    oneGenerator(),
    firstChunk(),
    numberScales(),
    presetHeads(),
    catalogues(),
    relaxedPolicy(),
    offline(),
  ],
  worker: {
    format: 'es',
    plugins: () => [oneGenerator(), mute()],
    // Workers use a few names of schemas, which are all that they need of them.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/src/scenario/') } },
  },
  build: { target: 'baseline-widely-available', assetsInlineLimit: 0 },
  server: { watch: { ignored: ['**/dist/**', '**/dist-cli/**', '**/.reports/**'] } },
});
