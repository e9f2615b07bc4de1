import type { Results } from '../../engine/results';
import type { SeriesName } from '../../model/series';
import type { FanSeries, PathLine } from '../charts/fan';
import type { Numbers } from '../charts/chart';
import { fanOf, loadLineRunOf } from '../charts/fromResults';
import type { LoadLineRun } from '../charts/loadLine';
import type { Language } from '../i18n/catalogues';
import { pathValues } from '../selection/pick';

const cut = (values: Numbers, months: number) => Array.from(values).slice(0, months);

/** A fan of a run in steps of a month, up to a month: what lies beyond has not been revealed. */
export function revealedFan(
  results: Results,
  name: SeriesName,
  label: string,
  month: number,
): FanSeries {
  return cutFan(fanOf(results, name, label), month);
}

function cutFan(fan: FanSeries, month: number): FanSeries {
  const { months, low, lower, median, upper, high, error } = fan;
  const [a, b, c, d, e, f] = [months, low, lower, median, upper, high].map((one) =>
    cut(one, month),
  );
  return {
    ...{ label: fan.label, months: a, low: b, lower: c, median: d, upper: e, high: f },
    ...(error && { error: cut(error, month) }),
  };
}

/** The load line of a run up to a month. */
export function revealedLoadLine(
  results: Results,
  label: string,
  locale: Language,
  month: number,
): LoadLineRun {
  const run = loadLineRunOf(results, label, locale);
  return {
    ...run,
    ratio: cutFan(run.ratio, month),
    required: cut(run.required, month),
    failures: run.failures.map((one) => ({ ...one, share: cut(one.share, month) })),
  };
}

/** One path of a run up to a month. */
export function revealedPath(
  results: Results,
  name: SeriesName,
  place: number,
  label: string,
  month: number,
): PathLine {
  return {
    label,
    months: cut(results.shape.months, month),
    values: pathValues(results, name, place).slice(0, month),
  };
}
