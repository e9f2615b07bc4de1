import type { Calibration } from '../calibration/calibrate';
import type { Platform } from '../../scenario/platform';
import type { Provenance } from '../../scenario/provenance';
import { ofPreset, ofTape } from '../../scenario/tapeSource';
import type { PlatformChoices, PlatformFigure } from './platformFigures';

/** Where each number of the platform comes from; what is left of the preset keeps what it says of itself. */
export function tapeProvenance(
  { rows, defaults, factor, lossGivenDefault, prepayment, cells }: Calibration,
  written: Record<string, unknown>,
  preset: Platform,
  choices: PlatformChoices,
  scaledPaths: readonly string[],
  figures: readonly PlatformFigure[],
): Provenance[] {
  const tape = (how: string) => ofTape(choices.file, rows, how);
  const kept = (how: string) => ofPreset(preset.id, how);
  const entry = (path: string, source: string, kind: Provenance['kind'] = 'derived') => ({
    ...{ path, kind, source: source.slice(0, 1000) },
  });
  const unknown = ', at the same rank of lending; the tape does not tell them';
  const borrowed = (figure: string) =>
    figures.some(
      ({ what, origin }) =>
        what.of === 'grade' && what.figure === figure && origin === 'presetRank',
    );
  const annual = defaults?.basis === 'annual';
  const counting = annual
    ? 'defaults by loan-years at risk, as a probability over a year'
    : `share in default, taken to have come about evenly over ${choices.years} years`;
  const pooled = choices.pool ? '; grades out of order are pooled' : '';
  const rates = borrowed('annualDefaultRate')
    ? entry('segments.*.grades.*.annualDefaultRate', kept(unknown), 'judgement')
    : entry(
        'segments.*.grades.*.annualDefaultRate',
        tape(counting + pooled),
        annual ? 'derived' : 'judgement',
      );
  const fitted = factor.sensitivities?.ok ? factor.sensitivities : factor.correlation;
  const counted = {
    year: 'calendar years',
    cohort: 'quarterly cohorts over twelve months',
    quarter: 'calendar quarters',
  }[factor.counting];
  const without = (list: readonly Provenance[]) =>
    list.filter(
      ({ path }) =>
        !path.startsWith('segments') &&
        !path.startsWith('regions') &&
        !path.startsWith('largeExposures') &&
        !scaledPaths.includes(path),
    );
  return [
    entry('segments.**', tape('sums and means by product, region and grade')),
    entry(
      'segments.*.demandPerMonth',
      cells.demandMonths
        ? tape(`lending of its last ${cells.demandMonths} months`)
        : tape(`all its loans, taken to have been made over ${choices.months} months`),
      cells.demandMonths ? 'derived' : 'judgement',
    ),
    entry(
      'segments.*.openingBalance',
      cells.cells.some(({ balance }) => balance > 0)
        ? tape('balances of performing loans')
        : tape(
            'an even history of the lending stated here over each term, less defaults and early repayment',
          ),
    ),
    rates,
    ...(borrowed('rate') ? [entry('segments.*.grades.*.rate', kept(unknown), 'judgement')] : []),
    entry(
      'segments.*.grades.*.lossGivenDefault',
      lossGivenDefault
        ? tape(
            `recoveries of ${lossGivenDefault.loans} loans in default, by ${lossGivenDefault.of === 'amount' ? 'amount lent' : 'exposure at default'}`,
          )
        : kept(', averaged; the tape has no recoveries'),
      lossGivenDefault ? 'derived' : 'judgement',
    ),
    entry(
      'segments.*.assetCorrelation',
      fitted.ok
        ? tape(
            `maximum likelihood of the one-factor model over ${fitted.fit.periods} periods (${counted})`,
          )
        : kept(', averaged; the tape has too few periods to tell'),
      fitted.ok ? 'derived' : 'judgement',
    ),
    entry(
      'segments.*.sensitivities.*',
      factor.sensitivities?.ok
        ? tape(
            `mixed probit of default rates on chosen macro variables over ${factor.sensitivities.fit.periods} periods; others are part of the factor`,
          )
        : kept(', averaged'),
      factor.sensitivities?.ok ? 'derived' : 'judgement',
    ),
    ...(cells.cells.some(({ income }) => income > 0)
      ? []
      : [entry('segments.*.meanAnnualIncome', kept(', averaged'), 'judgement')]),
    entry('products.*.termMonths', tape('terms by amount')),
    ...(prepayment
      ? [entry('products.*.prepaymentPerYear', tape(`${prepayment.early} loans repaid early`))]
      : []),
    ...scaledPaths.map((path) => entry(path, kept(', in proportion to the book'))),
    ...without((written.provenance ?? []) as Provenance[]).filter(
      ({ path }) =>
        path !== 'products.*.termMonths' &&
        !(prepayment && path === 'products.*.prepaymentPerYear'),
    ),
  ].slice(0, 500);
}
