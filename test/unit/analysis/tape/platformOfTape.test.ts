import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { calibrate, type Calibration } from '../../../../src/analysis/calibration/calibrate';
import type { PlatformChoices } from '../../../../src/analysis/tape/platformFigures';
import { platformOfTape } from '../../../../src/analysis/tape/platformOfTape';
import { tapeStudy } from '../../../../src/analysis/tape/tapeStudy';
import { provenanceAt } from '../../../../src/scenario/coverage';
import { sourceIn } from '../../../../src/scenario/sources';
import { nodePresets } from '../../../../src/scenario/nodePresets';
import type { Platform } from '../../../../src/scenario/platform';
import { parseStudySync } from '../../../../src/scenario/study';
import { kernel } from '../../kernel/kernel';
import { headOf, read } from './tapeFile';

const presets = nodePresets();
const written = (id: string) => presets.load('platform', id) as Record<string, unknown>;
const choices: PlatformChoices = {
  ...{ file: 'tape.csv', currency: 'USD', months: 3, pool: true, scale: true },
};

/** A platform as the Lab would run it: in a study, checked, with every default. */
function checked(platform: Record<string, unknown>): Platform {
  const parsed = parseStudySync(tapeStudy(platform, 'tape.csv'), presets);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  return parsed.study.baseline.scenario.platform;
}

async function calibrated(content: string | Uint8Array): Promise<Calibration> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { mapping } = headOf(bytes).guess;
  const { tape } = await read(bytes);
  return calibrate(tape, mapping, { regions: 6, products: 4 }, kernel.exports);
}

const made = (
  calibration: Calibration,
  more: Partial<PlatformChoices> = {},
  preset = 'marketplace',
) =>
  platformOfTape(calibration, written(preset), checked(written(preset)), { ...choices, ...more });

const sample = await calibrated(
  new Uint8Array(
    readFileSync(join(import.meta.dirname, '../../../../public/lendingclub-2016q1.csv')),
  ),
);

describe('the sample tape upon the preset that was made of the same loans', () => {
  const { platform, figures, ratio } = made(sample);
  const [own, preset] = [checked(platform), checked(written('marketplace'))];
  const total = (list: Platform['segments'], of: (one: Platform['segments'][number]) => number) =>
    list.reduce((sum, one) => sum + of(one), 0);

  test('lends what that preset lends, at its prices, over its terms', () => {
    const lending = (one: Platform) => total(one.segments, ({ demandPerMonth }) => demandPerMonth);
    expect(lending(own) / lending(preset)).toBeCloseTo(1, 4);
    const revenue = (one: Platform) =>
      total(one.segments, ({ demandPerMonth, grades }) =>
        grades.reduce((sum, { share, rate }) => sum + demandPerMonth * share * rate, 0),
      );
    expect(revenue(own) / revenue(preset)).toBeCloseTo(1, 3);
    expect(own.products.map(({ termMonths }) => termMonths)).toEqual([36, 60]);
    expect(own.grades.map(({ id }) => id)).toEqual([...'ABCDEFG']);
    expect(own.segments).toHaveLength(12);
  });

  test('has the preset’s default rates at the same rank, as the tape is too young to tell', () => {
    const rates = figures.filter(
      ({ what }) => what.of === 'grade' && what.figure === 'annualDefaultRate',
    );
    expect(rates.map(({ origin }) => origin)).toEqual(Array(7).fill('presetRank'));
    expect(rates.map(({ after }) => after)).toEqual(
      rates.map(({ after }) => after).toSorted((a, b) => a - b),
    );
  });

  test('and sums in proportion to its book', () => {
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
    expect(own.equity / preset.equity).toBeCloseTo(ratio, 2);
    expect(checked(made(sample, { scale: false }).platform).equity).toBe(preset.equity);
  });

  test('with an assumption the share in default becomes a rate a year, and says that it was assumed', () => {
    const assumed = made(sample, { years: 1.5 });
    const rate = assumed.figures.find(
      ({ what }) => what.of === 'grade' && what.figure === 'annualDefaultRate',
    )!;
    expect(rate.origin).toBe('assumed');
    const at = ['segments', 0, 'grades', 0, 'annualDefaultRate'];
    const entry = provenanceAt(checked(assumed.platform).provenance, at)!;
    expect(entry.kind).toBe('judgement');
    expect(entry.source).toContain('over 1.5 years');
  });

  test.each(['facilitation', 'micro-lender', 'p2p-2016'])('stands upon %s as well', (id) => {
    expect(() => checked(made(sample, { currency: 'CNY' }, id).platform)).not.toThrow();
  });
});

