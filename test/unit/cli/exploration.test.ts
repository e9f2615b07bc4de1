import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { frontierDocument, searchDocument } from '../../../src/analysis/explorationDocuments';
import { plimsoll, within } from './plimsoll';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-exploration-'));
afterAll(() => rmSync(folder, { recursive: true }));

const study = 'rate-cap-recession';
const reverse = ['reverse', study, '--scenario', 'recession'];
const frontier = ['frontier', study, '--levers', 'strategy.collection.level'];
const even = ['break-even', study, '--lever', 'strategy.pricing.surcharge=0..0.06'];
const quick = ['--paths', '64', '--months', '6'];

describe('bad usage ends with 2 and says what is meant', () => {
  test.each<[string, string[], string | RegExp]>([
    ['no line', [...reverse, '--statistic', 'failure'], 'give the line by --below or by --above'],
    ['no statistic', [...reverse, '--below', '0.1'], '--statistic is missing'],
    [
      'an unknown outcome',
      [...reverse, '--statistic', 'proft', '--below', '0'],
      '--statistic proft: there is no such outcome: did you mean profit?',
    ],
    [
      'a statistic of no such form',
      [...reverse, '--statistic', 'profit:median', '--below', '0'],
      '--statistic profit:median: it is like profit, profit:quantile:0.05',
    ],
    ['a line that is no number', [...reverse, '--below', 'much'], '--below much: it is a number'],
    [
      'an unknown lever',
      [...reverse, '--statistic', 'failure', '--above', '0', '--levers', 'world.severty=0..1'],
      'there is no number to set at world.severty: did you mean world.severity?',
    ],
    [
      'a way that leads too far',
      [...reverse, '--statistic', 'failure', '--above', '0', '--levers', 'world.severity=0..9'],
      /world\.severity \(Severity of the macro path\): Found 9; allowed is 0 to 2/,
    ],
    [
      'a lever twice',
      [
        ...reverse,
        '--statistic',
        'failure',
        '--above',
        '0',
        '--levers',
        'world.severity,world.severity=0..1',
      ],
      'world.severity is named twice',
    ],
    [
      'a half where only whole numbers are',
      [
        ...even.slice(0, 2),
        '--statistic',
        'profit',
        '--lever',
        'strategy.monitoring.lagMonths=1.5..3',
      ],
      'a range is like strategy.monitoring.lagMonths=0..12, in whole numbers',
    ],
    ['no objective', frontier, '--objectives is missing'],
    [
      'an objective of which neither way is better',
      [...frontier, '--objectives', 'loansEnd'],
      '--objectives loansEnd: neither way of it is better',
    ],
    [
      'a grid and a sample',
      [...frontier, '--objectives', 'profit', '--levels', '3', '--points', '9'],
      'give --levels for a grid or --points for a sample',
    ],
    [
      'a constraint of no such form',
      [...frontier, '--objectives', 'profit', '--keep', 'failure<0.1'],
      '--keep failure<0.1: it is like failure<=0.02',
    ],
    ['no measure', even, 'give --statistic, or --cost and --loss'],
    ['half a measure', [...even, '--cost', 'complianceCost'], '--cost and --loss go together'],
    [
      'itself',
      [...even, '--statistic', 'profit', '--scenario', 'recession', '--against', 'recession'],
      'recession is held against itself',
    ],
  ])('%s', async (_, typed, message) => {
    const { code, stdout, stderr } = await within(...typed, ...quick.slice(0, 2));
    expect([code, stdout]).toEqual([2, '']);
    if (typeof message === 'string') expect(stderr).toContain(message);
    else expect(stderr).toMatch(message);
  });
});

