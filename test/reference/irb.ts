import { normalCdf, normalQuantile } from './normalDistribution';

/**
 * Capital by the internal-ratings-based approach of Basel II: Basel Committee on Banking Supervision, International
 * Convergence of Capital Measurement and Capital Standards, June 2006, ¶272–273 and ¶327–330, without the scaling factor
 * of 1.06. Capital covers what is lost, beyond the expected loss, in the worst year of a thousand.
 */
export const irbConfidence = 0.999;

export type IrbClass =
  | { kind: 'corporate'; maturityYears: number; salesInMillions?: number }
  | { kind: 'mortgage' | 'revolvingRetail' | 'otherRetail' };

/** Asset correlation; that of corporates falls with PD and, below sales of EUR 50 million, with size (¶272, ¶273). */
export function irbCorrelation(pd: number, of: IrbClass): number {
  // Between an upper end at PD 0 and a lower end, at a speed.
  const between = (low: number, high: number, speed: number) => {
    const weight = Math.expm1(-speed * pd) / Math.expm1(-speed);
    return low * weight + high * (1 - weight);
  };
  switch (of.kind) {
    case 'mortgage':
      return 0.15; // ¶328
    case 'revolvingRetail':
      return 0.04; // ¶329
    case 'otherRetail':
      return between(0.03, 0.16, 35); // ¶330
    case 'corporate': {
      const sales = Math.min(50, Math.max(5, of.salesInMillions ?? 50));
      return between(0.12, 0.24, 50) - 0.04 * (1 - (sales - 5) / 45);
    }
  }
}

/** Capital as a share of the exposure. */
export function irbCapital(pd: number, lgd: number, of: IrbClass): number {
  if (pd <= 0 || pd >= 1) return 0;
  const rho = irbCorrelation(pd, of);
  const worst = normalCdf(
    (normalQuantile(pd) + Math.sqrt(rho) * normalQuantile(irbConfidence)) / Math.sqrt(1 - rho),
  );
  const capital = lgd * (worst - pd);
  if (of.kind !== 'corporate') return capital;
  const slope = 0.11852 - 0.05478 * Math.log(pd);
  const b = slope * slope;
  return (capital * (1 + (of.maturityYears - 2.5) * b)) / (1 - 1.5 * b);
}

/** Risk weight: capital × 12.5. */
export function irbRiskWeight(pd: number, lgd: number, of: IrbClass): number {
  return 12.5 * irbCapital(pd, lgd, of);
}
