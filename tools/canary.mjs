// Proves that the type check can fail: svelte-check over test/canary, whose two files each hold
// one deliberate mistake, must report exactly those two. A check that loses sight of components
// or of modules through a slip of configuration would pass everything in silence.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const expected = [
  ['Mistake.svelte', "Type 'number' is not assignable to type 'string'."],
  ['mistake.ts', "Type 'string' is not assignable to type 'number'."],
];

const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/svelte-check/bin/svelte-check'),
    ...['--workspace', 'test/canary', '--tsconfig', 'tsconfig.json'],
    ...['--output', 'machine-verbose'],
  ],
  { cwd: root, encoding: 'utf8' },
);

/** @type {{ type: string, filename: string, message: string }[]} */
const errors = stdout
  .split('\n')
  .flatMap((line) => /^\d+ (\{.*\})$/.exec(line)?.[1] ?? [])
  .map((json) => JSON.parse(json))
  .filter(({ type }) => type === 'ERROR');
const sings =
  status !== 0 &&
  errors.length === expected.length &&
  expected.every(([file, message]) =>
    errors.some((error) => error.filename.endsWith(file) && error.message === message),
  );

if (sings) {
  console.log('svelte-check reports both deliberate mistakes in test/canary.');
} else {
  console.error('svelte-check does not report the deliberate mistakes in test/canary:');
  console.error(stdout, stderr);
  process.exitCode = 1;
}
