import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { layers } from './tools/layers.mjs';

/** Math that the standard defines to the last bit; the rest differs between browsers. */
const exactMath =
  '/^(min|max|abs|floor|ceil|round|trunc|sign|sqrt|fround|imul|clz32|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2)$/';
const inexact =
  'differs between browsers in the last bit: take transcendental functions from src/kernel.';

/** Runs must give the same bits everywhere, so the model and the engine keep to these. */
const sameBitsEverywhere = [
  {
    selector: `MemberExpression[object.name='Math'][computed=false]:not([property.name=${exactMath}])`,
    message: `This function of Math ${inexact}`,
  },
  {
    selector: `Identifier[name='Math']:not(MemberExpression[computed=false] > Identifier.object)`,
    message: 'Name the function of Math where it is used, so that this rule can see which it is.',
  },
  {
    selector: `:matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])`,
    message: `The power operator ${inexact}`,
  },
];

const browserNames = Object.keys(globals.browser);
const sharedNames = new Set(Object.keys(globals['shared-node-browser']));
const reachesOut = ['fetch', 'localStorage', 'sessionStorage'];

/** @param {string[]} names @param {string} message */
const forbid = (names, message) => names.map((name) => ({ name, message }));

const noClock = forbid(['Date'], 'A run knows no clock: months are numbers.');
const noDom = 'The model and the engine know no browser.';

export default defineConfig(
  {
    ignores: [
      'dist/',
      'dist-cli/',
      '.reports/',
      'src/kernel/assembly/',
      'test/bench/assembly/',
      'test/canary/',
      'public/',
    ],
  },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { plimsoll: { rules: { layers } } },
    rules: {
      'plimsoll/layers': 'error',
      // TypeScript sees undefined names, ESLint does not see types.
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A runner's body may be synchronous behind an asynchronous interface.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    // Svelte's own rule knows that $props() and bindings take `let`.
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    // svelte-check holds the types of components; typed rules would only see `any` there.
    files: ['**/*.svelte'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tools/**', 'src/cli/**', 'test/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/model/**/*.ts', 'src/engine/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...sameBitsEverywhere] },
  },
  {
    files: ['src/model/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...noClock,
        ...forbid([...browserNames, 'globalThis', 'process', 'Buffer'], noDom),
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'The model stands on the kernel alone.' }] },
      ],
    },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...noClock,
        ...forbid([...browserNames.filter((name) => !sharedNames.has(name)), ...reachesOut], noDom),
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(svelte|comlink|idb|papaparse|d3-|node:)',
              message: 'Only src/engine/runners may reach outside the engine.',
            },
          ],
        },
      ],
    },
  },
  {
    // The runners: what carries blocks to browser workers or Node threads and back.
    files: ['src/engine/runners/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...noClock,
        ...forbid(['document', 'window', ...reachesOut], noDom),
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(svelte|idb|papaparse|d3-)', message: noDom }] },
      ],
    },
  },
);