/** A tape with dates, made with a known hazard that a factor moves from year to year. */
function simulatedTape(rows: number): string {
  const random = seedrandom('tape');
  const normal = () => kernel.exports.normalQuantile(random());
  const grades = ['A', 'B', 'C'];
  const years = Array.from({ length: 8 }, () => 1.4 ** normal());
  const lines = [
    'amount,int_rate,term,grade,state,issue_date,last_date,status,recovered,ead,balance',
  ];
  const date = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const first = Date.UTC(2010, 0, 1) / 86_400_000;
  for (let i = 0; i < rows; i++) {
    const g = Math.floor(3 * random());
    const begin = first + Math.floor(random() * 6 * 365);
    const until = Math.min(first + 8 * 365, begin + 36 * 30.4);
    let end = begin;
    let bad = false;
    while (!bad && end < until) {
      end += 30;
      const year = Math.min(7, Math.floor((end - first) / 365.25));
      bad = random() < ([0.02, 0.05, 0.1][g] * years[year]) / 12;
    }
    end = Math.min(end, until);
    const amount = Math.round(Math.exp(9 + 0.5 * normal()));
    const status = bad ? 'Charged Off' : end < first + 8 * 365 - 1 ? 'Fully Paid' : 'Current';
    lines.push(
      [
        ...[amount, `${8 + 4 * g}%`, 36, grades[g], ['CA', 'NY', 'TX'][i % 3]],
        ...[date(begin), date(end), status, bad ? Math.round(amount * 0.1) : ''],
        ...[bad ? Math.round(amount * 0.6) : '', status === 'Current' ? amount / 2 : 0],
      ].join(','),
    );
  }
  return lines.join('\n');
}

test('a tape with dates tells default rates, correlation and losses, each from the tape', async () => {
  const calibration = await calibrated(simulatedTape(20_000));
  const { platform, figures } = made(calibration);
  const own = checked(platform);
  const told = (name: string) => figures.find(({ what }) => what.figure === name)!;
  for (const name of [
    'annualDefaultRate',
    'lossGivenDefault',
    'assetCorrelation',
    'openingBalance',
  ])
    expect(told(name).origin).toBe('tape');
  expect(calibration.factor.counting).toBe('year');
  expect(calibration.defaults!.basis).toBe('annual');
  // One part in six of the exposure comes back.
  expect(own.segments[0].grades[0].lossGivenDefault).toBeCloseTo(5 / 6, 2);
  const rates = own.segments[0].grades.map(({ annualDefaultRate }) => annualDefaultRate);
  [0.02, 0.05, 0.1].forEach((rate, g) => {
    expect(rates[g] / rate).toBeGreaterThan(0.7);
    expect(rates[g] / rate).toBeLessThan(1.6);
  });
  const source = provenanceAt(own.provenance, ['segments', 0, 'assetCorrelation'])!;
  expect(source).toMatchObject({ kind: 'derived' });
  expect(source.source).toMatch(/^Derived from tape\.csv, 20000 rows/);
});

test('a grade without a default takes the next one’s rate, which is said', async () => {
  const rows = ['amount,rate,grade,default,issue date,last date'];
  for (let i = 0; i < 600; i++) {
    const grade = 'ABC'[i % 3];
    rows.push(
      `1000,${8 + (i % 3)},${grade},${grade !== 'A' && i % 20 === 1 ? 1 : 0},2015-01-01,2016-01-01`,
    );
  }
  const { zeroGrades, platform } = made(await calibrated(rows.join('\n')));
  expect(zeroGrades).toEqual(['A']);
  const [a, b] = checked(platform).segments[0].grades;
  expect(a.annualDefaultRate).toBe(b.annualDefaultRate);
});

test('names in any script make valid ids, and no two the same', async () => {
  const rows = ['amount,rate,grade,region,purpose'];
  const regions = ['浙江', '江苏', 'São Paulo', 'sao-paulo', '…', 'x'.repeat(80)];
  for (let i = 0; i < 600; i++)
    rows.push(`1000,10,甲${i % 3},${regions[i % 6]},用途${Math.floor(i / 6) % 2}`);
  const own = checked(made(await calibrated(rows.join('\n'))).platform);
  expect(new Set(own.regions.map(({ id }) => id)).size).toBe(own.regions.length);
  expect(own.segments).toHaveLength(12);
});

test('what each number is said to come of is said in Chinese as well, with the same numbers', async () => {
  const young = 'amount,default\n' + '1000,1\n2000,0\n'.repeat(40);
  const dated = simulatedTape(6000);
  const platforms = [
    made(sample).platform,
    made(sample, { years: 1.5, pool: false }).platform,
    made(await calibrated(young), { months: 7 }).platform,
    made(await calibrated(dated)).platform,
    made(await calibrated(dated.replace(',ead,', ',other,'))).platform,
  ];
  const numbers = (text: string) =>
    (text.match(/\d+(\.\d+)?/g) ?? []).filter((one) => one !== '12');
  for (const platform of platforms)
    for (const { source } of checked(platform).provenance) {
      const chinese = sourceIn(source, 'zh');
      expect(chinese, source).toMatch(/\p{Script=Han}/u);
      if (/^(Derived from tape|As in the preset)/.test(source)) {
        const words = chinese.replace(/tape\.csv|marketplace|probit/g, '');
        expect(words, source).not.toMatch(/[a-z]{3}/);
        expect(numbers(chinese), source).toEqual(numbers(source));
      }
    }
});
