import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { calibrate, type CalibrationChoices } from '../../../../src/analysis/calibration/calibrate';
import { defaultPeriods } from '../../../../src/analysis/calibration/defaultPeriods';
import { annualised, defaultRates } from '../../../../src/analysis/calibration/defaultRates';
import { garwood } from '../../../../src/analysis/calibration/exactIntervals';
import { lossGivenDefault } from '../../../../src/analysis/calibration/lossGivenDefault';
import { usableVariables, withMacro } from '../../../../src/analysis/calibration/macroSeries';
import { prepayment } from '../../../../src/analysis/calibration/prepayment';
import { sizesAndPrices } from '../../../../src/analysis/calibration/loanSizes';
import { timeAtRisk } from '../../../../src/analysis/calibration/timeAtRisk';
import { gradesOf, groupsOf, termsOf } from '../../../../src/analysis/tape/grouping';
import { bookRows } from '../../../../src/analysis/tape/book';
import type { MacroTable } from '../../../../src/scenario/macroTable';
import { kernel } from '../../kernel/kernel';
import { mapping, tapeOf } from './tapes';

const math = kernel.exports;
const choices: CalibrationChoices = { regions: 6, products: 4 };
const many = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

describe('default rates', () => {
  test('with times are defaults by loan-years, with Garwood’s interval, as a probability over a year', () => {
    // 200 loans for half a year each, ten of which default at its end: 10 in 100 loan-years.
    const loans = many(200, (i) => ({
      ...{ grade: 'A', origination: 0, last: Math.round(365.2425 / 2) },
      standing: i < 10 ? ('default' as const) : ('performing' as const),
    }));
    const tape = tapeOf(loans);
    const rates = defaultRates(tape, gradesOf(tape, mapping)!, timeAtRisk(tape), math)!;
    expect(rates.basis).toBe('annual');
    expect(rates.all.years).toBeCloseTo(100, 0);
    expect(rates.all.rate.value).toBeCloseTo(1 - Math.exp(-0.1), 3);
    const [low, high] = garwood(10, math);
    expect(rates.all.rate.interval[0]).toBeCloseTo(1 - Math.exp(-low / 100), 3);
    expect(rates.all.rate.interval[1]).toBeCloseTo(1 - Math.exp(-high / 100), 3);
  });

  test('without times are a share so far, and say so; a year’s rate takes an assumption', () => {
    const tape = tapeOf(
      many(100, (i) => ({ standing: i < 19 ? 'default' : 'performing', grade: 'A' })),
    );
    const rates = defaultRates(tape, gradesOf(tape, mapping)!, timeAtRisk(tape), math)!;
    expect(rates.basis).toBe('cumulative');
    expect(rates.all.rate.value).toBe(0.19);
    // (1 − q)² = 1 − 0.19
    expect(annualised(rates.all.rate, 2).value).toBeCloseTo(0.1, 12);
  });

  test('of grades out of order are told, and pooled where that is wanted', () => {
    const loans = [
      ...many(100, (i) => ({
        grade: 'A',
        rate: 0.1,
        standing: i < 2 ? ('default' as const) : ('performing' as const),
      })),
      ...many(100, (i) => ({
        grade: 'B',
        rate: 0.12,
        standing: i < 8 ? ('default' as const) : ('performing' as const),
      })),
      ...many(300, (i) => ({
        grade: 'C',
        rate: 0.14,
        standing: i < 12 ? ('default' as const) : ('performing' as const),
      })),
    ];
    const tape = tapeOf(loans);
    const { outOfOrder, grades } = defaultRates(tape, gradesOf(tape, mapping)!, undefined, math)!;
    expect(outOfOrder).toEqual([['B', 'C']]);
    expect(grades.map(({ pooled }) => pooled.value)).toEqual([0.02, 0.05, 0.05]);
    expect(grades[1].pooledWith).toEqual(['C']);
  });

  test('of a book whose hazard is known lie in 95 % intervals as often as they say', () => {
    const [replicates, hazard, loans] = [300, 0.08, 400];
    let inside = 0;
    const random = seedrandom('hazard');
    for (let run = 0; run < replicates; run++) {
      const tape = tapeOf(
        many(loans, () => {
          const [begin, life] = [
            Math.floor(700 * random()),
            (-Math.log(random()) / hazard) * 365.2425,
          ];
          const bad = begin + life < 900;
          return {
            ...{ origination: begin, last: Math.ceil(bad ? begin + life : 900), grade: 'A' },
            standing: bad ? ('default' as const) : ('performing' as const),
          };
        }),
      );
      const [low, high] = defaultRates(tape, gradesOf(tape, mapping)!, timeAtRisk(tape), math)!.all
        .rate.interval;
      const truth = -Math.expm1(-hazard);
      if (low <= truth && truth <= high) inside++;
    }
    // Garwood's interval holds the truth more often than it says, never less.
    expect(inside / replicates).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / replicates));
  });
});

