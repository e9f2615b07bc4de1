import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { buildKernel } from './tools/kernel.mjs';
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

await buildKernel();

export default defineConfig({
  // Relative addresses: dist/ works from any folder of any static host.
  base: './',
  // The generator alone, without the six others that come with it.
  resolve: { alias: [{ find: /^seedrandom$/, replacement: 'seedrandom/seedrandom.js' }] },
  plugins: [svelte(), kernel(), presetHeads(), relaxedPolicy(), offline()],
  worker: {
    format: 'es',
    // Workers use a few names of schemas, which are all that they need of them.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/src/scenario/') } },
  },
  build: { target: 'baseline-widely-available', assetsInlineLimit: 0 },
  server: { watch: { ignored: ['**/dist/**', '**/dist-cli/**', '**/.reports/**'] } },
});
