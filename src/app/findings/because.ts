import type { Scenario } from '../../scenario/scenario';
import type { Difference } from '../state/differences';
import { showNumber } from '../../scenario/show';
import type { Language, Messages } from '../i18n/catalogues';

/** Why what was changed changes nothing, where a simple reason is known. */
export function because(
  differences: readonly Difference[],
  scenario: Scenario,
  t: Messages,
  language: Language,
): string {
  const paths = differences.map((one) => (one.kind === 'lever' ? one.path.join('.') : one.part));
  const all = (start: string) => paths.length > 0 && paths.every((path) => path.startsWith(start));
  const { absolute } = scenario.rules.rateCap;
  if (all('rules.rateCap') && absolute !== undefined) {
    const highest = Math.max(
      ...scenario.platform.segments.flatMap(({ grades }) => grades.map(({ rate }) => rate)),
    );
    const say = (rate: number) => showNumber(rate, 'perYear', language);
    if (scenario.strategy.pricing.method === 'asToday' && absolute > highest) {
      return t.finding.because.cap(say(absolute), say(highest));
    }
  }
  if (all('strategy.insurance') && scenario.strategy.insurance.coverage === 0) {
    return t.finding.because.insurance;
  }
  return t.finding.because.general;
}
