import type { Distribution, Tail } from '../../engine/distribution';
import type { Proportion } from '../../engine/proportion';
import type { ChartProps, ChartUnit, Domain } from './chart';

/** One number from each path of a scenario. */
export interface Sample {
  /** Names the scenario beside the drawing. */
  label: string;
  /** Of any column of numbers: `new Distribution(values, 'upper')`. */
  distribution: Distribution;
}

/** Some of the paths of a sample. */
export interface SamplePart extends Sample {
  /** Their share of all paths of the sample. */
  share: number;
  /** The values that they were chosen by, where they were chosen in this very drawing. */
  range?: readonly [low: number, high: number];
}

/** What both drawings of a distribution take: the histogram and the exceedance curve. */
export interface SampleProps extends ChartProps {
  unit: ChartUnit;
  /** What is measured, behind the title; the unit's name unless given. */
  unitText?: string;
  scenario: Sample;
  baseline?: Sample;
  /** Some of the scenario's paths. */
  chosen?: SamplePart;
  /** The value of a single path. */
  path?: { label: string; value: number };
  /** Told which values were dragged over; infinite where the end of the drawing was reached. */
  onbrush?: (low: number, high: number) => void;
  /** Which end is the bad one; the distribution's own unless given. `none`: no tail is marked. */
  tail?: Tail | 'none';
  /** Level of value at risk and expected shortfall: 0.95, 0.99, 0.999. */
  riskLevel?: number;
  /** Axis of values. */
  domain?: Domain;
}

export interface DistributionProps extends SampleProps {
  /** Width of the bins; as fine as the scenario's paths can bear unless given. */
  binWidth?: number;
  /** Axis of the share of paths in a bin. */
  shareDomain?: Domain;
  /** `log` shows single paths in the tail. */
  scale?: 'linear' | 'log';
}

/** A sample with its bad end where it is asked for. */
export function turned(sample: Sample, tail: Tail | 'none' | undefined): Sample {
  const { label, distribution } = sample;
  if (tail === undefined || tail === 'none' || tail === distribution.tail) return sample;
  return { label, distribution: distribution.withTail(tail) };
}

/** The share of paths that do worse than a value. */
export function shareWorse({ distribution }: Sample, value: number): number {
  return distribution.tail === 'lower'
    ? distribution.shareBelow(value)
    : 1 - distribution.shareUpTo(value);
}

/** The share of paths that do as badly as a value or worse, with its error. */
export function asBad({ distribution }: Sample, value: number): Proportion {
  return distribution.proportion(
    distribution.tail === 'upper' ? (x) => x >= value : (x) => x <= value,
  );
}

/** What is marked in a distribution, in the order from harmless to harmful. */
export interface RiskMarks {
  mean: number;
  meanError: number;
  valueAtRisk: number;
  /** 95% interval from order statistics; infinite where there are too few paths. */
  valueAtRiskInterval: readonly [number, number];
  shortfall: number;
  shortfallError: number;
}

const computed = new WeakMap<Distribution, Map<number, RiskMarks>>();

/** Mean, value at risk and expected shortfall with what chance leaves open; computed once, for each goes over all paths. */
export function riskMarks({ distribution }: Sample, level: number): RiskMarks {
  let marks = computed.get(distribution);
  if (!marks) computed.set(distribution, (marks = new Map<number, RiskMarks>()));
  let found = marks.get(level);
  if (!found) {
    const quantile = distribution.tail === 'upper' ? level : 1 - level;
    found = {
      mean: distribution.mean,
      meanError: distribution.standardError,
      valueAtRisk: distribution.valueAtRisk(level),
      valueAtRiskInterval: distribution.quantileInterval(quantile),
      shortfall: distribution.expectedShortfall(level),
      shortfallError: distribution.expectedShortfallError(level),
    };
    marks.set(level, found);
  }
  return found;
}
