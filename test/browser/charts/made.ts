import type { BlockResult } from '../../../src/engine/block';
import { Results, type ResultShape } from '../../../src/engine/results';
import { brokenDown, yearly, type Dimension } from '../../../src/model/breakdowns';
import { outcomeNames } from '../../../src/model/outcomes';
import { seriesNames, type SeriesName } from '../../../src/model/series';
import { areaIds } from '../../../src/scenario/areas';

// Made data with the shape of a run's: no claim about any platform, only about what charts must bear.

/** A small generator of our own, so that made data are the same everywhere (mulberry32). */
function generator(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const grades = ['A', 'B', 'C', 'D', 'E'];
const members: Record<Dimension, readonly string[]> = {
  grade: grades,
  region: ['north', 'south', 'coast'],
  segment: ['consumer', 'merchant'],
  area: areaIds,
  source: ['bank', 'investors'],
};

export interface Made {
  /** How hard the world hits; 1 is bad, 0.3 mild. */
  stress: number;
  paths?: number;
  steps?: number;
  /** Required capital ratio before and from the middle on. */
  required?: [number, number];
  /** The cap on the rate cuts off grades above it. */
  cap?: number;
}

/** A run of made paths: capital that drifts down under a common shock, funding that dries up, costs that jump. */
export function madeResults({
  stress,
  paths = 2048,
  steps = 36,
  required = [0.08, 0.105],
  cap = 1,
}: Made): Results {
  const months = Array.from({ length: steps }, (_, i) => i + 1);
  const change = Math.floor(steps / 2);
  const shape: ResultShape = {
    columns: [
      ...outcomeNames,
      ...brokenDown.flatMap(({ name, dimension }) =>
        members[dimension].map((id) => `${name}/${dimension}/${id}`),
      ),
    ],
    yearlyColumns: yearly.flatMap(({ name, dimension }) =>
      members[dimension].map((id) => `${name}/${dimension}/${id}`),
    ),
    years: months.filter((month) => month % 12 === 0 || month === steps),
    steps,
    months,
    monthsPerStep: 1,
    requiredCapitalRatio: Float64Array.from(months, (month) => required[month > change ? 1 : 0]),
  };
  const block: BlockResult = {
    from: 0,
    count: paths,
    outcomes: new Float64Array(shape.columns.length * paths),
    series: new Float32Array(seriesNames.length * steps * paths),
    failureStep: new Uint16Array(paths),
    failureCause: new Uint8Array(paths),
  };
  const set = (name: string, path: number, value: number) => {
    block.outcomes[shape.columns.indexOf(name) * paths + path] = value;
  };
  const at = (name: SeriesName, step: number, path: number, value: number) => {
    block.series[(seriesNames.indexOf(name) * steps + step) * paths + path] = value;
  };

  for (let path = 0; path < paths; path++) {
    const uniform = generator(path + 1);
    const normal = () =>
      Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const common = normal();
    let ratio = 0.145;
    let confidence = 0.86;
    let cash = 9e6;
    let factor = common;
    let [rates, costs, profit] = [0, 0, 0];
    let failed = 0;
    for (let step = 0; step < steps; step++) {
      if (failed === 0) {
        factor = 0.92 * factor + 0.39 * normal();
        const crisis = Math.exp(-(((step - 16) / 8) ** 2));
        const rate = 0.06 * Math.exp(0.38 * factor + 0.9 * stress * crisis);
        const fine = uniform() < 0.02 ? 2e5 * Math.exp(1.1 * normal()) : 0;
        const cost = 2.1e5 + (step > change && step < change + 6 ? 1.6e5 * stress : 0) + fine;
        ratio += 0.0031 - 0.048 * (rate - 0.06) - 2.5e-9 * cost + 0.0012 * normal();
        confidence +=
          0.09 * (0.86 - confidence) - 0.28 * Math.max(0, rate - 0.07) + 0.012 * normal();
        confidence = Math.min(0.99, Math.max(0.02, confidence));
        cash += 2.6e6 * (confidence - 0.62) - 9e5 * stress * crisis + 3e5 * normal();
        rates += rate / steps;
        costs += cost;
        profit += 3.3e6 * (0.11 - rate) - cost * 0.6 + 4e4 * normal();
        if (ratio < 0) failed = 1;
        else if (cash < 0) failed = 2;
        else if (fine > 1.2e6) failed = 3;
        else if (confidence < 0.5 && uniform() < 0.004) failed = 4;
        if (failed) {
          block.failureStep[path] = step + 1;
          block.failureCause[path] = failed;
        }
        at('defaultRate', step, path, rate);
        at('complianceCost', step, path, cost);
      } else at('defaultRate', step, path, NaN);
      at('capitalRatio', step, path, ratio);
      at('confidence', step, path, confidence);
      at('cash', step, path, Math.max(0, cash));
      at('loans', step, path, 2.4e8 * (0.6 + 0.4 * confidence) * (1 - 0.002 * step));
    }
    set('lossRate', path, rates * 0.61);
    set('defaultRate', path, rates);
    set('profit', path, profit);
    const months = failed ? block.failureStep[path] : steps;
    const run = months * 1.4e5;
    const audits = months * 0.35e5;
    const changes = months > change ? 9.6e5 * stress : 0;
    const penalties = uniform() < 0.55 ? 0 : Math.max(0, costs - run - audits - changes - 1e6);
    set('complianceRunCost', path, run);
    set('complianceChangeCost', path, changes);
    set('complianceAuditCost', path, audits);
    set('penalties', path, penalties);
    set('complianceCost', path, run + audits + changes + penalties);
    for (const [i, area] of areaIds.entries()) {
      set(`complianceCost/area/${area}`, path, ((run + audits) * (i + 2)) / 54 + penalties / 9);
    }
    for (const [i, region] of members.region.entries()) {
      set(`originations/region/${region}`, path, 1.2e7 * (i + 1) * (1 + 0.1 * normal()));
    }
    set('breaches', path, Math.floor(-Math.log(1 - uniform()) * 2.2));
    set('approvalRate', path, 0.52 - 0.1 * stress + 0.02 * normal());
    for (const [g, grade] of grades.entries()) {
      const price = 0.09 + 0.055 * g + 0.004 * normal();
      const served = price - 0.035 < cap;
      const shrink = price > cap ? 0.5 : 1;
      set(`meanApr/grade/${grade}`, path, served ? Math.min(price, cap) : NaN);
      set(
        `approvalRate/grade/${grade}`,
        path,
        served ? shrink * (0.86 - 0.15 * g - 0.04 * stress + 0.02 * normal()) : 0,
      );
    }
  }
  return new Results(shape, [{ ...block, yearly: yearsOf(shape, block) }]);
}

/** Amounts of a run that grow from year to year; approval that falls. */
function yearsOf(
  { columns, yearlyColumns = [], years = [] }: ResultShape,
  { outcomes, count }: BlockResult,
) {
  const total = (years.length * (years.length + 1)) / 2;
  return Float32Array.from({ length: yearlyColumns.length * years.length * count }, (_, i) => {
    const row = Math.floor(i / count);
    const [column, year] = [Math.floor(row / years.length), row % years.length];
    const name = yearlyColumns[column];
    const whole = outcomes[columns.indexOf(name) * count + (i % count)];
    if (/Rate/.test(name)) return whole * (1 - 0.05 * year);
    return (whole * (year + 1)) / total;
  });
}
