import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { NodeThreadPool } from '../../../../src/engine/runners/nodeThreadPool';
import { emptyKernel } from './fakeSimulation';

/** Node's threads read JavaScript, so the fake worker is built first; `pool` starts threads of it that can be killed. */
export async function buildFakeThreads() {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-threads-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'fake.node.worker.ts'),
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return {
    remove: () => rmSync(folder, { recursive: true }),
    pool: (workers: number) => {
      const threads: Worker[] = [];
      return {
        runner: new NodeThreadPool(emptyKernel, workers, () => {
          const thread = new Worker(join(folder, 'worker.mjs'));
          threads.push(thread);
          return thread;
        }),
        kill: () => {
          const thread = threads.shift();
          void thread?.terminate();
          return thread !== undefined;
        },
      };
    },
  };
}
