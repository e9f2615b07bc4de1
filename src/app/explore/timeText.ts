import { intl } from '../charts/locale';
import type { Language, Messages } from '../i18n/catalogues';

/** A length of time that is only known roughly: seconds by fives, minutes by halves. */
export function timeText(milliseconds: number, { explore }: Messages, language: Language): string {
  const seconds = milliseconds / 1000;
  if (!(seconds >= 2)) return explore.time.moment;
  const number = (value: number) => intl(language, { maximumFractionDigits: 1 }).format(value);
  if (seconds < 10) return explore.time.seconds(number(Math.round(seconds)));
  if (seconds < 90) return explore.time.seconds(number(5 * Math.ceil(seconds / 5)));
  return explore.time.minutes(number(Math.ceil(seconds / 30) / 2));
}
