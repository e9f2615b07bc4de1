import { version } from '../../engine/version';
import type { Localized } from '../../scenario/quantity';
import type { ChartProps } from '../charts/chart';
import type { Language } from '../i18n/catalogues';
import type { Picture } from '../state/runs';

/** What a chart of a finished run takes beside its data. */
export function frameOf(
  { scenario, results }: Picture,
  title: string,
  locale: Language,
  say: (text: Localized | string) => string,
): ChartProps {
  return {
    ...{ locale, title, currency: scenario.platform.currency },
    progress: { state: 'done', paths: results.paths, of: results.paths },
    imprint: { seed: scenario.run.seed, version, scenario: say(scenario.title) },
  };
}
