// npm test: installs what is missing, then goes through every stage, each timed, and ends with
// `N passed, N failed`: the tests of Vitest's own reports, and one for each other stage.
// npm run check (--checks): formatting, lint and types only.
// Stages that only read, and are slow on one processor alone, run at the same time (`beside` the one before).
// A failed stage stops only the stages that need what it makes.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = join(root, '.reports');
const longest = 8 * 60_000;
process.chdir(root);

/**
 * @typedef {{ passed: number, failed: number, note?: string }} Count
 * @typedef {{
 *   name: string,
 *   needs?: string[],
 *   check?: boolean,
 *   beside?: boolean,
 *   run: () => Promise<Count> | Count,
 * }} Stage
 */

/**
 * Runs a Node program of node_modules or tools/ to its end.
 * @param {string[]} command
 * @returns {Promise<boolean>} whether it succeeded in time
 */
function node(...command) {
  return new Promise((resolve) => {
    // A group of its own: a browser left behind by a program that hangs ends with it.
    const posix = process.platform !== 'win32';
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: posix,
    });
    const stop = () => {
      try {
        if (posix && child.pid) process.kill(-child.pid, 'SIGKILL');
        else child.kill();
      } catch {
        // It has ended by itself.
      }
    };
    const interrupted = () => {
      stop();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      console.error(`stopped after ${longest / 60_000} minutes`);
      stop();
    }, longest);
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(code === 0);
    });
  });
}

/**
 * @param {string[]} command
 * @returns {Promise<Count>}
 */
async function one(...command) {
  return (await node(...command)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs projects of vitest.config.ts and counts their tests from the JSON report.
 * @param {string[]} projects
 * @returns {Promise<Count>}
 */
async function vitest(...projects) {
  const report = join(reports, `${projects[0]}.json`);
  rmSync(report, { force: true });
  const succeeded = await node(
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    // Vitest leaves one processor to itself, which is half of a small machine.
    ...['--maxWorkers', String(availableParallelism())],
    ...['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
  );
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { status, assertionResults } of testResults) {
      const count = (/** @type {string} */ outcome) =>
        assertionResults.filter((/** @type {{ status: string }} */ t) => t.status === outcome)
          .length;
      passed += count('passed');
      failed += count('failed');
      skipped += assertionResults.length - count('passed') - count('failed');
      // A file that could not be read, or a hook of it that failed.
      if (status === 'failed' && count('failed') === 0) failed += 1;
    }
  } catch {
    console.error(`Vitest left no report in ${report}.`);
  }
  if (passed + failed === 0) return { passed, failed: 1, note: 'ran no test' };
  // Errors outside any test, such as an unhandled rejection.
  if (!succeeded && failed === 0) failed = 1;
  return { passed, failed, note: skipped ? `${skipped} skipped` : undefined };
}

/** @type {Stage[]} */
const stages = [
  {
    name: 'install',
    check: true,
    run() {
      ensureInstalled();
      return { passed: 1, failed: 0 };
    },
  },
  {
    name: 'browser',
    run() {
      console.log(ensureBrowser());
      return { passed: 1, failed: 0 };
    },
  },
  { name: 'kernel', needs: ['install'], run: () => one('tools/kernel.mjs') },
  {
    name: 'format',
    check: true,
    needs: ['install'],
    run: () => one('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  },
  {
    name: 'lint',
    check: true,
    beside: true,
    needs: ['install'],
    run: () => one('node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.'),
  },
  {
    name: 'types',
    check: true,
    beside: true,
    needs: ['install'],
    run: () =>
      one(
        'node_modules/svelte-check/bin/svelte-check',
        '--tsconfig=tsconfig.json',
        '--fail-on-warnings',
      ),
  },
  {
    name: 'canary',
    check: true,
    beside: true,
    needs: ['install'],
    run: () => one('tools/canary.mjs'),
  },
  { name: 'command line', needs: ['kernel'], run: () => one('tools/cli.mjs') },
  { name: 'unit', needs: ['kernel'], run: () => vitest('unit', 'app') },
  {
    name: 'build',
    needs: ['kernel'],
    run: () => one('node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'),
  },
  { name: 'browser tests', needs: ['kernel', 'browser'], run: () => vitest('browser') },
  { name: 'page tests', needs: ['build', 'browser'], run: () => vitest('pages') },
];

const checksOnly = process.argv.includes('--checks');
mkdirSync(reports, { recursive: true });

/** @type {{ name: string, seconds: number, count: Count }[]} */
const outcomes = [];
/** @type {Stage[][]} */
const rows = [];
for (const stage of stages) {
  if (checksOnly && !stage.check) continue;
  if (stage.beside) rows[rows.length - 1].push(stage);
  else rows.push([stage]);
}
for (const row of rows) {
  console.log(`\n── ${row.map(({ name }) => name).join(', ')} ──`);
  outcomes.push(...(await Promise.all(row.map(carryOut))));
}

/**
 * Runs a stage, unless one that it needs has failed.
 * @param {Stage} stage
 */
async function carryOut({ name, needs = [], run }) {
  const missing = needs.find((need) =>
    outcomes.some((outcome) => outcome.name === need && outcome.count.failed > 0),
  );
  const began = performance.now();
  /** @type {Count} */
  let count;
  if (missing) {
    count = { passed: 0, failed: 1, note: `not run: ${missing} failed` };
    console.log(count.note);
  } else {
    try {
      count = await run();
    } catch (error) {
      count = { passed: 0, failed: 1, note: error instanceof Error ? error.message : undefined };
      console.error(count.note);
    }
  }
  return { name, seconds: (performance.now() - began) / 1000, count };
}

let passed = 0;
let failed = 0;
console.log('\n── summary ──');
for (const { name, seconds, count } of outcomes) {
  passed += count.passed;
  failed += count.failed;
  const result = `${count.passed} passed, ${count.failed} failed`;
  const note = count.note ? `  ${count.note}` : '';
  console.log(`${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s  ${result}${note}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
