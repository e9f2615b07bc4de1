import { fanDomain } from '../charts/fanGeometry';
import {
  fanOf,
  gradeRowsOf,
  complianceCostOf,
  loadLineRunOf,
  sampleOf,
} from '../charts/fromResults';
import { sharedAxes } from '../charts/distributionGeometry';
import { failedDomain, ratioDomain } from '../charts/loadLineGeometry';
import { ladderPriceDomain } from '../charts/gradeLadder';
import { costDomain } from '../charts/stackedCost';
import type { OutcomeName } from '../../model/outcomes';
import type { SeriesName } from '../../model/series';
import type { Language } from '../i18n/catalogues';
import type { Compared } from './compared';

/** The runs as load lines, and the axes that all of them share. */
export function loadLines(compared: readonly Compared[], language: Language) {
  const runs = compared.map(({ picture, title }) =>
    loadLineRunOf(picture.results, title, language),
  );
  return { runs, domain: ratioDomain(...runs), failureDomain: failedDomain(...runs) };
}

/** A series of all runs as fans, and the axis that they share. */
export function fans(compared: readonly Compared[], name: SeriesName) {
  const runs = compared.map(({ picture, title }) => fanOf(picture.results, name, title));
  return { runs, domain: fanDomain(...runs) };
}

/** An outcome of all runs as distributions, with the axes and bins that they share. */
export function distributions(compared: readonly Compared[], name: OutcomeName, level: number) {
  const runs = compared.map(({ picture, title }) => sampleOf(picture.results, name, title));
  return { runs, axes: sharedAxes(runs, level) };
}

/** Compliance cost of all runs by kind, and the axis that they share. */
export function costs(compared: readonly Compared[], language: Language) {
  const runs = compared.map(({ picture, title }) =>
    complianceCostOf(picture.results, title, language),
  );
  return { runs, domain: costDomain(...runs) };
}

/** Price and approval by grade of every scenario beside the baseline, and the axis of prices they share. */
export function ladders(compared: readonly Compared[]) {
  const [baseline, ...scenarios] = compared;
  const runs = scenarios.map(({ picture }) =>
    gradeRowsOf(picture.results, baseline.picture.results),
  );
  const caps = scenarios.flatMap(({ picture }) => picture.scenario.rules.rateCap.absolute ?? []);
  return { runs, priceDomain: ladderPriceDomain(runs.flat(), Math.max(0, ...caps)) };
}
