// Builds src/app/offline/serviceWorker.ts into dist/service-worker.js and tells it which files the build has.
import { createHash } from 'node:crypto';

const name = 'service-worker.js';
/** Files of public/ that the page itself needs. */
const icons = ['favicon.svg'];

/** @returns {import('vite').Plugin} */
export function offline() {
  let ssr = false;
  return {
    name: 'plimsoll-offline',
    apply: 'build',
    configResolved(config) {
      ssr = Boolean(config.build.ssr);
    },
    buildStart() {
      if (ssr) return;
      this.emitFile({ type: 'chunk', id: 'src/app/offline/serviceWorker.ts', fileName: name });
    },
    generateBundle: {
      // After Vite's own plugin has written index.html.
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[name];
        if (worker?.type !== 'chunk') return;
        const files = Object.keys(bundle).filter(
          (file) => file !== name && file !== 'index.html' && !file.endsWith('.map'),
        );
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('the build has no index.html');
        // Names of files hold a hash of what is in them; index.html alone does not.
        const hash = createHash('sha256').update(page.source).update(files.sort().join('\n'));
        const build = { name: hash.digest('hex').slice(0, 12), files: ['./', ...icons, ...files] };
        worker.code = worker.code.replace('PLIMSOLL_BUILD', () => JSON.stringify(build));
      },
    },
  };
}
