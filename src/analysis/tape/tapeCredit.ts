import type { Calibration } from '../calibration/calibrate';
import { annualised } from '../calibration/defaultRates';
import type { Estimate } from '../calibration/estimate';
import { macroVariableIds } from '../../scenario/world';
import type {
  FigureOrigin,
  PlatformChoices,
  PlatformFigure,
  PlatformFigureName,
} from './platformFigures';
import type { PresetMeans } from './presetMeans';
import { rounded, sumOf, within } from './rounding';
import { meanIncome, type CreditNumbers, type GradeNumbers } from './segmentOfTape';

/** A number with its interval and where it comes from. */
export interface Told extends Partial<Pick<Estimate, 'interval'>> {
  value: number;
  origin: FigureOrigin;
}

/** Figures before and after, in the order in which they are made. */
export class Figures {
  readonly list: PlatformFigure[] = [];

  /** Notes a number of the platform and hands it on. */
  add(figure: PlatformFigureName, before: number, { value, interval, origin }: Told): number {
    const what = { of: 'platform' as const, figure };
    this.list.push({ what, before, after: value, interval, origin });
    return value;
  }
}

/** The default rate of a grade by what the tape tells; `borrowed`: from the next grade that has a default. */
function gradeRate(
  { defaults, names }: Calibration,
  name: string,
  { pool, years }: PlatformChoices,
): (Estimate & { borrowed: boolean }) | undefined {
  if (!defaults) return undefined;
  const cumulative = defaults.basis === 'cumulative';
  if (cumulative && !(years !== undefined && years > 0)) return undefined;
  const { grades } = defaults;
  const at = grades.findIndex((one) => one.name === (names.grade ? name : ''));
  if (at < 0) return undefined;
  const rateOf = (one: (typeof grades)[number]) => (pool ? one.pooled : one.rate);
  // A grade at nothing never defaults, in the worst of times either.
  const found = grades.slice(at).find((one) => rateOf(one).value > 0);
  if (!found) return undefined;
  const estimate = cumulative ? annualised(rateOf(found), years!) : rateOf(found);
  return { ...estimate, borrowed: found !== grades[at] };
}

/** Default rates, prices and sizes by grade, each beside the preset's at the same rank of lending. */
export function gradesOfTape(
  calibration: Calibration,
  ids: readonly string[],
  preset: PresetMeans,
  choices: PlatformChoices,
  figures: Figures,
): { numbers: GradeNumbers[]; zeroGrades: string[] } {
  const { cells, sizes, names, defaults } = calibration;
  const gradeNames = names.grade ?? [''];
  const amounts = gradeNames.map((_, at) =>
    sumOf(
      cells.cells.filter(({ grade }) => grade === at),
      ({ amount }) => amount,
    ),
  );
  const all = sumOf(amounts, (amount) => amount);
  const zeroGrades: string[] = [];
  let below = 0;
  const numbers = gradeNames.map((name, at): GradeNumbers => {
    const before = preset.at((below + amounts[at] / 2) / all);
    below += amounts[at];
    const rate = gradeRate(calibration, name, choices);
    if (rate?.borrowed) zeroGrades.push(name);
    const own = sizes[at];
    const known = defaults?.basis === 'annual' ? ('tape' as const) : ('assumed' as const);
    const told: Record<Exclude<keyof GradeNumbers, 'id'>, Told> = {
      annualDefaultRate: rate
        ? { value: rounded(within(rate.value, 0, 0.9), 4), interval: rate.interval, origin: known }
        : { value: before.annualDefaultRate, origin: 'presetRank' },
      rate: own.rate
        ? {
            value: rounded(within(own.rate.value, 0, 2), 4),
            interval: own.rate.interval,
            origin: 'tape',
          }
        : { value: before.rate, origin: 'presetRank' },
      meanLoan: {
        value: rounded(own.meanLoan.value, 4),
        interval: own.meanLoan.interval,
        origin: 'tape',
      },
      loanVariation: { value: rounded(within(own.variation, 0, 5), 3), origin: 'tape' },
    };
    for (const figure of Object.keys(told) as (keyof typeof told)[]) {
      const { value, interval, origin } = told[figure];
      figures.list.push({
        what: { of: 'grade', grade: name, figure },
        ...{ before: before[figure], after: value, interval, origin },
      });
    }
    return {
      id: ids[at],
      annualDefaultRate: told.annualDefaultRate.value,
      rate: told.rate.value,
      meanLoan: told.meanLoan.value,
      loanVariation: told.loanVariation.value,
    };
  });
  return { numbers, zeroGrades };
}

/** What all segments have alike: the tape's where it tells it, else the preset's, averaged over its lending. */
export function creditOfTape(
  { lossGivenDefault, factor, cells }: Calibration,
  preset: PresetMeans,
  figures: Figures,
): CreditNumbers {
  const told = (estimate: Estimate | undefined, before: number, digits: number, most: number) =>
    estimate
      ? {
          value: rounded(within(estimate.value, 0, most), digits),
          interval: estimate.interval,
          origin: 'tape' as const,
        }
      : { value: rounded(before, digits), origin: 'preset' as const };
  const loss = preset.mean(({ grade }) => grade.lossGivenDefault);
  const correlation = preset.mean(({ segment }) => segment.assetCorrelation);
  const withMacro = factor.sensitivities?.ok ? factor.sensitivities.fit : undefined;
  const fit = withMacro ?? (factor.correlation.ok ? factor.correlation.fit : undefined);
  const income = preset.mean(({ segment }) => segment.meanAnnualIncome);
  const ownIncome = meanIncome(cells.cells);
  return {
    lossGivenDefault: figures.add('lossGivenDefault', loss, told(lossGivenDefault, loss, 3, 1)),
    assetCorrelation: figures.add(
      'assetCorrelation',
      correlation,
      told(fit?.correlation, correlation, 3, 0.9),
    ),
    sensitivities: Object.fromEntries(
      macroVariableIds.map((id) => {
        const before = preset.mean(({ segment }) => segment.sensitivities[id]);
        const at = factor.variables.indexOf(id);
        // Estimated together these stand for the economy as a whole: what others did is in the factor.
        const own = at < 0 ? 0 : (withMacro?.sensitivities[at].value ?? 0);
        const value = rounded(withMacro ? within(own, -0.5, 0.5) : before, 3);
        if (before !== 0 || value !== 0)
          figures.add(id, before, {
            value,
            interval: withMacro?.sensitivities[at]?.interval,
            origin: withMacro ? 'tape' : 'preset',
          });
        return [id, value];
      }),
    ),
    meanAnnualIncome: figures.add('meanAnnualIncome', income, {
      value: rounded(ownIncome ?? income, 4),
      origin: ownIncome === undefined ? 'preset' : 'tape',
    }),
  };
}