describe('time at risk', () => {
  test('ends with default, the last look, or the term; a loan repaid at an unknown time has none', () => {
    const tape = tapeOf([
      { origination: '2015-01-01', last: '2015-07-01', standing: 'default', term: 36 },
      { origination: '2015-01-01', last: '2017-01-01', standing: 'performing', term: 12 },
      { origination: '2015-01-01', last: '2015-03-01', standing: 'repaid', term: 36 },
    ]);
    const times = timeAtRisk(tape)!;
    expect([...times.end].map((end, i) => end - times.start[i])).toEqual([181, 365, 59]);
    const { last: _, ...without } = tape;
    const seen = timeAtRisk(without, times.observed)!;
    expect([seen.known, seen.unknown]).toEqual([1, 2]);
    expect(timeAtRisk(without)).toBeUndefined();
  });
});

describe('periods', () => {
  const day = (text: string) => text;
  test('of a calendar year hold the loans on book when it begins, and defaults within it', () => {
    const group = [
      ...many(60, () => ({
        origination: day('2014-03-01'),
        last: day('2017-01-01'),
        standing: 'performing' as const,
      })),
      ...many(6, () => ({
        origination: day('2014-03-01'),
        last: day('2015-06-01'),
        standing: 'default' as const,
      })),
      ...many(9, () => ({
        origination: day('2015-02-01'),
        last: day('2015-06-01'),
        standing: 'default' as const,
      })),
      ...many(4, () => ({
        origination: day('2014-03-01'),
        last: day('2016-06-01'),
        standing: 'default' as const,
      })),
    ].map((loan) => ({ ...loan, grade: 'A' }));
    const tape = tapeOf(group);
    const times = timeAtRisk(tape)!;
    const years = defaultPeriods(times, gradesOf(tape, mapping)!, 'year');
    expect(years.map(({ name, loans, defaults }) => [name, loans[0], defaults[0]])).toEqual([
      ['2015', 70, 6],
      ['2016', 64, 4],
    ]);
    // Loans of Q1 2014 within twelve months: none; of Q1 2015: too few loans.
    const cohorts = defaultPeriods(times, gradesOf(tape, mapping)!, 'cohort');
    expect(cohorts.map(({ name, loans, defaults }) => [name, loans[0], defaults[0]])).toEqual([
      ['2014 Q1', 70, 0],
    ]);
    const quarters = defaultPeriods(times, gradesOf(tape, mapping)!, 'quarter');
    expect(quarters.map(({ defaults }) => defaults[0])).toEqual([0, 0, 0, 0, 15, 0, 0, 0, 4, 0, 0]);
  });

  test('take the mean of macro variables over their months, as deviations', () => {
    const table: MacroTable = {
      ...{ frequency: 'quarterly', start: '2015-01', rows: 8, names: [], ignored: [] },
      path: { unemployment: [5, 5, 6, 6, 7, 7, 8, 8], housePrices: [1, 2, 3, 4, 5, 6, 7, 8] },
      baseline: {},
    };
    expect(usableVariables(table)).toEqual(['unemployment']);
    const period = (year: number) => ({
      ...{ name: String(year), loans: [100], defaults: [1], macro: [] },
      ...{ from: 12 * year, months: 12, cohort: false },
    });
    const { periods, uncovered } = withMacro([2014, 2015, 2016].map(period), table, [
      'unemployment',
    ]);
    expect(uncovered).toBe(1);
    expect(periods.map(({ macro }) => macro[0])).toEqual([-1, 1]);
    const expected = { ...table, baseline: { unemployment: [5, 5, 5, 5, 5, 5, 5, 5] } };
    const own = withMacro([period(2016)], expected, ['unemployment']);
    expect(own.periods[0].macro).toEqual([2.5]);
  });
});

