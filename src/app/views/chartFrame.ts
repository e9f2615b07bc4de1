import { version } from '../../engine/version';
import type { ChartProps } from '../charts/chart';
import type { Laboratory } from '../state/laboratory.svelte';

/** What every chart of the laboratory is given beside its data. */
export function chartFrame(
  { answer, simulation, stale, preferences: { language, say } }: Laboratory,
  title: string,
): ChartProps {
  const { scenario, baseline, paths = 0, question } = answer ?? {};
  const done = simulation.state === 'done' || simulation.state === 'stopped';
  return {
    locale: language,
    title,
    currency: scenario?.scenario.platform.currency,
    progress: {
      state: stale ? 'pending' : done && paths === question?.paths ? 'done' : 'refining',
      paths,
      of: question?.paths ?? 0,
    },
    imprint: {
      seed: scenario?.scenario.run.seed ?? '',
      version,
      scenario: say(scenario?.scenario.title),
      baseline: baseline && say(baseline.scenario.title),
    },
  };
}
