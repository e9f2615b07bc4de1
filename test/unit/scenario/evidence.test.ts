import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodePresets } from '../../../src/scenario/nodePresets';
import claims from '../../../scenarios/evidence/claims.json';

const root = join(import.meta.dirname, '../../..');

test('what the model is held to is told claim by claim, V1 to V15, in both languages', () => {
  expect(claims.map(({ id }) => id)).toEqual(Array.from({ length: 15 }, (_, k) => `V${k + 1}`));
  for (const { claim, against, measured } of claims)
    for (const { en, zh } of [claim, against, measured]) {
      expect(en).toMatch(/\S/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
});

test.each(claims)('$id names a file of tests that there is', ({ test }) => {
  expect(existsSync(join(root, test)), test).toBe(true);
  expect(readFileSync(join(root, test), 'utf8')).toMatch(/\btest\b/);
});

test('a claim has a study that a person can run, or says why there can be none', () => {
  for (const { id, study, noStudy } of claims) {
    expect(Boolean(study) !== Boolean(noStudy), id).toBe(true);
    if (!noStudy) continue;
    expect(noStudy.en, id).toMatch(/\S/);
    expect(noStudy.zh, id).toMatch(/\p{Script=Han}/u);
  }
});

test('every study of scenarios/validation shows a claim or is told of in the guide', () => {
  const shown = new Set(claims.map(({ study }) => study));
  const guide = readFileSync(join(root, 'scenarios/README.md'), 'utf8');
  for (const { id } of nodePresets().list('validation')) {
    expect(guide).toContain(`\`${id}\``);
    shown.delete(id);
  }
  shown.delete(undefined);
  expect([...shown], 'claims name studies that there are').toEqual([]);
});
