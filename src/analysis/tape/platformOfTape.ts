import type { Calibration } from '../calibration/calibrate';
import type { Platform } from '../../scenario/platform';
import { others } from './grouping';
import { idsOf, termTitle, titleOf } from './groupNames';
import {
  platformFigures,
  type PlatformChoices,
  type PlatformFigure,
  type TapePlatform,
} from './platformFigures';
import { PresetMeans } from './presetMeans';
import { rounded, sumOf, within } from './rounding';
import { scaledMoney } from './scaledMoney';
import { segmentOfTape } from './segmentOfTape';
import { creditOfTape, Figures, gradesOfTape } from './tapeCredit';
import { tapeProvenance } from './tapeProvenance';

/** A platform's longest term in months. */
const longestTerm = 84;

/**
 * A platform made of a tape upon a preset: segments are products by regions as they were found, grades, prices, sizes and
 * balances are the tape's, and so are default rates, loss given default, correlation and sensitivities where it tells them.
 * The rest (costs, funds, conduct) stays the preset's; its sums are brought to the size of the book where that is wanted.
 * @param written the preset as it is written; @param preset the same with every default filled in
 */
export function platformOfTape(
  calibration: Calibration,
  written: Record<string, unknown>,
  preset: Platform,
  choices: PlatformChoices,
): TapePlatform {
  const { names, cells, book } = calibration;
  const means = new PresetMeans(preset);
  const figures = new Figures();
  const gradeIds = names.grade ? idsOf(names.grade, 'grade') : ['all'];
  const { numbers, zeroGrades } = gradesOfTape(calibration, gradeIds, means, choices, figures);
  const credit = creditOfTape(calibration, means, figures);
  const products = productsOf(calibration, written, preset, figures);
  const regions = regionsOf(names.region, preset);

  const balances = cells.cells.some(({ balance }) => balance > 0);
  const demandMonths = cells.demandMonths ?? choices.months;
  const segments = products.flatMap((product, p) =>
    regions.flatMap((region, r) => {
      const own = cells.cells.filter((cell) => cell.product === p && cell.region === r);
      if (own.length === 0) return [];
      const named = names.region ? region : { id: region.id };
      return segmentOfTape(own, product, named, numbers, credit, { demandMonths, balances });
    }),
  );
  const total = (of: (one: { demandPerMonth: number; openingBalance: number }) => number) =>
    [sumOf(preset.segments, of), sumOf(segments, of)] as const;
  const [demandBefore, demand] = total((one) => one.demandPerMonth);
  figures.add('demandPerMonth', demandBefore, {
    value: demand,
    origin: cells.demandMonths ? 'tape' : 'assumed',
  });
  const [balanceBefore, balance] = total((one) => one.openingBalance);
  figures.add('openingBalance', balanceBefore, {
    value: balance,
    origin: balances ? 'tape' : 'steady',
  });

  const ratio = balance / balanceBefore;
  // Loans of another currency cost what they do by their size, not by the preset's sums.
  const presetLoan = means.mean(({ grade }) => grade.meanLoan);
  const perLoan = choices.currency === preset.currency ? 1 : book.all.meanLoan / presetLoan;
  const scaled = choices.scale
    ? scaledMoney(written, preset, ratio, perLoan)
    : { part: structuredClone(written), paths: [] };
  const money = scaled.part as Partial<Pick<Platform, 'equity' | 'cash' | 'costs'>>;
  const origin = choices.scale ? ('scaled' as const) : ('preset' as const);
  figures.add('equity', preset.equity, { value: money.equity ?? preset.equity, origin });
  figures.add('cash', preset.cash, { value: money.cash ?? preset.cash, origin });
  const fixed = preset.costs.fixedPerMonth;
  figures.add('fixedCost', fixed, { value: money.costs?.fixedPerMonth ?? fixed, origin });

  const { $schema: _, largeExposures: __, ...rest } = scaled.part;
  return {
    platform: {
      ...rest,
      id: 'tape',
      title: {
        en: `Loan tape: ${choices.file}`.slice(0, 120),
        zh: `贷款数据：${choices.file}`.slice(0, 120),
      },
      description: '',
      provenance: tapeProvenance(calibration, written, preset, choices, scaled.paths, figures.list),
      currency: choices.currency,
      grades: gradeIds.map((id, at) => ({
        id,
        title: names.grade?.[at].slice(0, 120) ?? { en: 'All loans', zh: '全部贷款' },
      })),
      ...{ products, regions, segments },
    },
    figures: figures.list.sort((a, b) => placeOf(a) - placeOf(b)),
    ...{ ratio, zeroGrades },
  };
}

const placeOf = ({ what }: PlatformFigure) =>
  what.of === 'platform' ? platformFigures.indexOf(what.figure) : platformFigures.length;

/** Products are like the preset's product of the nearest term, but for what the tape tells. */
function productsOf(
  { names, productIsTerm, prepayment, book }: Calibration,
  written: Record<string, unknown>,
  preset: Platform,
  figures: Figures,
) {
  const before = sumOf(preset.products, (one) => one.prepaymentPerYear) / preset.products.length;
  const prepaid = figures.add('prepaymentPerYear', before, {
    value: prepayment ? rounded(within(prepayment.value, 0, 0.95), 3) : before,
    interval: prepayment?.interval,
    origin: prepayment ? 'tape' : 'preset',
  });
  const asWritten = written.products as Record<string, unknown>[];
  const ids = names.product && !productIsTerm ? idsOf(names.product, 'product') : [];
  return (names.product ?? ['']).map((name, at) => {
    const isTerm = productIsTerm && name !== '';
    const months = isTerm ? Number(name) : (book.product?.[at] ?? book.all).term;
    const termMonths =
      months > 0 ? Math.round(within(months, 1, longestTerm)) : preset.products[0].termMonths;
    const apart = (one: { termMonths: number }) => Math.abs(one.termMonths - termMonths);
    const nearest = preset.products.reduce((best, one) => (apart(one) < apart(best) ? one : best));
    return {
      ...asWritten[preset.products.indexOf(nearest)],
      id: isTerm ? `term-${name.replace('.', '-')}` : (ids[at] ?? 'loans'),
      title: isTerm ? termTitle(name) : name === '' ? { en: 'Loans', zh: '贷款' } : titleOf(name),
      termMonths,
      seasoningPeakMonth: Math.min(nearest.seasoningPeakMonth, termMonths),
      prepaymentPerYear: prepayment ? prepaid : nearest.prepaymentPerYear,
    };
  });
}

/** Regions of the tape under the law of the preset's home; the largest that has a name is where the platform is. */
function regionsOf(names: readonly string[] | undefined, preset: Platform) {
  const { jurisdiction } = preset.regions.find((one) => one.home) ?? preset.regions[0];
  const list = names ?? [''];
  const ids = names ? idsOf(names, 'region') : ['home'];
  const largest = Math.max(
    0,
    list.findIndex((name) => name !== others),
  );
  return list.map((name, at) => ({
    id: ids[at],
    title: name === '' ? { en: 'All regions', zh: '全部地区' } : titleOf(name),
    ...(at === largest && { home: true }),
    ...(jurisdiction !== 'general' && { jurisdiction }),
  }));
}
