import type { ChartProps, ChartUnit, Domain, Numbers } from './chart';

/** One number from each path of a scenario. */
export interface Sample {
  /** Names the scenario beside the drawing. */
  label: string;
  values: Numbers;
}

export interface DistributionProps extends ChartProps {
  unit: ChartUnit;
  scenario: Sample;
  baseline?: Sample;
  /** Which end is the bad one; its tail is drawn in red lead. */
  tail?: 'upper' | 'lower' | 'none';
  /** Confidence level of value at risk and expected shortfall: 0.95, 0.99, 0.999. */
  riskLevel?: number;
  domain?: Domain;
  /** Largest share of paths on the vertical axis. */
  shareDomain?: Domain;
  /** `log` shows single paths in the tail. */
  scale?: 'linear' | 'log';
}
