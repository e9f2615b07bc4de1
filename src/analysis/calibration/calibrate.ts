import type { KernelExports } from '../../kernel/load';
import type { MacroTable } from '../../scenario/macroTable';
import type { MacroVariable } from '../../scenario/world';
import { bookRows, type BookRow } from '../tape/book';
import { tapeCells, type TapeCells, type TapeGroups } from '../tape/cells';
import { gradesOf, groupsOf, termsOf, type Grouping } from '../tape/grouping';
import type { TapeMapping } from '../tape/mapping';
import type { Tape } from '../tape/tape';
import {
  countings,
  defaultPeriods,
  usualCounting,
  type Counting,
  type DefaultPeriod,
} from './defaultPeriods';
import type { Estimate } from './estimate';
import { clopperPearson } from './exactIntervals';
import { defaultRates, type DefaultRates } from './defaultRates';
import { sizesAndPrices, type SizesAndPrices } from './loanSizes';
import { lossGivenDefault, type LossGivenDefault } from './lossGivenDefault';
import { withMacro } from './macroSeries';
import { fitOneFactor, type OneFactorFit, type Untold } from './oneFactor';
import { prepayment, type Prepayment } from './prepayment';
import { timeAtRisk } from './timeAtRisk';

/** What a person chooses of a calibration. */
export interface CalibrationChoices {
  /** How defaults are counted by period; the usual way unless given. */
  counting?: Counting;
  /** A macro table that was brought along, and which of its variables defaults are held against. */
  macro?: { table: MacroTable; variables: readonly MacroVariable[] };
  /** Regions and products that are told apart. */
  regions: number;
  products: number;
}

/** Most regions and products that are told apart; a platform has 48 segments at most. */
export const mostGroups = { regions: 12, products: 4 };

/** What a platform's file may be made of. */
export interface Calibration {
  rows: number;
  amount: number;
  /** Names of grades, regions and products, `…` being all others; absent where the tape doesn't tell them apart. */
  names: { grade?: string[]; region?: string[]; product?: string[] };
  /** What was put together under a name. */
  merged: { grade: Grouping['merged']; region: Grouping['merged']; product: Grouping['merged'] };
  /** Whether products are terms in months. */
  productIsTerm: boolean;
  book: { all: BookRow; grade?: BookRow[]; region?: BookRow[]; product?: BookRow[] };
  cells: TapeCells;
  sizes: SizesAndPrices[];
  /** Loans whose time at risk is known, and those of a status whose isn't. */
  times?: { known: number; unknown: number };
  defaults?: DefaultRates;
  factor: FactorResult;
  lossGivenDefault?: LossGivenDefault;
  prepayment?: Prepayment;
}

/** A period with all its groups together, and its default rate with the exact interval. */
export interface PeriodShare {
  name: string;
  loans: number;
  defaults: number;
  rate: Estimate;
}

/** Correlation and sensitivities, or why they can't be told. */
export interface FactorResult {
  counting: Counting;
  /** Periods by each way of counting. */
  found: Record<Counting, number>;
  periods: PeriodShare[];
  correlation: { ok: true; fit: OneFactorFit } | { ok: false; why: Untold };
  /** With macro variables, where any were asked for. */
  sensitivities?: { ok: true; fit: OneFactorFit } | { ok: false; why: Untold };
  variables: readonly MacroVariable[];
  /** Periods that the macro table doesn't cover. */
  uncovered: number;
}

const whole = (tape: Tape): Grouping => ({
  names: [''],
  codes: new Uint8Array(tape.rows),
  merged: {},
});

/** Groups by which a tape is told apart. */
export function groupsOfTape(
  tape: Tape,
  mapping: TapeMapping,
  { regions, products }: Pick<CalibrationChoices, 'regions' | 'products'>,
): TapeGroups {
  return {
    grade: gradesOf(tape, mapping),
    region: tape.region && groupsOf(tape, tape.region, regions),
    product: tape.product ? groupsOf(tape, tape.product, products) : termsOf(tape, products),
  };
}

/** Reads off a tape all that it tells of a platform. */
export function calibrate(
  tape: Tape,
  mapping: TapeMapping,
  choices: CalibrationChoices,
  math: KernelExports,
): Calibration {
  const groups = groupsOfTape(tape, mapping, choices);
  const { grade, region, product } = groups;
  const grades = grade ?? whole(tape);
  const times = timeAtRisk(tape, mapping.observed);
  const [all] = bookRows(tape, undefined, math);
  const rowsOf = (one: Grouping | undefined) => one && bookRows(tape, one, math);
  return {
    ...{ rows: tape.rows, amount: all.amount },
    names: { grade: grade?.names, region: region?.names, product: product?.names },
    merged: {
      grade: grade?.merged ?? {},
      region: region?.merged ?? {},
      product: product?.merged ?? {},
    },
    productIsTerm: !tape.product,
    book: { all, grade: rowsOf(grade), region: rowsOf(region), product: rowsOf(product) },
    cells: tapeCells(tape, groups),
    sizes: sizesAndPrices(tape, grades),
    times: times && { known: times.known, unknown: times.unknown },
    defaults: defaultRates(tape, grades, times, math),
    factor: factorOf(),
    lossGivenDefault: lossGivenDefault(tape),
    prepayment: prepayment(tape, times, math),
  };

  function shareOf({ name, ...period }: DefaultPeriod): PeriodShare {
    const loans = period.loans.reduce((sum, n) => sum + n, 0);
    const defaults = period.defaults.reduce((sum, n) => sum + n, 0);
    const interval = clopperPearson(defaults, loans, math);
    return { name, loans, defaults, rate: { value: defaults / loans, interval } };
  }

  function factorOf(): FactorResult {
    const { macro } = choices;
    const variables = macro?.variables ?? [];
    if (!times) {
      const none = { ok: false as const, why: { code: 'noTimes' as const } };
      return {
        ...{ counting: choices.counting ?? 'year', found: { year: 0, cohort: 0, quarter: 0 } },
        ...{ periods: [], correlation: none, variables, uncovered: 0 },
        ...(variables.length > 0 && { sensitivities: none }),
      };
    }
    const counting = choices.counting ?? usualCounting(times, grades);
    const periods = defaultPeriods(times, grades, counting);
    const covered =
      macro && variables.length > 0 ? withMacro(periods, macro.table, variables) : undefined;
    return {
      counting,
      found: Object.fromEntries(
        countings.map((one) => [one, defaultPeriods(times, grades, one).length]),
      ) as Record<Counting, number>,
      periods: periods.map(shareOf),
      correlation: fitOneFactor(periods, math),
      ...(covered && {
        sensitivities:
          covered.periods.length === 0
            ? { ok: false, why: { code: 'noMacro' } }
            : fitOneFactor(covered.periods, math),
      }),
      variables,
      uncovered: covered?.uncovered ?? 0,
    };
  }
}