test('loss given default is one less recoveries by exposure, and its interval that of a ratio', () => {
  const random = seedrandom('lgd');
  let inside = 0;
  for (let run = 0; run < 200; run++) {
    const tape = tapeOf(
      many(120, (i) => {
        const exposure = 500 + 4000 * random();
        return {
          ...{ standing: i < 100 ? ('default' as const) : ('performing' as const) },
          ...{ exposureAtDefault: exposure, recovered: exposure * 0.2 * (random() + random()) },
        };
      }),
    );
    const { interval, of, loans } = lossGivenDefault(tape)!;
    expect([of, loans]).toEqual(['exposureAtDefault', 100]);
    if (interval[0] <= 0.8 && 0.8 <= interval[1]) inside++;
  }
  expect(inside / 200).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 200));
  const simple = tapeOf(many(10, () => ({ amount: 100, recovered: 25, standing: 'default' })));
  expect(lossGivenDefault(simple)).toMatchObject({ value: 0.75, of: 'amount', unknown: 0 });
  const partly = tapeOf([
    ...many(10, () => ({ amount: 100, recovered: 25, standing: 'default' as const })),
    ...many(3, () => ({ amount: 100, standing: 'default' as const })),
  ]);
  expect(lossGivenDefault(partly)).toMatchObject({ value: 0.75, unknown: 3 });
  expect(
    lossGivenDefault(tapeOf(many(9, () => ({ recovered: 1, standing: 'default' })))),
  ).toBeUndefined();
});

test('early repayment is counted by loan-years, full terms left out', () => {
  const tape = tapeOf([
    { origination: '2015-01-01', last: '2015-07-02', standing: 'repaid', term: 36 },
    { origination: '2015-01-01', last: '2016-01-01', standing: 'repaid', term: 12 },
    { origination: '2015-01-01', last: '2015-07-02', standing: 'performing', term: 36 },
  ]);
  const found = prepayment(tape, timeAtRisk(tape), math)!;
  expect(found.early).toBe(1);
  expect(found.years).toBeCloseTo(2, 1);
  expect(found.value).toBeCloseTo(1 - Math.exp(-1 / found.years), 10);
});

