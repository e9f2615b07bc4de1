import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Documents, presets, and sources that hold what is said to people. */
const files = ['docs', 'scenarios', 'src/app', 'src/cli', 'src/scenario', 'src/analysis/sentences']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  )
  .concat('README.md', 'index.html')
  .filter((name) => /\.(json|md|html|ts|svelte)$/.test(name))
  // It tells of what tables of others hold.
  .filter((name) => name !== join('src', 'scenario', 'macroTable.ts'));

/** A number, or the end of one that is filled in, apart from its per cent sign; `\s` has the narrow spaces as well. */
const apart = /[\d}]\s%/;

test.each(['en-GB', 'zh-CN'])('per cent stands at its number as in the figures of %s', (locale) => {
  const figure = new Intl.NumberFormat(locale, { style: 'percent' }).format(0.15);
  expect(figure).toBe('15%');
  expect(apart.test(figure)).toBe(false);
});

test('in every file that is written for people', () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((name) =>
    readFileSync(join(root, name), 'utf8')
      .split('\n')
      .flatMap((line, index) => (apart.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
