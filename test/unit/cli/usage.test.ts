import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import manifest from '../../../package.json';
import { outcomes } from '../../../src/model/outcomes';
import { series } from '../../../src/model/series';
import { smallScenario } from '../engine/smallScenario';
import { start, within } from './plimsoll';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-usage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const scenario = smallScenario();
const good = file('good.json', scenario);
const bad = file('bad.json', {
  ...scenario,
  rules: { ...scenario.rules, rateCap: { absolut: 0.1 } },
  run: { months: 1000 },
});
const broken = file('broken.json', '{ "version": 1, }');

describe('bad usage ends with 2 and says what is meant, on standard error alone', () => {
  const run = ['run', 'vasicek', '--paths', '64'];
  const wrong: [string, string[], string | RegExp][] = [
    ['no command', [], 'Usage: plimsoll <command>'],
    ['an unknown command', ['rnu'], 'unknown command rnu: did you mean run?'],
    [
      'a command like no other',
      ['xyzzy'],
      'the commands are run, compare, matrix, attribute, sensitivity, reverse, frontier, break-even, verify, validate, list, schema',
    ],
    ['an unknown option', [...run, '--patsh', '9'], '--patsh: did you mean --paths?'],
    [
      'an option like no other',
      [...run, '--zzz'],
      'unknown option --zzz: the options are --scenario',
    ],
    ['an option of another command', ['list', '--paths', '9'], 'unknown option --paths'],
    [
      'an option without its value',
      ['run', 'vasicek', '--seed'],
      /'--seed <value>' argument missing/,
    ],
    ['an option twice', [...run, '--paths', '64'], '--paths is given twice'],
    ['no paths', ['run', 'vasicek', '--paths', '0'], '--paths 0: it is a whole number from 1 to'],
    ['half a path', ['run', 'vasicek', '--paths', '2.5'], '--paths 2.5: it is a whole number'],
    [
      'too many months',
      ['run', 'vasicek', '--months', '121'],
      '--months 121: it is a whole number',
    ],
    ['months that the steps do not divide', [...run, '--months', '7'], /^--months: 7 months/],
    ['an empty seed', [...run, '--seed', ''], /^--seed: /],
    ['no thread', [...run, '--workers', '0'], '--workers 0: it is a whole number from 1 to 64'],
    [
      'an unknown format',
      [...run, '--format', 'jsn'],
      '--format jsn: it is one of table, json, csv: did you mean json?',
    ],
    ['an unknown language', [...run, '--lang', 'fr'], '--lang fr: it is one of en, zh'],
    ['nothing to run', ['run'], 'the file or preset to run is missing'],
    ['too much to run', [...run, 'more'], 'too much was given: more'],
    [
      'a preset that does not exist',
      ['run', 'vasicec'],
      'vasicec: there is no such file, study or validation: did you mean vasicek?',
    ],
    ['a preset of a part', ['run', 'marketplace'], 'marketplace is a preset of a platform'],
    ['a file that does not exist', ['run', 'none.json'], 'none.json: there is no such file'],
    ['a folder', ['run', './src'], './src: this is a folder'],
    [
      'an unknown scenario of a study',
      [...run, '--scenario', 'rho-4'],
      '--scenario rho-4: the study has baseline, rho-40: did you mean rho-40?',
    ],
    ['a scenario of a scenario', ['run', good, '--scenario', 'x'], '--scenario: this is no study'],
    ['a comparison of one', ['compare', good], 'this is one scenario, not a study'],
    [
      'an output in no folder',
      [...run, '--out', 'none/x.json'],
      '--out none/x.json: there is no such folder',
    ],
    ['an output onto the input', ['run', good, '--out', good], 'it is what is read'],
    ['two outputs onto one', [...run, '--out', 'x', '--paths-out', 'x'], '--out writes it already'],
    ['nothing to validate', ['validate'], 'the files to check are missing'],
    ['something to list', ['list', 'worlds'], 'too much was given: worlds'],
    ['an unknown option of the program', ['--versoin'], 'did you mean --version?'],
  ];

  test.each(wrong)('%s', async (_, typed, message) => {
    const { code, stdout, stderr } = await within(...typed);
    expect(stdout).toBe('');
    if (typeof message === 'string') expect(stderr).toContain(message);
    else expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  const speaking = wrong.filter(([, typed]) => typed.length > 0 && !typed.includes('--lang'));

  test.each(speaking)('%s, in Chinese', async (_, [command, ...typed]) => {
    const { code, stdout, stderr } = await within(command, '--lang', 'zh', ...typed);
    expect([code, stdout]).toEqual([2, '']);
    // Beside what was typed and what may be typed nothing is in English.
    for (const line of stderr.trim().split('\n')) {
      expect(line).toMatch(/\p{Script=Han}/u);
      expect(line).not.toMatch(/\b(it is|there is|this is|missing|given|unknown|mean)\b/);
    }
  });
});

describe('a file with mistakes', () => {
  test('ends a run with 2; every mistake is named with its file and place', async () => {
    const { code, stdout, stderr } = await within('run', bad);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/bad\.json: rules\.rateCap\.absolut.*absolute/);
    expect(stderr).toMatch(/bad\.json: run\.months.*1,000/);
  });

  test('is refused by validate, which goes on with the other files', async () => {
    const { code, stdout, stderr } = await within('validate', bad, good, broken);
    expect(code).toBe(2);
    expect(stdout).toBe(`${good}: a valid scenario\n`);
    expect(stderr).toMatch(/bad\.json: rules\.rateCap\.absolut/);
    expect(stderr).toMatch(/broken\.json: .*line 1/);
  });
});

describe('validate', () => {
  test('takes scenarios, studies and parts for what they are', async () => {
    const part = 'scenarios/platforms/marketplace.json';
    const study = 'scenarios/studies/rate-cap-recession.json';
    const { code, stdout } = await within('validate', part, study, good);
    expect(stdout).toBe(
      `${part}: a valid platform\n${study}: a valid study\n${good}: a valid scenario\n`,
    );
    expect(code).toBe(0);
  });

  test('finds mistakes in a part', async () => {
    const part = file('part.json', {
      ...scenario.strategy,
      $schema: 'x/strategy.schema.json',
      growht: 2,
    });
    const { code, stderr } = await within('validate', part);
    expect(stderr).toMatch(/part\.json: growht.*growth/);
    expect(code).toBe(2);
  });

  test('speaks Chinese', async () => {
    const { stderr } = await within('validate', bad, '--lang', 'zh');
    expect(stderr).toMatch(/run\.months（模拟期限）/);
  });
});

describe('list', () => {
  test('names every preset under its kind', async () => {
    const { code, stdout } = await within('list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Platforms\n(?: {2}.*\n)* {2}marketplace +Marketplace lender/m);
    expect(stdout).toMatch(
      /^Studies .*\n(?: {2}.*\n)* {2}rate-cap-recession +A rate cap in a recession/m,
    );
    expect((await within('list', '--lang', 'zh')).stdout).toMatch(/^平台\n/m);
  });

  test('documents every outcome and series', async () => {
    const { stdout } = await within('list', '--outcomes');
    for (const [name, { unit, definition }] of [
      ...Object.entries(outcomes),
      ...Object.entries(series),
    ]) {
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${unit} `, 'm'));
      expect(stdout).toContain(definition.en);
    }
    expect((await within('list', '--outcomes', '--lang', 'zh')).stdout).toContain(
      outcomes.approvalRate.definition.zh,
    );
  });

  test('says how many numbers of each preset are published, derived or judgement, as many as it holds', async () => {
    const { code, stdout } = await within('list', '--provenance', '--format', 'json');
    expect(code).toBe(0);
    const counts = JSON.parse(stdout) as Record<string, string | number>[];
    const row = counts.find(({ id }) => id === 'light-touch')!;
    const file = readFileSync(
      new URL('../../../scenarios/regulation/light-touch.json', import.meta.url),
      'utf8',
    );
    const numbers = (value: unknown): number =>
      typeof value === 'number'
        ? 1
        : typeof value === 'object' && value !== null
          ? Object.values(value).reduce((sum: number, one) => sum + numbers(one), 0)
          : 0;
    const { published, derived, judgement, unsaid } = row as Record<string, number>;
    expect(published + derived + judgement).toBe(numbers(JSON.parse(file)));
    expect(unsaid).toBe(0);
    const table = await within('list', '--provenance');
    expect(table.stdout).toMatch(/^ {2}light-touch +\d+% +\d+% +\d+% +\d+$/m);
    expect((await within('list', '--provenance', '--lang', 'zh')).stdout).toContain('判断');
    expect((await within('list', '--format', 'json')).code).toBe(2);
  });

  test('says where the numbers of a preset come from, in both languages', async () => {
    const { code, stdout: en } = await within('list', '--sources', 'japan');
    expect(code).toBe(0);
    expect(en).toMatch(/^ {2}loanLimit\.\S* +published +Money Lending Business Act.*one third/m);
    const { stdout: zh } = await within('list', '--sources', 'japan', '--lang', 'zh');
    expect(zh).toMatch(/^日本\n/);
    expect(zh).toMatch(/^ {2}loanLimit\.\S* +已公布 +日本《贷金业法》.*三分之一/m);
    expect(zh.split('\n')).toHaveLength(en.split('\n').length);
    // Of a study, each scenario speaks for its own.
    const { stdout: study } = await within('list', '--sources', 'rate-cap-recession');
    expect(study).toMatch(/^ {2}scenarios\[\d\]\.rules\.rateCap\.absolute +derived +Four times/m);
    const { code: none, stderr } = await within('list', '--sources', 'japn');
    expect(none).toBe(2);
    expect(stderr).toContain('there is no such preset: did you mean japan?');
  });

  test('may be cut short by whoever reads it', async () => {
    const child = await start('list', '--outcomes');
    child.stdout!.destroy();
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(code).toBe(0);
  });
});

test('help is there for the program and for each command', async () => {
  for (const typed of [['--help'], ['help']]) {
    const { code, stdout } = await within(...typed);
    expect(code).toBe(0);
    for (const command of ['run', 'compare', 'validate', 'list', 'schema']) {
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    }
  }
  for (const typed of [
    ['run', '--help'],
    ['help', 'run'],
  ]) {
    const { code, stdout } = await within(...typed);
    expect(code).toBe(0);
    for (const option of [
      'scenario',
      'paths',
      'seed',
      'months',
      'workers',
      'format',
      'out',
      'paths-out',
    ]) {
      expect(stdout).toMatch(new RegExp(`^ {2}--${option} `, 'm'));
    }
  }
});

test('help is in Chinese where that is asked for, with every command and option of the English', async () => {
  const names = (text: string) =>
    [...text.matchAll(/^ {2}(--)?([\w-]+) /gm)].map(([, , name]) => name);
  const { stdout: program } = await within('--help');
  const asked = [['--help'], ...names(program).map((name) => ['help', name])];
  for (const typed of asked.filter(([, name]) => !['help', 'version'].includes(name))) {
    const { stdout: en } = await within(...typed);
    const { code, stdout: zh } = await within(...typed, '--lang', 'zh');
    expect(code).toBe(0);
    expect(names(zh)).toEqual(names(en));
    for (const line of zh
      .split('\n')
      .filter((one) => /^ {2}\S/.test(one) && !/^ {2}plimsoll /.test(one)))
      expect(line, typed.join(' ')).toMatch(/\p{Script=Han}/u);
  }
});

test('the version is that of the package', async () => {
  const { code, stdout } = await within('--version');
  expect([code, stdout]).toEqual([0, `${manifest.version}\n`]);
});
