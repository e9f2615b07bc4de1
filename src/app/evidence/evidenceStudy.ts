import type { Evidence } from '../../engine/evidence';
import { formatVersion, partNames } from '../../scenario/scenario';

/** The settings of evidence as a study: its first run is the baseline, every part written out. */
export function evidenceStudy({ study, runs }: Evidence): Record<string, unknown> {
  const scenario = ({ id, title, record }: Evidence['runs'][number]) => ({
    ...{ id, title },
    ...Object.fromEntries([...partNames, 'run' as const].map((key) => [key, record.scenario[key]])),
  });
  const [baseline, ...others] = runs.map(scenario);
  return {
    version: runs[0].record.scenario.version ?? formatVersion,
    ...study,
    baseline,
    scenarios: others,
  };
}
