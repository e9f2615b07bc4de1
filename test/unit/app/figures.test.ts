import { describe, expect, test } from 'vitest';
import { Comparison } from '../../../src/analysis/compare';
import { failureFigure, outcomeFigure, type Wording } from '../../../src/app/figures/figure';
import { groupedOutcomes } from '../../../src/app/figures/groups';
import { en } from '../../../src/app/i18n/en';
import { zh } from '../../../src/app/i18n/zh';
import { Results } from '../../../src/engine/results';
import { outcomeNames, type OutcomeName } from '../../../src/model/outcomes';
import { seriesNames } from '../../../src/model/series';

test('every outcome stands in the table, once', () => {
  const shown = groupedOutcomes().flatMap(([, names]) => names);
  expect(shown.toSorted()).toEqual(outcomeNames.toSorted());
});

const paths = 500;

/** A run in which one outcome has the value given on each path, every other being 1. */
function run(name: OutcomeName, value: (path: number) => number, fails = 0): Results {
  const outcomes = new Float64Array(outcomeNames.length * paths).fill(1);
  for (let path = 0; path < paths; path += 1) {
    outcomes[outcomeNames.indexOf(name) * paths + path] = value(path);
  }
  const failed = Uint8Array.from({ length: paths }, (_, path) => Number(path < fails));
  return new Results(
    {
      ...{ columns: [...outcomeNames], steps: 1, months: [12], monthsPerStep: 12 },
      requiredCapitalRatio: new Float64Array(1),
    },
    [
      {
        ...{ from: 0, count: paths, outcomes, failureCause: failed },
        failureStep: Uint16Array.from(failed),
        series: new Float32Array(seriesNames.length * paths),
      },
    ],
  );
}

const wording: Wording = {
  ...{ t: en, language: 'en', currency: 'USD', statistic: 'mean', level: 0.99 },
};
const wave = (path: number) => 0.2 + ((path * 7) % 100) / 1000;

function figure(name: OutcomeName, is: (path: number) => number, was: (path: number) => number) {
  const [scenario, baseline] = [run(name, is), run(name, was)];
  return outcomeFigure(name, scenario, new Comparison(baseline, scenario), wording);
}

describe('a figure', () => {
  test('has its standard error behind it', () => {
    expect(outcomeFigure('lossRate', run('lossRate', wave), undefined, wording)).toMatchObject({
      ...{
        title: 'Loss rate',
        scenario: expect.stringMatching(/^24\.9\d?% ± 0\.1\d?%$/) as string,
      },
    });
  });

  test('says a difference of rates in percentage points, with its interval', () => {
    const { difference } = figure(
      'lossRate',
      (path) => wave(path) + 0.01 + (path % 2) / 1000,
      wave,
    );
    expect(difference?.text).toBe('+1.05 pp');
    expect(difference?.interval).toMatch(/^\+1\.04\d+ to \+1\.05\d+$/);
    expect([difference?.kind, difference?.bearing, difference?.better]).toEqual([
      ...['told', 'worse', '0%'],
    ]);
  });

  test('knows which way is better for its bearer', () => {
    const more = (path: number) => wave(path) + 0.01 + (path % 2) / 1000;
    expect(figure('approvalRate', more, wave).difference?.bearing).toBe('better');
    expect(figure('peerFailures', more, wave).difference?.bearing).toBeUndefined();
    expect(figure('peerFailures', more, wave).difference?.better).toBeUndefined();
  });

  test('says so where the paths can not tell a difference from zero', () => {
    const noise = (path: number) => wave(path) + ((path * 13) % 7 > 2 ? 0.01 : -0.0133);
    const { difference } = figure('lossRate', noise, wave);
    expect(difference?.kind).toBe('untold');
    expect(difference?.interval).toMatch(/within noise$/);
    expect(difference?.bearing).toBeUndefined();
  });

  test('says so where no path differs, or by no more than rounding', () => {
    for (const is of [wave, (path: number) => wave(path) * (1 + 1e-12)]) {
      const { difference } = figure('lossRate', is, wave);
      expect([difference?.kind, difference?.text, difference?.interval]).toEqual([
        ...['identical', 'no difference', ''],
      ]);
    }
  });

  test('stands for the tail where that is asked for', () => {
    const tail = { ...wording, statistic: 'shortfall' as const };
    const mean = outcomeFigure('lossRate', run('lossRate', wave), undefined, wording);
    const shortfall = outcomeFigure('lossRate', run('lossRate', wave), undefined, tail);
    expect(parseFloat(shortfall.scenario)).toBeGreaterThan(parseFloat(mean.scenario) + 4);
  });
});

test('of failures, those that only one scenario has make the difference', () => {
  const [scenario, baseline] = [run('profit', wave, 60), run('profit', wave, 20)];
  const { difference, scenario: is } = failureFigure(
    scenario,
    new Comparison(baseline, scenario),
    wording,
  );
  expect(is).toMatch(/^12\.0% ± 1\.5%$/);
  expect(difference?.text).toMatch(/^\+8(\.0+)? pp$/);
  expect([difference?.kind, difference?.bearing]).toEqual(['told', 'worse']);
});

test('is said in Chinese too', () => {
  const found = outcomeFigure('lossRate', run('lossRate', wave), undefined, {
    ...wording,
    ...{ t: zh, language: 'zh' },
  });
  expect(found.title).toBe('损失率');
});
