import type { Proportion } from '../../engine/proportion';
import type { EndLabel } from './endLabels';
import { stackFailures } from './failureStack';
import { monthIndex } from './fan';
import type { Format } from './format';
import { textWidth } from './labels';
import type { FailureSeries, LoadLineRun } from './loadLine';
import type { Scale } from './plot';
import type { strings } from './strings';

/** A cause by which paths have failed, and its number in the order of causes, which gives it its texture. */
export interface CauseKey {
  cause: number;
  label: string;
  x: number;
  row: number;
}

/** Whether any path has failed by a cause. */
export const hasFailures = ({ share }: FailureSeries) => share[share.length - 1] > 0;

/** Names of the causes that have occurred, in as many rows as they need. */
export function causeKey(
  failures: readonly FailureSeries[],
  type: number,
  width: number,
): CauseKey[] {
  let [x, row] = [0, 0];
  return failures.flatMap((series, cause) => {
    if (!hasFailures(series)) return [];
    const wide = type * 2.6 + textWidth(series.label, type);
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const entry = { cause, label: series.label, x, row };
    x += wide;
    return [entry];
  });
}

/**
 * What is written beside the strip: the share failed in all, by cause, and the baseline's.
 * @param named whether causes are named here; where they are not, the total stands alone
 * @param most labels that have room; the rarest causes give way
 */
export function failureLabels(
  scenario: LoadLineRun,
  baseline: LoadLineRun | undefined,
  y: Scale,
  format: Format,
  t: (typeof strings)['en'],
  named: boolean,
  most: number,
): EndLabel[] {
  const end = monthIndex(scenario.ratio);
  const write = ({ probability, standardError }: Proportion) =>
    format.value(probability, standardError);
  const layers = stackFailures(scenario.failures);
  const total = layers.at(-1)?.above[end] ?? 0;
  const causes = layers
    .map(({ label, below, above }, cause) => ({
      share: above[end] - below[end],
      label: {
        ...{ kind: 'lead' as const, name: label, at: y((above[end] + below[end]) / 2) },
        value: write(scenario.failures[cause].at(end)),
      },
    }))
    .filter(({ share }) => named && share > 0);
  const others: EndLabel[] = [];
  if (causes.length !== 1) {
    const value = write(scenario.failed(end));
    others.push({ kind: 'lead', value, name: t.failed, at: y(total) });
  }
  if (baseline) {
    const failed = baseline.failed(monthIndex(baseline.ratio));
    const value = write(failed);
    others.push({ kind: 'baseline', value, name: baseline.ratio.label, at: y(failed.probability) });
  }
  const kept = new Set(
    [...causes].sort((a, b) => b.share - a.share).slice(0, Math.max(0, most - others.length)),
  );
  return [...others, ...causes.filter((cause) => kept.has(cause)).map(({ label }) => label)];
}
