import { normalCdf, normalQuantile } from './normalDistribution';

/** A row of the table below. */
export interface FryeJacobsRow {
  conditionalDefaultRate: number;
  defaultRate: number;
  lossGivenDefault: number;
  correlation: number;
  printed: number;
}

/** Conditional LGD as printed with four decimals in the documentation of a commercial toolbox (fryeJacobsLGD, R2024b). */
export const fryeJacobsTable: FryeJacobsRow[] = [
  {
    conditionalDefaultRate: 0.05,
    defaultRate: 0.08,
    lossGivenDefault: 0.4,
    correlation: 0.2,
    printed: 0.3197,
  },
  {
    conditionalDefaultRate: 0.1,
    defaultRate: 0.09,
    lossGivenDefault: 0.45,
    correlation: 0.2,
    printed: 0.4151,
  },
  {
    conditionalDefaultRate: 0.15,
    defaultRate: 0.1,
    lossGivenDefault: 0.5,
    correlation: 0.2,
    printed: 0.4971,
  },
];

/** k of the LGD function: (Φ⁻¹(PD) − Φ⁻¹(EL))/√(1 − ρ). */
export function fryeJacobsShift(pd: number, lgd: number, rho: number): number {
  return (normalQuantile(pd) - normalQuantile(pd * lgd)) / Math.sqrt(1 - rho);
}

/** Loss given default at a conditional default rate: Frye & Jacobs (2012), Credit loss and systematic LGD, eq. 4. */
export function fryeJacobsLgd(cdr: number, pd: number, lgd: number, rho: number): number {
  return normalCdf(normalQuantile(cdr) - fryeJacobsShift(pd, lgd, rho)) / cdr;
}
