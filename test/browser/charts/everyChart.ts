import type { Component } from 'svelte';
import type { ChartProps } from '../../../src/app/charts/chart';
import Distribution from '../../../src/app/charts/Distribution.svelte';
import ExceedanceCurve from '../../../src/app/charts/ExceedanceCurve.svelte';
import FailureByCause from '../../../src/app/charts/FailureByCause.svelte';
import Fan from '../../../src/app/charts/Fan.svelte';
import {
  complianceCostOf,
  failureRunOf,
  fanOf,
  gradeRowsOf,
  loadLineRunOf,
  pairedRowsOf,
  yearRowsOf,
  sampleOf,
} from '../../../src/app/charts/fromResults';
import GradeLadder from '../../../src/app/charts/GradeLadder.svelte';
import LoadLine from '../../../src/app/charts/LoadLine.svelte';
import PairedBars from '../../../src/app/charts/PairedBars.svelte';
import StackedCost from '../../../src/app/charts/StackedCost.svelte';
import YearBars from '../../../src/app/charts/YearBars.svelte';
import { choose } from '../../../src/app/selection/criterion';
import type { Language } from '../../../src/app/i18n/catalogues';
import { areas, type Area } from '../../../src/scenario/areas';
import { madeResults } from './made';

export const results = madeResults({ stress: 1, paths: 800, cap: 0.24 });
export const before = madeResults({ stress: 0.55, paths: 800, required: [0.08, 0.08] });

/** The paths with the greatest losses. */
const chosen = choose(results, { kind: 'worst', outcome: 'lossRate', share: 0.05 })!.paths;

export interface Example {
  name: string;
  component: Component<Record<string, unknown>>;
  props: ChartProps;
}

/** Every chart with a frame, with made data and both scenarios. */
export function everyChart(locale: Language): Example[] {
  const say = (en: string, zh: string) => (locale === 'zh' ? zh : en);
  const [scenario, baseline] = [
    say('Rate cap 24%', '利率上限 24%'),
    say('Light touch', '宽松监管'),
  ];
  const kept = say('Chosen paths', '所选路径');
  const common: ChartProps = {
    locale,
    title: say('A title of some length', '一个不太短的标题'),
    currency: 'CNY',
    progress: { state: 'done', paths: 800, of: 800 },
    imprint: { seed: 'plimsoll', version: '0.1.0', scenario, baseline },
  };
  const example = (name: string, component: unknown, props: object): Example => ({
    ...{
      name,
      component: component as Component<Record<string, unknown>>,
      props: { ...common, ...props },
    },
  });
  const samples = (column: 'lossRate' | 'penalties' | 'profit') => ({
    scenario: sampleOf(results, column, scenario),
    baseline: sampleOf(before, column, baseline),
    riskLevel: 0.99,
  });
  return [
    example('load line', LoadLine, {
      scenario: loadLineRunOf(results, scenario, locale, 0.145),
      baseline: loadLineRunOf(before, baseline, locale, 0.145),
      events: [
        { label: say('Capital minimum 10.5%', '资本充足率下限 10.5%'), announced: 12, inForce: 19 },
        { label: say('Rate cap 24%', '利率上限 24%'), announced: 4, inForce: 10 },
      ],
    }),
    example('fan', Fan, {
      unit: 'money',
      scenario: fanOf(results, 'cash', scenario, 9e6),
      baseline: fanOf(before, 'cash', baseline, 9e6),
    }),
    example('distribution', Distribution, { unit: 'perYear', ...samples('lossRate') }),
    example('distribution with a spike', Distribution, { unit: 'money', ...samples('penalties') }),
    example('distribution of gains', Distribution, { unit: 'money', ...samples('profit') }),
    example('exceedance curve', ExceedanceCurve, { unit: 'perYear', ...samples('lossRate') }),
    example('stacked cost', StackedCost, {
      scenario: complianceCostOf(results, scenario, locale),
      baseline: complianceCostOf(before, baseline, locale),
    }),
    example('failure by cause', FailureByCause, {
      scenario: failureRunOf(results, scenario, locale),
      baseline: failureRunOf(before, baseline, locale),
    }),
    example('paired bars', PairedBars, {
      unit: 'money',
      kind: say('Area', '领域'),
      rows: pairedRowsOf(
        results,
        before,
        'complianceCost',
        'area',
        (id) => areas[id as Area][locale],
      ),
      ...{ scenario, baseline },
    }),
    example('bars by year', YearBars, {
      unit: 'money',
      kind: say('Area', '领域'),
      years: results.years,
      rows: yearRowsOf(
        ...([results, before, 'complianceCost', 'area'] as const),
        (id) => areas[id as Area][locale],
      ),
      ...{ scenario, baseline },
    }),
    example('grade ladder', GradeLadder, {
      rows: gradeRowsOf(results, before),
      ...{ scenario, baseline, rateCap: 0.24 },
    }),
    example('stacked cost of chosen paths', StackedCost, {
      scenario: complianceCostOf(results, scenario, locale),
      chosen: complianceCostOf(chosen, kept, locale),
      baseline: complianceCostOf(before, baseline, locale),
    }),
    example('failure by cause of chosen paths', FailureByCause, {
      scenario: failureRunOf(results, scenario, locale),
      chosen: failureRunOf(chosen, kept, locale),
      baseline: failureRunOf(before, baseline, locale),
    }),
    example('paired bars of chosen paths', PairedBars, {
      unit: 'money',
      kind: say('Area', '领域'),
      rows: pairedRowsOf(
        ...([results, before, 'complianceCost', 'area'] as const),
        (id) => areas[id as Area][locale],
        chosen,
      ),
      ...{ scenario, baseline, chosen: kept },
    }),
    example('bars by year of chosen paths', YearBars, {
      unit: 'share',
      kind: say('Grade', '等级'),
      years: results.years,
      rows: yearRowsOf(...([results, before, 'approvalRate', 'grade'] as const), String, chosen),
      ...{ scenario, baseline, chosen: kept },
    }),
    example('grade ladder of chosen paths', GradeLadder, {
      rows: gradeRowsOf(results, before, chosen),
      ...{ scenario, baseline, chosen: kept, rateCap: 0.24 },
    }),
  ];
}