describe('one thread and two give the same bytes', () => {
  test.each([
    [...reverse, '--statistic', 'lossRate', '--above', '0.08'],
    [...frontier, '--levels', '3', '--objectives', 'profit,defaultRate'],
    [...frontier, '--objectives', 'profit', '--keep', 'defaultRate<=0.2', '--budget', '24'],
    [...even, '--statistic', 'profit', '--levels', '3'],
  ])('%s …', async (...typed) => {
    const file = (threads: number) => join(folder, `${typed[0]}-${threads}.json`);
    const run = async (threads: number) => {
      const done = await plimsoll(
        ...typed,
        ...quick,
        '--format',
        'json',
        '--workers',
        `${threads}`,
      );
      expect(done.code, done.stderr).toBe(0);
      writeFileSync(file(threads), done.stdout);
      return done.stdout;
    };
    const one = await run(1);
    expect(await run(2)).toBe(one);
    const { findings } = JSON.parse(one) as { findings: { code: string }[] };
    expect(findings.length).toBeGreaterThan(0);
  });
});

test('a table says how closely bisection looked, and nothing of a precision that was not asked for', async () => {
  const line = ['--statistic', 'lossRate', '--levers', 'world.severity=0..2', '--above'];
  const asked = (above: string, ...more: string[]) =>
    plimsoll(...reverse, ...line, above, ...quick, ...more);
  const { reverse: known } = JSON.parse((await asked('1', '--format', 'json')).stdout) as {
    reverse: { worlds: { value: number }[] };
  };
  const between = (known.worlds[0].value + known.worlds.at(-1).value) / 2;
  const { stdout, stderr } = await asked(between.toFixed(6));
  expect(stdout).toContain('Bisection on the same shocks, to within 0.0078 of “');
  expect(stderr).toBe('');
});

test('tables say what was found in both languages, and CSV has a line for each setting', async () => {
  const [en, zh, csv] = await Promise.all(
    [
      ['--lang', 'en'],
      ['--lang', 'zh'],
      ['--format', 'csv'],
    ].map((more) =>
      plimsoll(
        ...frontier,
        '--levels',
        '3',
        '--objectives',
        'profit,defaultRate',
        ...quick,
        ...more,
      ),
    ),
  );
  expect(en.stdout).toMatch(/\d of 3 settings are beaten by none/);
  expect(zh.stdout).toContain('3 组设置中有');
  expect(en.stdout).toMatch(/^“Collection › Collection level” .*Mean of “Profit/m);
  expect(zh.stdout).toMatch(/^“催收 › 催收力度” .*“税后利润”均值 /m);
  expect(csv.stdout.trim().split('\n')).toHaveLength(4);
});

describe('a precision doubles the paths', () => {
  const objectives = ['--levels', '2', '--objectives', 'defaultRate,profit'];
  const asked = (...more: string[]) =>
    plimsoll(...frontier, ...objectives, ...quick, '--format', 'json', ...more);

  test('of every setting of a frontier, until the first objective is known as well as that', async () => {
    const { stdout, stderr, code } = await asked('--precision', '0.002');
    expect([code, stderr]).toEqual([0, '']);
    const { frontier: found } = JSON.parse(stdout) as ReturnType<typeof frontierDocument>;
    const half = ({ outcomes: [{ interval }] }: (typeof found.points)[number]) =>
      (interval[1] - interval[0]) / 2;
    expect(Math.max(...found.points.map(half))).toBeLessThanOrEqual(0.002);
    expect(Math.log2(found.paths / 64) % 1).toBe(0);
    expect(found.paths).toBeGreaterThan(64);
  });

  test('of a search in its confirmation alone', async () => {
    const searched = ['--keep', 'defaultRate<=0.9', '--budget', '12', '--precision', '0.0008'];
    const { search } = JSON.parse((await asked(...searched)).stdout) as ReturnType<
      typeof searchDocument
    >;
    expect(search.paths).toBe(64);
    expect(search.confirmedBy).toBeGreaterThan(4 * 64);
    for (const { objective } of search.proposals)
      expect((objective.interval[1] - objective.interval[0]) / 2).toBeLessThanOrEqual(0.0008);
  });
});
