import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Verdict } from '../../../src/analysis/verify';
import type { Evidence } from '../../../src/engine/evidence';
import { smallScenario } from '../engine/smallScenario';
import { plimsoll, within } from './plimsoll';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);
const evidence = inFolder('evidence.json');
const { version, platform, world, rules, strategy, run } = smallScenario();
const study = inFolder('study.json');
writeFileSync(
  study,
  JSON.stringify({
    version,
    baseline: { platform, world, rules, strategy, run },
    scenarios: [
      { id: 'capped', title: 'Capped', rules: { with: { rateCap: { absolute: 0.12 } } } },
    ],
  }),
);
beforeAll(async () => {
  const { code, stderr } = await plimsoll('compare', study, '--evidence', evidence);
  expect([code, stderr]).toEqual([0, '']);
});

function tampered(name: string, change: (document: Evidence) => void): string {
  const document = JSON.parse(readFileSync(evidence, 'utf8')) as Evidence;
  change(document);
  writeFileSync(inFolder(name), JSON.stringify(document));
  return inFolder(name);
}

test('evidence of all scenarios of a study is confirmed, on one thread or two', async () => {
  for (const workers of ['1', '2']) {
    const { code, stdout } = await plimsoll('verify', evidence, '--workers', workers);
    expect(stdout).toMatch(/Baseline: confirmed: [\d,]+ figures and every outcome of 200 paths/);
    expect(stdout).toMatch(/Capped: confirmed[^]*\nConfirmed\.\n$/);
    expect(code).toBe(0);
  }
});

test('evidence of one run too, in Chinese', async () => {
  const file = inFolder('one.json');
  const ran = await plimsoll('run', study, '--scenario', 'capped', '--evidence', file);
  expect(ran.code).toBe(0);
  const { code, stdout } = await plimsoll('verify', file, '--lang', 'zh');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/逐位一致\n已核实。\n$/)]);
});

test('what was tampered with ends with 1 and says what differs', async () => {
  const file = tampered('tampered.json', ({ runs }) => {
    runs[1].record.outcomes.meanApr.mean = 0.2;
  });
  const { code, stdout } = await plimsoll('verify', file);
  expect(code).toBe(1);
  expect(stdout).toMatch(/outcomes\.meanApr\.mean +0\.2 +0\.\d+\n/);
  expect(stdout).toMatch(/Baseline: confirmed/);
  expect(stdout).toMatch(/Capped: 1 of [\d,]+ figures differ/);
  expect(stdout).toMatch(/the file was changed after it was written[^]*\nNot confirmed\.\n$/);
  const json = await plimsoll('verify', file, '--format', 'json');
  expect(json.code).toBe(1);
  expect((JSON.parse(json.stdout) as Verdict).runs[1].differences).toMatchObject([
    { at: 'outcomes.meanApr.mean', recorded: 0.2 },
  ]);
});

describe('what is no evidence ends with 2', () => {
  test.each([
    ['a study', study, /no evidence file/],
    ['no file', inFolder('none.json'), /there is no such file/],
  ])('%s', async (_, file, said) => {
    const { code, stderr } = await within('verify', file);
    expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
  });

  test('evidence without its runs', async () => {
    const file = tampered('empty.json', (document) => (document.runs = []));
    const { code, stderr } = await within('verify', file);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/empty\.json: runs/)]);
  });
});
