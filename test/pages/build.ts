import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isFresh } from '../../tools/newer.mjs';

/** Before the page tests: a production build in dist/ that is no older than its sources. */
export default function setup() {
  const root = join(import.meta.dirname, '../..');
  const sources = ['src', 'scenarios', 'public', 'index.html', 'vite.config.ts', 'package.json'];
  const fresh = isFresh(
    join(root, 'dist/index.html'),
    sources.map((path) => join(root, path)),
  );
  if (fresh) return;
  // In a process of its own: the test runner's environment would make it a development build.
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
  });
}
