import { intl } from '../charts/locale';
import type { Language } from '../i18n/catalogues';
import { explore as exploreTexts } from '../i18n/topics/explore';

/** A length of time that is only known roughly: seconds by fives, minutes by halves. */
export function timeText(milliseconds: number, language: Language): string {
  const words = exploreTexts[language].time;
  const seconds = milliseconds / 1000;
  if (!(seconds >= 2)) return words.moment;
  const number = (value: number) => intl(language, { maximumFractionDigits: 1 }).format(value);
  if (seconds < 10) return words.seconds(number(Math.round(seconds)));
  if (seconds < 90) return words.seconds(number(5 * Math.ceil(seconds / 5)));
  return words.minutes(number(Math.ceil(seconds / 30) / 2));
}
