import type { KernelExports } from '../kernel/load';
import { areaIds } from '../scenario/areas';
import type { Rules } from '../scenario/rules';
import type { Scenario } from '../scenario/scenario';
import type { Cell } from './cells';
import { poissonCount } from './events';
import { lanes, type Lanes } from './lanes';
import { streamOf } from './stream';
import type { WorldState } from './world';

/**
 * Step 2, the rules. Hard numbers follow from the calendar and are planned; what arrives at random changes how strict the
 * areas are and lives in the state.
 */
export interface RulesPlan {
  /** Each `[step]`. */
  capitalMinimum: Float64Array;
  closureRatio: Float64Array;
  riskWeight: Float64Array;
  guaranteeWeight: Float64Array;
  operationalShare: Float64Array;
  provisionMinimum: Float64Array;
  /** Debt ÷ equity; Infinity where there is no cap. */
  leverageMaximum: Float64Array;
  /** Share of partners' lending up to which their losses may be made good. */
  guaranteeMaximum: Float64Array;
  /** Random changes: expected in a step, share that tightens, mean size; upper ends of the areas on [0, 1]. */
  changeRate: number;
  tighteningShare: number;
  meanSize: number;
  areaEnds: Float64Array;
  streams: { arrival: number; area: number; direction: number; size: number };
  /** Part of a setback that is left after a step, by step. */
  setbackKept: Float64Array;
}

/** Random changes so far, by area. */
export interface RulesState {
  /** What they add to strictness, `[area][path]`. */
  shift: Lanes[];
  /** How far they have set practice back, `[area][path]`. */
  setback: Lanes[];
  /** Sizes of this step's changes by area, and of those that tighten. */
  changed: Lanes[];
  surprise: Lanes;
  /** Whether any change has come to the block so far. */
  any: boolean;
}

/** Most changes that one step can bring. */
const mostChanges = 8;

/**
 * The hard numbers of each step.
 *
 * @param adjustmentMonths time constant with which practice catches up, by step
 */
export function planRules(
  { rules, run }: Scenario,
  inForce: Rules[],
  adjustmentMonths: Float64Array,
  math: KernelExports,
): RulesPlan {
  const { uncertainty } = rules;
  const weights = areaIds.map((area) => uncertainty.weights[area]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const column = (of: (rules: Rules) => number) => Float64Array.from(inForce, of);
  return {
    capitalMinimum: column((rules) => rules.capital.minimumRatio),
    closureRatio: column((rules) => rules.capital.closureRatio),
    riskWeight: column((rules) => rules.capital.riskWeight),
    guaranteeWeight: column((rules) => rules.capital.guaranteeWeight),
    operationalShare: column((rules) => rules.capital.operationalShare),
    provisionMinimum: column((rules) => rules.provisionMinimum),
    leverageMaximum: column((rules) => rules.leverageMaximum ?? Infinity),
    guaranteeMaximum: column((rules) => rules.guaranteeMaximum ?? Infinity),
    changeRate:
      total > 0
        ? (uncertainty.policyUncertainty * uncertainty.changesPerYear * run.monthsPerStep) / 12
        : 0,
    tighteningShare: uncertainty.tighteningShare,
    meanSize: uncertainty.policyUncertainty * uncertainty.meanSize,
    areaEnds: Float64Array.from(
      weights,
      (_, a) => weights.slice(0, a + 1).reduce((sum, weight) => sum + weight, 0) / total,
    ),
    streams: {
      arrival: streamOf('rules/arrival'),
      area: streamOf('rules/area'),
      direction: streamOf('rules/direction'),
      size: streamOf('rules/size'),
    },
    setbackKept: adjustmentMonths.map((months) => math.exp(-run.monthsPerStep / months)),
  };
}

export function createRulesState(): RulesState {
  const byArea = () => areaIds.map(() => new Float64Array(lanes));
  return {
    shift: byArea(),
    setback: byArea(),
    changed: byArea(),
    surprise: new Float64Array(lanes),
    any: false,
  };
}

export function startRules(state: RulesState): void {
  for (const columns of [state.shift, state.setback, state.changed])
    for (const column of columns) column.fill(0);
  state.surprise.fill(0);
  state.any = false;
}

/**
 * Changes arrive as a Poisson process. Each falls on an area drawn by weight, tightens or loosens, and has an exponential
 * size: strictness moves by it, practice is set back by it at once (nobody was warned), and the setback fades.
 */
export function stepRules(
  plan: RulesPlan,
  state: RulesState,
  world: WorldState,
  step: number,
  key: readonly number[],
  from: number,
  math: KernelExports,
): void {
  if (plan.changeRate === 0) return;
  const { shift, setback, changed, surprise } = state;
  for (const column of changed) column.fill(0);
  surprise.fill(0);
  if (state.any)
    for (const column of setback)
      for (let i = 0; i < lanes; i++) column[i] *= plan.setbackKept[step];
  math.uniforms(world.drawsPointer, lanes, key[0], key[1], from, step + 1, plan.streams.arrival, 0);
  for (let i = 0; i < lanes; i++) {
    const count = Math.min(mostChanges, poissonCount(plan.changeRate, world.draws[i], math));
    for (let k = 0; k < count; k++) {
      const draw = (stream: number) => math.uniform(from + i, step + 1, stream, k, key[0], key[1]);
      const place = draw(plan.streams.area);
      const area = plan.areaEnds.findIndex((end) => place <= end);
      const tightens = draw(plan.streams.direction) < plan.tighteningShare;
      const size = Math.min(1, -plan.meanSize * math.log(draw(plan.streams.size)));
      shift[area][i] = Math.max(-1, Math.min(1, shift[area][i] + (tightens ? size : -size)));
      setback[area][i] = Math.min(1, setback[area][i] + size);
      changed[area][i] += size;
      if (tightens) surprise[i] += size;
      state.any = true;
    }
  }
}

/** The lowest cap on the annual rate that binds loans of a size in a region; Infinity where there is none. */
export function rateCapOf({ rateCap }: Rules, region: string, loan: number): number {
  const regional = rateCap.byRegion.find((entry) => entry.region === region);
  if (regional) return regional.cap ?? Infinity;
  const tier = [...rateCap.tiers]
    .sort((a, b) => (a.below ?? Infinity) - (b.below ?? Infinity))
    .find(({ below }) => loan < (below ?? Infinity));
  return Math.min(
    rateCap.absolute ?? Infinity,
    rateCap.multipleOfReference === undefined
      ? Infinity
      : rateCap.multipleOfReference * rateCap.referenceRate,
    tier?.cap ?? Infinity,
  );
}

/** The largest loan that rules and the platform's own limit leave to a cell's borrowers. */
export function loanLimitOf(
  { loanLimit }: Rules,
  ownLimit: number | undefined,
  meanAnnualIncome: number,
): number {
  return Math.min(
    ownLimit ?? Infinity,
    loanLimit.amount ?? Infinity,
    (loanLimit.shareOfIncome ?? Infinity) * meanAnnualIncome,
  );
}

/** Whether a cell's region may be served. */
export function regionAllowed(rules: Rules, scenario: Scenario, cell: Cell): boolean {
  return !rules.homeRegionOnly || scenario.platform.regions[cell.region].home;
}