describe('groups', () => {
  test('grades stand in the order of their prices, else of their names', () => {
    const priced = tapeOf([
      { grade: 'HR', rate: 0.3 },
      { grade: 'AA', rate: 0.05 },
      { grade: 'A', rate: 0.08 },
    ]);
    expect(gradesOf(priced, mapping)!.names).toEqual(['AA', 'A', 'HR']);
    const named = tapeOf(['C10', 'C2', 'B1'].map((grade) => ({ grade })));
    expect(gradesOf(named, mapping)!.names).toEqual(['B1', 'C2', 'C10']);
  });

  test('more grades than a platform has are joined to neighbours, and no loan is lost', () => {
    const tape = tapeOf(many(350, (i) => ({ grade: 'ABCDEFG'[i % 7] + String(1 + (i % 5)) })));
    const { names, codes, merged } = gradesOf(tape, mapping)!;
    expect(names).toHaveLength(12);
    expect(names[0]).toBe('A1–A3');
    expect(Object.values(merged).flat().length + names.length - Object.keys(merged).length).toBe(
      35,
    );
    expect(new Set(codes).size).toBe(12);
  });

  test('a score is cut into grades with as many loans each', () => {
    const tape = tapeOf(many(1000, (i) => ({ score: 300 + ((i * 7) % 500) })));
    const { codes, names } = gradesOf(tape, mapping)!;
    const sizes = names.map((_, g) => codes.filter((code) => code === g).length);
    expect(sizes).toEqual([200, 200, 200, 200, 200]);
    // The best first.
    expect(tape.score![codes.indexOf(0)]).toBeGreaterThanOrEqual(700);
  });

  test('regions are the largest, and all others together', () => {
    const tape = tapeOf([
      ...many(50, () => ({ region: 'CA' })),
      ...many(30, () => ({ region: 'NY' })),
      ...many(20, (i) => ({ region: `R${i}` })),
    ]);
    const { names, codes } = groupsOf(tape, tape.region!, 3);
    expect(names).toEqual(['CA', 'NY', '…']);
    expect(codes.filter((code) => code === 2).length).toBe(20);
  });

  test('terms are products, odd ones at the nearest', () => {
    const tape = tapeOf([
      ...many(300, () => ({ term: 36 })),
      ...many(200, () => ({ term: 60 })),
      { term: 37 },
    ]);
    const { names, codes } = termsOf(tape, 4)!;
    expect(names).toEqual(['36', '60']);
    expect(codes.at(-1)).toBe(0);
  });
});

test('the book: sizes, concentration and shares in default are what their definitions say', () => {
  const amounts = [1000, 3000, 6000];
  const tape = tapeOf(
    amounts.map((amount, i) => ({
      amount,
      rate: [0.1, 0.2, 0.3][i],
      standing: i === 0 ? 'default' : 'performing',
    })),
  );
  const [row] = bookRows(tape, undefined, math);
  expect(row.effectiveLoans).toBeCloseTo(10_000 ** 2 / (1e6 + 9e6 + 36e6), 12);
  expect(row.rate).toBeCloseTo((1000 * 0.1 + 3000 * 0.2 + 6000 * 0.3) / 10_000, 6);
  expect(row.inDefault!.value).toBeCloseTo(1 / 3, 12);
  // n ÷ (1 + v²) is the effective number of loans.
  expect(3 / (1 + row.variation ** 2)).toBeCloseTo(row.effectiveLoans, 10);
});

test('lognormal sizes: the variation of logarithms finds that of the distribution', () => {
  const random = seedrandom('sizes');
  const sigma = 0.6;
  const tape = tapeOf(
    many(20_000, () => ({ amount: Math.exp(9 + sigma * math.normalQuantile(random())) })),
  );
  const [{ lognormalVariation, variation, meanLoan }] = sizesAndPrices(tape, undefined);
  const truth = Math.sqrt(Math.expm1(sigma * sigma));
  expect(lognormalVariation.interval[0]).toBeLessThan(truth);
  expect(lognormalVariation.interval[1]).toBeGreaterThan(truth);
  expect(variation).toBeCloseTo(truth, 1);
  expect(meanLoan.interval[0]).toBeLessThan(Math.exp(9 + (sigma * sigma) / 2));
  expect(meanLoan.interval[1]).toBeGreaterThan(Math.exp(9 + (sigma * sigma) / 2));
});

describe('a tape that doesn’t tell', () => {
  test('has no correlation, and says why', () => {
    const tape = tapeOf(many(100, (i) => ({ standing: i < 5 ? 'default' : 'performing' })));
    const { factor, defaults, lossGivenDefault: lgd } = calibrate(tape, mapping, choices, math);
    expect(factor.correlation).toEqual({ ok: false, why: { code: 'noTimes' } });
    expect(defaults!.basis).toBe('cumulative');
    expect(lgd).toBeUndefined();
  });
});
