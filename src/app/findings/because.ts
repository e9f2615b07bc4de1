import type { Scenario } from '../../scenario/scenario';
import { showNumber } from '../../scenario/show';
import type { Language, Messages } from '../i18n/catalogues';
import type { Difference } from '../state/differences';
import { reasonsOf, type Reason } from './reasons';

/** Why what differs changes nothing, where that is known. */
export function because(
  differences: readonly Difference[],
  scenario: Scenario,
  t: Messages,
  language: Language,
): string {
  const paths = differences.map((one) => (one.kind === 'lever' ? one.path.join('.') : one.part));
  return sayReasons(paths, scenario, t, language) || t.finding.because.general;
}

/** Why what was set at some paths changes nothing, in words; empty where that is not known. */
export function sayReasons(
  paths: readonly string[],
  scenario: Scenario,
  t: Messages,
  language: Language,
): string {
  const say = t.reasons;
  const rate = (value: number) => showNumber(value, 'perYear', language);
  const sentence = (reason: Reason): string => {
    switch (reason.code) {
      case 'cap':
        return say.cap(rate(reason.cap), rate(reason.highest));
      case 'lowerCap':
        return say.lowerCap(rate(reason.lowest));
      case 'beyondHorizon':
      case 'pathLongEnough':
        return say[reason.code](String(reason.months));
      default:
        return say[reason.code];
    }
  };
  return reasonsOf(paths, scenario)
    .map(sentence)
    .join(language === 'zh' ? '' : ' ');
}
