import type { Exercise } from '../../scenario/exercise/exercise';
import type { Decision } from '../../scenario/exercise/exerciseFile';
import type { Localized } from '../../scenario/quantity';
import type { Language } from '../i18n/catalogues';
import { train } from '../i18n/topics/train';
import { numberStyle } from '../levers/units';

interface Words {
  language: Language;
  say: (text: Localized | string) => string;
}

/** A decision in words: what was moved, and to what. */
export function sayDecision(
  { levers, start }: Exercise,
  { lever: id, value }: Decision,
  { language, say }: Words,
): string {
  const lever = levers.find((one) => one.id === id)!;
  const colon = language === 'zh' ? '：' : ': ';
  const { control, title } = lever;
  const words = train[language].round;
  const told =
    control.kind === 'number'
      ? numberStyle(control.info, language, start.platform.currency).say(Number(value))
      : control.kind === 'choice'
        ? say(control.labels[String(value)])
        : value
          ? words.on
          : words.off;
  return `${say(title)}${colon}${told}`;
}
