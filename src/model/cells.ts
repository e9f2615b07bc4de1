import type { Scenario } from '../scenario/scenario';

/** A cell of the book: one grade of one segment, with the places of its segment, product, region and grade. */
export interface Cell {
  segment: number;
  grade: number;
  product: number;
  region: number;
  /** `segment-id/grade-id`, which names the cell's draws. */
  name: string;
  annualDefaultRate: number;
  lossGivenDefault: number;
  /** Rate charged today, per year. */
  rate: number;
  meanLoan: number;
  loanVariation: number;
  /** Money applied for per month at today's rate, and outstanding at the start. */
  demandPerMonth: number;
  openingBalance: number;
}

/** The cells of a scenario, segment by segment, grades from best to worst. */
export function cellsOf({ platform }: Scenario): Cell[] {
  const place = (list: { id: string }[], id: string) => list.findIndex((item) => item.id === id);
  return platform.segments.flatMap((segment, index) =>
    segment.grades
      .map((grade) => ({
        segment: index,
        grade: place(platform.grades, grade.grade),
        product: place(platform.products, segment.product),
        region: place(platform.regions, segment.region),
        name: `${segment.id}/${grade.grade}`,
        annualDefaultRate: grade.annualDefaultRate,
        lossGivenDefault: grade.lossGivenDefault,
        rate: grade.rate,
        meanLoan: grade.meanLoan,
        loanVariation: grade.loanVariation,
        demandPerMonth: segment.demandPerMonth * grade.share,
        openingBalance: segment.openingBalance * grade.share,
      }))
      .sort((a, b) => a.grade - b.grade),
  );
}
