import { version } from '../../engine/version';
import type { ChartProps } from '../charts/chart';
import type { Preferences } from '../state/preferences.svelte';
import type { Answer } from '../state/simulation.svelte';

/**
 * What every chart is given beside its data and the progress of its run, which changes too often to
 * stand in the same object.
 */
export function chartFrame(
  { scenario, baseline }: Answer,
  title: string,
  { language, say }: Preferences,
): ChartProps {
  return {
    locale: language,
    title,
    currency: scenario.scenario.platform.currency,
    imprint: {
      seed: scenario.scenario.run.seed,
      version,
      scenario: say(scenario.scenario.title),
      baseline: baseline && say(baseline.scenario.title),
    },
  };
}
