// Measures the engine on the marketplace platform over 36 months: the cohort kernel beside a plain loop, a block part by
// part, and whole runs on one and two threads. Prints a table and JSON; nothing is asserted.
// Run with: npm run bench; with --accuracy it measures the accuracy of quasi-random draws instead, for some minutes
// (--paths of each run, --seeds), and with --page the built app in a browser.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { loadKernel } from '../../src/kernel/loadNode';
import { parseScenarioSync } from '../../src/scenario/compose';
import { nodePresets } from '../../src/scenario/nodePresets';
import { compileAssembly } from '../../tools/kernel.mjs';
import type { Scenario } from '../../src/scenario/scenario';
import { accuracy, accuracyTable } from './accuracy';
import type * as measurements from './measure';
import { measurePage, pageTable } from './page';

const parts = {
  version: 1,
  platform: 'marketplace',
  world: 'calm',
  rules: 'united-states',
  strategy: 'as-is',
  run: { months: 36, seed: 'bench' },
};
const parsed = parseScenarioSync(parts, nodePresets());
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));

if (process.argv.includes('--accuracy')) {
  const [paths, seeds] = [numberAfter('--paths', 2048), numberAfter('--seeds', 16)];
  const found = accuracy(parsed.scenario, await loadKernel(), paths, seeds);
  process.stdout.write(`${seeds} runs of ${paths} paths each\n${accuracyTable(found)}\n`);
} else if (process.argv.includes('--page')) {
  const report = await measurePage();
  process.stdout.write(`${pageTable(report)}\n${JSON.stringify(report)}\n`);
} else await measureSpeed(parsed.scenario);

/** The number after an option of this command. */
function numberAfter(option: string, otherwise: number): number {
  const place = process.argv.indexOf(option);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
}

/** Measured as it is shipped: in a bundle, where what modules share is plain variables. */
async function measureSpeed(scenario: Scenario): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            measure: join(import.meta.dirname, 'measure.ts'),
            worker: join(import.meta.dirname, '../../src/cli/node.worker.ts'),
          },
          output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
        },
      },
    });
    const { measure } = (await import(
      /* @vite-ignore */ pathToFileURL(join(folder, 'measure.mjs')).href
    )) as typeof measurements;
    const stream = join(folder, 'stream.wasm');
    await compileAssembly('test/bench/assembly/stream.ts', stream);
    const report = await measure(
      scenario,
      await loadKernel(),
      await WebAssembly.compile(readFileSync(stream)),
      join(folder, 'worker.mjs'),
    );
    process.stdout.write(`${table(report)}\n${JSON.stringify(report)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function table({
  months,
  cells,
  planMilliseconds,
  firstPictureMilliseconds,
  growth,
  cohort,
  block,
  run,
}: measurements.Report): string {
  const millions = (value: number) => `${(value / 1e6).toFixed(0)} million cell-months/s`;
  const milliseconds = (value: number) => `${value.toFixed(2)} ms`;
  const times = (value: number) => `× ${value.toFixed(2)}`;
  const rows: [string, string][] = [
    ['Processor', `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} threads`],
    ['Cells, months', `${cells}, ${months}`],
    ['Plan, first', milliseconds(planMilliseconds.first)],
    ['  quickest', milliseconds(planMilliseconds.quickest)],
    ['Bare loop, state alone', millions(cohort.barePerSecond)],
    ['Bare loop, state and rows', millions(cohort.bareWithRowsPerSecond)],
    ['Cohort kernel', millions(cohort.kernelPerSecond)],
    ['  to bare, state alone', times(cohort.kernelToBare)],
    ['  to bare, state and rows', times(cohort.kernelToBareWithRows)],
    ['Plain loop', millions(cohort.plainPerSecond)],
    ['  kernel to plain', times(cohort.kernelToPlain)],
    ['Block', milliseconds(block.milliseconds)],
    ...Object.entries(block.parts).map(([name, value]): [string, string] => [
      `  ${name}`,
      milliseconds(value),
    ]),
    ['  to the cohort kernel', times(block.toCohortKernel)],
    ['  to all of the kernel', times(block.toKernel)],
    ['Run on one thread', millions(run.cellMonthsPerSecond[0])],
    ['Run on two threads', millions(run.cellMonthsPerSecond[1])],
    ['  two to one', times(run.twoThreadsToOne)],
    ['  of threads alone', times(run.machineTwoThreadsToOne)],
    ['  by processor time', run.cellMonthsPerProcessorSecond.map(millions).join(', ')],
    ['First picture', milliseconds(firstPictureMilliseconds)],
    ...Object.entries(growth).map(([name, { exponent }]): [string, string] => [
      `Cost grows with ${name}`,
      `^ ${exponent.toFixed(2)}`,
    ]),
    ['Peak memory', `${run.peakMegabytes.toFixed(0)} MB`],
  ];
  return rows.map(([name, value]) => `${name.padEnd(26)}${value}`).join('\n');
}
