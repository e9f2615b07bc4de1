import { join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { mayImport } from '../../tools/layers.mjs';

const root = join(import.meta.dirname, '../..');
// The snippets lie in no TypeScript project, so the rules that need types are off.
const eslint = new ESLint({ cwd: root, overrideConfig: ts.configs.disableTypeChecked as [] });

const houseRules = [
  'plimsoll/layers',
  'no-restricted-globals',
  'no-restricted-imports',
  'no-restricted-syntax',
];

/** The house rules that one line of code breaks when it stands in a file. */
async function broken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file}: ${fatal.message}`);
  return result.messages.flatMap(({ ruleId }) =>
    ruleId && houseRules.includes(ruleId) ? [ruleId] : [],
  );
}

const folders = Object.keys(mayImport);
const ways = folders.flatMap((from) =>
  folders.filter((to) => to !== from).map((to) => ({ from, to })),
);

describe('imports run one way', () => {
  // Written out, so that a slip in the rule's own table is seen.
  const allowed = [
    ...['app → analysis', 'app → engine', 'app → model', 'app → kernel', 'app → scenario'],
    ...['cli → analysis', 'cli → engine', 'cli → model', 'cli → kernel', 'cli → scenario'],
    ...['analysis → engine', 'analysis → model', 'analysis → kernel', 'analysis → scenario'],
    ...['engine → model', 'engine → kernel', 'engine → scenario'],
    ...['model → kernel', 'model → scenario'],
  ];

  test.each(ways)('$from → $to', async ({ from, to }) => {
    const found = await broken(`src/${from}/here.ts`, `export { x } from '../${to}/there';`);
    expect(found).toEqual(allowed.includes(`${from} → ${to}`) ? [] : ['plimsoll/layers']);
  });

  test('in whatever form the import is written', async () => {
    for (const code of [
      `import { x } from '../../app/there'; x();`,
      `import type { X } from '../../app/there'; export type Y = X;`,
      `export type Y = import('../../app/there').X;`,
      `export * from '../../app/there';`,
      `export const later = () => import('../../app/there');`,
      `export const url = new URL('../../app/there.worker.ts', import.meta.url);`,
    ]) {
      expect(await broken('src/engine/deep/here.ts', code), code).toEqual(['plimsoll/layers']);
    }
  });

  test('within a folder any file may read any other', async () => {
    expect(await broken('src/app/views/a.ts', `export * from '../charts/b';`)).toEqual([]);
    expect(await broken('src/model/a.ts', `export * from './b';`)).toEqual([]);
  });

  test('components keep to it as well', async () => {
    const component = (to: string) => `<script lang="ts">import '${to}';</script>\n`;
    expect(await broken('src/app/A.svelte', component('../analysis/b'))).toEqual([]);
    expect(await broken('src/app/A.svelte', component('../cli/b'))).toEqual(['plimsoll/layers']);
  });
});

describe.each(['model', 'engine'])('src/%s gives the same bits everywhere', (folder) => {
  const file = `src/${folder}/here.ts`;

  test.each(['exp', 'log', 'log1p', 'expm1', 'pow', 'sin', 'cos', 'tanh', 'hypot', 'random'])(
    'Math.%s is refused',
    async (name) => {
      const found = await broken(file, `export const x = Math.${name}(1, 2);`);
      expect(found).toEqual(['no-restricted-syntax']);
    },
  );

  test.each([
    `export const x = Math['exp'](1);`,
    `const { exp } = Math; export const x = exp(1);`,
    `const m = Math; export const x = m.exp(1);`,
    `export const x = (a: number) => a ** 2;`,
    `export const x = (a: number) => { a **= 2; return a; };`,
  ])('so is %s', async (code) => {
    expect(await broken(file, code)).toEqual(['no-restricted-syntax']);
  });

  test.each(['min', 'max', 'abs', 'floor', 'ceil', 'round', 'trunc', 'sign', 'sqrt', 'fround'])(
    'Math.%s is exact and allowed',
    async (name) => {
      expect(await broken(file, `export const x = Math.${name}(1);`)).toEqual([]);
    },
  );

  test.each(['Date.now()', 'new Date()', 'document.title', 'window', 'localStorage', 'fetch("x")'])(
    '%s is refused',
    async (code) => {
      expect(await broken(file, `export const x = ${code};`)).toEqual(['no-restricted-globals']);
    },
  );

  test.each(['svelte', 'svelte/reactivity', 'comlink', 'idb', 'd3-array', 'node:fs'])(
    'the package %s is refused',
    async (name) => {
      expect(await broken(file, `import '${name}';`)).toEqual(['no-restricted-imports']);
    },
  );

  test('a local name that a browser also has is no matter', async () => {
    const code = `export const x = (name: number, status: number) => name + status;`;
    expect(await broken(file, code)).toEqual([]);
  });
});

describe('the runners of the engine', () => {
  test('may import what carries blocks to workers and threads', async () => {
    expect(await broken('src/engine/runners/pool.ts', `import 'comlink';`)).toEqual([]);
    expect(await broken('src/engine/runners/threads.ts', `import 'node:worker_threads';`)).toEqual(
      [],
    );
    expect(await broken('src/engine/runners/block.worker.ts', `import 'comlink';`)).toEqual([]);
  });

  test('keep to the other rules', async () => {
    const pool = 'src/engine/runners/pool.ts';
    expect(await broken(pool, `import 'svelte';`)).toEqual(['no-restricted-imports']);
    expect(await broken(pool, `export * from '../../app/a';`)).toEqual(['plimsoll/layers']);
    expect(await broken(pool, `export const t = Date.now();`)).toEqual(['no-restricted-globals']);
    expect(await broken(pool, `export const x = Math.exp(1);`)).toEqual(['no-restricted-syntax']);
  });
});

test('outside the model and the engine these are ordinary code', async () => {
  const code = `import 'svelte'; export const x = Math.exp(1) ** Date.now();`;
  expect(await broken('src/app/here.ts', code)).toEqual([]);
});
