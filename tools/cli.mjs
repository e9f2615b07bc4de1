// Builds the command-line program into dist-cli/ with `vite build --ssr`, unless that is up to
// date: main.js, node.worker.js beside it for worker_threads, and kernel.wasm. All three lie in
// one folder so that `new URL('./kernel.wasm', import.meta.url)` and
// `new URL('./node.worker.js', import.meta.url)` find them, whichever chunk asks.
import { copyFileSync, existsSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildKernel } from './kernel.mjs';
import { isFresh } from './newer.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, 'dist-cli');
const stamp = join(output, 'built');

/** @param {string} path */
const inRoot = (path) => join(root, path);

/** @returns {Promise<string>} the path of the built program */
export async function ensureCli() {
  const program = join(output, 'main.js');
  const sources = ['src', 'scenarios', 'tools/cli.mjs', 'vite.config.ts', 'package-lock.json'];
  await buildKernel();
  if (existsSync(program) && isFresh(stamp, sources.map(inRoot))) return program;

  const { build } = await import('vite');
  const started = new Date();
  const draft = `${output}-${process.pid}`;
  const { NODE_ENV } = process.env;
  // A test may ask for the program, and a test's NODE_ENV would build it for tests.
  process.env.NODE_ENV = 'production';
  try {
    await build({
      root,
      logLevel: 'warn',
      build: {
        ssr: true,
        target: 'node20',
        outDir: draft,
        emptyOutDir: true,
        copyPublicDir: false,
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: inRoot('src/cli/main.ts'),
            'node.worker': inRoot('src/cli/node.worker.ts'),
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    });
    copyFileSync(inRoot('src/kernel/kernel.wasm'), join(draft, 'kernel.wasm'));
    writeFileSync(join(draft, 'built'), '');
    // A source changed while the build ran makes the next call build again.
    utimesSync(join(draft, 'built'), started, started);
    rmSync(output, { recursive: true, force: true });
    renameSync(draft, output);
  } finally {
    process.env.NODE_ENV = NODE_ENV;
    rmSync(draft, { recursive: true, force: true });
  }
  return program;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureCli();
