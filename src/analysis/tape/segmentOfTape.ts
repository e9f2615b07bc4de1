import type { Localized } from '../../scenario/quantity';
import type { TapeCell } from './cells';
import { rounded, roundedShares, sumOf, within } from './rounding';
import { steadyBalance } from './steadyBalance';

/** What a grade has wherever its own segment has too few loans to tell. */
export interface GradeNumbers {
  id: string;
  annualDefaultRate: number;
  rate: number;
  meanLoan: number;
  loanVariation: number;
}

/** What all segments have alike. */
export interface CreditNumbers {
  lossGivenDefault: number;
  assetCorrelation: number;
  sensitivities: Record<string, number>;
  meanAnnualIncome: number;
}

/** Fewest loans for a segment's grade to have prices and sizes of its own; below, its grade's are taken. */
const leastLoans = 30;

/** Mean of the borrowers' incomes, each counting once; `undefined` where the tape has none. */
export function meanIncome(cells: readonly TapeCell[]): number | undefined {
  const told = cells.filter(({ income }) => income > 0);
  const loans = sumOf(told, (cell) => cell.loans);
  return loans > 0 ? sumOf(told, (cell) => cell.income * cell.loans) / loans : undefined;
}

/**
 * A segment made of the loans of one product in one region.
 * @param demandMonths months that the recent lending was made in
 */
export function segmentOfTape(
  own: readonly TapeCell[],
  product: { id: string; title: Localized; termMonths: number; prepaymentPerYear: number },
  region: { id: string; title?: Localized },
  gradeNumbers: readonly GradeNumbers[],
  { lossGivenDefault, assetCorrelation, sensitivities, meanAnnualIncome }: CreditNumbers,
  { demandMonths, balances }: { demandMonths: number; balances: boolean },
) {
  const sorted = [...own].sort((a, b) => a.grade - b.grade);
  const amount = sumOf(sorted, (cell) => cell.amount);
  const shares = roundedShares(sorted.map((cell) => cell.amount / amount));
  const demandPerMonth = rounded(sumOf(sorted, (cell) => cell.recent) / demandMonths, 6);
  const grades = sorted.map((cell, at) => {
    const all = gradeNumbers[cell.grade];
    const many = cell.loans >= leastLoans;
    return {
      ...{ grade: all.id, share: shares[at], annualDefaultRate: all.annualDefaultRate },
      lossGivenDefault,
      rate: many && cell.rate >= 0 ? rounded(within(cell.rate, 0, 2), 4) : all.rate,
      meanLoan: Math.max(1, rounded(many ? cell.meanLoan : all.meanLoan, 4)),
      loanVariation: many ? rounded(within(cell.variation, 0, 5), 3) : all.loanVariation,
    };
  });
  const steady = (grade: (typeof grades)[number]) =>
    steadyBalance(
      ...([grade.rate, product.termMonths, grade.annualDefaultRate] as const),
      product.prepaymentPerYear,
    );
  const balance = balances
    ? sumOf(sorted, (cell) => cell.balance)
    : sumOf(grades, (grade) => demandPerMonth * grade.share * steady(grade));
  const title = (language: 'en' | 'zh') =>
    region.title
      ? `${product.title[language]}${language === 'en' ? ', ' : ' · '}${region.title[language]}`
      : product.title[language];
  return {
    id: `${product.id}-${region.id}`,
    title: { en: title('en'), zh: title('zh') },
    ...{ product: product.id, region: region.id, demandPerMonth },
    openingBalance: rounded(balance, 6),
    assetCorrelation,
    meanAnnualIncome: Math.max(1, rounded(meanIncome(sorted) ?? meanAnnualIncome, 4)),
    ...{ sensitivities, grades },
  };
}
